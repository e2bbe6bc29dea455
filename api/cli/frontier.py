"""`paamaja frontier`: points against cost, as a table, a plot and files."""

from __future__ import annotations

import csv
import io
import threading
from dataclasses import dataclass
from pathlib import Path

import typer

from api.cli.board import Board, view_of
from api.cli.exits import ExitCode
from api.cli.inputs import judged, result_in
from api.cli.running import Disagreement, Tell, first_interrupt_stops, watched
from api.cli.screen import console, print_findings, print_itinerary
from api.cli.writing import require_writable, write_whole
from optimizer.domain.explanations import Frontier
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult
from optimizer.report import frontier_rows, frontier_text

DAYS_SHARE = 0.3
"""Of the time, what the numbers of days may take where they are asked for."""


@dataclass(frozen=True)
class Request:
    """What is asked of one frontier."""

    wishes: Path
    result: Path | None
    catalogue: Path | None
    with_days: bool
    out: Path | None
    as_json: bool
    language: str
    parameters: SolveParameters


def run_frontier(request: Request) -> ExitCode:
    """Finds, prints and writes the frontier; returns the code to exit with."""
    require_writable(request.out)
    problem, findings = judged(request.wishes, request.catalogue)
    start, faults = result_in(request.result) if request.result is not None else (None, ())
    findings += faults
    if findings:
        print_findings(findings, errors=True)
    if problem is None or faults:
        return ExitCode.BAD_INPUT
    view = view_of(console(errors=True), Board(request.language))
    with first_interrupt_stops() as stop:
        try:
            found = watched(lambda tell: _found(request, problem, start, stop, tell), stop, view)
        except Disagreement as error:
            typer.echo(
                f"The checker does not accept the solver's plan: {error}. "
                f"The instance is saved in {error.saved}; please report it.",
                err=True,
            )
            return ExitCode.CHECKER_DISAGREES
        _hand_over(request, problem, found)
        if stop.is_set():
            return ExitCode.INTERRUPTED
        if found.points:
            return ExitCode.DONE
        return ExitCode.IMPOSSIBLE if found.is_complete else ExitCode.NOTHING_FOUND


def _found(
    request: Request,
    problem: Problem,
    start: SolveResult | None,
    stop: threading.Event,
    tell: Tell,
) -> Frontier:
    from optimizer.explain import Inquiry, by_days, frontier

    whole = request.parameters.time_limit_seconds
    share = DAYS_SHARE if request.with_days else 0.0

    def inquiry(seconds: float) -> Inquiry:
        limit = {"time_limit_seconds": seconds}
        return Inquiry(request.parameters.model_copy(update=limit), tell, stop)

    found = frontier(problem, inquiry(whole * (1 - share)), start)
    if not request.with_days:
        return found
    lengths = by_days(problem, inquiry(whole * share), start)
    return found.model_copy(update={"by_days": lengths.by_days})


def _hand_over(request: Request, problem: Problem, found: Frontier) -> None:
    """Writes the files and prints; a full disk does not keep what was found from the screen."""
    try:
        if request.out is not None:
            write_whole(request.out, _files(request, problem, found))
    finally:
        if request.as_json:
            typer.echo(found.model_dump_json(indent=2))
        else:
            print_itinerary(frontier_text(found, request.language))
    if request.out is not None:
        names = ", ".join(_files_written(found))
        typer.echo(f"Written: {request.out}: {names}", err=True)


def _files_written(found: Frontier) -> tuple[str, ...]:
    plots = ("frontier.svg", "frontier.png") if found.points else ()
    return ("frontier.csv", "frontier.json", *plots)


def _files(request: Request, problem: Problem, found: Frontier) -> dict[str, str | bytes]:
    from optimizer.report.frontier_plot import frontier_plot

    table = io.StringIO()
    csv.writer(table, lineterminator="\n").writerows(frontier_rows(found))
    files: dict[str, str | bytes] = {
        "frontier.csv": table.getvalue(),
        "frontier.json": found.model_dump_json(indent=2) + "\n",
    }
    for name in _files_written(found)[2:]:
        kind = name.rsplit(".", 1)[1]
        files[name] = frontier_plot(problem, found, kind, request.language)
    return files
