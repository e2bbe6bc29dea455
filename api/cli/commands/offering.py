"""Commands about the base packages: the list, one in full, and its wishes for a trip."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from api.cli.crash import guarded
from api.cli.options import (
    DATES,
    Format,
    Language,
    OutputFormat,
    Seed,
    TextLanguage,
    TimeLimitForEach,
    Workers,
)

PackageId = Annotated[str, typer.Argument(metavar="ID", help="Which package.")]

packages = typer.Typer(
    help="Ready wishes for kinds of customers: list them, show one, take its wishes for a trip.",
    invoke_without_command=True,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


@packages.callback()
def packages_list(
    context: typer.Context,
    output: Format = OutputFormat.TEXT,
    language: Language = TextLanguage.EN,
) -> None:
    """List the base packages with their prices; or show one, or take its wishes for a trip."""
    if context.invoked_subcommand is not None:
        return
    with guarded():
        from api.cli.packages import run_list

        raise typer.Exit(run_list(output is OutputFormat.JSON, language.value))


@packages.command("show")
def show(
    name: PackageId,
    output: Format = OutputFormat.TEXT,
    language: Language = TextLanguage.EN,
) -> None:
    """Show one package: for whom, when, what it holds, and its prices."""
    with guarded():
        from api.cli.packages import run_show
        from api.clock import SystemClock

        today = SystemClock().now().date()
        raise typer.Exit(run_show(name, today, output is OutputFormat.JSON, language.value))


@packages.command("wishes")
def wishes(
    name: PackageId,
    first: Annotated[
        dt.datetime,
        typer.Option(formats=DATES, metavar="DATE", help="The first day, such as 2027-05-11."),
    ],
    heads: Annotated[
        int | None,
        typer.Option(min=1, max=500, metavar="N", help="Guests; otherwise the usual number."),
    ] = None,
    planned_on: Annotated[
        dt.datetime | None,
        typer.Option(
            formats=DATES,
            metavar="DATE",
            help="The day from which lead times count; otherwise today.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o", "--out", metavar="FILE", help="A file, YAML or .json; otherwise it is printed."
        ),
    ] = None,
) -> None:
    """Take the wishes of a package for a first day and a number of guests."""
    with guarded():
        from api.cli.packages import run_wishes
        from api.clock import SystemClock

        asked_on = SystemClock().now().date() if planned_on is None else planned_on.date()
        raise typer.Exit(run_wishes(name, first.date(), heads, asked_on, out))


@packages.command("design")
def design(
    segments: Annotated[
        Path | None,
        typer.Argument(
            metavar="SEGMENTS",
            help="Kinds of customers with weights and wishes: YAML or JSON. "
            "Otherwise those that come with the software.",
        ),
    ] = None,
    count: Annotated[
        int, typer.Option(min=1, max=50, metavar="N", help="How many packages at most.")
    ] = 4,
    catalogue: Annotated[
        str, typer.Option(metavar="NAME", help="A shipped catalogue's name, or the path of one.")
    ] = "mikkeli",
    time_limit: TimeLimitForEach = 60.0,
    workers: Workers = 2,
    seed: Seed = 0,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Write design.txt and design.json here."),
    ] = None,
    output: Format = OutputFormat.TEXT,
    language: Language = TextLanguage.EN,
) -> None:
    """Design the few packages that serve given kinds of customers best."""
    with guarded(out):
        from api.cli.packages_design import Request, run_design
        from optimizer.domain.progress import SolveParameters

        request = Request(
            segments=segments,
            catalogue=catalogue,
            count=count,
            out=out,
            as_json=output is OutputFormat.JSON,
            language=language.value,
            parameters=SolveParameters(time_limit_seconds=time_limit, workers=workers, seed=seed),
        )
        raise typer.Exit(run_design(request))
