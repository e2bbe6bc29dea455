"""The commands with their arguments. Each imports its work only when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.crash import guarded
from api.cli.exits import exit_codes_text
from api.cli.options import (
    BookingsFile,
    CatalogueFile,
    DeadlineFormat,
    Format,
    Language,
    OutputFormat,
    Seed,
    SheetFormat,
    TextLanguage,
    TimeLimit,
    TimeLimitForEach,
    WishesFile,
    Workers,
)

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            typer.echo(f"paamaja {version('paamaja')}")
        except PackageNotFoundError:
            typer.echo("paamaja, run from a checkout that is not installed")
        raise typer.Exit


@app.callback(epilog=exit_codes_text())
def paamaja(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Plans visits of expert delegations: the best multi-day itinerary, and how good it is."""


@app.command(epilog=exit_codes_text())
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
        )
        raise typer.Exit(run_plan(request))


@app.command(epilog=exit_codes_text())
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


@app.command(epilog=exit_codes_text())
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


@app.command()
def check(
    problem: Annotated[
        Path, typer.Argument(metavar="PROBLEM", help="A problem.json, or a wishes file.")
    ],
    itinerary: Annotated[
        Path, typer.Argument(metavar="ITINERARY", help="An itinerary, or a result.json.")
    ],
    catalogue: CatalogueFile = None,
    bookings: BookingsFile = None,
    output: Format = OutputFormat.TEXT,
) -> None:
    """Judge an itinerary by every rule, whoever made it."""
    with guarded():
        from api.cli.check import run_check

        as_json = output is OutputFormat.JSON
        raise typer.Exit(run_check(problem, itinerary, catalogue, as_json, bookings))


@app.command()
def deadlines(
    problem: Annotated[
        Path, typer.Argument(metavar="PROBLEM", help="A problem.json, or a wishes file.")
    ],
    itinerary: Annotated[
        Path, typer.Argument(metavar="ITINERARY", help="An itinerary, or a result.json.")
    ],
    catalogue: CatalogueFile = None,
    bookings: BookingsFile = None,
    output: Annotated[
        DeadlineFormat, typer.Option("--format", help="As text, JSON, a table or a calendar.")
    ] = DeadlineFormat.TEXT,
    language: Language = TextLanguage.EN,
) -> None:
    """List what must be done by when so that a plan can take place: requests, lists, payments."""
    with guarded():
        from api.cli.deadlines import run_deadlines

        raise typer.Exit(
            run_deadlines(problem, itinerary, catalogue, output.value, language.value, bookings)
        )


@app.command(name="cost-sheet")
def cost_sheet(
    problem: Annotated[
        Path, typer.Argument(metavar="PROBLEM", help="A problem.json, or a wishes file.")
    ],
    itinerary: Annotated[
        Path, typer.Argument(metavar="ITINERARY", help="An itinerary, or a result.json.")
    ],
    catalogue: CatalogueFile = None,
    bookings: BookingsFile = None,
    heads: Annotated[
        str | None,
        typer.Option(
            help="Sizes of group to price, side by side, such as 10,16. Otherwise the planned one "
            "and 10,16,24,30.",
        ),
    ] = None,
    free: Annotated[
        int, typer.Option(min=0, help="Guests on top who travel free, for instance a leader.")
    ] = 0,
    exposure: Annotated[
        bool, typer.Option("--exposure", help="Also what a cancellation costs, by date.")
    ] = False,
    output: Annotated[
        SheetFormat, typer.Option("--format", help="As text, JSON or a table of lines.")
    ] = SheetFormat.TEXT,
    language: Annotated[TextLanguage, typer.Option(help="Language of the text.")] = TextLanguage.EN,
) -> None:
    """Price a plan: cost lines with tax, sale, per person by size of group, if cancelled."""
    with guarded():
        from api.cli.cost_sheet import run_cost_sheet, sizes_in

        raise typer.Exit(
            run_cost_sheet(
                problem,
                itinerary,
                catalogue,
                None if heads is None else sizes_in(heads),
                free,
                output.value,
                language.value,
                exposure=exposure,
                bookings=bookings,
            )
        )


@app.command()
def validate(
    wishes: WishesFile,
    catalogue: CatalogueFile = None,
    bookings: BookingsFile = None,
    output: Format = OutputFormat.TEXT,
) -> None:
    """List everything that is wrong with wishes and their catalogue, at once."""
    with guarded():
        from api.cli.validate import run_validate

        raise typer.Exit(run_validate(wishes, catalogue, output is OutputFormat.JSON, bookings))


@app.command(epilog=exit_codes_text())
def tentative(
    problem: Annotated[
        Path, typer.Argument(metavar="PROBLEM", help="A problem.json, or a wishes file.")
    ],
    result: Annotated[Path, typer.Argument(metavar="RESULT", help="The result.json of its plan.")],
    catalogue: CatalogueFile = None,
    asked: Annotated[
        bool, typer.Option("--asked", help="Only visits for which a request is on record.")
    ] = False,
    time_limit: TimeLimitForEach = 60.0,
    workers: Workers = 2,
    seed: Annotated[int, typer.Option(min=0, max=2**31 - 1, help="Seed of the search.")] = 0,
    output: Format = OutputFormat.TEXT,
    language: Annotated[TextLanguage, typer.Option(help="Language of the text.")] = TextLanguage.EN,
) -> None:
    """Plan every visit that is not confirmed as if it were refused: what that would cost."""
    with guarded():
        from api.cli.tentative import Request, run_tentative
        from optimizer.domain.progress import SolveParameters

        parameters = SolveParameters(time_limit_seconds=time_limit, workers=workers, seed=seed)
        as_json = output is OutputFormat.JSON
        request = Request(problem, result, catalogue, asked, as_json, language.value, parameters)
        raise typer.Exit(run_tentative(request))


@app.command()
def ledger(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A project ledger: YAML or JSON.")],
    output: Format = OutputFormat.TEXT,
    language: Language = TextLanguage.EN,
) -> None:
    """Add up a project's costs and trips, and split them between those who pay, to the cent."""
    with guarded():
        from api.cli.ledger import run_ledger

        raise typer.Exit(run_ledger(file, output is OutputFormat.JSON, language.value))


@app.command()
def schema(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Which to print.")] = None,
    write: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write all of them as files.")
    ] = None,
) -> None:
    """List the JSON Schemas, print one, or write all."""
    with guarded(write):
        from api.cli.schema import run_schema

        raise typer.Exit(run_schema(name, write))
