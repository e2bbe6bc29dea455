"""Commands that judge what is there: wishes, scenarios, a plan, and the schemas of documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.crash import guarded
from api.cli.options import (
    BookingsFile,
    CatalogueFile,
    Format,
    ItineraryFile,
    Language,
    OutputFormat,
    ProblemFile,
    ScenarioFile,
    TextLanguage,
    WishesFile,
)


def validate(
    wishes: WishesFile,
    catalogue: CatalogueFile = None,
    bookings: BookingsFile = None,
    output: Format = OutputFormat.TEXT,
) -> None:
    """List everything that is wrong with wishes and their catalogue, or with a scenario file."""
    with guarded():
        from api.cli.validate import run_validate

        raise typer.Exit(run_validate(wishes, catalogue, output is OutputFormat.JSON, bookings))


def check(
    problem: ProblemFile,
    itinerary: ItineraryFile,
    catalogue: CatalogueFile = None,
    bookings: BookingsFile = None,
    output: Format = OutputFormat.TEXT,
) -> None:
    """Judge an itinerary by every rule, whoever made it."""
    with guarded():
        from api.cli.check import run_check

        as_json = output is OutputFormat.JSON
        raise typer.Exit(run_check(problem, itinerary, catalogue, as_json, bookings))


def scenarios(
    file: ScenarioFile,
    output: Format = OutputFormat.TEXT,
    language: Language = TextLanguage.EN,
) -> None:
    """List the scenarios of a file and all that they change, old and new, without solving any."""
    with guarded():
        from api.cli.scenarios import run_scenarios

        raise typer.Exit(run_scenarios(file, output is OutputFormat.JSON, language.value))


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
