"""Cells of tables for spreadsheets."""

from __future__ import annotations

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_text(cell: str) -> str:
    """A cell of a CSV file that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_BEGINS_A_FORMULA) else cell
