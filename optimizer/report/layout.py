"""Layout of plain text: rules, titles, tables and wrapped lines within one width."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence

WIDTH = 96
INDENT = "  "


def title(text: str) -> list[str]:
    """A heading over a thin line of its own width."""
    return [text, "─" * width(text)]


def wrapped(text: str, first: str = INDENT, rest: str | None = None) -> list[str]:
    """A text in lines of the width, the first and the others indented as given."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * width(first) if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def table(rows: Sequence[Sequence[str]], align: str) -> list[str]:
    """Rows in columns, `l` left or `r` right, indented; no blanks at the ends of lines."""
    widths = [max(width(cell) for cell in cells) for cells in zip(*rows, strict=True)]
    return [
        (
            INDENT
            + INDENT.join(
                _padded(cell, size, side)
                for cell, size, side in zip(row, widths, align, strict=True)
            )
        ).rstrip()
        for row in rows
    ]


def capitalised(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def width(text: str) -> int:
    """The columns that a text takes on a screen."""
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )


def _padded(cell: str, size: int, side: str) -> str:
    blanks = " " * (size - width(cell))
    return cell + blanks if side == "l" else blanks + cell
