"""A learning report as a page that stands by itself: no scripts, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from scenarios.learning.report import LearningReport, Score
from scenarios.learning.telling.composing import report_sheet
from scenarios.learning.telling.figures import counts_text
from scenarios.learning.telling.phrases import say
from scenarios.learning.telling.sheet import Block, Cell, Record, Row, Sheet

_STYLE = """
:root { --ink: #1b2733; --soft: #4c5a68; --line: #d9e0e5; --accent: #0e5a6b; --pale: #e2eef1; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 980px; padding: 32px clamp(16px, 4vw, 48px); color: var(--ink);
  background: #fff; font: 16px/1.55 Roboto, "Segoe UI", system-ui, sans-serif; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 6px; }
h2 { font-size: 1.2rem; margin: 0 0 8px; }
header p { color: var(--soft); margin: 0; } .warning { background: #fcf0d9; color: #7a4a00;
  padding: 12px 16px; border-radius: 8px; margin-top: 16px; }
section { margin-top: 34px; } section p { margin: 0 0 8px; max-width: 72ch; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th { text-align: left; color: var(--soft); font-weight: 500; font-size: .88rem;
  border-bottom: 2px solid var(--line); padding: 7px 12px 7px 0; }
td { border-bottom: 1px solid var(--line); padding: 8px 12px 8px 0; vertical-align: top; }
.r { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
tfoot td { border-top: 2px solid #a9b5be; border-bottom: 0; font-weight: 600; }
dl { border-left: 4px solid var(--accent); padding: 2px 0 2px 16px; margin: 14px 0; }
dt { color: var(--soft); font-size: .88rem; margin-top: 8px; } dt:first-child { margin-top: 0; }
dd { margin: 0; } .marks { display: block; margin-top: 4px; }
ul { margin: 4px 0 12px; padding-left: 20px; }
h3 { font-size: 1rem; margin: 14px 0 4px; }
@media print { body { padding: 0; max-width: none; font-size: 11pt; }
  section, dl, tr { break-inside: avoid; } }
"""

_BAR, _GAP, _HIGH = 22, 4, 28


def learning_html(report: LearningReport, language: str = "en") -> str:
    """The whole report as one HTML document."""
    return sheet_html(report_sheet(report, language))


def sheet_html(sheet: Sheet) -> str:
    """A sheet as one HTML document."""
    language = sheet.language
    root = Element("html", lang=language)
    head = SubElement(root, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    _text(head, "title", sheet.title)
    _text(head, "style", _STYLE)
    body = SubElement(root, "body")
    header = SubElement(body, "header")
    _text(header, "h1", sheet.title)
    _text(header, "p", sheet.facts)
    for warning in sheet.warnings:
        _text(header, "div", warning, {"class": "warning"})
    main = SubElement(body, "main")
    for block in sheet.blocks:
        _block(main, block, language)
    return "<!DOCTYPE html>\n" + tostring(root, encoding="unicode", method="html") + "\n"


def _block(main: Element, block: Block, language: str) -> None:
    section = SubElement(main, "section")
    _text(section, "h2", block.title)
    for note in block.notes:
        _text(section, "p", note)
    if block.rows:
        _table(section, block, language)
    for record in block.records:
        _record(section, record)
    for question, words in block.quotes:
        _text(section, "h3", question)
        listed = SubElement(section, "ul")
        for one in words:
            _text(listed, "li", one)


def _table(section: Element, block: Block, language: str) -> None:
    around = SubElement(section, "div", {"class": "scroll", "tabindex": "0", "role": "region"})
    around.set("aria-label", block.title)
    table = SubElement(around, "table")
    top = SubElement(SubElement(table, "thead"), "tr")
    for name, side in zip(block.head, block.align, strict=True):
        _text(top, "th", name, {"scope": "col"} | ({"class": "r"} if side == "r" else {}))
    _rows(SubElement(table, "tbody"), block.rows, block.align, language)
    if block.foot:
        _rows(SubElement(table, "tfoot"), (block.foot,), block.align, language)


def _rows(parent: Element, rows: Iterable[Row], align: str, language: str) -> None:
    for row in rows:
        line = SubElement(parent, "tr")
        for cell, side in zip(row, align, strict=True):
            _cell(line, cell, side, language)


def _cell(line: Element, cell: Cell, side: str, language: str) -> None:
    found = _text(line, "td", cell.text, {"class": "r"} if side == "r" else {})
    if cell.score is not None:
        found.append(marks_picture(cell.score, language))


def marks_picture(score: Score, language: str) -> Element:
    """How many of each mark, as five bars from 1 to 5, with their numbers as its text."""
    wide = 5 * (_BAR + _GAP)
    label = say("marks.label", language, counts=counts_text(score, language))
    picture = Element(
        "svg",
        {
            "class": "marks",
            "role": "img",
            "aria-label": label,
            "width": str(wide),
            "height": str(_HIGH + 14),
            "viewBox": f"0 0 {wide} {_HIGH + 14}",
        },
    )
    most = max(score.counts)
    for index, times in enumerate(score.counts):
        left = index * (_BAR + _GAP)
        high = max(1, round(_HIGH * times / most))
        bar = {"x": left, "y": _HIGH - high, "width": _BAR, "height": high}
        colour = "#0e5a6b" if times else "#d9e0e5"
        SubElement(picture, "rect", {key: str(one) for key, one in bar.items()} | {"fill": colour})
        number = {"x": str(left + _BAR // 2), "y": str(_HIGH + 12), "text-anchor": "middle"}
        _text(picture, "text", str(index + 1), number | {"font-size": "11", "fill": "#4c5a68"})
    return picture


def _record(section: Element, record: Record) -> None:
    listed = SubElement(section, "dl")
    for label, text in record:
        _text(listed, "dt", label)
        _text(listed, "dd", text)


def _text(parent: Element, tag: str, text: str, more: dict[str, str] | None = None) -> Element:
    found = SubElement(parent, tag, more or {})
    found.text = text
    return found
