"""Tables in Markdown and what stands in their cells; a dash where there is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def table(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A table in Markdown with a blank line before it."""
    lines = [heading, ["---"] * len(heading), *rows]
    return ["", *(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)]


def listed(values: Sequence[Any]) -> str:
    """Numbers in a row."""
    return ", ".join(f"{value:g}" for value in values)


def seconds_cell(value: float | None) -> str:
    """Seconds with two decimals, from ten on with one."""
    return "–" if value is None else f"{value:.2f}" if value < 10 else f"{value:.1f}"


def percent_cell(share: float | None) -> str:
    """A share as a percentage."""
    return "–" if share is None else f"{100 * share:.2f} %"


def number_cell(value: int | None) -> str:
    """A whole number."""
    return "–" if value is None else str(value)


def mebibytes_cell(value: int | None) -> str:
    """Bytes in MiB."""
    return "–" if value is None else str(value >> 20)
