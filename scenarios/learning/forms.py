"""Feedback forms as data: who is asked what, at which level, and by when after the trip.

The levels are Kirkpatrick's: what people thought of it, what they learnt, what they do otherwise,
and what came of it. No form asks for a name.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.value import Count, Id, Text, Value

BEST_MARK = 5
Mark = Annotated[int, Field(ge=1, le=BEST_MARK)]
"""From 1 (poor) to 5 (very good)."""


class Audience(StrEnum):
    """Who is asked."""

    PARTICIPANTS = "participants"
    HOSTS = "hosts"
    PARTNERS = "partners"


class Level(StrEnum):
    """How far an effect reaches, as Kirkpatrick orders it."""

    REACTION = "reaction"
    LEARNING = "learning"
    BEHAVIOUR = "behaviour"
    RESULTS = "results"


class QuestionKind(StrEnum):
    """How a question is answered."""

    MARK = "mark"
    YES_NO = "yes-no"
    COUNT = "count"
    TEXT = "text"


class Question(Value):
    """One question of a form."""

    id: Id
    kind: QuestionKind
    text: Text


class Section(Value):
    """The questions of one level; days count from the last day of the trip.

    With `marks_visits` every visit gets a mark as well.
    """

    level: Level
    opens_days: Count = 0
    due_days: Count
    marks_visits: bool = False
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=50)]

    @model_validator(mode="after")
    def _is_due_after_it_opens(self) -> Section:
        if self.due_days < self.opens_days:
            raise ValueError(f"it is due after {self.due_days} days, before it opens")
        return self


class Form(Value):
    """What one audience is asked, at each of the four levels."""

    audience: Audience
    intro: Text
    sections: tuple[Section, ...]

    @model_validator(mode="after")
    def _asks_at_every_level(self) -> Form:
        levels = [section.level for section in self.sections]
        if levels != list(Level):
            raise ValueError(
                f"the form has one section for each level, in this order: {', '.join(Level)}"
            )
        ids = [question.id for section in self.sections for question in section.questions]
        for key in ids:
            if ids.count(key) > 1:
                raise ValueError(f"two questions have the id {key}; give each its own")
        return self


class Forms(Value):
    """A form for each audience."""

    forms: tuple[Form, ...]

    @model_validator(mode="after")
    def _one_for_each_audience(self) -> Forms:
        if sorted(form.audience for form in self.forms) != sorted(Audience):
            raise ValueError(f"there is one form for each of {', '.join(Audience)}")
        return self

    def of(self, audience: Audience) -> Form:
        """The form of an audience."""
        return next(form for form in self.forms if form.audience is audience)


class AskedVisit(Value):
    """A visit that can be given a mark."""

    session: Id
    name: Text
    date: dt.date
    partner: Id


class AskedSection(Value):
    """A section of a trip's form with its dates; `visits` are those to be given a mark."""

    level: Level
    opens: dt.date
    due: dt.date
    visits: tuple[AskedVisit, ...]
    questions: tuple[Question, ...]


class TripForm(Value):
    """The form of one trip; a partner's asks only of its own visits."""

    audience: Audience
    partner: Id | None
    trip: Text
    first: dt.date
    last: dt.date
    intro: Text
    sections: tuple[AskedSection, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question."""
        return tuple(question for section in self.sections for question in section.questions)

    @property
    def visits(self) -> tuple[AskedVisit, ...]:
        """Every visit that can be given a mark, once."""
        found = (visit for section in self.sections for visit in section.visits)
        return tuple({visit.session: visit for visit in found}.values())


def trip_form(
    forms: Forms,
    problem: Problem,
    itinerary: Itinerary,
    audience: Audience,
    partner: str | None = None,
) -> TripForm:
    """The form that an audience of a trip is given."""
    form = forms.of(audience)
    last = itinerary.days[-1].date
    visits = asked_visits(problem, itinerary, partner)
    return TripForm(
        audience=audience,
        partner=partner,
        trip=problem.wishes.name,
        first=itinerary.days[0].date,
        last=last,
        intro=form.intro,
        sections=tuple(
            AskedSection(
                level=section.level,
                opens=last + dt.timedelta(days=section.opens_days),
                due=last + dt.timedelta(days=section.due_days),
                visits=visits if section.marks_visits else (),
                questions=section.questions,
            )
            for section in form.sections
        ),
    )


def asked_visits(
    problem: Problem, itinerary: Itinerary, partner: str | None = None
) -> tuple[AskedVisit, ...]:
    """The sessions of an itinerary in their order, each once; of one partner on request."""
    found: dict[str, AskedVisit] = {}
    for date, visit in itinerary.visits:
        for key in visit.sessions:
            session = problem.catalogue.session(key)
            if partner in (None, session.partner):
                found.setdefault(
                    key,
                    AskedVisit(session=key, name=session.name, date=date, partner=session.partner),
                )
    return tuple(found.values())
