"""`paamaja plan`: wishes in, the best itinerary out, and how good it is."""

from __future__ import annotations

import datetime as dt
import threading
from dataclasses import dataclass
from pathlib import Path

import typer

from api.cli.board import Board, view_of
from api.cli.exits import ExitCode
from api.cli.inputs import judged, problem_text, result_in
from api.cli.published import with_programme
from api.cli.running import Disagreement, Tell, first_interrupt_stops, solve_watched, watched
from api.cli.screen import console, print_findings, print_itinerary
from api.cli.writing import require_writable, write_whole
from optimizer.domain.changes import PlanningOrder
from optimizer.domain.explanations import Explanation
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult, Verdict
from optimizer.report import alternative_text, explanation_text, itinerary_json, itinerary_text

CODES = {
    Verdict.OPTIMAL: ExitCode.DONE,
    Verdict.FEASIBLE: ExitCode.DONE,
    Verdict.INFEASIBLE: ExitCode.IMPOSSIBLE,
    Verdict.UNKNOWN: ExitCode.NOTHING_FOUND,
}


@dataclass(frozen=True)
class Request:
    """What is asked of one planning run."""

    wishes: Path
    catalogue: Path | None
    out: Path | None
    as_json: bool
    language: str
    parameters: SolveParameters
    start: Path | None = None
    bookings: Path | None = None
    programme: Path | None = None
    frozen: dt.datetime | None = None
    order: PlanningOrder | None = None
    why_seconds: float | None = None


def run_plan(request: Request) -> ExitCode:
    """Plans, prints and writes; returns the code to exit with."""
    require_writable(request.out)
    if (request.programme is None) != (request.frozen is None):
        raise typer.BadParameter("give both, or neither.", param_hint="--programme, --frozen-until")
    if request.order is not None and request.programme is None:
        raise typer.BadParameter("there is no --programme to keep to.", param_hint="--order")
    if request.why_seconds is not None and request.as_json:
        message = "reasons are text here; as JSON they come from: paamaja explain --format json."
        raise typer.BadParameter(message, param_hint="--why")
    problem, findings = judged(request.wishes, request.catalogue, request.bookings)
    start, faults = result_in(request.start) if request.start is not None else (None, ())
    findings += faults
    if problem and request.programme and request.frozen:
        problem, more = with_programme(problem, request.programme, request.frozen, request.order)
        findings += more
    if findings:
        print_findings(findings, errors=True)
    if problem is None or faults:
        return ExitCode.BAD_INPUT
    with first_interrupt_stops() as stop:
        try:
            result, explanation = _watched(request, problem, start, stop)
        except Disagreement as error:
            typer.echo(
                f"The checker does not accept the solver's plan: {error}. "
                f"The instance is saved in {error.saved}; please report it.",
                err=True,
            )
            return ExitCode.CHECKER_DISAGREES
        _hand_over(request, problem, result, explanation)
        return ExitCode.INTERRUPTED if stop.is_set() else CODES[result.verdict]


def _watched(
    request: Request, problem: Problem, start: SolveResult | None, stop: threading.Event
) -> tuple[SolveResult, Explanation | None]:
    """The plan, and why what is not in it is not, if that is asked; both shown as they go."""
    parameters = request.parameters
    if request.out is not None:
        folder = str(request.out / "disagreements")
        parameters = parameters.model_copy(update={"dump_folder": folder})
    view = view_of(console(errors=True), Board(request.language))
    if request.why_seconds is None:
        return solve_watched(problem, parameters, start, stop, view), None
    asked = parameters.model_copy(update={"time_limit_seconds": request.why_seconds})

    def planned_and_explained(tell: Tell) -> tuple[SolveResult, Explanation]:
        from optimizer.explain import Inquiry, explain
        from optimizer.optimise import solve

        result = solve(problem, parameters, start=start, on_progress=tell, stop=stop)
        return result, explain(problem, result, Inquiry(asked, tell, stop))

    return watched(planned_and_explained, stop, view)


def _hand_over(
    request: Request, problem: Problem, result: SolveResult, explanation: Explanation | None
) -> None:
    """Writes the files and prints; a full disk does not keep what was found from the screen."""
    text = _text(request, problem, result, explanation)
    try:
        if request.out is not None:
            _write(request.out, request.language, problem, result, text)
    finally:
        if request.as_json:
            typer.echo(itinerary_json(result))
        else:
            print_itinerary(text)
    if request.out is not None:
        typer.echo(f"Written: {request.out}/itinerary.txt, result.json, problem.json", err=True)


def _text(
    request: Request, problem: Problem, result: SolveResult, explanation: Explanation | None
) -> str:
    """The itinerary with the reasons in its place; those of what is impossible follow it."""
    language = request.language
    if explanation is None:
        return itinerary_text(problem, result, language)
    text = itinerary_text(problem, result, language, explanation.left_out)
    if explanation.impossible is None:
        return text
    return f"{text}\n{explanation_text(problem, explanation, language)}"


def _write(out: Path, language: str, problem: Problem, result: SolveResult, text: str) -> None:
    others = [
        alternative_text(problem, other, language)
        for other in result.alternatives
        if other.itinerary is not None
    ]
    write_whole(
        out,
        {
            "problem.json": problem_text(problem),
            "result.json": itinerary_json(result) + "\n",
            "itinerary.txt": "\n\n".join([text, *others]),
        },
    )
