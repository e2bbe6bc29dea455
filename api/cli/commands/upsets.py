"""Commands for when things go otherwise: planning anew, and how well a plan would hold."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.crash import guarded
from api.cli.options import (
    CatalogueFile,
    ChangesOrder,
    Format,
    Language,
    OutputFormat,
    ProblemFile,
    Processes,
    Seed,
    TextLanguage,
    TimeLimitForEach,
    Workers,
)
from api.cli.processors import available_processors

ResultFile = Annotated[
    Path, typer.Argument(metavar="RESULT", help="The result.json of its plan, as published.")
]


def replan(
    problem: ProblemFile,
    result: ResultFile,
    at: Annotated[
        str,
        typer.Option(metavar="MOMENT", help="2027-05-12T14:00: what began before stays as it was."),
    ],
    catalogue: CatalogueFile = None,
    partner_away: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PARTNER",
            help="Receives nobody any more; on one date: PARTNER@2027-05-12. May be repeated.",
        ),
    ] = None,
    cancelled: Annotated[
        list[str] | None,
        typer.Option(metavar="SESSION", help="Is not held any more. May be repeated."),
    ] = None,
    guests: Annotated[
        int | None,
        typer.Option(min=-499, max=499, metavar="N", help="So many more: +2, or fewer: -1."),
    ] = None,
    vehicle_broken: Annotated[
        list[str] | None,
        typer.Option(
            metavar="VEHICLE",
            help="Is not to be had; on one date: VEHICLE@2027-05-12. May be repeated.",
        ),
    ] = None,
    overlays: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="What else happened: a list of overlays."),
    ] = None,
    essential: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WISH",
            help="A required wish that stays required even if nothing can meet it any more. "
            "May be repeated.",
        ),
    ] = None,
    freeze: Annotated[
        list[str] | None,
        typer.Option(
            metavar="LEVEL@MOMENT",
            help="How much may change from a moment on: fixed, times-may-move, days-may-move "
            "or free. May be repeated.",
        ),
    ] = None,
    order: Annotated[
        ChangesOrder, typer.Option(help="What counts first: few changes or many points.")
    ] = ChangesOrder.CHANGES_FIRST,
    planned_on: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="The day from which lead times of what is new count; "
            "otherwise the planning date of the problem.",
        ),
    ] = None,
    no_scratch: Annotated[
        bool,
        typer.Option("--no-scratch", help="Leave out what stability cost, which takes a solve."),
    ] = False,
    time_limit: TimeLimitForEach = 120.0,
    workers: Workers = 2,
    seed: Seed = 0,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="Write replan.txt, replan.json, itinerary.txt, result.json, problem.json here.",
        ),
    ] = None,
    output: Format = OutputFormat.TEXT,
    language: Language = TextLanguage.EN,
) -> None:
    """Plan a published programme anew after something happened, with the fewest changes.

    Ctrl-C stops and keeps the best so far; a second one ends at once.
    """
    with guarded(out):
        from api.cli.published import day, moment
        from api.cli.replan import Request, run_replan
        from optimizer.domain.progress import SolveParameters

        since = moment(at)
        assert since is not None
        request = Request(
            problem=problem,
            result=result,
            catalogue=catalogue,
            at=since,
            away=tuple(partner_away or ()),
            cancelled=tuple(cancelled or ()),
            broken=tuple(vehicle_broken or ()),
            guests=guests,
            overlays=overlays,
            essential=tuple(essential or ()),
            levels=tuple(freeze or ()),
            order=order.value,
            planned_on=day(planned_on),
            with_scratch=not no_scratch,
            out=out,
            as_json=output is OutputFormat.JSON,
            language=language.value,
            parameters=SolveParameters(time_limit_seconds=time_limit, workers=workers, seed=seed),
        )
        raise typer.Exit(run_replan(request))


def robustness(
    problem: ProblemFile,
    result: ResultFile,
    catalogue: CatalogueFile = None,
    draws: Annotated[
        int, typer.Option(min=1, max=100_000, metavar="N", help="How often the trip is played.")
    ] = 500,
    seed: Annotated[
        int, typer.Option(min=0, max=2**31 - 1, help="Seed of the draws: the same ones again.")
    ] = 0,
    jobs: Processes = None,
    disturbances: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="How likely hosts fail, visits begin late and roads are slow; "
            "otherwise illustrative chances.",
        ),
    ] = None,
    time_limit: TimeLimitForEach = 60.0,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Write robustness.txt, .json, .csv, .svg, .png here."),
    ] = None,
    output: Format = OutputFormat.TEXT,
    language: Language = TextLanguage.EN,
) -> None:
    """How often a plan holds when things go wrong, what is lost, and whose absence hurts most.

    Ctrl-C stops and tells what the draws so far say; a second one ends at once.
    """
    with guarded(out):
        from api.cli.robustness import Request, run_robustness
        from optimizer.domain.progress import SolveParameters
        from scenarios.robustness import Settings

        request = Request(
            problem=problem,
            result=result,
            catalogue=catalogue,
            disturbances=disturbances,
            settings=Settings(draws=draws, seed=seed),
            jobs=jobs or available_processors(),
            out=out,
            as_json=output is OutputFormat.JSON,
            language=language.value,
            # One thread for each process: there are as many of these as there are processors.
            parameters=SolveParameters(time_limit_seconds=time_limit, workers=1),
        )
        raise typer.Exit(run_robustness(request))
