"""Reporting: everything that is known of a trip put together into its learning report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from scenarios.learning.answers import FormAnswers
from scenarios.learning.delivered import delivered_counts, visit_results
from scenarios.learning.delivery import Delivery
from scenarios.learning.following import followed_up, improvement_results
from scenarios.learning.forms import Audience, Forms, TripForm, trip_form
from scenarios.learning.improvements import FollowUp, Improvement
from scenarios.learning.improving import CatalogueChange
from scenarios.learning.network import partner_figures
from scenarios.learning.report import (
    ENOUGH,
    DeliveredCounts,
    LearningReport,
    Limit,
    Money,
    Response,
    WindowState,
)
from scenarios.learning.scoring import question_results, responses
from scenarios.learning.spending import money_of


@dataclass(frozen=True)
class Learning:
    """What is known of one trip: its programme, how it went, what was said, what is to change.

    `changes` are what each improvement changes in the catalogue of the trip. `delivery` is None
    while nobody has told how it went.
    """

    problem: Problem
    itinerary: Itinerary
    version: int
    forms: Forms
    answers: tuple[FormAnswers, ...]
    delivery: Delivery | None
    improvements: tuple[Improvement, ...] = ()
    changes: Mapping[str, tuple[CatalogueChange, ...]] = field(default_factory=dict)
    previous: LearningReport | None = None
    follow_ups: tuple[FollowUp, ...] = ()

    def form(self, audience: Audience, partner: str | None = None) -> TripForm:
        """The form that an audience was given."""
        return trip_form(self.forms, self.problem, self.itinerary, audience, partner)


def learning_report(given: Learning, on: dt.date) -> LearningReport:
    """The learning report as of a date, from what was read without a fault."""
    problem, delivery = given.problem, given.delivery or Delivery()
    party = problem.wishes.party.heads
    guests = party if delivery.guests is None else delivery.guests
    forms = tuple(given.form(audience) for audience in Audience)
    visits = visit_results(problem, given.itinerary, given.delivery, given.answers, on)
    counts = delivered_counts(visits)
    questions = tuple(question_results(forms, given.answers))
    network = tuple(partner_figures(problem, visits, given.answers, given.previous))
    invited = {
        Audience.PARTICIPANTS: guests,
        Audience.HOSTS: None,
        Audience.PARTNERS: len(network),
    }
    answered = tuple(responses(forms, given.answers, invited, on))
    money = money_of(problem, given.itinerary, delivery)
    illustrative = delivery.illustrative or any(one.illustrative for one in given.answers)
    days = given.itinerary.days
    return LearningReport(
        trip=problem.wishes.id,
        name=problem.wishes.name,
        catalogue=problem.catalogue.name,
        first=days[0].date,
        last=days[-1].date,
        guests=guests,
        version=given.version,
        problem_hash=given.itinerary.problem_hash,
        ticks_per_minute=problem.rules.ticks_per_minute,
        made_on=on,
        illustrative=illustrative,
        forms=len(given.answers),
        responses=answered,
        counts=counts,
        visits=visits,
        questions=questions,
        improvements=tuple(
            improvement_results(given.improvements, given.changes, visits, questions)
        ),
        previous=None if given.previous is None else given.previous.name,
        followed_up=()
        if given.previous is None
        else tuple(followed_up(given.previous, given.follow_ups, problem, visits, questions)),
        network=network,
        money=money,
        note=delivery.note,
        limits=tuple(_limits(answered, counts, money, illustrative)),
    )


def _limits(
    answered: Sequence[Response], counts: DeliveredCounts, money: Money, illustrative: bool
) -> Iterator[Limit]:
    if illustrative:
        yield Limit.ILLUSTRATIVE
    if counts.not_yet:
        yield Limit.NOT_DELIVERED
    begun = [one for one in answered if one.state is not WindowState.NOT_YET]
    if any(one.answered < ENOUGH for one in begun):
        yield Limit.FEW_ANSWERS
    if any(one.invited is not None and one.answered < one.invited for one in begun):
        yield Limit.NOT_ALL_ANSWERED
    if any(one.state is not WindowState.OVER for one in answered):
        yield Limit.STILL_OPEN
    if money.known_lines < len(money.lines):
        yield Limit.COSTS_NOT_KNOWN
    yield Limit.NO_CAUSE
