"""What everything costs on a date: the problem with gross prices, and nothing for what is left out.

Tax is added by long division here, so that no rounding is shared with the planner or the checker.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from optimizer.domain.problem import Problem
from tests.oracle.arranged import locked

_KEPT: dict[tuple[int, dt.date], tuple[Problem, Problem]] = {}


def priced(problem: Problem, date: dt.date) -> Problem:
    """The problem as it is charged on a date; the same one where all is gross, included, listed."""
    catalogue, wishes = problem.catalogue, problem.wishes
    stated: tuple[Any, ...] = (*catalogue.partners, *catalogue.hotels, *catalogue.vehicles)
    stated += (*catalogue.connections, *catalogue.interpreters)
    stated += tuple(service for one in catalogue.restaurants for service in one.services)
    own = any(session.price_basis for session in catalogue.sessions)
    own = own or any(item.price for item in wishes.statuses)
    if not own and not wishes.inclusions and all(one.price_basis == "gross" for one in stated):
        return problem
    known = _KEPT.get((id(problem), date))
    if known is None or known[0] is not problem:
        if len(_KEPT) > 100:
            _KEPT.clear()
        _KEPT[id(problem), date] = known = (problem, _priced(problem, date))
    return known[1]


def _priced(problem: Problem, date: dt.date) -> Problem:
    content = problem.model_dump(mode="json")
    partners = {one["id"]: one for one in content["catalogue"]["partners"]}
    for session in content["catalogue"]["sessions"]:
        partner = partners[session["partner"]]
        basis = session["price_basis"] or partner["price_basis"]
        category = session["vat_category"] or partner["vat_category"]
        out = _left_out(content, session["id"], partner["id"], "sessions")
        for field, cents in locked(problem, "session", session["id"], date).items():
            session[field] = cents
            for price in session["prices"]:
                price[field] = cents
        for part in (session, *session["prices"]):
            _charge(content, part, basis, category, date, out)
        session["price_basis"] = "gross"
    for kind, category in (
        ("hotels", "rooms"),
        ("vehicles", "transport"),
        ("connections", "transport"),
        ("interpreters", "interpretation"),
    ):
        for one in content["catalogue"][kind]:
            out = _left_out(content, None, one["id"], category)
            if kind == "connections":
                one |= locked(problem, "connection", one["id"], date)
            for part in (one, *one.get("rooms", ())):
                _charge(content, part, one["price_basis"], one["vat_category"], date, out)
            one["price_basis"] = "gross"
    for one in content["catalogue"]["restaurants"]:
        out = _left_out(content, None, one["id"], "meals")
        for part in one["services"]:
            part |= locked(problem, "restaurant", one["id"], date, part["meal"])
            _charge(content, part, part["price_basis"], part["vat_category"], date, out)
            part["price_basis"] = "gross"
    for one in content["wishes"]["commitments"]:
        if _left_out(content, None, "own", "other"):
            one["cost_cents"] = 0
    content["wishes"]["inclusions"] = []
    return Problem.model_validate(content)


def _left_out(content: Any, session: str | None, supplier: str, category: str) -> bool:
    wanted = {"session": session, "supplier": supplier, "category": category}
    for about, name in wanted.items():
        for one in content["wishes"]["inclusions"]:
            if name is not None and one[about] == name:
                return bool(one["kind"] != "included")
    return False


def _charge(content: Any, part: Any, basis: str, category: str, date: dt.date, out: bool) -> None:
    for field, cents in part.items():
        if field.endswith("_cents") and cents is not None:
            part[field] = 0 if out else _with_tax(content, cents, basis, category, date)


def _with_tax(content: Any, cents: int, basis: str, category: str, date: dt.date) -> int:
    if basis == "gross" or category == "exempt":
        return cents
    begun = [
        (rate["valid_from"], rate["permille"])
        for rate in content["catalogue"]["vat"]
        if rate["category"] == category and rate["valid_from"] <= date.isoformat()
    ]
    whole, rest = divmod(cents * max(begun)[1], 1000)
    return cents + whole + (1 if rest >= 500 else 0)
