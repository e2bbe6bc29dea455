"""Counting: what partners gave over several trips, from what each trip knows of its visits."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.value import Text
from scenarios.learning import Delivery, Learning, LearningReport, Score
from scenarios.learning.delivered import visit_results
from scenarios.learning.network import partner_figures
from scenarios.learning.report import PartnerFigures, VisitResult
from scenarios.learning.scoring import score
from scenarios.network.figures import IdlePartner, Network, NetworkPartner, NetworkTrip


@dataclass(frozen=True)
class Part:
    """What one trip knows of its partners."""

    trip: str
    name: Text
    first: dt.date
    last: dt.date
    guests: int
    ticks_per_minute: int
    visits: tuple[VisitResult, ...]
    partners: tuple[PartnerFigures, ...]
    illustrative: bool

    def of(self, partner: str) -> PartnerFigures | None:
        """A partner's figures; None if it had no part in the trip."""
        return next((one for one in self.partners if one.partner == partner), None)


def part_of_report(report: LearningReport) -> Part:
    """The part of a trip whose learning report is at hand."""
    return Part(
        trip=report.trip,
        name=report.name,
        first=report.first,
        last=report.last,
        guests=report.guests,
        ticks_per_minute=report.ticks_per_minute,
        visits=report.visits,
        partners=report.network,
        illustrative=report.illustrative,
    )


def part_of(given: Learning, on: dt.date) -> Part:
    """The part of a trip of which all is known that a report is made of, as of a date.

    Nothing of it counts as held while nobody has told how it went.
    """
    problem, delivery = given.problem, given.delivery or Delivery()
    visits = visit_results(problem, given.itinerary, given.delivery, given.answers, on)
    party = problem.wishes.party.heads
    return Part(
        trip=problem.wishes.id,
        name=problem.wishes.name,
        first=given.itinerary.days[0].date,
        last=given.itinerary.days[-1].date,
        guests=party if delivery.guests is None else delivery.guests,
        ticks_per_minute=problem.rules.ticks_per_minute,
        visits=visits,
        partners=tuple(partner_figures(problem, visits, given.answers, None)),
        illustrative=delivery.illustrative or any(one.illustrative for one in given.answers),
    )


def network_of(parts: Sequence[Part], catalogue: Catalogue | None = None) -> Network:
    """The network over trips; with a catalogue also who of it was not visited yet."""
    ordered = sorted(parts, key=lambda one: (one.first, one.last, one.trip))
    keys = dict.fromkeys(each.partner for one in ordered for each in one.partners)
    partners = [_partner(key, ordered) for key in keys]
    partners.sort(key=lambda one: (-one.minutes, -one.held, one.partner))
    idle = None
    if catalogue is not None:
        left = [one for one in catalogue.partners if one.id not in keys]
        idle = tuple(IdlePartner(partner=one.id, name=one.name) for one in left)
    return Network(
        trips=tuple(_trips(ordered)),
        partners=tuple(partners),
        idle=idle,
        illustrative=any(one.illustrative for one in ordered),
    )


def _trips(parts: Sequence[Part]) -> Iterator[NetworkTrip]:
    known: set[str] = set()
    for index, part in enumerate(parts):
        own = {one.partner for one in part.partners}
        yield NetworkTrip(
            trip=part.trip,
            name=part.name,
            first=part.first,
            last=part.last,
            guests=part.guests,
            partners=len(own),
            new=len(own - known) if index else None,
            planned=sum(one.planned for one in part.partners),
            held=sum(one.held for one in part.partners),
            minutes=sum(_minutes(part, one) for one in part.partners),
        )
        known |= own


def _partner(key: str, parts: Sequence[Part]) -> NetworkPartner:
    own = [(part, one) for part in parts if (one := part.of(key)) is not None]
    days = Counter(
        visit.date
        for part, _ in own
        for visit in part.visits
        if visit.partner == key and visit.date is not None
    )
    return NetworkPartner(
        partner=key,
        name=own[-1][1].name,
        since=own[0][0].first,
        last=own[-1][0].last,
        trips=len(own),
        planned=sum(one.planned for _, one in own),
        held=sum(one.held for _, one in own),
        minutes=sum(_minutes(part, one) for part, one in own),
        most_on_a_day=max(days.values(), default=0),
        answers=sum(one.answers for _, one in own),
        willing=sum(one.willing for _, one in own),
        unwilling=sum(one.unwilling for _, one in own),
        last_word=_last_word([one for _, one in own]),
        marks=_marks(key, [part for part, _ in own]),
    )


def _minutes(part: Part, one: PartnerFigures) -> int:
    """Whole minutes, those begun counting, of what may be counted finer."""
    return -(-one.minutes // part.ticks_per_minute)


def _last_word(figures: Sequence[PartnerFigures]) -> bool | None:
    said = [one for one in figures if one.willing or one.unwilling]
    if not said or (said[-1].willing and said[-1].unwilling):
        return None
    return said[-1].willing > 0


def _marks(key: str, parts: Sequence[Part]) -> Score:
    """The marks that guests gave all its visits, each session of a trip once."""
    counts = [0] * 5
    for part in parts:
        seen: set[str] = set()
        for visit in part.visits:
            if visit.partner == key and visit.session not in seen:
                seen.add(visit.session)
                counts = [a + b for a, b in zip(counts, visit.participants.counts, strict=True)]
    return score(mark for mark, times in enumerate(counts, start=1) for _ in range(times))
