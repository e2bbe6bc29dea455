"""Findings: everything that is wrong with an input, with code, place, sentence and advice."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from optimizer.domain.value import Value


class Severity(StrEnum):
    """Whether a finding stops the work."""

    ERROR = "error"
    WARNING = "warning"


class FindingCode(StrEnum):
    """Stable codes; messages may change, these do not."""

    FILE_MISSING = "file-missing"
    FILE_UNREADABLE = "file-unreadable"
    FILE_TOO_LARGE = "file-too-large"
    NOT_A_MAPPING = "not-a-mapping"
    SYNTAX = "syntax"
    DUPLICATE_KEY = "duplicate-key"
    FIELD_MISSING = "field-missing"
    FIELD_UNKNOWN = "field-unknown"
    VALUE_WRONG = "value-wrong"
    VALUE_OUT_OF_RANGE = "value-out-of-range"
    WINDOW_ORDER = "window-order"
    DUPLICATE_ID = "duplicate-id"
    UNKNOWN_ID = "unknown-id"
    UNKNOWN_LANGUAGE = "unknown-language"
    UNKNOWN_TIME_ZONE = "unknown-time-zone"
    UNKNOWN_COUNTRY = "unknown-country"
    MATRIX_SHAPE = "matrix-shape"
    MATRIX_HOLE = "matrix-hole"
    DATES_CANNOT_HOLD = "dates-cannot-hold"
    DATE_PAST = "date-past"
    ENTRY_TOO_EARLY = "entry-too-early"
    DATE_OUTSIDE_TRIP = "date-outside-trip"
    ROOMS_DO_NOT_FIT = "rooms-do-not-fit"
    GROUP_TOO_LARGE = "group-too-large"
    CONTRADICTION = "contradiction"
    DAY_WINDOW = "day-window"
    NO_WISHES = "no-wishes"
    PROVENANCE_FIELD = "provenance-field"
    COST_OUTSIDE_PERIOD = "cost-outside-period"
    SPLIT_REFUSED = "split-refused"
    FIGURE_DIFFERS = "figure-differs"
    PLAN_EXCEEDED = "plan-exceeded"
    STATUS_ORDER = "status-order"
    OPTION_EXPIRED = "option-expired"
    OVERLAY_NO_EFFECT = "overlay-no-effect"
    OVERLAY_CLASH = "overlay-clash"
    OVERLAY_UNUSED = "overlay-unused"
    SERVICE_SILENT = "service-silent"
    SERVICE_REFUSED = "service-refused"


class Finding(Value):
    """One thing that is wrong. `path` is a JSON Pointer into `document`."""

    code: FindingCode
    severity: Severity = Severity.ERROR
    document: str = ""
    path: str
    message: str
    advice: str
    detail: dict[str, Any] = {}


class InvalidInput(Exception):
    """Raised with every finding at once."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(
            "; ".join(f"{finding.path}: {finding.message}" for finding in self.findings)
        )


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any of the findings stops the work."""
    return any(finding.severity is Severity.ERROR for finding in findings)
