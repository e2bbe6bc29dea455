"""The catalogue of codes: what each finding and each problem means."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from api.errors import KINDS, ProblemCode
from optimizer.domain.findings import FindingCode
from optimizer.domain.value import Value

MEANINGS: Mapping[FindingCode, str] = MappingProxyType(
    {
        FindingCode.FILE_MISSING: "There is no such file.",
        FindingCode.FILE_UNREADABLE: "It is not UTF-8 text, or may not be read.",
        FindingCode.FILE_TOO_LARGE: "The file is larger than is read.",
        FindingCode.NOT_A_MAPPING: "A list or a single value stands where named fields are needed.",
        FindingCode.SYNTAX: "It is not valid JSON or YAML, or nested too deeply.",
        FindingCode.DUPLICATE_KEY: "A field is given twice in one place.",
        FindingCode.FIELD_MISSING: "A needed field is not there.",
        FindingCode.FIELD_UNKNOWN: "A field has a name that is not known there.",
        FindingCode.VALUE_WRONG: "A value is of the wrong kind or not among the choices.",
        FindingCode.VALUE_OUT_OF_RANGE: "A number is too small or too large, a list too short.",
        FindingCode.WINDOW_ORDER: "A window or a season ends before it starts.",
        FindingCode.DUPLICATE_ID: "Two items of a list have one id.",
        FindingCode.UNKNOWN_ID: "Nothing has the name, or the wishes are for another catalogue.",
        FindingCode.UNKNOWN_LANGUAGE: "It is not the code of a language.",
        FindingCode.UNKNOWN_TIME_ZONE: "It is in no time zone database.",
        FindingCode.UNKNOWN_COUNTRY: "The country's public holidays are not known.",
        FindingCode.MATRIX_SHAPE: "A matrix has not one row and column for each of its places.",
        FindingCode.MATRIX_HOLE: "A pair of places has no minutes or metres.",
        FindingCode.DATES_CANNOT_HOLD: "The window of dates is shorter than the trip.",
        FindingCode.DATE_PAST: "The trip may start before the planning date.",
        FindingCode.ENTRY_TOO_EARLY: "The trip may begin before visas can be there.",
        FindingCode.DATE_OUTSIDE_TRIP: "A date lies outside the window of the trip.",
        FindingCode.ROOMS_DO_NOT_FIT: "The rooms sleep more or fewer guests than come.",
        FindingCode.GROUP_TOO_LARGE: "Nothing of a kind takes the party.",
        FindingCode.CONTRADICTION: "Two values cannot both hold.",
        FindingCode.DAY_WINDOW: "A day does not end after it starts, or does not hold an item.",
        FindingCode.NO_WISHES: "Nothing asks for a session.",
        FindingCode.PROVENANCE_FIELD: "A source is claimed for a field that the item has not.",
        FindingCode.COST_OUTSIDE_PERIOD: "A cost of a project lies outside its period.",
        FindingCode.SPLIT_REFUSED: "A funding split does not come out even.",
        FindingCode.FIGURE_DIFFERS: "A figure is not what the plan gives by its own rules.",
        FindingCode.PLAN_EXCEEDED: "A project has cost more than was planned.",
        FindingCode.STATUS_ORDER: "A status of a request may not follow the one before it.",
        FindingCode.OPTION_EXPIRED: "An option lapsed before the planning date.",
        FindingCode.OVERLAY_UNUSED: "No scenario of the file names the overlay.",
        FindingCode.OVERLAY_CLASH: "Two overlays of a scenario set the same thing.",
        FindingCode.OVERLAY_NO_EFFECT: "An overlay of a what-if matches or changes nothing.",
        FindingCode.SERVICE_SILENT: "A routing service gave no answer in time.",
        FindingCode.SERVICE_REFUSED: "A routing service gave no table of travel times.",
    }
)
"""What each code means, in one sentence; docs/findings.md says more."""


class FindingKind(Value):
    """A code of findings, and what it means."""

    code: FindingCode
    meaning: str


class ProblemKind(Value):
    """A code of refusals with its usual status, what it means and what to do."""

    code: ProblemCode
    status: int
    title: str
    advice: str


class Codes(Value):
    """Every code that the service answers with."""

    findings: tuple[FindingKind, ...]
    problems: tuple[ProblemKind, ...]


def codes() -> Codes:
    """The catalogue."""
    return Codes(
        findings=tuple(FindingKind(code=code, meaning=MEANINGS[code]) for code in FindingCode),
        problems=tuple(
            ProblemKind(code=code, status=status, title=title, advice=advice)
            for code, (status, title, advice) in KINDS.items()
        ),
    )
