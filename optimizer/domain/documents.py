"""Documents: catalogues, wishes and itineraries read from files, with all findings at once.

YAML 1.2 or JSON. A catalogue may be a folder of files, whose lists are joined. A problem is given
only if there is no error; warnings do not stop it, and `findings_of` tells them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from optimizer.domain.bookings import BookingList
from optimizer.domain.catalogue import Catalogue
from optimizer.domain.crosschecks import (
    Known,
    Spot,
    bookings_spots,
    catalogue_spots,
    wishes_alone_spots,
    wishes_spots,
)
from optimizer.domain.crosschecks.check import BOOKINGS, CATALOGUE, WISHES
from optimizer.domain.findings import Finding, FindingCode, InvalidInput, has_errors
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.reading.building import Reading, read, unsure
from optimizer.domain.reading.faults import fault
from optimizer.domain.reading.placing import placed
from optimizer.domain.reading.sources import (
    Source,
    given,
    joined,
    source_of,
    source_of_file,
    source_of_list,
)
from optimizer.domain.reading.stand_ins import CATALOGUE_STAND_INS, WISHES_STAND_INS
from optimizer.domain.ticks import ticks
from optimizer.domain.wishes import Wishes

Findings = tuple[Finding, ...]
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Judged:
    """A catalogue, wishes or both, and everything that was found."""

    catalogue: Reading[Catalogue] | None
    wishes: Reading[Wishes] | None
    bookings: Reading[BookingList] | None
    findings: Findings

    @property
    def problem(self) -> Problem | None:
        """The problem, if nothing stops it."""
        catalogue, wishes = _value(self.catalogue), _value(self.wishes)
        if has_errors(self.findings) or catalogue is None or wishes is None:
            return None
        held = _value(self.bookings) or BookingList()
        return Problem(catalogue=catalogue, wishes=wishes, bookings=held.bookings)


def findings_of(
    catalogue: Path, wishes: Path, bookings: Path | None = None
) -> tuple[Problem | None, Findings]:
    """The problem of two documents, None if an error stops it, and all errors and warnings.

    `bookings` is a file of what other trips hold: a list, or one under `bookings`.
    """
    held = None if bookings is None else source_of_list(bookings, BOOKINGS)
    judged = _judge(source_of(catalogue), source_of_file(wishes), held)
    return judged.problem, judged.findings


def findings_of_file(path: Path, bookings: Path | None = None) -> tuple[Problem | None, Findings]:
    """As `findings_of`, from one file with the fields `catalogue`, `wishes` and perhaps `bookings`.

    Further bookings are added to those of the file.
    """
    return _findings_of_whole(source_of_file(path), bookings)


def findings_of_content(content: Any, name: str = "request") -> tuple[Problem | None, Findings]:
    """As `findings_of_file`, from content that is already there, such as a request's body."""
    return _findings_of_whole(given(name, content))


def findings_of_catalogue(content: Any, name: str) -> tuple[Catalogue | None, Findings]:
    """A catalogue in content that is already there, None if an error stops it, and all findings."""
    judged = _judge(given(name, content), None)
    return _unless_errors(_value(judged.catalogue), judged.findings)


def findings_of_wishes(content: Any, name: str) -> tuple[Wishes | None, Findings]:
    """As `findings_of_catalogue`, of wishes: checked as far as can be without a catalogue."""
    judged = _judge(None, given(name, content))
    return _unless_errors(_value(judged.wishes), judged.findings)


def read_problem(catalogue: Path, wishes: Path) -> Problem:
    """The problem of two documents; raises InvalidInput with every finding."""
    return _or_raise(*findings_of(catalogue, wishes))


def read_problem_file(path: Path) -> Problem:
    """The problem in one file; raises InvalidInput with every finding."""
    return _or_raise(*findings_of_file(path))


def read_catalogue(path: Path) -> Catalogue:
    """A catalogue, from a file or a folder; raises InvalidInput with every finding."""
    judged = _judge(source_of(path), None)
    return _or_raise(_value(judged.catalogue), judged.findings)


def read_wishes(path: Path) -> Wishes:
    """Wishes, checked as far as can be without a catalogue; raises InvalidInput."""
    judged = _judge(None, source_of_file(path))
    return _or_raise(_value(judged.wishes), judged.findings)


def read_itinerary(path: Path) -> Itinerary:
    """An itinerary; whether it keeps the rules is for the checker. Raises InvalidInput."""
    reading = read(Itinerary, source_of_file(path))
    return _or_raise(reading.value, reading.findings)


def _value(reading: Reading[Model] | None) -> Model | None:
    return None if reading is None else reading.value


def _unless_errors(value: Model | None, findings: Findings) -> tuple[Model | None, Findings]:
    return (None if has_errors(findings) else value), findings


def _or_raise(value: Model | None, findings: Findings) -> Model:
    if value is None or has_errors(findings):
        raise InvalidInput(findings)
    return value


def _findings_of_whole(
    source: Source, bookings: Path | None = None
) -> tuple[Problem | None, Findings]:
    if source.content is None:
        return None, source.findings
    parts = (CATALOGUE, WISHES, BOOKINGS)
    strays = tuple(_stray(source, key) for key in source.content if key not in parts)
    held = source.only(BOOKINGS)
    if bookings is not None:
        held = joined(BOOKINGS, (held, source_of_list(bookings, BOOKINGS)))
    judged = _judge(source.part(CATALOGUE), source.part(WISHES), held)
    findings = (*source.findings, *strays, *judged.findings)
    return (None if has_errors(findings) else judged.problem), findings


def _stray(source: Source, key: str) -> Finding:
    document, steps, line = source.origin((key,))
    return fault(
        FindingCode.FIELD_UNKNOWN,
        document,
        f"{key} is not a field that is known here.",
        "The fields here are: catalogue, wishes, bookings.",
        steps,
        {"line": line},
    )


def _judge(
    catalogue_source: Source | None,
    wishes_source: Source | None,
    bookings_source: Source | None = None,
) -> Judged:
    catalogue = wishes = None
    if catalogue_source is not None:
        catalogue = read(Catalogue, catalogue_source, CATALOGUE_STAND_INS)
    if wishes_source is not None:
        wishes = read(Wishes, wishes_source, WISHES_STAND_INS)
    held = None
    if bookings_source is not None:
        with ticks(_ticks_per_minute(catalogue)):
            held = read(BookingList, bookings_source)
    readings: dict[str, Reading[Any]] = {}
    if catalogue is not None:
        readings[CATALOGUE] = catalogue
    if wishes is not None:
        readings[WISHES] = wishes
    if held is not None:
        readings[BOOKINGS] = held
    findings = [finding for reading in readings.values() for finding in reading.findings]
    findings += placed(_spots(catalogue, wishes, held), readings)
    return Judged(catalogue, wishes, held, tuple(findings))


def _ticks_per_minute(catalogue: Reading[Catalogue] | None) -> int | None:
    """The unit of the bookings' hours; None where it is not known."""
    offered = _value(catalogue)
    return None if offered is None else offered.rules.ticks_per_minute


def _spots(
    catalogue: Reading[Catalogue] | None,
    wishes: Reading[Wishes] | None,
    held: Reading[BookingList] | None,
) -> Iterable[Spot]:
    """What the cross-checks find in whatever could be read."""
    offered, wanted = _value(catalogue), _value(wishes)
    lost = [
        *(() if catalogue is None else unsure(CATALOGUE, catalogue)),
        *(() if wishes is None else unsure(WISHES, wishes)),
    ]
    if catalogue is None or offered is None:
        return () if wanted is None else wishes_alone_spots(wanted, lost)
    known = Known({})
    if catalogue.source.content is not None and catalogue.source.complete:
        known = Known.in_content(catalogue.source.content)
    spots = catalogue_spots(offered, known, lost)
    if wanted is not None:
        problem = Problem(catalogue=offered, wishes=wanted)
        spots += wishes_spots(problem, known, lost)
    if booked := _value(held):
        spots += bookings_spots(offered, booked.bookings, known)
    return known.without_guesses(spots)
