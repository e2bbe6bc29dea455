"""Telling a finding: its sentence and its advice in the reader's language."""

from __future__ import annotations

from functools import cache

from optimizer.domain.findings import Finding
from optimizer.report.findings.catalogue_patterns import CATALOGUE_PATTERNS
from optimizer.report.findings.ledger_patterns import LEDGER_PATTERNS
from optimizer.report.findings.patterns import Pattern, compiled, in_finnish
from optimizer.report.findings.reading_patterns import READING_PATTERNS
from optimizer.report.findings.request_patterns import REQUEST_PATTERNS
from optimizer.report.findings.rooming_patterns import ROOMING_PATTERNS
from optimizer.report.findings.scenario_patterns import SCENARIO_PATTERNS
from optimizer.report.findings.trip_patterns import TRIP_PATTERNS
from optimizer.report.findings.wishes_patterns import WISHES_PATTERNS
from optimizer.report.findings.workbook_patterns import WORKBOOK_PATTERNS

PATTERNS = {
    **CATALOGUE_PATTERNS,
    **LEDGER_PATTERNS,
    **READING_PATTERNS,
    **REQUEST_PATTERNS,
    **ROOMING_PATTERNS,
    **SCENARIO_PATTERNS,
    **TRIP_PATTERNS,
    **WISHES_PATTERNS,
    **WORKBOOK_PATTERNS,
}
"""Every pattern of a sentence or an advice, with its Finnish."""


def sentence_of(finding: Finding, language: str) -> str:
    """What is wrong."""
    return told(finding.message, language)


def advice_of(finding: Finding, language: str) -> str:
    """What to do about it."""
    return told(finding.advice, language)


def told(text: str, language: str) -> str:
    """A finding's sentence in a language; as it is where nobody has said it in that language."""
    if language != "fi" or not text:
        return text
    return in_finnish(text, _patterns()) or text


@cache
def _patterns() -> tuple[Pattern, ...]:
    return compiled(PATTERNS)
