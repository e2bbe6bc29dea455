"""`paamaja packages design`: the few packages that serve given customers best."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import typer

from api.cli.board import Board, view_of
from api.cli.exits import ExitCode
from api.cli.inputs import json_findings, shipped_catalogues
from api.cli.running import Disagreement, Tell, first_interrupt_stops, watched
from api.cli.screen import console, print_findings, print_itinerary
from api.cli.writing import require_writable, write_whole
from optimizer.domain.catalogue import Catalogue
from optimizer.domain.documents import read_catalogue
from optimizer.domain.findings import Finding, InvalidInput
from optimizer.domain.progress import SolveParameters
from scenarios.designing import Design, SegmentsRead, segments_in
from scenarios.designing.reading import SHIPPED
from scenarios.designing.text import design_text


@dataclass(frozen=True)
class Request:
    """For whom how many packages are designed, and where the answer goes."""

    segments: Path | None
    catalogue: str
    count: int
    out: Path | None
    as_json: bool
    language: str
    parameters: SolveParameters


def run_design(request: Request) -> ExitCode:
    """Designs, prints and writes; returns the code to exit with."""
    from scenarios.designing.designing import Stopped

    require_writable(request.out)
    given, findings = _given(request)
    if findings:
        print_findings(findings, errors=True)
    if given is None:
        if request.as_json:
            told = {"findings": json_findings(findings)}
            typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return ExitCode.BAD_INPUT
    try:
        found = _designed(request, given)
    except Stopped:
        typer.echo("Interrupted before anything could be chosen.", err=True)
        return ExitCode.INTERRUPTED
    except Disagreement as error:
        typer.echo(
            f"The checker does not accept the solver's plan: {error}. "
            f"The instance is saved in {error.saved}; please report it.",
            err=True,
        )
        return ExitCode.CHECKER_DISAGREES
    _hand_over(request, given, found)
    return ExitCode.DONE


def _given(request: Request) -> tuple[SegmentsRead | None, tuple[Finding, ...]]:
    path = shipped_catalogues().get(request.catalogue) or Path(request.catalogue)
    try:
        catalogue: Catalogue = read_catalogue(path)
    except InvalidInput as bad:
        return None, bad.findings
    return segments_in(request.segments or SHIPPED, catalogue)


def _designed(request: Request, given: SegmentsRead) -> Design:
    parameters = request.parameters
    if request.out is not None:
        folder = str(request.out / "disagreements")
        parameters = parameters.model_copy(update={"dump_folder": folder})
    with first_interrupt_stops() as stop:

        def work(tell: Tell) -> Design:
            # Here and not above: the solver takes seconds to import.
            from scenarios.designing.designing import design

            return design(given, request.count, parameters, on_progress=tell, stop=stop)

        view = view_of(console(errors=True), Board(request.language))
        return watched(work, stop, view)


def _hand_over(request: Request, given: SegmentsRead, found: Design) -> None:
    """Writes the files and prints; a full disk does not keep what was found from the screen."""
    text = design_text(found, given.file, given.catalogue, request.language)
    as_json = found.model_dump_json(indent=2)
    try:
        if request.out is not None:
            write_whole(request.out, {"design.txt": text, "design.json": as_json + "\n"})
    finally:
        if request.as_json:
            typer.echo(as_json)
        else:
            print_itinerary(text)
    if request.out is not None:
        typer.echo(f"Written: {request.out}/design.txt, design.json", err=True)
