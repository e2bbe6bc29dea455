"""Commands about travel times: matrices refreshed from a routing service."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.cli.crash import guarded
from api.cli.options import DATES, Format, Language, OutputFormat, TextLanguage, finite


class RoutingEngine(StrEnum):
    """What kind of routing service is asked."""

    OSRM = "osrm"
    VALHALLA = "valhalla"


travel = typer.Typer(
    help="Travel times: refresh a catalogue's matrices from a routing service.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


@travel.callback()
def travel_times() -> None:
    """Travel times between the places of a catalogue."""


@travel.command("refresh")
def refresh(
    catalogue: Annotated[
        str,
        typer.Argument(metavar="CATALOGUE", help="A shipped catalogue's name, or the path of one."),
    ],
    url: Annotated[
        str, typer.Option(metavar="URL", help="The service, such as http://localhost:5000.")
    ],
    engine: Annotated[RoutingEngine, typer.Option(help="What kind of service it is.")],
    profile: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="How is driven; otherwise driving (OSRM), auto (Valhalla)."
        ),
    ] = None,
    matrix: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID", help="Which matrix; otherwise all but that of walking. May be repeated."
        ),
    ] = None,
    permille: Annotated[
        int,
        typer.Option(
            min=1,
            max=10_000,
            metavar="N",
            help="Thousandths of the service's times: 1150 for coaches.",
        ),
    ] = 1000,
    most: Annotated[
        int | None,
        typer.Option(
            min=2,
            max=10_000,
            metavar="N",
            help="Places in one request; otherwise 100 (OSRM), 50 (Valhalla).",
        ),
    ] = None,
    timeout: Annotated[
        float,
        typer.Option(
            min=0.1, max=3600, metavar="S", callback=finite, help="Seconds for a request."
        ),
    ] = 30.0,
    keep: Annotated[
        bool, typer.Option("--keep", help="Legs that the service does not tell stay as they were.")
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A file for all matrices of the catalogue, as JSON."),
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help="Put them into the catalogue's own file.")
    ] = False,
    on: Annotated[
        dt.datetime | None,
        typer.Option(formats=DATES, metavar="DATE", help="The date to note; otherwise today."),
    ] = None,
    output: Format = OutputFormat.TEXT,
    language: Language = TextLanguage.EN,
) -> None:
    """Ask a routing service for the legs between all places, and show what changes.

    Nothing is written without --out or --write, and nothing at all where a leg is missing.
    """
    with guarded():
        from api.cli.travel import Request, run_refresh
        from api.clock import SystemClock

        request = Request(
            catalogue=catalogue,
            url=url,
            engine=engine.value,
            profile=profile,
            matrices=tuple(matrix or ()),
            permille=permille,
            most=most,
            timeout=timeout,
            keep=keep,
            out=out,
            write=write,
            on=SystemClock().now().date() if on is None else on.date(),
            as_json=output is OutputFormat.JSON,
            language=language.value,
        )
        raise typer.Exit(run_refresh(request))
