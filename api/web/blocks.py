"""Blocks of reports as markup for pages; whatever people wrote is escaped."""

from __future__ import annotations

from html import escape
from xml.etree.ElementTree import tostring

from scenarios.learning.telling.page import marks_picture
from scenarios.learning.telling.sheet import Block, Cell, Row


def block_html(block: Block, language: str) -> str:
    """A block as markup; whatever people wrote is escaped."""
    parts = [f"<h3>{escape(block.title)}</h3>"]
    parts += [f"<p>{escape(note)}</p>" for note in block.notes]
    if block.rows:
        parts.append(_table(block, language))
    for record in block.records:
        lines = (f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in record)
        parts.append(f'<dl class="af-record">{"".join(lines)}</dl>')
    for question, words in block.quotes:
        said = "".join(f"<li>{escape(one)}</li>" for one in words)
        parts.append(f"<h4>{escape(question)}</h4><ul>{said}</ul>")
    return "".join(parts)


def _table(block: Block, language: str) -> str:
    heads = "".join(
        f'<th scope="col"{_side(side)}>{escape(name)}</th>'
        for name, side in zip(block.head, block.align, strict=True)
    )
    body = "".join(_row(row, block.align, language) for row in block.rows)
    foot = _row(block.foot, block.align, language) if block.foot else ""
    label = escape(block.title, quote=True)
    return (
        f'<div class="pm-scroll" tabindex="0" role="region" aria-label="{label}">'
        f'<table class="pm-table"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody>'
        f"<tfoot>{foot}</tfoot></table></div>"
    )


def _row(row: Row, align: str, language: str) -> str:
    cells = "".join(
        f"<td{_side(side)}>{_cell(cell, language)}</td>"
        for cell, side in zip(row, align, strict=True)
    )
    return f"<tr>{cells}</tr>"


def _cell(cell: Cell, language: str) -> str:
    picture = ""
    if cell.score is not None:
        picture = tostring(marks_picture(cell.score, language), encoding="unicode", method="html")
    return escape(cell.text) + picture


def _side(side: str) -> str:
    return ' class="pm-number"' if side == "r" else ""
