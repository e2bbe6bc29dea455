"""Commands about workbooks: the catalogue out and in, and last year's programme."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.cli.crash import guarded
from api.cli.options import (
    DATES,
    CatalogueFile,
    Format,
    Language,
    OutputFormat,
    TextLanguage,
    WishesFile,
)


class AroundWhat(StrEnum):
    """What a plan around a programme keeps of it."""

    CHANGES = "changes"
    DAYS = "days"
    TIMES = "times"


catalogue = typer.Typer(
    help="The catalogue as a workbook (.xlsx): write it, change it there, and read it back.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


@catalogue.command("export")
def export(
    source: Annotated[
        str,
        typer.Argument(
            metavar="CATALOGUE", help="A shipped catalogue by name, or a file or folder."
        ),
    ] = "mikkeli",
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="FILE", help="Otherwise it is named after the id."),
    ] = None,
    language: Language = TextLanguage.EN,
) -> None:
    """Write a catalogue as a workbook, a sheet for each of its lists."""
    with guarded():
        from api.cli.workbooks import run_export

        raise typer.Exit(run_export(source, out, language.value))


@catalogue.command("import")
def read_in(
    workbook: Annotated[Path, typer.Argument(metavar="FILE", help="The workbook, .xlsx.")],
    out: Annotated[
        Path | None,
        typer.Option(
            "-o", "--out", metavar="FILE", help="A file, YAML or .json; otherwise only judged."
        ),
    ] = None,
    output: Format = OutputFormat.TEXT,
    language: Language = TextLanguage.EN,
) -> None:
    """Read a workbook as a catalogue; everything wrong is told by sheet, row and column."""
    with guarded(out):
        from api.cli.workbooks import run_import

        raise typer.Exit(run_import(workbook, out, output is OutputFormat.JSON, language.value))


programme = typer.Typer(
    help="A programme as a workbook (.xlsx): last year's is read, judged, and planned around.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


@programme.command("export")
def export_programme(
    wishes: WishesFile,
    plan: Annotated[
        Path | None,
        typer.Argument(metavar="RESULT", help="A plan whose rows are to be in it."),
    ] = None,
    catalogue: CatalogueFile = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="FILE", help="Otherwise it is named after the trip."),
    ] = None,
    language: Language = TextLanguage.EN,
) -> None:
    """Write a workbook to fill in a programme, empty or with a plan, and the names to use."""
    with guarded():
        from api.cli.past_programme import run_export

        raise typer.Exit(run_export(wishes, plan, catalogue, out, language.value))


@programme.command("import")
def read_programme(
    workbook: Annotated[Path, typer.Argument(metavar="FILE", help="The programme, .xlsx.")],
    wishes: WishesFile,
    catalogue: CatalogueFile = None,
    first: Annotated[
        dt.datetime | None,
        typer.Option(
            formats=DATES, metavar="DATE", help="When its first day is; else it is found."
        ),
    ] = None,
    means: Annotated[
        list[str] | None,
        typer.Option(
            "--means",
            metavar="TEXT=ID",
            help="What a text means: an id, or own (an item of your own) or skip. Repeat it.",
        ),
    ] = None,
    around: Annotated[
        AroundWhat,
        typer.Option(help="What a plan around it keeps: the most, each day, or each time."),
    ] = AroundWhat.CHANGES,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Where the plan and the problem around it go."),
    ] = None,
    output: Format = OutputFormat.TEXT,
    language: Language = TextLanguage.EN,
) -> None:
    """Read a programme as a plan and tell every rule that it breaks; or write what to plan."""
    with guarded(out):
        from api.cli.past_programme import Import, run_import

        asked = Import(
            workbook=workbook,
            wishes=wishes,
            catalogue=catalogue,
            first=None if first is None else first.date(),
            means=tuple(means or ()),
            around=around.value,
            out=out,
        )
        raise typer.Exit(run_import(asked, output is OutputFormat.JSON, language.value))
