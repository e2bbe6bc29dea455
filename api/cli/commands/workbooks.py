"""Commands about workbooks: the catalogue out and in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.crash import guarded
from api.cli.options import Format, Language, OutputFormat, TextLanguage

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
