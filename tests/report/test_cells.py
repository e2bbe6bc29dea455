"""Cells of tables for spreadsheets."""

from __future__ import annotations

import pytest

from optimizer.report.cells import as_text


@pytest.mark.parametrize("cell", ["=1+1", "+358", "-5", "@x", "\tx", "\rx"])
def test_what_begins_like_a_formula_is_quoted(cell: str) -> None:
    """With the sign that spreadsheets take for: this is text."""
    assert as_text(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "plain", "1=1", " =1"])
def test_what_does_not_is_left_alone(cell: str) -> None:
    """Also an empty cell."""
    assert as_text(cell) == cell
