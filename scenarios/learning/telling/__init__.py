"""Telling: a learning report in words, as text, as a page that stands by itself and on paper."""

from scenarios.learning.telling.changes import change_text
from scenarios.learning.telling.composing import report_sheet
from scenarios.learning.telling.page import learning_html, sheet_html
from scenarios.learning.telling.printing import learning_pdf
from scenarios.learning.telling.text import improved_text, learning_text, sheet_text

__all__ = [
    "change_text",
    "improved_text",
    "learning_html",
    "learning_pdf",
    "learning_text",
    "report_sheet",
    "sheet_html",
    "sheet_text",
]
