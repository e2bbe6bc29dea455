"""Learning files read, with the trip that they are about and with every finding at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

import scenarios
from optimizer.domain.findings import Finding, InvalidInput, has_errors
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


class LearningFile(Value):
    """What is known of a trip that took place, and where its programme and the last report are.

    `made_on` is the date of the report: what is due later counts as not due yet. `forms` is a file
    of one's own forms; `previous` is the report before, as JSON. Without `delivery` nobody has told
    how it went, and nothing counts as held; an empty one says that all went as planned.
    """

    trip: Trip
    made_on: dt.date
    forms: str | None = None
    previous: str | None = None
    answers: Annotated[tuple[FormAnswers, ...], Field(max_length=5_000)] = ()
    delivery: Delivery | None = None
    improvements: Annotated[tuple[Improvement, ...], Field(max_length=200)] = ()
    follow_ups: Annotated[tuple[FollowUp, ...], Field(max_length=200)] = ()


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
    found = [*reading.findings, *findings]
    if file is None or problem is None or has_errors(found):
        return None, tuple(found)
    try:
        itinerary = itinerary_in(path.parent / file.trip.itinerary)
    except InvalidInput as bad:
        return None, (*found, *bad.findings)
    forms, of_forms = (
        (shipped_forms(), ()) if file.forms is None else forms_in(path.parent / file.forms)
    )
    previous, of_previous = _previous(file, path.parent)
    found += [*of_forms, *of_previous]
    if forms is None or has_errors(found):
        return None, tuple(found)
    learning = Learning(
        problem=problem,
        itinerary=itinerary,
        version=file.trip.version,
        forms=forms,
        answers=file.answers,
        delivery=file.delivery,
        improvements=file.improvements,
        previous=previous,
        follow_ups=file.follow_ups,
    )
    return _judged(learning, file.made_on, reading, found)


def _judged(
    learning: Learning, made_on: dt.date, reading: Reading[LearningFile], found: list[Finding]
) -> tuple[Told | None, Findings]:
    improved, spots = judged_learning(learning, LEARNING)
    found += placed(spots, {LEARNING: reading})
    if improved is None or has_errors(found):
        return None, tuple(found)
    return Told(improved, made_on), tuple(found)


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
