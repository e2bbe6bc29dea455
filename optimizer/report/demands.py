"""Demands and changes in words: what was asked for, and what to ask instead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from optimizer.domain.explanations import Change, Demand, DemandKind, Repair
from optimizer.domain.ticks import clock, lasting
from optimizer.domain.wishes import Quota, Wishes
from optimizer.report.numbers import amount, money
from optimizer.report.phrases import PHRASES, counted, long_date, phrase
from optimizer.report.words import Words


def demand_text(words: Words, demand: Demand) -> str:
    """What was asked for, with its number and unit."""
    facts = _facts(words, demand, words.problem.wishes)
    return phrase(f"demand.{demand.kind.value}", words.language, **facts)


def demand_list(words: Words, demands: Iterable[Demand]) -> str:
    """Several demands in a row."""
    return "; ".join(demand_text(words, demand) for demand in demands)


def change_text(words: Words, change: Change, wishes: Wishes) -> str:
    """What to ask instead; `wishes` are those with the change made."""
    language, kind, new = words.language, change.demand.kind, change.new
    facts = _facts(words, change.demand, words.problem.wishes)
    key = kind.value
    match kind:
        case DemandKind.QUOTA:
            key = "quota-dropped" if new is None else key
            facts |= {"old": _bounds(change.old, language), "new": _bounds(new, language)}
        case DemandKind.PIN:
            key = "pin-time" if new == "any-time" else key
        case DemandKind.BUDGET | DemandKind.CAP:
            facts |= {"by": money(new - change.old, language), "new": money(new, language)}
        case DemandKind.LIMIT:
            name = change.demand.key
            facts |= {side: _limit(name, value, language) for side, value in _sides(change)}
        case DemandKind.HOTEL_CHANGES:
            key, facts["name"] = "limit", phrase("limit.max_hotel_changes", language)
            facts |= dict(_sides(change))
        case DemandKind.LANGUAGES:
            more = [mode for mode in new if mode not in change.old]
            facts["names"] = _modes(more, language)
        case DemandKind.PLANNING_DATE:
            days = (words.problem.wishes.planning_date - dt.date.fromisoformat(new)).days
            facts |= {"n": days, "date": _date(new, language)}
        case DemandKind.STAY:
            fewer = new["min_days"] < change.old["min_days"]
            key = "stay-fewer" if fewer else "stay-more"
            dates = {side: _date(new[side], language) for side in ("first", "last")}
            facts |= {"n": new["min_days"] if fewer else new["max_days"], **dates}
        case DemandKind.DATES:
            facts |= {side: _date(new[side], language) for side in ("first", "last")}
        case DemandKind.HEADS:
            facts |= {"n": new, "old": change.old}
    return phrase(f"change.{key}", language, **facts)


def repair_text(words: Words, repair: Repair) -> tuple[str, str]:
    """The changes of a repair in a row, and the plan that they lead to."""
    language = words.language
    changes = [change_text(words, change, repair.wishes) for change in repair.changes]
    if repair.is_least and repair.by is not None:
        changes[-1] += f" ({phrase('change.least', language)})"
    score = repair.plan.score
    plan = phrase(
        "change.plan",
        language,
        points=amount(repair.points, "points", language),
        cost=phrase("none", language) if score is None else money(score.cost_cents, language),
    )
    return " + ".join(changes), plan


# --- facts -------------------------------------------------------------------------------------
def _facts(words: Words, demand: Demand, wishes: Wishes) -> dict[str, Any]:
    """The names and numbers of a demand."""
    language, key = words.language, demand.key
    dates = wishes.dates
    match demand.kind:
        case DemandKind.WISH | DemandKind.EXCLUSION:
            return {"name": words.wish(key)}
        case DemandKind.QUOTA:
            quota = next(one for one in wishes.quotas if one.id == key)
            return {"name": words.target(quota.target), "n": _quota(quota, language)}
        case DemandKind.PIN:
            session, date = key.split("/")
            return {"name": words.session(session), "date": _date(date, language)}
        case DemandKind.COMMITMENT:
            return {"name": words.commitment(key)}
        case DemandKind.PRECEDENCE:
            rule = wishes.precedence[int(key)]
            kind = phrase(f"precedence.{rule.kind.value}", language)
            names = {"first": words.session(rule.first), "second": words.session(rule.second)}
            return {**names, "kind": kind}
        case DemandKind.BUDGET:
            limit = wishes.budget.limit_cents(wishes.party.heads)
            return {"amount": amount(limit, "cents", language)}
        case DemandKind.CAP:
            cap = next(cap for name, cap in wishes.budget.caps.items() if name.value == key)
            return {
                "name": phrase(f"category.{key}", language).lower(),
                "amount": money(cap, language),
            }
        case DemandKind.LIMIT:
            own = getattr(wishes.limits, key)
            return {"name": phrase(f"limit.{key}", language), "amount": _limit(key, own, language)}
        case DemandKind.HOURS:
            return {"date": _date(key, language)}
        case DemandKind.HOTEL_CHANGES:
            return {"n": wishes.limits.max_hotel_changes}
        case DemandKind.TRAVEL:
            return {"name": phrase(f"travel.{key}", language), "names": _travel(words, wishes, key)}
        case DemandKind.LANGUAGES:
            return {"names": _modes(wishes.language_modes, language)}
        case DemandKind.PLANNING_DATE:
            return {"date": long_date(wishes.planning_date, language)}
        case DemandKind.STAY:
            least, most = dates.least_days, dates.most_days
            n = counted("head.days", most, language)
            return {"n": n if least == most else f"{least}–{n}"}
        case DemandKind.DATES:
            return {
                "first": long_date(dates.first, language),
                "last": long_date(dates.last, language),
            }
        case DemandKind.HEADS:
            return {"n": wishes.party.heads}
        case DemandKind.DIETS:
            return {"names": ", ".join(sorted(wishes.party.needed_diets))}
        case DemandKind.ACCESS:
            return {"names": ", ".join(sorted(wishes.party.needed_features))}
        case DemandKind.ROOMS_ON_REQUEST:
            return {}


def _sides(change: Change) -> Iterable[tuple[str, Any]]:
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


def _travel(words: Words, wishes: Wishes, key: str) -> str:
    names = {"hotels": words.hotel, "vehicles": words.vehicle}
    found = getattr(wishes.travel, key) or ()
    texts = [names[key](one) if key in names else one for one in found]
    return ", ".join(texts) or phrase("none", words.language)


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
    for name in ("earliest", "date"):
        if name in named:
            named[name] = _date(str(named[name]), words.language)
    try:
        return phrase(key, words.language, **named)
    except KeyError:
        return None
