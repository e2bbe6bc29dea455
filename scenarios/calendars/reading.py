"""Reading: when somebody is away, from a calendar or a table of theirs; whole, or not at all."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from optimizer.domain.away import Away
from optimizer.domain.findings import Finding, InvalidInput, Severity, has_errors
from scenarios.calendars.busy import busy_in
from scenarios.calendars.components import components_of
from scenarios.calendars.faults import found
from scenarios.calendars.spreading import away_from
from scenarios.calendars.table import away_in_table

LONGEST = 2_000_000
"""How many characters a calendar may have."""


class Form(StrEnum):
    """How what is read is written."""

    ICS = "ics"
    CSV = "csv"


@dataclass(frozen=True)
class Span:
    """The dates that are read, both counted: a calendar goes on for ever."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True)
class Read:
    """What was read: the spells, how many entries they come from, and what to look at again."""

    away: tuple[Away, ...]
    entries: int
    findings: tuple[Finding, ...] = ()


def read_away(text: str, form: Form, span: Span, time_zone: str, document: str = "") -> Read:
    """When somebody is away, on the clock of a time zone. Raises InvalidInput with all findings."""
    text = text.removeprefix("\ufeff")
    if len(text) > LONGEST:
        raise InvalidInput([found("too-large", document)])
    if form is Form.CSV:
        return _from_table(text, span, document)
    parsed = components_of(text, document)
    if has_errors(parsed.findings):
        raise InvalidInput(parsed.findings)
    busy, findings = busy_in(parsed, span.first, span.last, ZoneInfo(time_zone), document)
    if has_errors(findings):
        raise InvalidInput([*parsed.findings, *findings])
    away = away_from(busy)
    told = [*parsed.findings, *findings]
    if not away:
        told.append(found("outside", document, severity=Severity.WARNING))
    return Read(away, len(parsed.components), tuple(told))


def _from_table(text: str, span: Span, document: str) -> Read:
    away, findings = away_in_table(text, document)
    if has_errors(findings):
        raise InvalidInput(findings)
    kept = tuple(one for one in away if one.dates(span.first, span.last))
    if not kept:
        findings.append(found("outside", document, severity=Severity.WARNING))
    return Read(kept, len(away), tuple(findings))
