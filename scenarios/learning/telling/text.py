"""A learning report as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.report.layout import INDENT, WIDTH, table, title, width, wrapped
from scenarios.learning.improving import Improved
from scenarios.learning.report import LearningReport
from scenarios.learning.telling.changes import change_text
from scenarios.learning.telling.composing import report_sheet
from scenarios.learning.telling.phrases import say
from scenarios.learning.telling.sheet import Block, Record, Row, Sheet


def learning_text(report: LearningReport, language: str = "en") -> str:
    """The whole report; it ends with a line break."""
    return sheet_text(report_sheet(report, language))


def sheet_text(sheet: Sheet) -> str:
    """A sheet as plain text; it ends with a line break."""
    lines = ["═" * WIDTH, *wrapped(sheet.title, ""), *wrapped(sheet.facts, "")]
    for warning in sheet.warnings:
        lines += ["", *wrapped(warning, "")]
    lines += ["═" * WIDTH, ""]
    for block in sheet.blocks:
        lines += [*_block(block), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def improved_text(improved: Improved, language: str = "en") -> str:
    """What each improvement has changed in a catalogue; it ends with a line break."""
    lines = title(say("improved", language))
    for key, changes in improved.changes.items():
        lines += wrapped(key, f"{INDENT}• ")
        told = [change_text(one, language) for one in changes]
        for one in told or [say("change.none", language)]:
            lines += wrapped(one, INDENT * 3)
    if not improved.changes:
        lines += wrapped(say("improvements.none", language))
    return "\n".join(lines) + "\n"


def _block(block: Block) -> Iterator[str]:
    yield from title(block.title)
    for note in block.notes:
        yield from wrapped(note)
    if block.rows:
        yield from _table(block)
    for number, record in enumerate(block.records, start=1):
        yield from _record(number, record)
    for question, words in block.quotes:
        yield ""
        yield from wrapped(question)
        for one in words:
            yield from wrapped(one, f"{INDENT}{INDENT}• ")


def _table(block: Block) -> Iterator[str]:
    """A table if it fits, else row by row."""
    rows = [block.head, *(_texts(row) for row in block.rows)]
    if block.foot:
        rows.append(_texts(block.foot))
    widest = [max(width(row[column]) for row in rows) for column in range(len(block.head))]
    if sum(widest) + 2 * len(widest) <= WIDTH:
        yield from table(rows, block.align)
        return
    for row in rows[1:]:
        yield from wrapped(row[0], f"{INDENT}• ")
        for label, text in zip(block.head[1:], row[1:], strict=True):
            yield from wrapped(f"{label}: {text}", f"{INDENT}{INDENT}{INDENT}")


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(cell.text for cell in row)


def _record(number: int, record: Record) -> Iterator[str]:
    for index, (label, text) in enumerate(record):
        first = f"{INDENT}{number}. " if index == 0 else f"{INDENT}   "
        yield from wrapped(f"{label}: {text}", first, f"{INDENT}     ")
