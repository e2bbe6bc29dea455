"""What a routing model cannot say: where a problem asks for it, the peer refuses.

Nothing is dropped in silence: a plan that ignored a rule would look better than it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.prepare.instance import Instance, Offer, OfferKind
from optimizer.prepare.relevance import all_precedence


def routing_refusals(instance: Instance) -> tuple[str, ...]:
    """What of the problem vehicle routing with windows, capacities and prizes cannot say."""
    return tuple(dict.fromkeys(_refusals(instance)))


def _refusals(instance: Instance) -> Iterator[str]:
    problem, wishes = instance.problem, instance.problem.wishes
    offers = [offer for day in instance.days for offer in day.offers]
    offered = {session for offer in offers for session in offer.sessions}
    if any(len(term.sessions & offered) > 1 for term in instance.terms):
        yield "points for one of several sessions (theme, partner, format)"
    if all_precedence(problem) or instance.successors or instance.together_never:
        yield "precedence"
    if wishes.commitments:
        yield "own items"
    if wishes.debrief_minutes is not None:
        yield "debriefs"
    if instance.held or wishes.programme is not None or problem.pinned:
        yield "pinned and published visits"
    if any(limits is not None for day in instance.days for limits in day.limits):
        yield "drivers' hours"
    if any(option.hour_cents for option in instance.vehicles):
        yield "vehicles hired by the hour"
    if abs(wishes.party.time_shift_hours) >= problem.rules.long_time_shift_hours:
        yield "a light arrival day"
    if len({day.vehicles for day in instance.days}) > 1:
        yield "other vehicles on other days"
    if _night_rest_binds(instance):
        yield "night rest"
    yield from _of_offers(offers)


def _of_offers(offers: list[Offer]) -> Iterator[str]:
    if any(offer.interpreter for offer in offers):
        yield "interpreters paid by the day"
    if any(len(offer.sessions) > 1 for offer in offers):
        yield "rotations"
    if any(offer.meal_bit and offer.kind is not OfferKind.MEAL for offer in offers):
        yield "visits that are a meal"


def _night_rest_binds(instance: Instance) -> bool:
    """Whether the days' hours alone do not give the rest."""
    rest, date = instance.problem.rules.night_rest_minutes, instance.problem.rules.date_ticks
    return any(
        after.day_start + date - before.day_end < rest
        for before, after in zip(instance.days, instance.days[1:], strict=False)
    )


def binds_seated(instance: Instance) -> bool:
    """Whether a run of seated visits can pass its limit at all."""
    limit = instance.problem.rules.seated_minutes
    return any(
        sum(offer.minutes for offer in day.offers if offer.seated) > limit for day in instance.days
    )
