"""A learning report as a PDF: the same blocks as its text, typeset like the other papers."""

from __future__ import annotations

from typing import Any

from optimizer.papers.phrases import counted
from optimizer.papers.phrases import say as paper_say
from optimizer.papers.typesetting import typeset
from scenarios.learning.report import LearningReport
from scenarios.learning.telling.composing import report_sheet
from scenarios.learning.telling.figures import date_text, dates_text
from scenarios.learning.telling.phrases import say
from scenarios.learning.telling.sheet import Block, Cell, Row

Content = dict[str, Any]


def learning_pdf(report: LearningReport, language: str = "en") -> bytes:
    """The whole report on A4 pages; the same report gives the same bytes."""
    return typeset("report", learning_content(report, language))


def learning_content(report: LearningReport, language: str = "en") -> Content:
    """What stands on the pages, as the template takes it: texts, and the marks behind them."""
    sheet = report_sheet(report, language)
    return {
        "language": language,
        "kind": say("report", language),
        "title": report.name.in_language(language),
        "host": report.catalogue.in_language(language),
        "dates": dates_text(report.first, report.last, language),
        "guests": counted("guests", report.guests, language),
        "edition": say(
            "edition",
            language,
            version=report.version,
            on=date_text(report.made_on, language),
        ),
        "banner": " ".join(sheet.warnings),
        "page": paper_say("page", language, n="{n}", all="{all}"),
        "warnings": list(sheet.warnings),
        "blocks": [_block(block) for block in sheet.blocks],
    }


def _block(block: Block) -> Content:
    return {
        "title": block.title,
        "notes": list(block.notes),
        "head": list(block.head),
        "align": block.align,
        "rows": [_row(row) for row in block.rows],
        "foot": _row(block.foot),
        "records": [
            [{"label": label, "text": text} for label, text in record] for record in block.records
        ],
        "quotes": [
            {"question": question, "words": list(words)} for question, words in block.quotes
        ],
    }


def _row(row: Row) -> list[Content]:
    return [_cell(cell) for cell in row]


def _cell(cell: Cell) -> Content:
    return {"text": cell.text, "marks": None if cell.score is None else list(cell.score.counts)}
