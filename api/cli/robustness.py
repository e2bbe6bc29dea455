"""`paamaja robustness`: how often a plan holds when hosts fail, visits are late, roads slow."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

import typer

from api.cli.board import Board, view_of
from api.cli.exits import ExitCode
from api.cli.inputs import judged, result_in
from api.cli.robustness_view import RobustnessView
from api.cli.running import Disagreement, Tell, agreement, first_interrupt_stops, watched
from api.cli.screen import console, print_findings, print_itinerary
from api.cli.writing import require_writable, write_whole
from optimizer.check import check
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult
from scenarios.robustness import (
    SHIPPED,
    Disturbances,
    Ground,
    News,
    Robustness,
    Settings,
    SweepLost,
    disturbances_in,
    prepared,
    processes,
    sweep,
)
from scenarios.robustness.chart import robustness_chart
from scenarios.robustness.text import robustness_csv, robustness_text


@dataclass(frozen=True)
class Request:
    """Which plan is disturbed, how, and how often."""

    problem: Path
    result: Path
    catalogue: Path | None
    disturbances: Path | None
    settings: Settings
    jobs: int
    out: Path | None
    as_json: bool
    language: str
    parameters: SolveParameters


def run_robustness(request: Request) -> ExitCode:
    """Sweeps, prints and writes; returns the code to exit with."""
    require_writable(request.out)
    problem, findings = judged(request.problem, request.catalogue)
    result, faults = result_in(request.result)
    findings += faults
    chances = None
    if problem is not None:
        chances, more = disturbances_in(request.disturbances or SHIPPED, problem)
        findings += more
    if findings:
        print_findings(findings, errors=True)
    if problem is None or result is None or chances is None:
        return ExitCode.BAD_INPUT
    if result.itinerary is None:
        typer.echo("The result has no itinerary: there is nothing to be disturbed.", err=True)
        return ExitCode.BAD_INPUT
    broken = check(problem, result.itinerary)
    if broken:
        typer.echo(
            f"The itinerary breaks {len(broken)} rules of this problem: plan it again first "
            "(paamaja check lists them).",
            err=True,
        )
        return ExitCode.NOT_KEPT
    with first_interrupt_stops() as stop:
        try:
            found = _swept(request, problem, result, result.itinerary, chances, stop)
        except SweepLost as error:
            typer.echo(f"The sweep ended early: {error}.", err=True)
            return ExitCode.UNEXPECTED
        except Disagreement as error:
            typer.echo(
                f"The checker does not accept the solver's plan: {error}. "
                f"The instance is saved in {error.saved}; please report it.",
                err=True,
            )
            return ExitCode.CHECKER_DISAGREES
        _hand_over(request, problem, found)
        return ExitCode.INTERRUPTED if stop.is_set() else ExitCode.DONE


def _swept(
    request: Request,
    problem: Problem,
    result: SolveResult,
    plan: Itinerary,
    chances: Disturbances,
    stop: threading.Event,
) -> Robustness:
    def work(tell: Tell) -> Ground:
        return prepared(problem, result, request.parameters, on_progress=tell, stop=stop)

    ground = watched(work, stop, view_of(console(errors=True), Board(request.language)))
    view = RobustnessView(console(errors=True), request.settings.draws, request.language)

    def hear(news: News) -> None:
        view.is_stopping = stop.is_set()
        view.take(news)

    with view, agreement(), processes(ground, request.jobs) as steps:
        return sweep(problem, plan, chances, request.settings, steps, stop, on_news=hear)


def _hand_over(request: Request, problem: Problem, found: Robustness) -> None:
    """Writes the files and prints; a full disk does not keep what was found from the screen."""
    text = robustness_text(problem, found, request.language)
    try:
        if request.out is not None:
            write_whole(
                request.out,
                {
                    "robustness.txt": text,
                    "robustness.json": found.model_dump_json(indent=2) + "\n",
                    "robustness.csv": robustness_csv(found),
                    "robustness.svg": robustness_chart(problem, found, "svg", request.language),
                    "robustness.png": robustness_chart(problem, found, "png", request.language),
                },
            )
    finally:
        if request.as_json:
            typer.echo(found.model_dump_json(indent=2))
        else:
            print_itinerary(text)
    if request.out is not None:
        typer.echo(f"Written: {request.out}/robustness.txt, .json, .csv, .svg, .png", err=True)
