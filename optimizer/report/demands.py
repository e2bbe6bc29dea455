"""Demands and changes in words: what was asked for, and what to ask instead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from optimizer.domain.explanations import Change, Demand, DemandKind, Repair
from optimizer.domain.result import Verdict
from optimizer.domain.ticks import clock, lasting
from optimizer.domain.wishes import Quota, Wishes
from optimizer.report.numbers import amount, money
from optimizer.report.phrases import PHRASES, counted, long_date, phrase
from optimizer.report.words import Words

Facts = dict[str, Any]
"""Names and numbers for a phrase."""

Named = tuple[str, Facts]
"""The key of a phrase and its facts."""


def demand_text(words: Words, demand: Demand) -> str:
    """What was asked for, with its number and unit."""
    facts = _facts(words, demand, words.problem.wishes)
    return phrase(f"demand.{demand.kind.value}", words.language, **facts)


def demand_list(words: Words, demands: Iterable[Demand]) -> str:
    """Several demands in a row."""
    return "; ".join(demand_text(words, demand) for demand in demands)


def change_text(words: Words, change: Change) -> str:
    """What to ask instead."""
    kind = change.demand.kind
    key, facts = kind.value, _facts(words, change.demand, words.problem.wishes)
    if kind in _CHANGES:
        key, more = _CHANGES[kind](words, change)
        facts |= more
    return phrase(f"change.{key}", words.language, **facts)


def repair_text(words: Words, repair: Repair) -> tuple[str, str]:
    """The changes of a repair in a row, and the plan that they lead to."""
    language = words.language
    changes = [change_text(words, change) for change in repair.changes]
    if repair.is_least and repair.by is not None:
        changes[-1] += f" ({phrase('change.least', language)})"
    score = repair.plan.score
    plan = phrase(
        "change.plan",
        language,
        points=amount(repair.points, "points", language),
        cost=phrase("none", language) if score is None else money(score.cost_cents, language),
    )
    if repair.plan.verdict is not Verdict.OPTIMAL:
        plan = phrase("visit.price-open", language, price=plan)
    return " + ".join(changes), plan


# --- facts -------------------------------------------------------------------------------------
def _facts(words: Words, demand: Demand, wishes: Wishes) -> Facts:
    """The names and numbers of a demand."""
    tell = _FACTS.get(demand.kind)
    return {} if tell is None else tell(words, demand.key, wishes)


def _wish_facts(words: Words, key: str, wishes: Wishes) -> Facts:
    return {"name": words.wish(key)}


def _quota_facts(words: Words, key: str, wishes: Wishes) -> Facts:
    quota = next(one for one in wishes.quotas if one.id == key)
    return {"name": words.target(quota.target), "n": _quota(quota, words.language)}


def _pin_facts(words: Words, key: str, wishes: Wishes) -> Facts:
    session, date = key.split("/")
    return {"name": words.session(session), "date": _date(date, words.language)}


def _precedence_facts(words: Words, key: str, wishes: Wishes) -> Facts:
    rule = next(one for one in wishes.precedence if one.key == key)
    kind = phrase(f"precedence.{rule.kind.value}", words.language)
    return {"first": words.session(rule.first), "second": words.session(rule.second), "kind": kind}


def _budget_facts(words: Words, key: str, wishes: Wishes) -> Facts:
    limit = wishes.budget.limit_cents(wishes.party.heads)
    return {"amount": amount(limit, "cents", words.language)}


def _cap_facts(words: Words, key: str, wishes: Wishes) -> Facts:
    cap = next(cap for name, cap in wishes.budget.caps.items() if name.value == key)
    name = phrase(f"category.{key}", words.language).lower()
    return {"name": name, "amount": money(cap, words.language)}


def _limit_facts(words: Words, key: str, wishes: Wishes) -> Facts:
    own, language = getattr(wishes.limits, key), words.language
    return {"name": phrase(f"limit.{key}", language), "amount": _limit(key, own, language)}


def _travel_facts(words: Words, key: str, wishes: Wishes) -> Facts:
    names = {"hotels": words.hotel, "vehicles": words.vehicle}
    found = getattr(wishes.travel, key) or ()
    texts = [names[key](one) if key in names else one for one in found]
    return {
        "name": phrase(f"travel.{key}", words.language),
        "names": ", ".join(texts) or phrase("none", words.language),
    }


def _stay_facts(words: Words, key: str, wishes: Wishes) -> Facts:
    least, most = wishes.dates.least_days, wishes.dates.most_days
    n = counted("head.days", most, words.language)
    return {"n": n if least == most else f"{least}–{n}"}


def _dates_facts(words: Words, key: str, wishes: Wishes) -> Facts:
    ends = {"first": wishes.dates.first, "last": wishes.dates.last}
    return {side: long_date(date, words.language) for side, date in ends.items()}


_FACTS: dict[DemandKind, Callable[[Words, str, Wishes], Facts]] = {
    DemandKind.WISH: _wish_facts,
    DemandKind.EXCLUSION: _wish_facts,
    DemandKind.QUOTA: _quota_facts,
    DemandKind.PIN: _pin_facts,
    DemandKind.COMMITMENT: lambda words, key, wishes: {"name": words.commitment(key)},
    DemandKind.PRECEDENCE: _precedence_facts,
    DemandKind.BUDGET: _budget_facts,
    DemandKind.CAP: _cap_facts,
    DemandKind.LIMIT: _limit_facts,
    DemandKind.HOURS: lambda words, key, wishes: {"date": _date(key, words.language)},
    DemandKind.HOTEL_CHANGES: lambda words, key, wishes: {"n": wishes.limits.max_hotel_changes},
    DemandKind.TRAVEL: _travel_facts,
    DemandKind.LANGUAGES: lambda words, key, wishes: {
        "names": _modes(wishes.language_modes, words.language)
    },
    DemandKind.PLANNING_DATE: lambda words, key, wishes: {
        "date": long_date(wishes.planning_date, words.language)
    },
    DemandKind.STAY: _stay_facts,
    DemandKind.DATES: _dates_facts,
    DemandKind.HEADS: lambda words, key, wishes: {"n": wishes.party.heads},
    DemandKind.DIETS: lambda words, key, wishes: {
        "names": ", ".join(sorted(wishes.party.needed_diets))
    },
    DemandKind.ACCESS: lambda words, key, wishes: {
        "names": ", ".join(sorted(wishes.party.needed_features))
    },
}


# --- changes -----------------------------------------------------------------------------------
def _quota_change(words: Words, change: Change) -> Named:
    sides = {side: _bounds(value, words.language) for side, value in _sides(change)}
    return "quota-dropped" if change.new is None else "quota", sides


def _pin_change(words: Words, change: Change) -> Named:
    return "pin-time" if change.new == "any-time" else "pin", {}


def _money_change(words: Words, change: Change) -> Named:
    by = money(change.new - change.old, words.language)
    return change.demand.kind.value, {"by": by, "new": money(change.new, words.language)}


def _limit_change(words: Words, change: Change) -> Named:
    key = change.demand.key
    return "limit", {side: _limit(key, value, words.language) for side, value in _sides(change)}


def _hotel_change(words: Words, change: Change) -> Named:
    name = phrase("limit.max_hotel_changes", words.language)
    return "limit", {"name": name, **dict(_sides(change))}


def _language_change(words: Words, change: Change) -> Named:
    more = [mode for mode in change.new if mode not in change.old]
    return "languages", {"names": _modes(more, words.language)}


def _planning_change(words: Words, change: Change) -> Named:
    days = (words.problem.wishes.planning_date - dt.date.fromisoformat(change.new)).days
    return "planning-date", {"n": days, "date": _date(change.new, words.language)}


def _stay_change(words: Words, change: Change) -> Named:
    new = change.new
    if new["min_days"] < change.old["min_days"]:
        return "stay-fewer", {"n": new["min_days"]}
    return "stay-more", {"n": new["max_days"], **_ends(words, new)}


_CHANGES: dict[DemandKind, Callable[[Words, Change], Named]] = {
    DemandKind.QUOTA: _quota_change,
    DemandKind.PIN: _pin_change,
    DemandKind.BUDGET: _money_change,
    DemandKind.CAP: _money_change,
    DemandKind.LIMIT: _limit_change,
    DemandKind.HOTEL_CHANGES: _hotel_change,
    DemandKind.LANGUAGES: _language_change,
    DemandKind.PLANNING_DATE: _planning_change,
    DemandKind.STAY: _stay_change,
    DemandKind.DATES: lambda words, change: ("dates", _ends(words, change.new)),
    DemandKind.HEADS: lambda words, change: ("heads", {"n": change.new, "old": change.old}),
}


def _ends(words: Words, dates: dict[str, Any]) -> Facts:
    return {side: _date(dates[side], words.language) for side in ("first", "last")}


def _sides(change: Change) -> tuple[tuple[str, Any], ...]:
    return (("old", change.old), ("new", change.new))


def _date(text: str, language: str) -> str:
    return long_date(dt.date.fromisoformat(text), language)


def _quota(quota: Quota, language: str) -> str:
    bounds = {"at_least": quota.at_least or None, "at_most": quota.at_most}
    return _bounds({name: n for name, n in bounds.items() if n is not None}, language)


def _bounds(bounds: dict[str, int] | None, language: str) -> str:
    return ", ".join(
        phrase(f"quota.{name.replace('_', '-')}", language, n=n)
        for name, n in (bounds or {}).items()
    )


def _limit(name: str, value: int, language: str) -> str:
    if name in ("day_start", "day_end"):
        return clock(value)
    return lasting(value) if name.endswith("_minutes") or "minutes" in name else str(value)


def _modes(modes: Iterable[str], language: str) -> str:
    return ", ".join(phrase(f"language-mode.{mode}", language) for mode in modes)


def reason_text(words: Words, code: str, session: str | None, facts: dict[str, Any]) -> str | None:
    """A reason of prepare in the reader's language; None for a code without words."""
    key = f"reason.{code}"
    if key not in PHRASES:
        return None
    named = dict(facts)
    if session is not None:
        named["session"] = words.session(session)
        named["partner"] = words.partner(words.problem.catalogue.session(session).partner)
    named["length"] = lasting(named.get("minutes", 0))
    for name in ("works", "first_entry", "date"):
        if named.get(name):
            named[name] = _date(str(named[name]), words.language)
    try:
        return phrase(key, words.language, **named)
    except KeyError:
        return None
