"""The sheet: what a report says, in blocks that text and page show alike."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.learning.report import Score


@dataclass(frozen=True)
class Cell:
    """One cell of a table; `score` are the marks behind it, for a picture of them."""

    text: str
    score: Score | None = None


Row = tuple[Cell, ...]
Record = tuple[tuple[str, str], ...]
"""Labelled texts that belong together."""


@dataclass(frozen=True)
class Block:
    """A part of the report: sentences, a table, records too long for one, and words quoted.

    `align` has a letter for each column: `l` for left, `r` for right.
    """

    title: str
    notes: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    foot: Row = ()
    align: str = ""
    records: tuple[Record, ...] = ()
    quotes: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A whole report in one language."""

    language: str
    title: str
    facts: str
    warnings: tuple[str, ...]
    blocks: tuple[Block, ...]


def cells(*texts: str) -> Row:
    """A row of plain cells."""
    return tuple(Cell(text) for text in texts)
