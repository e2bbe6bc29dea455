"""Requirements: what wishes insist on, and the same wishes when something has to give."""

from __future__ import annotations

from optimizer.check import unmet_wishes
from optimizer.domain.changes import PlanningOrder
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.value import Id
from optimizer.domain.wishes import Budget, Wishes, WishKind

MUCH = 1000
"""What a required wish weighs once it may be given up: as much as a wish can."""


def without_requirements(wishes: Wishes, *, budget_too: bool = False) -> Wishes:
    """Wishes that ask for as much and insist on nothing.

    Required wishes are scored ones, quotas have no least number; with `budget_too` there is none.
    """
    scored = {"kind": WishKind.SCORED, "weight": MUCH}
    return wishes.model_copy(
        update={
            "wishes": tuple(
                one.model_copy(update=scored) if one.kind is WishKind.REQUIRED else one
                for one in wishes.wishes
            ),
            "quotas": tuple(
                one.model_copy(update={"at_least": None})
                for one in wishes.quotas
                if one.at_most is not None
            ),
            "budget": Budget() if budget_too else wishes.budget,
        }
    )


def requirements_alone(wishes: Wishes) -> Wishes:
    """Wishes of which a best plan keeps as many required ones as any plan can.

    Nothing else pays, and nothing comes before them: neither levels nor few changes nor points of
    other wishes may cost one. Quotas have no least number.
    """
    lesser = without_requirements(wishes)
    required = {one.id for one in wishes.wishes if one.kind is WishKind.REQUIRED}
    programme = wishes.programme
    if programme is not None:
        free = {"order": PlanningOrder.POINTS_FIRST, "levels": ()}
        programme = programme.model_copy(update=free)
    return lesser.model_copy(
        update={
            "wishes": tuple(
                one
                for one in lesser.wishes
                if one.id in required or one.kind is not WishKind.SCORED
            ),
            "distinct_partner_weight": 0,
            "programme": programme,
        }
    )


def missed(problem: Problem, plan: Itinerary) -> tuple[tuple[Id, ...], tuple[Id, ...]]:
    """The required wishes, and the quotas, by id, that a plan does not come up to."""
    unmet = set(unmet_wishes(problem, plan))
    wishes = problem.wishes
    short = []
    for quota in wishes.quotas:
        answers = problem.sessions_of(quota.target)
        times = sum(key in answers for _, visit in plan.visits for key in visit.sessions)
        if quota.at_least is not None and times < quota.at_least:
            short.append(quota.id)
    required = [one.id for one in wishes.wishes if one.kind is WishKind.REQUIRED]
    return tuple(key for key in required if key in unmet), tuple(short)


def without(wishes: Wishes, given_up: tuple[Id, ...]) -> Wishes:
    """Wishes without those required ones, and without the least number of those quotas."""
    return wishes.model_copy(
        update={
            "wishes": tuple(
                one
                for one in wishes.wishes
                if one.kind is not WishKind.REQUIRED or one.id not in given_up
            ),
            "quotas": tuple(
                one.model_copy(update={"at_least": None}) if one.id in given_up else one
                for one in wishes.quotas
                if one.id not in given_up or one.at_most is not None
            ),
        }
    )
