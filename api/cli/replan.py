"""`paamaja replan`: a programme and what happened in, the plan with the fewest changes out."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import typer

from api.cli.board import Board, view_of
from api.cli.exits import ExitCode
from api.cli.inputs import judged, problem_text, result_in
from api.cli.plan import CODES
from api.cli.published import moment
from api.cli.running import Disagreement, Tell, first_interrupt_stops, watched
from api.cli.screen import console, print_findings, print_itinerary
from api.cli.writing import require_writable, write_whole
from optimizer.domain.changes import FreezeLevel, PlanningOrder
from optimizer.domain.findings import Finding
from optimizer.domain.programme import LevelFrom, PublishedProgramme
from optimizer.domain.progress import SolveParameters
from optimizer.report import itinerary_json, itinerary_text
from scenarios.replanning import (
    Asked,
    Given,
    Happenings,
    Replan,
    answered,
    away,
    broken_down,
    cancelled,
    guests,
    overlays_in,
    prepared,
    programme_of,
    replan,
)
from scenarios.replanning.text import replan_text


@dataclass(frozen=True)
class Request:
    """Which programme is planned anew, from when, and what happened to it."""

    problem: Path
    result: Path
    catalogue: Path | None
    at: dt.datetime
    away: tuple[str, ...]
    cancelled: tuple[str, ...]
    broken: tuple[str, ...]
    guests: int | None
    overlays: Path | None
    essential: tuple[str, ...]
    levels: tuple[str, ...]
    order: str
    planned_on: dt.date | None
    with_scratch: bool
    out: Path | None
    as_json: bool
    language: str
    parameters: SolveParameters


def run_replan(request: Request) -> ExitCode:
    """Plans anew, prints and writes; returns the code to exit with."""
    require_writable(request.out)
    given, findings = _given(request)
    if findings:
        print_findings(findings, errors=True)
    if given is None:
        return ExitCode.BAD_INPUT
    with first_interrupt_stops() as stop:
        try:
            found = _watched(request, given, stop)
        except Disagreement as error:
            typer.echo(
                f"The checker does not accept the solver's plan: {error}. "
                f"The instance is saved in {error.saved}; please report it.",
                err=True,
            )
            return ExitCode.CHECKER_DISAGREES
        _hand_over(request, given, found)
        return ExitCode.INTERRUPTED if stop.is_set() else CODES[found.plan.verdict]


def _given(request: Request) -> tuple[Given | None, tuple[Finding, ...]]:
    """The problem with the programme and what happened; None with findings."""
    problem, findings = judged(request.problem, request.catalogue)
    result, faults = result_in(request.result)
    findings += faults
    if problem is None or result is None:
        return None, findings
    if result.itinerary is None:
        raise typer.BadParameter("it has no itinerary to plan anew.", param_hint="RESULT")
    ticks = problem.rules.ticks_per_minute
    happened: Happenings | None = ()
    if request.overlays is not None:
        happened, more = overlays_in(request.overlays, ticks)
        findings += more
    asked = Asked(
        date=request.at.date(),
        minute=_minute(request.at, ticks),
        levels=tuple(_level(text, ticks) for text in request.levels),
        order=PlanningOrder(request.order),
        planned_on=request.planned_on,
    )
    if happened is None:
        return None, findings
    named = _named(request, programme_of(problem, result, asked))
    given, more = prepared(problem, result, asked, (*named, *happened))
    return given, (*findings, *more)


def _named(request: Request, programme: PublishedProgramme) -> Happenings:
    """What the options say happened."""
    essential = request.essential
    if essential and not (request.away or request.cancelled or request.broken):
        raise typer.BadParameter(
            "nothing is taken away that could release a wish; in a file say it in the overlay.",
            param_hint="--essential",
        )
    found = []
    for text in request.away:
        key, date = _dated(text, "--partner-away")
        found.append(away(programme, key, date, essential))
    found += [cancelled(programme, key, essential) for key in request.cancelled]
    for text in request.broken:
        key, date = _dated(text, "--vehicle-broken")
        found.append(broken_down(programme, key, date, essential))
    if request.guests == 0:
        raise typer.BadParameter(
            "no more and no fewer changes nothing: write +2 or -1, or leave it out.",
            param_hint="--guests",
        )
    if request.guests is not None:
        found.append(guests(request.guests))
    return tuple(found)


def _dated(text: str, option: str) -> tuple[str, dt.date | None]:
    """A name, or a name on a date: `xamk@2027-05-12`."""
    key, _, when = text.partition("@")
    try:
        return key, dt.date.fromisoformat(when) if when else None
    except ValueError:
        raise typer.BadParameter(
            f"write it as {key or 'name'} or {key or 'name'}@2027-05-12.", param_hint=option
        ) from None


def _level(text: str, ticks: int) -> LevelFrom:
    """A freeze level from a moment on: `times-may-move@2027-05-12T08:00`."""
    name, _, when = text.partition("@")
    known = [level.value for level in FreezeLevel]
    if name not in known or not when:
        raise typer.BadParameter(
            f"write it as LEVEL@2027-05-12T08:00 with one of {', '.join(known)}.",
            param_hint="--freeze",
        )
    since = moment(when)
    assert since is not None
    return LevelFrom(date=since.date(), minute=_minute(since, ticks), level=FreezeLevel(name))


def _minute(moment: dt.datetime, ticks: int) -> int:
    return (moment.hour * 60 + moment.minute) * ticks


def _watched(request: Request, given: Given, stop: threading.Event) -> Replan:
    parameters = request.parameters
    if request.out is not None:
        folder = str(request.out / "disagreements")
        parameters = parameters.model_copy(update={"dump_folder": folder})

    def work(tell: Tell) -> Replan:
        return replan(
            given, parameters, with_scratch=request.with_scratch, on_progress=tell, stop=stop
        )

    view = view_of(console(errors=True), Board(request.language))
    plan: Callable[[Tell], Replan] = work
    return watched(plan, stop, view)


def _hand_over(request: Request, given: Given, found: Replan) -> None:
    """Writes the files and prints; a full disk does not keep what was found from the screen."""
    text = replan_text(given, found, request.language)
    as_json, problem = found.model_dump_json(indent=2), answered(given, found)
    try:
        if request.out is not None:
            write_whole(
                request.out,
                {
                    "problem.json": problem_text(problem),
                    "result.json": itinerary_json(found.plan) + "\n",
                    "itinerary.txt": itinerary_text(problem, found.plan, request.language),
                    "replan.txt": text,
                    "replan.json": as_json + "\n",
                },
            )
    finally:
        if request.as_json:
            typer.echo(as_json)
        else:
            print_itinerary(text)
    if request.out is not None:
        files = "replan.txt, replan.json, itinerary.txt, result.json, problem.json"
        typer.echo(f"Written: {request.out}/{files}", err=True)
