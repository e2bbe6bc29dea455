"""Learning files read, with the trip that they are about and with every finding at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field

import scenarios
from optimizer.domain.findings import Finding, InvalidInput, has_errors
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.pointers import value_at
from optimizer.domain.problem import Problem
from optimizer.domain.reading.building import Reading, read
from optimizer.domain.reading.placing import placed
from optimizer.domain.reading.sources import Source, source_of_file
from optimizer.domain.ticks import ticks
from optimizer.domain.value import Value
from scenarios.learning.answers import FormAnswers
from scenarios.learning.delivery import Delivery
from scenarios.learning.forms import Forms
from scenarios.learning.improvements import FollowUp, Improvement
from scenarios.learning.judging import judged_learning
from scenarios.learning.report import LearningReport
from scenarios.learning.reporting import Learning
from scenarios.problems import itinerary_in, judged, shipped_catalogues

SHIPPED_FORMS = Path(scenarios.__file__).parent / "data" / "learning" / "forms.yaml"
"""The forms that come with the software."""

LEARNING = "learning"

Findings = tuple[Finding, ...]


class Trip(Value):
    """Which trip it is: its wishes or its whole problem, and the itinerary that was published.

    Paths are from the learning file's folder. `catalogue` is the name of a shipped one or a path;
    without it the wishes say which. `version` is the number of the published version.
    """

    wishes: Annotated[str, Field(min_length=1)]
    catalogue: str | None = None
    itinerary: Annotated[str, Field(min_length=1)]
    version: Annotated[int, Field(ge=1)] = 1


class AfterTrip(Value):
    """What is known once a trip is over.

    `made_on` is the date of its report: what is due later counts as not due yet. `forms` is a file
    of one's own forms. Without `delivery` nobody has told how it went, and nothing counts as held;
    an empty one says that all went as planned.
    """

    made_on: dt.date
    forms: str | None = None
    answers: Annotated[tuple[FormAnswers, ...], Field(max_length=5_000)] = ()
    delivery: Delivery | None = None
    improvements: Annotated[tuple[Improvement, ...], Field(max_length=200)] = ()


class LearningFile(AfterTrip):
    """What is known of a trip that took place, and where its programme and the last report are.

    `previous` is the report before, as JSON, and `follow_ups` what was decided of it.
    """

    trip: Trip
    previous: str | None = None
    follow_ups: Annotated[tuple[FollowUp, ...], Field(max_length=200)] = ()


After = TypeVar("After", bound=AfterTrip)


@dataclass(frozen=True)
class Held:
    """The programme that a trip was held by, and the report before with what was decided of it."""

    problem: Problem
    itinerary: Itinerary
    version: int = 1
    previous: LearningReport | None = None
    follow_ups: tuple[FollowUp, ...] = ()


@dataclass(frozen=True)
class Told:
    """A learning file with all that it names."""

    learning: Learning
    made_on: dt.date


@cache
def shipped_forms() -> Forms:
    """The forms that come with the software."""
    found, findings = forms_in(SHIPPED_FORMS)
    if found is None:
        raise InvalidInput(findings)
    return found


def forms_in(path: Path) -> tuple[Forms | None, Findings]:
    """The forms of a file, None if something is wrong with it, and all findings."""
    reading = read(Forms, source_of_file(path))
    return (None if reading.findings else reading.value), reading.findings


def learning_in(path: Path) -> tuple[Told | None, Findings]:
    """What a learning file tells, None if an error stops it, and all findings."""
    source = source_of_file(path)
    problem, findings = _problem(source, path.parent)
    per_minute = 1 if problem is None else problem.catalogue.rules.ticks_per_minute
    with ticks(per_minute):
        reading = read(LearningFile, source)
    file = reading.value
    found = (*reading.findings, *findings)
    if file is None or problem is None or has_errors(found):
        return None, found
    try:
        itinerary = itinerary_in(path.parent / file.trip.itinerary)
    except InvalidInput as bad:
        return None, (*found, *bad.findings)
    previous, of_previous = _previous(file, path.parent)
    if has_errors(of_previous):
        return None, (*found, *of_previous)
    programme = Held(problem, itinerary, file.trip.version, previous, file.follow_ups)
    told, more = told_of(reading, path.parent, programme)
    findings = (*found, *more)
    return (None if has_errors(findings) else told), findings


def after_trip_in(path: Path, programme: Held) -> tuple[Told | None, Findings]:
    """What a file tells of a trip whose programme is at hand, None if an error stops it."""
    with ticks(programme.problem.catalogue.rules.ticks_per_minute):
        reading = read(AfterTrip, source_of_file(path))
    if reading.value is None or has_errors(reading.findings):
        return None, reading.findings
    told, more = told_of(reading, path.parent, programme)
    return told, (*reading.findings, *more)


def told_of(reading: Reading[After], folder: Path, programme: Held) -> tuple[Told | None, Findings]:
    """What was read of a trip together with its programme, None if an error stops it, and faults.

    Paths are from the folder.
    """
    file = reading.value
    assert file is not None
    forms, found = (shipped_forms(), ()) if file.forms is None else forms_in(folder / file.forms)
    if forms is None or has_errors(found):
        return None, found
    learning = Learning(
        problem=programme.problem,
        itinerary=programme.itinerary,
        version=programme.version,
        forms=forms,
        answers=file.answers,
        delivery=file.delivery,
        improvements=file.improvements,
        previous=programme.previous,
        follow_ups=programme.follow_ups,
    )
    improved, spots = judged_learning(learning, LEARNING)
    found = (*found, *placed(spots, {LEARNING: reading}))
    if improved is None or has_errors(found):
        return None, found
    return Told(improved, file.made_on), found


def _problem(source: Source, folder: Path) -> tuple[Problem | None, Findings]:
    """The problem that the file names, by its content as it was written."""
    wishes, catalogue = (value_at(source.content, ("trip", one)) for one in ("wishes", "catalogue"))
    if not isinstance(wishes, str) or not wishes:
        return None, ()
    named = catalogue if isinstance(catalogue, str) else None
    path = None if named is None else shipped_catalogues().get(named) or folder / named
    return judged(folder / wishes, path)


def _previous(file: LearningFile, folder: Path) -> tuple[LearningReport | None, Findings]:
    if file.previous is None:
        return None, ()
    reading = read(LearningReport, source_of_file(folder / file.previous))
    return (None if reading.findings else reading.value), reading.findings
