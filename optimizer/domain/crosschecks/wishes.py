"""Wishes, quotas and pins: names that exist, and nothing that says the opposite of itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from optimizer.domain.crosschecks.check import WISHES, Spot
from optimizer.domain.crosschecks.known import Known, did_you_mean
from optimizer.domain.crosschecks.offer import precedence_makes_sense, price_of_a_tick
from optimizer.domain.crosschecks.references import named, repeated
from optimizer.domain.findings import FindingCode, Severity
from optimizer.domain.levels import ALWAYS_BLOCKS, ALWAYS_BLOCKS_ADVICE, too_lenient
from optimizer.domain.pointers import Steps
from optimizer.domain.problem import Problem
from optimizer.domain.ticks import clock
from optimizer.domain.wishes import Pin, Target, Wishes, WishKind


def something_wished(wishes: Wishes) -> Iterator[Spot]:
    """Wishes that ask for no session at all."""
    asks = (
        any(wish.kind is not WishKind.EXCLUDED for wish in wishes.wishes)
        or bool(wishes.pins)
        or any(item.is_confirmed for item in wishes.statuses)
        or any(quota.at_least for quota in wishes.quotas)
        or wishes.distinct_partner_weight > 0
    )
    if not asks:
        yield Spot(
            WISHES,
            ("wishes",),
            FindingCode.NO_WISHES,
            "Nothing is wished for, so there is nothing to plan.",
            "Add a required or scored wish, a pin, or a quota with at_least.",
        )


def wish_duplicates(wishes: Wishes) -> Iterator[Spot]:
    """Ids that two wishes, two quotas or two commitments share."""
    for key in ("wishes", "quotas", "commitments"):
        yield from repeated(WISHES, (key,), getattr(wishes, key))


def same_ticks(problem: Problem) -> Iterator[Spot]:
    """Wishes that count other ticks than their catalogue."""
    host, own = problem.catalogue.rules.ticks_per_minute, problem.wishes.ticks_per_minute
    if not problem.counts_alike:
        yield Spot(
            WISHES,
            ("ticks_per_minute",),
            FindingCode.CONTRADICTION,
            f"The wishes count {own} ticks a minute, the catalogue {host}.",
            f"Write ticks_per_minute: {host}, and all times of the wishes in those ticks.",
            detail={"wishes": own, "catalogue": host},
        )


def time_is_priced(problem: Problem) -> Iterator[Spot]:
    """A value of time of the wishes that is no whole number of cents for a tick."""
    cents = problem.wishes.limits.value_of_time_cents_per_minute
    if cents is not None:
        per_minute = problem.catalogue.rules.ticks_per_minute
        yield from price_of_a_tick(WISHES, "limits", cents, per_minute)


def opposite_wishes(wishes: Wishes) -> Iterator[Spot]:
    """The same thing asked for by one wish and excluded by another."""
    excluded = {
        wish.target.named: wish.id for wish in wishes.wishes if wish.kind is WishKind.EXCLUDED
    }
    for index, wish in enumerate(wishes.wishes):
        opposite = excluded.get(wish.target.named)
        if wish.kind is not WishKind.EXCLUDED and opposite is not None:
            yield Spot(
                WISHES,
                ("wishes", index, "kind"),
                FindingCode.CONTRADICTION,
                f"Wish '{wish.id}' asks for {wish.target.kind} '{wish.target.key}', which wish "
                f"'{opposite}' excludes.",
                "Leave out one of the two wishes.",
                detail={"wishes": [wish.id, opposite]},
            )


def what_blocks_stays(wishes: Wishes) -> Iterator[Spot]:
    """Rules that always block, set to less."""
    for rule in too_lenient(wishes.rule_levels):
        yield Spot(
            WISHES,
            ("rule_levels", rule.value),
            FindingCode.VALUE_WRONG,
            ALWAYS_BLOCKS.format(rule=rule),
            ALWAYS_BLOCKS_ADVICE,
        )


def right_catalogue(problem: Problem) -> Iterator[Spot]:
    """Wishes that were written for another catalogue."""
    wanted, given = problem.wishes.catalogue, problem.catalogue.id
    if wanted != given:
        yield Spot(
            WISHES,
            ("catalogue",),
            FindingCode.UNKNOWN_ID,
            f"The wishes are for the catalogue '{wanted}', but this one is '{given}'.",
            f"Write catalogue: {given}, or read the wishes with the catalogue they are for.",
            detail={"kind": "catalogue", "name": wanted, "suggestion": given},
        )


def unknown_wishes(problem: Problem, known: Known) -> Iterator[Spot]:
    """Every name in the wishes that the catalogue does not know."""
    wishes, travel = problem.wishes, problem.wishes.travel
    for key in ("wishes", "quotas"):
        for index, item in enumerate(getattr(wishes, key)):
            yield from _unknown_target(known, (key, index, "target"), item.target)
    for index, pin in enumerate(wishes.pins):
        yield from known.unknown(WISHES, ("pins", index, "session"), "sessions", pin.session)
    for index, one in enumerate(wishes.precedence):
        yield from known.unknown(WISHES, ("precedence", index, "first"), "sessions", one.first)
        yield from known.unknown(WISHES, ("precedence", index, "second"), "sessions", one.second)
    for index, commitment in enumerate(wishes.commitments):
        for steps, name in named(("commitments", index, "places"), commitment.places):
            yield from known.unknown(WISHES, steps, "places", name)
    for key, kind, names in (
        ("arrive_from", "arrivals", travel.arrive_from),
        ("leave_for", "departures", travel.leave_for),
        ("hotels", "hotels", travel.hotels),
        ("vehicles", "vehicles", travel.vehicles),
    ):
        for steps, name in named(("travel", key), names):
            yield from known.unknown(WISHES, steps, kind, name)


def _unknown_target(known: Known, steps: Steps, target: Target) -> Iterator[Spot]:
    """An unknown target; a format exists in any case, so that one is only a warning."""
    severity = Severity.WARNING if target.kind == "format" else Severity.ERROR
    yield from known.unknown(WISHES, (*steps, target.kind), f"{target.kind}s", target.key, severity)


def partners_with_sessions(problem: Problem) -> Iterator[Spot]:
    """Wishes and quotas for a partner that exists but gives no session."""
    givers = {session.partner for session in problem.catalogue.sessions}
    idle = {partner.id for partner in problem.catalogue.partners} - givers
    for key in ("wishes", "quotas"):
        for index, item in enumerate(getattr(problem.wishes, key)):
            name = item.target.partner
            if name in idle:
                yield Spot(
                    WISHES,
                    (key, index, "target", "partner"),
                    FindingCode.UNKNOWN_ID,
                    f"The partner '{name}' gives no session, so nothing can answer this.",
                    did_you_mean(name, givers)
                    + "Name another partner, or add a session of this one.",
                    Severity.WARNING,
                    {"kind": "partner", "name": name},
                )


def wished_precedence(problem: Problem) -> Iterator[Spot]:
    """The wishes' precedences that make no sense."""
    yield from precedence_makes_sense(WISHES, problem.wishes.precedence, problem.catalogue)


def quotas_can_be_met(problem: Problem) -> Iterator[Spot]:
    """Quotas that ask for more visits than the sessions of the target allow."""
    visits = {session.id: session.visits_per_trip for session in problem.catalogue.sessions}
    for index, quota in enumerate(problem.wishes.quotas):
        most = sum(visits[session] for session in problem.sessions_of(quota.target))
        if 0 < most < (quota.at_least or 0):
            yield Spot(
                WISHES,
                ("quotas", index, "at_least"),
                FindingCode.CONTRADICTION,
                f"Quota '{quota.id}' asks for at least {quota.at_least} visits, but the catalogue "
                f"has sessions for {most} with {quota.target.kind} '{quota.target.key}'.",
                f"Lower at_least to {most} or less.",
                detail={"at_least": quota.at_least, "most": most},
            )


def pins_agree(problem: Problem) -> Iterator[Spot]:
    """Pins of one session that cannot both hold, and of two sessions that exclude each other."""
    earlier: dict[str, list[Pin]] = defaultdict(list)
    visits = {session.id: session.visits_per_trip for session in problem.catalogue.sessions}
    for index, pin in enumerate(problem.wishes.pins):
        clash = _clash(pin, earlier, visits.get(pin.session)) or _alternative(problem, pin, earlier)
        earlier[pin.session].append(pin)
        if clash:
            yield Spot(
                WISHES,
                ("pins", index),
                FindingCode.CONTRADICTION,
                clash,
                "Leave out one of the two pins.",
                detail={"session": pin.session},
            )


def _clash(pin: Pin, earlier: dict[str, list[Pin]], visits: int | None) -> str | None:
    others = earlier.get(pin.session, [])
    for other in others:
        starts = {one.start for one in (pin, other)} - {None}
        if pin.date == other.date and len(starts) > 1:
            first, second = sorted(clock(start) for start in starts if start is not None)
            return f"'{pin.session}' is pinned to both {first} and {second} on {pin.date}."
    dates = {pin.date, *(other.date for other in others)}
    if visits is not None and len(dates) > visits:
        days = " and ".join(str(date) for date in sorted(dates))
        return f"'{pin.session}' is pinned to {days}, but is visited only {visits} × in a trip."
    return None


def _alternative(problem: Problem, pin: Pin, earlier: dict[str, list[Pin]]) -> str | None:
    for group in problem.catalogue.alternatives:
        others = [one for one in group.sessions if one in earlier and one != pin.session]
        if pin.session in group.sessions and others:
            return (
                f"'{pin.session}' and '{others[0]}' are both pinned, but a trip has only one "
                f"session of '{group.id}'."
            )
    return None


def pins_not_excluded(problem: Problem) -> Iterator[Spot]:
    """Pins of sessions that a wish excludes."""
    excluded = {
        session: wish.id
        for wish in problem.wishes.wishes
        if wish.kind is WishKind.EXCLUDED
        for session in problem.sessions_of(wish.target)
    }
    for index, pin in enumerate(problem.wishes.pins):
        if pin.session in excluded:
            yield Spot(
                WISHES,
                ("pins", index, "session"),
                FindingCode.CONTRADICTION,
                f"'{pin.session}' is pinned, but wish '{excluded[pin.session]}' excludes it.",
                "Leave out the pin or the wish.",
                detail={"session": pin.session, "wish": excluded[pin.session]},
            )
