"""Demands: all that a user asked for, and a problem with some of it given up.

To give a demand up only ever makes more trips possible (`given_up`): a required wish still
counts as a wish, so that its sessions stay on offer; a limit of the delegation's own falls back
to the host's only where that is wider. The one exception is a commitment that is a meal: without
it the day needs a meal elsewhere.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from optimizer.domain.catalogue import LanguageMode
from optimizer.domain.explanations import Demand, DemandKind
from optimizer.domain.money import Category
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import Dates, Target, Wish, Wishes, WishKind
from optimizer.explain.heads import head_counts, with_heads

DATES_REACH = 7
"""Days before and after the window within which other dates are looked for."""

DAYS_REACH = 1
"""How many more days on site a trip may take when its length is given up."""

LEAD_REACH = 366
"""Days by which the planning date moves back when it is given up."""

_WIDER_WHEN_LESS = frozenset({"day_start", "night_rest_minutes"})
_WIDER_WHEN_MORE = frozenset(
    {"day_end", "sessions_per_day", "content_minutes_per_day", "seated_minutes"}
)
"""Limits that do nothing but narrow; others, such as the walking limit, are no demands."""

_TRAVEL = ("arrive_from", "leave_for", "hotels", "vehicles")

Edit = Callable[[Wishes], Wishes]


def demands_of(problem: Problem) -> tuple[Demand, ...]:
    """Every demand of a problem, those that a conflict should rather name first."""
    found = list(_demands(problem))
    order = {kind: number for number, kind in enumerate(DemandKind)}
    return tuple(sorted(found, key=lambda demand: (order[demand.kind], demand.key)))


def given_up(problem: Problem, demands: Iterable[Demand]) -> tuple[Problem, ...]:
    """The problem without some demands: several where the head count is, one for each to try.

    There is a trip without them if any of these has one.
    """
    some = frozenset(demands)
    wishes = problem.wishes
    for demand in sorted(some, key=lambda demand: (demand.kind, demand.key)):
        if demand.kind not in (DemandKind.STAY, DemandKind.DATES, DemandKind.HEADS):
            wishes = _edit(problem, demand)(wishes)
    kinds = {demand.kind for demand in some}
    wishes = _changed(wishes, dates=_dates(wishes, kinds))
    eased = problem.with_wishes(wishes)
    if DemandKind.HEADS not in kinds:
        return (eased,)
    return (eased, *(with_heads(eased, heads) for heads in head_counts(problem)))


def required(problem: Problem, wish: str) -> Problem:
    """The same problem with a wish required."""
    wishes = tuple(
        one.model_copy(update={"kind": WishKind.REQUIRED}) if one.id == wish else one
        for one in problem.wishes.wishes
    )
    return problem.with_wishes(_changed(problem.wishes, wishes=wishes))


def alone(problem: Problem, wish: str) -> Problem:
    """A wish required as the only thing asked for: party, dates, languages, limits, no budget."""
    blank = {"quotas": (), "precedence": (), "pins": (), "commitments": ()}
    only = tuple(one for one in required(problem, wish).wishes.wishes if one.id == wish)
    wishes = Wishes.model_validate(
        {
            name: getattr(problem.wishes, name)
            for name in Wishes.model_fields
            if name not in (*blank, "budget")
        }
        | {"wishes": only, "distinct_partner_weight": 0}
    )
    return problem.with_wishes(wishes)


def _demands(problem: Problem) -> Iterator[Demand]:
    wishes, kinds = problem.wishes, DemandKind
    for wish in wishes.wishes:
        if wish.kind is not WishKind.SCORED:
            kind = kinds.WISH if wish.kind is WishKind.REQUIRED else kinds.EXCLUSION
            yield Demand(kind=kind, key=wish.id)
    for quota in wishes.quotas:
        if quota.at_least or quota.at_most is not None:
            yield Demand(kind=kinds.QUOTA, key=quota.id)
    for pin in wishes.pins:
        yield Demand(kind=kinds.PIN, key=f"{pin.session}/{pin.date}")
    for commitment in wishes.commitments:
        yield Demand(kind=kinds.COMMITMENT, key=commitment.id)
    for key in dict.fromkeys(rule.key for rule in wishes.precedence):
        yield Demand(kind=kinds.PRECEDENCE, key=key)
    if wishes.budget.limit_cents(wishes.party.heads) is not None:
        yield Demand(kind=kinds.BUDGET)
    for category in wishes.budget.caps:
        yield Demand(kind=kinds.CAP, key=category)
    yield from _limits(problem)
    yield from _ways(problem)


def _limits(problem: Problem) -> Iterator[Demand]:
    """The delegation's own limits that are narrower than the host's."""
    limits, host = problem.wishes.limits, problem.catalogue.rules
    for name in sorted(_WIDER_WHEN_LESS | _WIDER_WHEN_MORE):
        own = getattr(limits, name)
        if own is not None and own != _wider(name, own, getattr(host, name)):
            yield Demand(kind=DemandKind.LIMIT, key=name)
    for date in limits.hours:
        yield Demand(kind=DemandKind.HOURS, key=str(date))
    if len(problem.catalogue.hotels) > 1 and problem.wishes.dates.most_days > 2:
        yield Demand(kind=DemandKind.HOTEL_CHANGES)


def _ways(problem: Problem) -> Iterator[Demand]:
    """How, when and with whom the delegation comes."""
    wishes, kinds = problem.wishes, DemandKind
    for name in _TRAVEL:
        if getattr(wishes.travel, name) is not None:
            yield Demand(kind=kinds.TRAVEL, key=name)
    if not wishes.travel.rooms_on_request and problem.catalogue.hotels:
        yield Demand(kind=kinds.ROOMS_ON_REQUEST)
    if set(wishes.language_modes) != set(LanguageMode):
        yield Demand(kind=kinds.LANGUAGES)
    yield Demand(kind=kinds.PLANNING_DATE)
    yield Demand(kind=kinds.STAY)
    yield Demand(kind=kinds.DATES)
    if head_counts(problem):
        yield Demand(kind=kinds.HEADS)
    if wishes.party.needed_diets:
        yield Demand(kind=kinds.DIETS)
    if wishes.party.needed_features:
        yield Demand(kind=kinds.ACCESS)


# --- giving up ---------------------------------------------------------------------------------
def _edit(problem: Problem, demand: Demand) -> Edit:
    """What the wishes are without a demand."""
    edits: dict[DemandKind, Edit] = {
        DemandKind.WISH: partial(_counted, key=demand.key),
        DemandKind.EXCLUSION: partial(_not_excluded, key=demand.key),
        DemandKind.QUOTA: partial(_without_quota, key=demand.key),
        DemandKind.PIN: partial(_unpinned, key=demand.key),
        DemandKind.COMMITMENT: partial(_without_commitment, key=demand.key),
        DemandKind.PRECEDENCE: lambda wishes: _changed(
            wishes,
            precedence=tuple(rule for rule in wishes.precedence if rule.key != demand.key),
        ),
        DemandKind.BUDGET: partial(_part, part="budget", total_cents=None, per_head_cents=None),
        DemandKind.CAP: partial(_uncapped, key=demand.key),
        DemandKind.LIMIT: partial(_unset, part="limits", field=demand.key),
        DemandKind.HOURS: partial(_host_hours, problem=problem, key=demand.key),
        DemandKind.HOTEL_CHANGES: partial(_part, part="limits", max_hotel_changes=99),
        DemandKind.TRAVEL: partial(_unset, part="travel", field=demand.key),
        DemandKind.ROOMS_ON_REQUEST: partial(_part, part="travel", rooms_on_request=True),
        DemandKind.LANGUAGES: lambda wishes: _changed(wishes, language_modes=tuple(LanguageMode)),
        DemandKind.PLANNING_DATE: lambda wishes: _changed(
            wishes, planning_date=wishes.planning_date - dt.timedelta(days=LEAD_REACH)
        ),
        DemandKind.DIETS: partial(_part, part="party", diets={}),
        DemandKind.ACCESS: partial(_part, part="party", access_needs={}),
    }
    return edits[demand.kind]


def _changed(wishes: Wishes, /, **fields: object) -> Wishes:
    return wishes.model_copy(update=fields)


def _part(wishes: Wishes, /, *, part: str, **fields: object) -> Wishes:
    """The wishes with some fields of a part of theirs changed."""
    return _changed(wishes, **{part: getattr(wishes, part).model_copy(update=fields)})


def _unset(wishes: Wishes, *, part: str, field: str) -> Wishes:
    return _part(wishes, part=part, **{field: None})


def _counted(wishes: Wishes, *, key: str) -> Wishes:
    """A required wish as a scored one: its sessions stay on offer."""
    return _changed(
        wishes,
        wishes=tuple(
            one.model_copy(update={"kind": WishKind.SCORED, "weight": max(1, one.weight)})
            if one.id == key
            else one
            for one in wishes.wishes
        ),
    )


def _not_excluded(wishes: Wishes, *, key: str) -> Wishes:
    return _changed(wishes, wishes=tuple(one for one in wishes.wishes if one.id != key))


def _without_quota(wishes: Wishes, *, key: str) -> Wishes:
    quota = next(one for one in wishes.quotas if one.id == key)
    kept = _changed(wishes, quotas=tuple(one for one in wishes.quotas if one.id != key))
    return _still_wished(kept, quota.target, f"quota-{key}") if quota.at_least else kept


def _unpinned(wishes: Wishes, *, key: str) -> Wishes:
    pins = tuple(pin for pin in wishes.pins if f"{pin.session}/{pin.date}" != key)
    session = key.split("/")[0]
    return _still_wished(_changed(wishes, pins=pins), Target(session=session), f"pin-{session}")


def _still_wished(wishes: Wishes, target: Target, key: str) -> Wishes:
    """Sessions that were on offer for a demand stay on offer without it."""
    wish = Wish(id=f"given-up-{key}"[:80], target=target, weight=1)
    others = tuple(one for one in wishes.wishes if one.id != wish.id)
    return _changed(wishes, wishes=(*others, wish))


def _without_commitment(wishes: Wishes, *, key: str) -> Wishes:
    kept = tuple(one for one in wishes.commitments if one.id != key)
    return _changed(wishes, commitments=kept)


def _uncapped(wishes: Wishes, *, key: str) -> Wishes:
    caps = {name: cap for name, cap in wishes.budget.caps.items() if name != Category(key)}
    return _part(wishes, part="budget", caps=caps)


def _host_hours(wishes: Wishes, *, problem: Problem, key: str) -> Wishes:
    """The wider of the hours asked for on a date and those of every other day."""
    date, rules = dt.date.fromisoformat(key), problem.rules
    own = wishes.limits.hours[date]
    wide = own.model_copy(
        update={"start": min(own.start, rules.day_start), "end": max(own.end, rules.day_end)}
    )
    return _part(wishes, part="limits", hours={**wishes.limits.hours, date: wide})


def _wider(name: str, own: int, host: int) -> int:
    return min(own, host) if name in _WIDER_WHEN_LESS else max(own, host)


def _dates(wishes: Wishes, kinds: set[DemandKind]) -> Dates:
    """The window of dates and the length of the stay, widened as far as they are given up."""
    dates = wishes.dates
    least, most = dates.least_days, dates.most_days
    first, last = dates.first, dates.last
    if DemandKind.STAY in kinds:
        least, most = 1, min(31, most + DAYS_REACH)
        last += dt.timedelta(days=max(0, most - dates.window_days))
    if DemandKind.DATES in kinds:
        first = max(first - dt.timedelta(days=DATES_REACH), min(first, wishes.planning_date))
        last += dt.timedelta(days=DATES_REACH)
    return Dates(first=first, last=last, min_days=least, max_days=most)
