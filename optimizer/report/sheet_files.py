"""The cost sheet as a table for a spreadsheet: one row for each line, amounts in euros."""

from __future__ import annotations

import csv
import io

from optimizer.domain.cost_sheet import CostSheet
from optimizer.domain.itinerary import CostLine
from optimizer.domain.problem import Problem
from optimizer.report.cells import as_text
from optimizer.report.phrases import phrase
from optimizer.report.sheet_names import line_name, payee
from optimizer.report.words import Words

_COLUMNS = (
    "path",
    "category",
    "supplier",
    "what",
    "basis",
    "quantity",
    "unit_price",
    "net",
    "vat_percent",
    "vat",
    "gross",
    "supply_mode",
    "inclusion",
    "payer",
    "eligible",
    "markup_percent",
    "margin",
    "vat_to_remit",
    "sale",
)


def cost_sheet_csv(problem: Problem, sheet: CostSheet, language: str = "en") -> str:
    """One row for each cost line, with its sale; decimal points whatever the language."""
    words = Words(problem, language)
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(_COLUMNS)
    for one in sheet.lines:
        line, amounts = one.line, one.amounts
        rows.writerow(
            [
                line.path,
                phrase(f"category.{line.category.value}", language),
                as_text(payee(words, line)),
                as_text(line_name(words, line)),
                line.basis,
                _quantity(line),
                _euros(line.unit_cents),
                _euros(line.net_cents),
                "" if line.vat_permille is None else f"{line.vat_permille / 10:.1f}",
                _euros(line.vat_cents),
                _euros(line.gross_cents),
                line.supply_mode.value,
                line.inclusion.value,
                line.payer,
                int(line.eligible),
                f"{one.markup_permille / 10:.1f}",
                _euros(amounts.margin_cents),
                _euros(amounts.remitted_vat_cents),
                _euros(amounts.sale_cents),
            ]
        )
    return text.getvalue()


def _quantity(line: CostLine) -> str:
    """How many of the unit that the price is for; a line of kilometres counts metres."""
    if line.basis != "km":
        return str(line.quantity)
    whole, rest = divmod(line.quantity, 1000)
    return f"{whole}.{rest:03d}"


def _euros(cents: int | None) -> str:
    """An amount as a number; nothing where it is not known."""
    if cents is None:
        return ""
    whole, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole}.{rest:02d}"
