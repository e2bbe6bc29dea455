"""Publishing: a plan becomes a programme that holds what it needs, and asks whom it must."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from api.publishing import requests
from api.publishing.changes import Change, changes_between
from api.publishing.holds import holds
from api.publishing.surroundings import with_current_bookings
from api.publishing.warnings import warnings
from api.store import (
    Refused,
    Session,
    StoreFault,
    bookings,
    confirmations,
    organisations,
    plans,
    programmes,
)
from api.store.programmes import Content
from api.store.tables import Confirmation, Edition, Programme, StoredBooking
from optimizer.check import check
from optimizer.domain.catalogue import Catalogue
from optimizer.domain.changes import PlanningOrder
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.programme import LevelFrom, PublishedProgramme
from optimizer.domain.result import Violation
from optimizer.domain.statuses import ItemStatus
from optimizer.drafting.levels import stands_in_the_way


class BreaksRules(StoreFault):
    """The itinerary cannot be published as things are now: each rule it breaks, and where."""

    def __init__(self, violations: tuple[Violation, ...]) -> None:
        self.violations = violations
        sentences = "; ".join(f"{one.where}: {one.message}" for one in violations)
        super().__init__(f"the plan no longer fits, plan anew: {sentences}")


@dataclass(frozen=True)
class Published:
    """A programme as it holds now: its version, what it has booked, and whom it asks."""

    programme: Programme
    edition: Edition
    bookings: tuple[StoredBooking, ...]
    confirmations: tuple[Confirmation, ...]


def draft(
    session: Session,
    organisation: str,
    plan_id: str,
    *,
    name: str = "",
    programme_id: str | None = None,
    expected: int | None = None,
) -> tuple[Programme, Edition]:
    """Makes a plan the draft of a programme, of a new one unless one is named.

    Nothing is held and nobody is asked. Raises NotFound, Stale, and Refused for a plan without an
    itinerary.
    """
    plan = plans.get(session, organisation, plan_id, documents=True)
    found = None if plan.result is None else plan.result.get("itinerary")
    if found is None:
        raise Refused("the plan has no itinerary to publish")
    problem = Problem.model_validate(plan.problem)
    itinerary = Itinerary.model_validate(found)
    if programme_id is None:
        title = name or plan.name or problem.wishes.name.en
        programme = programmes.add(session, organisation, title, plan.trip_id)
    else:
        programme = programmes.get(session, organisation, programme_id, expected)
    content = Content(plan.id, plan.problem, plan.problem_hash, found)
    changes = _changes(session, programme, problem, itinerary)
    edition = programmes.put_draft(session, programme, content, changes)
    return programme, edition


def publish(
    session: Session, organisation: str, programme_id: str, expected: int | None = None
) -> Published:
    """Makes a programme's draft the version that holds, with its bookings and requests.

    It is checked beside what others hold now, by every rule that blocks (a plan changed by hand may
    have warnings), while nobody else of the organisation can publish. Raises NotFound, Stale,
    Refused without a draft, and BreaksRules.
    """
    organisations.lock(session, organisation)
    programme = programmes.get(session, organisation, programme_id, expected)
    prepared = programmes.draft(session, programme)
    if prepared is None:
        raise Refused("there is no draft to publish")
    problem, itinerary = _content(prepared)
    _check_beside_others(session, programme, problem, itinerary)
    changes = _changes(session, programme, problem, itinerary)
    programmes.mark_published(session, programme, prepared, changes)
    held = bookings.hold(session, programme, prepared.number, holds(problem, itinerary))
    asked = requests.ask(session, programme, problem, itinerary)
    return Published(programme, prepared, held, asked)


def _check_beside_others(
    session: Session, programme: Programme, problem: Problem, itinerary: Itinerary
) -> None:
    """Raises BreaksRules for what the itinerary breaks beside what others hold by now."""
    organisation = programme.organisation_id
    now = with_current_bookings(session, organisation, problem, beside=programme.id)
    if itinerary.problem_hash == problem.content_hash:
        # It was planned for this problem, with the bookings of that day.
        itinerary = itinerary.model_copy(update={"problem_hash": now.content_hash})
    levels = problem.wishes.rule_levels
    if violations := stands_in_the_way(check(now, itinerary), levels):
        raise BreaksRules(violations)


def withdraw(
    session: Session, organisation: str, programme_id: str, expected: int | None = None
) -> Programme:
    """Ends a programme: what it held is free, and who was asked is told that it is cancelled.

    Raises NotFound, Stale, and Refused where nothing was published.
    """
    programme = programmes.get(session, organisation, programme_id, expected)
    holding = programmes.published(session, programme)
    if holding is None:
        raise Refused("only what was published can be withdrawn")
    problem, _ = _content(holding)
    programmes.mark_withdrawn(session, programme)
    bookings.hold(session, programme, holding.number, ())
    today = requests.local_date(session, problem)
    for row in confirmations.of_programme(session, programme):
        requests.let_go(row, today)
    session.flush()
    return programme


def problem_to_replan(
    session: Session,
    organisation: str,
    programme_id: str,
    *,
    planning_date: dt.date,
    frozen_until: dt.date | None = None,
    frozen_minute: int = 0,
    levels: tuple[LevelFrom, ...] = (),
    order: PlanningOrder = PlanningOrder.CHANGES_FIRST,
    catalogue: Catalogue | None = None,
) -> Problem:
    """The problem of planning a published programme anew, with everything known by now.

    Its wishes have what suppliers answered and the published itinerary, of which everything before
    the given moment stays, and after it what `levels` say; its bookings are what others hold now.
    A newer `catalogue` takes the place of the one that it was planned with. Raises NotFound, and
    Refused where nothing is published.
    """
    programme = programmes.get(session, organisation, programme_id)
    holding = programmes.published(session, programme)
    if holding is None:
        raise Refused("only what is published can be planned anew")
    problem, itinerary = _content(holding)
    published = PublishedProgramme(
        version=holding.number,
        itinerary=itinerary,
        frozen_until=frozen_until or planning_date,
        frozen_minute=frozen_minute,
        levels=levels,
        order=order,
    )
    wishes = problem.wishes.model_copy(
        update={
            "planning_date": planning_date,
            "statuses": _merged(
                problem.wishes.statuses, requests.statuses_known(session, programme)
            ),
            "programme": published,
        }
    )
    anew = Problem(catalogue=catalogue or problem.catalogue, wishes=wishes)
    return with_current_bookings(session, organisation, anew, beside=programme.id)


def _merged(
    before: tuple[ItemStatus, ...], known: tuple[ItemStatus, ...]
) -> tuple[ItemStatus, ...]:
    """The newer word on each thing and date; what was only in the wishes stays."""
    newer = {_key(one) for one in known}
    return (*(one for one in before if _key(one) not in newer), *known)


def _key(status: ItemStatus) -> tuple[object, ...]:
    return status.kind, status.id, status.date, status.meal


def _content(edition: Edition) -> tuple[Problem, Itinerary]:
    return (
        Problem.model_validate(edition.problem),
        Itinerary.model_validate(edition.itinerary),
    )


def _changes(
    session: Session, programme: Programme, problem: Problem, itinerary: Itinerary
) -> list[Any]:
    """The change log as it is stored."""
    holding = programmes.published(session, programme)
    before = None if holding is None else _content(holding)
    log = (*changes_between(before, problem, itinerary), *warnings(problem, itinerary))
    return [one.model_dump(mode="json") for one in log]


def change_log(edition: Edition) -> tuple[Change, ...]:
    """What a version does differently from the one that held before it."""
    return tuple(Change.model_validate(one) for one in edition.changes)
