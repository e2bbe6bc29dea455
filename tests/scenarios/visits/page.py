"""What docs/visits.md shows of the two visits, and what it has to show."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scenarios.network import network_of, part_of_report
from scenarios.visits import SeriesRead, VisitHeld
from scenarios.visits.text import series_text

PAGE = Path(__file__).resolve().parents[3] / "docs" / "visits.md"


def told(series: SeriesRead, held: Sequence[VisitHeld], language: str) -> str:
    """The story as the command prints it."""
    network = network_of([part_of_report(one.report) for one in held], series.catalogue)
    return series_text(series.series, held, network, language)


def shown() -> str:
    """The story on the page."""
    between = PAGE.read_text(encoding="utf-8").split("<!-- visits -->")[1]
    return (
        between.split("<!-- /visits -->")[0].strip().removeprefix("```text\n").removesuffix("```")
    )
