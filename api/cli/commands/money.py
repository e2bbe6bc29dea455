"""Commands about what follows from a plan: what must be done by when, what it costs, who pays."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.crash import guarded
from api.cli.options import (
    BookingsFile,
    CatalogueFile,
    DeadlineFormat,
    Format,
    ItineraryFile,
    Language,
    OutputFormat,
    ProblemFile,
    SheetFormat,
    TextLanguage,
)


def deadlines(
    problem: ProblemFile,
    itinerary: ItineraryFile,
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


def cost_sheet(
    problem: ProblemFile,
    itinerary: ItineraryFile,
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
    language: Language = TextLanguage.EN,
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


def papers(
    problem: ProblemFile,
    itinerary: ItineraryFile,
    out: Annotated[Path, typer.Option("--out", help="The folder to write to.")],
    catalogue: CatalogueFile = None,
    bookings: BookingsFile = None,
    contact: Annotated[
        str, typer.Option(help="Whom the guests can ask: a role with a telephone number.")
    ] = "",
    guests: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="The guests by name with their rooms, for the rooming lists: YAML, JSON or CSV. "
            "Personal data: it goes to the hotels' lists and nowhere else.",
        ),
    ] = None,
    language: Annotated[TextLanguage, typer.Option(help="Language of the papers.")] = (
        TextLanguage.EN
    ),
) -> None:
    """Print a plan: programme, run-sheet, transport, offer, costs, letters, rooming lists, maps."""
    with guarded():
        from api.cli.papers import run_papers

        raise typer.Exit(
            run_papers(
                problem, itinerary, catalogue, out, language.value, contact, bookings, guests
            )
        )


def ledger(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A project ledger: YAML or JSON.")],
    output: Format = OutputFormat.TEXT,
    language: Language = TextLanguage.EN,
) -> None:
    """Add up a project's costs and trips, and split them between those who pay, to the cent."""
    with guarded():
        from api.cli.ledger import run_ledger

        raise typer.Exit(run_ledger(file, output is OutputFormat.JSON, language.value))
