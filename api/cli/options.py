"""Options that several commands share, with what they accept."""

from __future__ import annotations

import math
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class OutputFormat(StrEnum):
    """How a command prints its answer."""

    TEXT = "text"
    JSON = "json"


class SheetFormat(StrEnum):
    """How a cost sheet is printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class DeadlineFormat(StrEnum):
    """How a to-do list is printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    ICS = "ics"


class PageFormat(StrEnum):
    """How a report is printed."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


class TextLanguage(StrEnum):
    """The language of an itinerary's text."""

    EN = "en"
    FI = "fi"


class ChangesOrder(StrEnum):
    """What comes first when a programme is planned anew."""

    CHANGES_FIRST = "changes-first"
    POINTS_FIRST = "points-first"


def finite(value: float | None) -> float | None:
    """Refuses what is no number of seconds; nothing given stays nothing."""
    if value is not None and not math.isfinite(value):
        raise typer.BadParameter("give a number of seconds.")
    return value


DATES = ["%Y-%m-%d"]
"""How a date is written."""

WishesFile = Annotated[
    Path, typer.Argument(metavar="WISHES", help="What the delegation wants: YAML or JSON.")
]
ProblemFile = Annotated[
    Path, typer.Argument(metavar="PROBLEM", help="A problem.json, or a wishes file.")
]
ItineraryFile = Annotated[
    Path, typer.Argument(metavar="ITINERARY", help="An itinerary, or a result.json.")
]
ScenarioFile = Annotated[
    Path, typer.Argument(metavar="FILE", help="A scenario file: YAML or JSON.")
]
CatalogueFile = Annotated[
    Path | None,
    typer.Option(
        metavar="PATH",
        help="The catalogue, a file or a folder of files. "
        "Otherwise the shipped one that the wishes name.",
    ),
]
BookingsFile = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="What other trips hold of partners, venues, vehicles, interpreters and rooms: "
        "a list of bookings, YAML or JSON.",
    ),
]
Format = Annotated[OutputFormat, typer.Option("--format", help="How to print the answer.")]
FormatOrPage = Annotated[
    PageFormat, typer.Option("--format", help="As text, JSON or a page (HTML).")
]
TimeLimit = Annotated[
    float,
    typer.Option(min=0.1, max=86_400, metavar="S", callback=finite, help="Seconds to take."),
]
TimeLimitForEach = Annotated[
    float,
    typer.Option(min=0.1, max=86_400, metavar="S", callback=finite, help="Seconds for each plan."),
]
Workers = Annotated[int, typer.Option(min=1, max=64, help="Solver threads.")]
Processes = Annotated[
    int | None,
    typer.Option(min=1, max=256, metavar="N", help="Processes; otherwise one a processor."),
]
Seed = Annotated[int, typer.Option(min=0, max=2**31 - 1, help="Seed of the search.")]
Language = Annotated[TextLanguage, typer.Option(help="Language of the text.")]
DatabaseUrl = Annotated[
    str | None,
    typer.Option(
        "--database",
        metavar="URL",
        help="sqlite:////folder/file.sqlite or postgresql://…; otherwise PAAMAJA_DATABASE_URL, "
        "or a file in this user's data folder.",
    ),
]
