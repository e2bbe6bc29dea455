"""`paamaja tentative`: what it costs if a partner that has not confirmed says no."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import typer

from api.cli.board import Board, view_of
from api.cli.exits import ExitCode
from api.cli.inputs import judged, result_in
from api.cli.running import Disagreement, Tell, first_interrupt_stops, watched
from api.cli.screen import console, print_findings, print_itinerary
from optimizer.check import check
from optimizer.domain.progress import SolveParameters
from optimizer.domain.tentative import TentativePlan
from optimizer.report.tentative import tentative_text


@dataclass(frozen=True)
class Request:
    """Which plan is looked at, and how."""

    problem: Path
    result: Path
    catalogue: Path | None
    only_asked: bool
    as_json: bool
    language: str
    parameters: SolveParameters


def run_tentative(request: Request) -> ExitCode:
    """Plans every refusal and prints what it costs; returns the code to exit with."""
    problem, findings = judged(request.problem, request.catalogue)
    result, faults = result_in(request.result)
    findings += faults
    if findings:
        print_findings(findings, errors=True)
    if problem is None or result is None:
        return ExitCode.BAD_INPUT
    if result.itinerary is None:
        typer.echo("The result has no itinerary: there is nothing to be refused.", err=True)
        return ExitCode.BAD_INPUT
    broken = check(problem, result.itinerary)
    if broken:
        typer.echo(
            f"The itinerary breaks {len(broken)} rules of this problem: plan it again first "
            "(paamaja check lists them).",
            err=True,
        )
        return ExitCode.NOT_KEPT
    planned = result

    with first_interrupt_stops() as stop:

        def work(tell: Tell) -> TentativePlan:
            from optimizer.optimise.tentative import tentative

            return tentative(
                problem,
                planned,
                request.parameters,
                only_asked=request.only_asked,
                on_progress=tell,
                stop=stop,
            )

        try:
            found = watched(work, stop, view_of(console(errors=True), Board(request.language)))
        except Disagreement as error:
            typer.echo(
                f"The checker does not accept the solver's plan: {error}. "
                f"The instance is saved in {error.saved}; please report it.",
                err=True,
            )
            return ExitCode.CHECKER_DISAGREES
        if request.as_json:
            typer.echo(found.model_dump_json(indent=2))
        else:
            print_itinerary(tentative_text(problem, found, request.language))
        return ExitCode.INTERRUPTED if stop.is_set() else ExitCode.DONE
