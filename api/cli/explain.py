"""`paamaja explain`: why wishes were left out, why nothing is possible, and what would help."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

import typer

from api.cli.board import Board, view_of
from api.cli.exits import ExitCode
from api.cli.inputs import judged, result_in
from api.cli.running import Disagreement, Tell, first_interrupt_stops, watched
from api.cli.screen import console, print_findings, print_itinerary
from optimizer.check import unmet_wishes
from optimizer.domain.explanations import Explanation
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult, Verdict
from optimizer.report import explanation_text, verdict_sentence

_CODES = {
    Verdict.OPTIMAL: ExitCode.DONE,
    Verdict.FEASIBLE: ExitCode.DONE,
    Verdict.INFEASIBLE: ExitCode.IMPOSSIBLE,
    Verdict.UNKNOWN: ExitCode.NOTHING_FOUND,
}


@dataclass(frozen=True)
class Request:
    """What is to be explained; without a result the wishes are planned first."""

    wishes: Path
    result: Path | None
    catalogue: Path | None
    unmet: tuple[str, ...]
    visits: tuple[str, ...]
    as_json: bool
    language: str
    parameters: SolveParameters


class Unanswerable(Exception):
    """What was asked about is not there."""


def run_explain(request: Request) -> ExitCode:
    """Explains and prints; returns the code to exit with."""
    problem, findings = judged(request.wishes, request.catalogue)
    result, faults = result_in(request.result) if request.result is not None else (None, ())
    findings += faults
    if findings:
        print_findings(findings, errors=True)
    if problem is None or faults:
        return ExitCode.BAD_INPUT
    if result is not None and result.provenance.problem_hash != problem.content_hash:
        typer.echo("The result was made for another version of the problem: plan again.", err=True)
        return ExitCode.BAD_INPUT
    view = view_of(console(errors=True), Board(request.language))
    with first_interrupt_stops() as stop:
        try:
            planned, explanation = watched(
                lambda tell: _explained(request, problem, result, stop, tell), stop, view
            )
        except Unanswerable as error:
            typer.echo(str(error), err=True)
            return ExitCode.BAD_INPUT
        except Disagreement as error:
            typer.echo(
                f"The checker does not accept the solver's plan: {error}. "
                f"The instance is saved in {error.saved}; please report it.",
                err=True,
            )
            return ExitCode.CHECKER_DISAGREES
        _show(request, problem, planned, explanation)
        return ExitCode.INTERRUPTED if stop.is_set() else _CODES[planned.verdict]


def _explained(
    request: Request,
    problem: Problem,
    result: SolveResult | None,
    stop: threading.Event,
    tell: Tell,
) -> tuple[SolveResult, Explanation]:
    from optimizer.explain import Inquiry, explain
    from optimizer.optimise import solve

    _require_known(problem, request)
    if result is None:
        result = solve(problem, request.parameters, on_progress=tell, stop=stop)
    _require_open(problem, result, request)
    inquiry = Inquiry(request.parameters, tell, stop)
    # Asked about visits alone, nothing is said of wishes that nobody asked about.
    wishes = request.unmet if request.unmet or request.visits else None
    return result, explain(problem, result, inquiry, wishes, request.visits)


def _require_known(problem: Problem, request: Request) -> None:
    """Refuses ids that do not exist before any work is done for them."""
    known = {wish.id for wish in problem.wishes.wishes}
    sessions = {session.id for session in problem.catalogue.sessions}
    for key in request.unmet:
        if key not in known:
            raise Unanswerable(f"There is no wish '{key}'. Wishes: {', '.join(sorted(known))}.")
    for key in request.visits:
        if key not in sessions:
            raise Unanswerable(f"There is no session '{key}' in the catalogue.")


def _require_open(problem: Problem, result: SolveResult, request: Request) -> None:
    """Refuses to explain what is not so: a wish that is met, a visit that is not planned."""
    if result.itinerary is None:
        if request.unmet or request.visits:
            raise Unanswerable("There is no plan to explain: leave --wish and --visit out.")
        return
    unmet = unmet_wishes(problem, result.itinerary)
    for key in request.unmet:
        if key not in unmet:
            raise Unanswerable(
                f"The wish '{key}' is not left out. Left out: {', '.join(unmet) or 'none'}."
            )
    planned = {key for _, visit in result.itinerary.visits for key in visit.sessions}
    for key in request.visits:
        if key not in planned:
            raise Unanswerable(
                f"The session '{key}' is not in the plan. Planned: {', '.join(sorted(planned))}."
            )


def _show(
    request: Request, problem: Problem, result: SolveResult, explanation: Explanation
) -> None:
    if request.as_json:
        typer.echo(explanation.model_dump_json(indent=2, by_alias=True))
        return
    sentence = verdict_sentence(result, request.language)
    print_itinerary(f"{sentence}\n\n{explanation_text(problem, explanation, request.language)}")
