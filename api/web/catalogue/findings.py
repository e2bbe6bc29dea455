"""Findings: what is wrong with a workbook, as a table by sheet, row and column."""

from __future__ import annotations

from collections.abc import Sequence

from nicegui import ui

from api.client import Content
from api.web.catalogue.words import WORDS
from api.web.furniture import scrolling
from optimizer.report.findings import told

MOST_SHOWN = 100


def findings_table(language: str, findings: Sequence[Content]) -> None:
    """A table of findings, the ones that stop the work first."""
    ordered = sorted(findings, key=lambda one: one["severity"] != "error")
    with scrolling(WORDS(language, "table"), "pm-scroll"):
        with ui.element("table").classes("pm-table ct-findings"):
            with ui.element("caption").classes("pm-soft"):
                ui.label(WORDS(language, "table"))
            with ui.element("thead"), ui.element("tr"):
                for key in ("where", "what", "do"):
                    with ui.element("th").props('scope="col"'):
                        ui.label(WORDS(language, key))
            with ui.element("tbody"):
                for one in ordered[:MOST_SHOWN]:
                    _row(language, one)
    if (more := len(ordered) - MOST_SHOWN) > 0:
        ui.label(WORDS(language, "more", n=more)).classes("pm-soft")


def _row(language: str, one: Content) -> None:
    with ui.element("tr").classes(f"is-{one['severity']}"):
        with ui.element("th").props('scope="row"'):
            ui.label(place(language, one)).classes("pm-strong")
            heading = one["detail"].get("heading")
            if heading:
                ui.label(str(heading)).classes("pm-soft pm-small")
            ui.label(WORDS(language, one["severity"])).classes("pm-soft pm-small")
        with ui.element("td"):
            ui.label(told(one["message"], language))
        with ui.element("td"):
            ui.label(told(one["advice"], language))


def place(language: str, one: Content) -> str:
    """Sheet, row and column in words."""
    detail = one["detail"]
    parts = [str(detail.get("sheet") or WORDS(language, "workbook"))]
    for key in ("row", "column"):
        if detail.get(key):
            parts.append(WORDS(language, key, **{key: detail[key]}))
    return ", ".join(parts)
