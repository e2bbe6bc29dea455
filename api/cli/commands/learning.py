"""Commands for after a trip: what was learnt, and the catalogue that the next plan is made with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.crash import guarded
from api.cli.options import (
    CatalogueFile,
    Format,
    FormatOrPage,
    Language,
    OutputFormat,
    PageFormat,
    Seed,
    TextLanguage,
    TimeLimitForEach,
    Workers,
)


def learning_report(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A learning file: YAML or JSON.")],
    output: FormatOrPage = PageFormat.TEXT,
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


def network(
    reports: Annotated[
        list[Path], typer.Argument(metavar="REPORT...", help="Learning reports, as JSON.")
    ],
    catalogue: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="A shipped catalogue, or the path of one: who of it was not visited yet.",
        ),
    ] = None,
    output: FormatOrPage = PageFormat.TEXT,
    language: Language = TextLanguage.EN,
) -> None:
    """Count what the partner network gave over several trips, and who would host again."""
    with guarded():
        from api.cli.network import run_network

        raise typer.Exit(run_network(reports, catalogue, output.value, language.value))


def visits(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A series of visits: YAML or JSON.")],
    time_limit: TimeLimitForEach = 180.0,
    workers: Workers = 2,
    seed: Seed = 0,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="Where everything is written: a folder for each visit with the versions of its "
            "programme, its catalogue and its reports.",
        ),
    ] = None,
    output: Format = OutputFormat.TEXT,
    language: Language = TextLanguage.EN,
) -> None:
    """Run visits through, each from wishes to learning report, and each learning from the last.

    Ctrl-C stops after the visit that was held last; a second one ends at once.
    """
    with guarded(out):
        from api.cli.visits import Request, run_visits
        from optimizer.domain.progress import SolveParameters

        request = Request(
            file=file,
            out=out,
            as_json=output is OutputFormat.JSON,
            language=language.value,
            parameters=SolveParameters(time_limit_seconds=time_limit, workers=workers, seed=seed),
        )
        raise typer.Exit(run_visits(request))
