"""`paamaja visits`: visits run through, each from wishes to report, each learning from the last."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass
from pathlib import Path

import typer

from api.cli.board import Board, view_of
from api.cli.exits import ExitCode
from api.cli.inputs import json_findings, problem_text
from api.cli.plan import CODES
from api.cli.running import Disagreement, Tell, first_interrupt_stops, watched
from api.cli.screen import console, print_findings, print_itinerary
from api.cli.writing import require_writable, write_whole
from optimizer.domain.findings import Finding, InvalidInput
from optimizer.domain.progress import SolveParameters
from optimizer.domain.writing import written
from optimizer.report import itinerary_json, itinerary_text
from scenarios.learning.telling import learning_html, learning_pdf, learning_text
from scenarios.network import network_of, part_of_report
from scenarios.replanning.text import replan_text
from scenarios.visits import SeriesRead, Version, VisitHeld, series_in
from scenarios.visits.text import series_text, visits_told


@dataclass(frozen=True)
class Request:
    """Which series is run, and where its files go."""

    file: Path
    out: Path | None
    as_json: bool
    language: str
    parameters: SolveParameters


def run_visits(request: Request) -> ExitCode:
    """Runs, prints and writes; returns the code to exit with."""
    from scenarios.visits.running import NoProgramme

    require_writable(request.out)
    series, findings = series_in(request.file)
    if findings:
        print_findings(findings, errors=True)
    if series is None:
        return _bad_input(findings, request)
    held: list[VisitHeld] = []
    code = ExitCode.DONE
    with first_interrupt_stops() as stop:
        try:
            _run(request, series, held, stop)
        except InvalidInput as bad:
            print_findings(bad.findings, errors=True)
            return _bad_input(bad.findings, request)
        except NoProgramme as none:
            typer.echo(f"No programme for {none.visit}, version {none.version}.", err=True)
            code = CODES[none.result.verdict]
        except Disagreement as error:
            typer.echo(
                f"The checker does not accept the solver's plan: {error}. "
                f"The instance is saved in {error.saved}; please report it.",
                err=True,
            )
            return ExitCode.CHECKER_DISAGREES
        _hand_over(request, series, held)
        return ExitCode.INTERRUPTED if stop.is_set() else code


def _run(
    request: Request, series: SeriesRead, held: list[VisitHeld], stop: threading.Event
) -> None:
    """Runs the series; each visit is written as soon as it was held, and kept in `held`."""
    from scenarios.visits.running import run_series

    parameters = request.parameters
    if request.out is not None:
        folder = str(request.out / "disagreements")
        parameters = parameters.model_copy(update={"dump_folder": folder})

    def work(tell: Tell) -> None:
        for visit in run_series(series, parameters, on_progress=tell, stop=stop):
            held.append(visit)
            if request.out is not None:
                _write(request.out, visit, request.language)

    watched(work, stop, view_of(console(errors=True), Board(request.language)))


def _write(out: Path, held: VisitHeld, language: str) -> None:
    """The files of a visit: its versions, its catalogue and its report."""
    folder = out / held.visit.id
    catalogue = held.versions[0].problem.catalogue
    report = held.report
    write_whole(
        folder,
        {
            "catalogue.json": json.dumps(written(catalogue), indent=1, ensure_ascii=False) + "\n",
            "report.txt": learning_text(report, language),
            "report.html": learning_html(report, language),
            "report.pdf": learning_pdf(report, language),
            "report.json": report.model_dump_json(indent=2) + "\n",
        },
    )
    for version in held.versions:
        write_whole(folder / f"version-{version.number}", _of_version(version, language))


def _of_version(version: Version, language: str) -> dict[str, str | bytes]:
    texts: dict[str, str | bytes] = {
        "problem.json": problem_text(version.problem),
        "result.json": itinerary_json(version.result) + "\n",
        "itinerary.txt": itinerary_text(version.problem, version.result, language),
    }
    if version.given is not None and version.replan is not None:
        texts["replan.txt"] = replan_text(version.given, version.replan, language)
        texts["replan.json"] = version.replan.model_dump_json(indent=2) + "\n"
    return texts


def _hand_over(request: Request, series: SeriesRead, held: list[VisitHeld]) -> None:
    """Prints the story, and writes it; a full disk does not keep it from the screen."""
    network = network_of([part_of_report(one.report) for one in held], series.catalogue)
    text = series_text(series.series, held, network, request.language)
    told = json.dumps(visits_told(held, network), ensure_ascii=False, indent=2)
    try:
        if request.out is not None:
            write_whole(request.out, {"visits.txt": text, "visits.json": told + "\n"})
    finally:
        if request.as_json:
            typer.echo(told)
        else:
            print_itinerary(text)
    if request.out is not None:
        typer.echo(f"Written: {request.out}/visits.txt and a folder for each visit", err=True)


def _bad_input(findings: tuple[Finding, ...], request: Request) -> ExitCode:
    if request.as_json:
        told = {"findings": json_findings(findings)}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
    return ExitCode.BAD_INPUT
