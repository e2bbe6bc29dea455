"""The page of findings covers every code."""

import re
from pathlib import Path

import pytest

from optimizer.domain.findings import FindingCode

PAGE = Path(__file__).resolve().parents[2] / "docs" / "findings.md"
ROW = re.compile(r"^\| `([a-z-]+)` \|[^|]+\|[^|]+\|[^|]+\|$", re.MULTILINE)
ROWS = {found[1] for found in ROW.finditer(PAGE.read_text("utf-8"))}


@pytest.mark.parametrize("code", list(FindingCode))
def test_every_code_has_a_row_with_meaning_and_advice(code: FindingCode) -> None:
    """Each code stands in the table with severity, meaning and advice."""
    assert code.value in ROWS


def test_no_row_is_left_over() -> None:
    """The table has no code that does not exist."""
    assert {code.value for code in FindingCode} >= ROWS
