"""Commands for after a trip: what was learnt, and the catalogue that the next plan is made with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.crash import guarded
from api.cli.options import (
    CatalogueFile,
    Format,
    Language,
    OutputFormat,
    PageFormat,
    TextLanguage,
)


def learning_report(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A learning file: YAML or JSON.")],
    output: Annotated[
        PageFormat, typer.Option("--format", help="As text, JSON or a page (HTML).")
    ] = PageFormat.TEXT,
    out: Annotated[
        Path | None,
        typer.Option(help="Write it into this folder instead: PDF, page, text and JSON."),
    ] = None,
    language: Language = TextLanguage.EN,
) -> None:
    """Report what was learnt from a trip: how it went, what was said, and what is to change."""
    with guarded():
        from api.cli.learning_report import run_learning_report

        raise typer.Exit(run_learning_report(file, output.value, language.value, out))


def improve(
    report: Annotated[Path, typer.Argument(metavar="REPORT", help="A learning report, as JSON.")],
    wishes: Annotated[
        Path,
        typer.Argument(metavar="WISHES", help="Wishes, or a problem.json: whose prices are meant."),
    ],
    catalogue: CatalogueFile = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Where catalogue.json is written, made if need be."),
    ] = None,
    output: Format = OutputFormat.TEXT,
    language: Language = TextLanguage.EN,
) -> None:
    """Put the improvements of a learning report into the catalogue for the next plan."""
    with guarded():
        from api.cli.learning_report import run_improve

        raise typer.Exit(run_improve(report, wishes, catalogue, out, output.value, language.value))
