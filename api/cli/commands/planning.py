"""Commands that plan: the best itinerary, why it is the best, what points and refusals cost."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.crash import guarded
from api.cli.options import (
    BookingsFile,
    CatalogueFile,
    ChangesOrder,
    Format,
    Language,
    OutputFormat,
    ProblemFile,
    Seed,
    TextLanguage,
    TimeLimit,
    TimeLimitForEach,
    WishesFile,
    Workers,
)


def plan(
    wishes: WishesFile,
    catalogue: CatalogueFile = None,
    bookings: BookingsFile = None,
    time_limit: TimeLimit = 180.0,
    workers: Workers = 2,
    alternatives: Annotated[
        int, typer.Option(min=0, max=9, metavar="K", help="Good itineraries to offer, in all.")
    ] = 0,
    seed: Seed = 0,
    start: Annotated[
        Path | None,
        typer.Option(
            metavar="RESULT",
            help="A result.json to begin with, of this or another version of the problem: "
            "what is still feasible of it is there at once.",
        ),
    ] = None,
    programme: Annotated[
        Path | None,
        typer.Option(metavar="RESULT", help="The itinerary that was published, to plan anew."),
    ] = None,
    frozen_until: Annotated[
        str | None,
        typer.Option(
            metavar="MOMENT",
            help="2027-05-12T14:00: what of the programme began before stays as it was.",
        ),
    ] = None,
    order: Annotated[
        ChangesOrder | None,
        typer.Option(
            help="With --programme: few changes before points, which is usual, or points first."
        ),
    ] = None,
    why: Annotated[
        float | None,
        typer.Option(
            min=0.1,
            max=86_400,
            metavar="SECONDS",
            help="Afterwards, within so many seconds: why each wish left out is not in the plan "
            "and what it would cost, or why nothing is possible.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="Write itinerary.txt, result.json and problem.json here."
        ),
    ] = None,
    output: Format = OutputFormat.TEXT,
    language: Language = TextLanguage.EN,
) -> None:
    """Plan the best itinerary. Ctrl-C stops and keeps the best so far; a second one ends at once.

    WISHES may also be a problem.json that an earlier run has written.
    """
    with guarded(out):
        from api.cli.plan import Request, run_plan
        from api.cli.published import moment
        from optimizer.domain.changes import PlanningOrder
        from optimizer.domain.progress import SolveParameters

        parameters = SolveParameters(
            time_limit_seconds=time_limit, workers=workers, seed=seed, alternatives=alternatives
        )
        as_json = output is OutputFormat.JSON
        frozen = moment(frozen_until)
        request = Request(
            wishes,
            catalogue,
            out,
            as_json,
            language.value,
            parameters,
            start,
            bookings,
            programme,
            frozen,
            PlanningOrder(order.value) if order else None,
            why,
        )
        raise typer.Exit(run_plan(request))


def explain(
    wishes: WishesFile,
    result: Annotated[
        Path | None,
        typer.Argument(
            metavar="RESULT",
            help="The result.json to explain. Otherwise the wishes are planned first, "
            "in at most as many seconds again.",
        ),
    ] = None,
    catalogue: CatalogueFile = None,
    wish: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="An unmet wish to explain; may be repeated."),
    ] = None,
    visit: Annotated[
        list[str] | None,
        typer.Option(metavar="SESSION", help="A planned session to explain; may be repeated."),
    ] = None,
    time_limit: TimeLimit = 120.0,
    workers: Workers = 2,
    seed: Seed = 0,
    output: Format = OutputFormat.TEXT,
    language: Language = TextLanguage.EN,
) -> None:
    """Say why: wishes left out and their price, why nothing is possible, and what would help.

    WISHES may also be a problem.json. Ctrl-C stops and prints what is known so far.
    """
    with guarded():
        from api.cli.explain import Request, run_explain
        from optimizer.domain.progress import SolveParameters

        parameters = SolveParameters(time_limit_seconds=time_limit, workers=workers, seed=seed)
        request = Request(
            wishes=wishes,
            result=result,
            catalogue=catalogue,
            unmet=tuple(wish or ()),
            visits=tuple(visit or ()),
            as_json=output is OutputFormat.JSON,
            language=language.value,
            parameters=parameters,
        )
        raise typer.Exit(run_explain(request))


def frontier(
    wishes: WishesFile,
    result: Annotated[
        Path | None,
        typer.Argument(metavar="RESULT", help="A result.json to begin with."),
    ] = None,
    catalogue: CatalogueFile = None,
    days: Annotated[
        bool, typer.Option("--days", help="Also the best of each number of days.")
    ] = False,
    time_limit: TimeLimit = 180.0,
    workers: Workers = 2,
    seed: Seed = 0,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Write frontier.svg, .png, .csv and .json here."),
    ] = None,
    output: Format = OutputFormat.TEXT,
    language: Language = TextLanguage.EN,
) -> None:
    """What points cost: from the cheapest possible trip to the richest useful one.

    Ctrl-C stops and keeps the points found so far.
    """
    with guarded(out):
        from api.cli.frontier import Request, run_frontier
        from optimizer.domain.progress import SolveParameters

        parameters = SolveParameters(time_limit_seconds=time_limit, workers=workers, seed=seed)
        request = Request(
            wishes=wishes,
            result=result,
            catalogue=catalogue,
            with_days=days,
            out=out,
            as_json=output is OutputFormat.JSON,
            language=language.value,
            parameters=parameters,
        )
        raise typer.Exit(run_frontier(request))


def tentative(
    problem: ProblemFile,
    result: Annotated[Path, typer.Argument(metavar="RESULT", help="The result.json of its plan.")],
    catalogue: CatalogueFile = None,
    asked: Annotated[
        bool, typer.Option("--asked", help="Only visits for which a request is on record.")
    ] = False,
    time_limit: TimeLimitForEach = 60.0,
    workers: Workers = 2,
    seed: Seed = 0,
    output: Format = OutputFormat.TEXT,
    language: Language = TextLanguage.EN,
) -> None:
    """Plan every visit that is not confirmed as if it were refused: what that would cost."""
    with guarded():
        from api.cli.tentative import Request, run_tentative
        from optimizer.domain.progress import SolveParameters

        parameters = SolveParameters(time_limit_seconds=time_limit, workers=workers, seed=seed)
        as_json = output is OutputFormat.JSON
        request = Request(problem, result, catalogue, asked, as_json, language.value, parameters)
        raise typer.Exit(run_tentative(request))
