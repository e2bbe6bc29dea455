"""Visitors: groups that count every guest once, and prices that are said once."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.crosschecks.check import CATALOGUE, WISHES, Spot
from optimizer.domain.crosschecks.known import closest, did_you_mean
from optimizer.domain.findings import FindingCode, Severity
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import Wishes


def groups_count_everyone(wishes: Wishes) -> Iterator[Spot]:
    """Nationality groups that count more or fewer guests than come."""
    party = wishes.party
    counted = sum(party.nationality_groups.values())
    if party.nationality_groups and counted != party.heads:
        yield Spot(
            WISHES,
            ("party", "nationality_groups"),
            FindingCode.CONTRADICTION,
            f"The nationality groups count {counted} guests, but {party.heads} come.",
            "Count every guest in just one group, or leave nationality_groups out.",
            detail={"heads": party.heads, "counted": counted},
        )


def groups_are_known(problem: Problem) -> Iterator[Spot]:
    """Groups of the party that no session names, but almost: often misspelt."""
    named = {g for session in problem.catalogue.sessions for g in session.nationality_groups or ()}
    for group, count in problem.wishes.party.nationality_groups.items():
        meant = None if group in named or not count else closest(group, named)
        if meant is not None:
            yield Spot(
                WISHES,
                ("party", "nationality_groups", group),
                FindingCode.UNKNOWN_ID,
                f"No session names the nationality group '{group}'.",
                did_you_mean(group, named) + "Correct the name, if it is not meant so.",
                Severity.WARNING,
                {"kind": "nationality_groups", "name": group, "suggestion": meant},
            )


def prices_are_clear(catalogue: Catalogue) -> Iterator[Spot]:
    """Sessions with two prices for one type of visitors, or one for types that may not come."""
    for index, session in enumerate(catalogue.sessions):
        priced: set[str] = set()
        for place, price in enumerate(session.prices):
            for position, kind in enumerate(price.visitor_types):
                steps = ("sessions", index, "prices", place, "visitor_types", position)
                if kind in priced:
                    yield Spot(
                        CATALOGUE,
                        steps,
                        FindingCode.CONTRADICTION,
                        f"Session '{session.id}' has more than one price for '{kind}'.",
                        "Name each type of visitors in one price only.",
                        detail={"visitor_type": kind.value},
                    )
                elif session.visitor_types is not None and kind not in session.visitor_types:
                    yield Spot(
                        CATALOGUE,
                        steps,
                        FindingCode.CONTRADICTION,
                        f"Session '{session.id}' has a price for '{kind}', which it does not "
                        "receive.",
                        "Add the type to visitor_types, or leave the price out.",
                        Severity.WARNING,
                        {"visitor_type": kind.value},
                    )
                priced.add(kind)
