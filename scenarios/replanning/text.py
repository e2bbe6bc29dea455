"""A re-planning as text: what happened, how good it is, what changes for whom, what it costs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from optimizer.domain.calendar import DateRange
from optimizer.domain.overlays import (
    LateCancellation,
    Overlay,
    PartnerAway,
    PartyChanged,
    VehicleBroken,
)
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult
from optimizer.domain.ticks import clock, ticks
from optimizer.report.assignment import Names, assignment_lines
from optimizer.report.layout import INDENT, table, title, wrapped
from optimizer.report.numbers import amount, money
from optimizer.report.phrases import long_date, phrase, short_date
from optimizer.report.verdict import conflict_text, tier_lines, verdict_sentence
from optimizer.report.what_if import difference
from scenarios.overlaying import Change
from scenarios.overlaying.changes import tokens
from scenarios.replanning.phrases import say
from scenarios.replanning.replanned import Given, MealChange, Replan

_FIGURES = (
    ("points", "points", ""),
    ("cost", "cost_cents", "cents"),
    ("travel", "travel_minutes", "minutes"),
    ("visits", "visits", ""),
)


def replan_text(given: Given, found: Replan, language: str = "en") -> str:
    """The whole report; it ends with a line break."""
    names = Names((given.edited, given.problem), language)
    with ticks(given.problem.rules.ticks_per_minute):
        lines = [
            *_heading(given, found, language),
            *_happened(names, found),
            *_gave_up(names, given.problem, found),
            *_answer(found.plan, language),
        ]
        change = found.comparison.assignment
        if change is not None:
            lines += [*_figures(found, language), "", *_stability(found, language), ""]
            lines += [*assignment_lines(names, change), "", *_meals(names, found.meals)]
            lines += _kept(names, found)
    return "\n".join(lines).rstrip("\n") + "\n"


def _heading(given: Given, found: Replan, language: str) -> Iterator[str]:
    name = given.problem.wishes.name.in_language(language)
    yield from title(say("title", language, name=name, version=found.version))
    when = {"date": long_date(found.date, language), "time": clock(found.minute)}
    yield from wrapped(say("moment", language, **when), "")
    yield from wrapped(say(found.order.value, language), "")
    for one in found.levels:
        level = say(f"level.{one.level.value}", language)
        when = {"date": short_date(one.date, language), "time": clock(one.minute)}
        yield from wrapped(say("level", language, level=level, **when), "")
    planned = given.edited.wishes.planning_date
    yield from wrapped(say("notice", language, date=long_date(planned, language)), "")
    yield ""


# --- what happened -----------------------------------------------------------------------------
def _happened(names: Names, found: Replan) -> Iterator[str]:
    language = names.language
    yield from title(say("happened", language))
    if not found.happened:
        yield from wrapped(say("nothing", language))
    for overlay in found.happened:
        yield from wrapped(event_text(names, overlay), f"{INDENT}• ")
        for edit in found.edits:
            if edit.released and edit.overlay == overlay.id:
                what = released_name(names, edit)
                yield from wrapped(say("released", language, what=what), f"{INDENT}{INDENT}")
    yield ""


def released_name(names: Names, edit: Change) -> str:
    """What was released, by name: a required wish, a pinned visit or something confirmed."""
    _, field, item, *_ = (*tokens(edit.path), "", "")
    pairs = (pair.partition("=") for pair in item.strip("[]").split(","))
    said = {key: value for key, _, value in pairs}
    language = names.language
    date = said.get("date")
    when = "" if not date else short_date(dt.date.fromisoformat(date), language)
    match field:
        case "wishes":
            return names.wish(said.get("id", item))
        case "pins":
            name = names.of("session", said["session"])
            return say("released-pin", language, name=name, date=when)
        case "statuses":
            name = names.of(said["kind"], said["id"])
            return say("released-status", language, name=name, date=when)
        case _:
            return item.strip("[]") or edit.path


def event_text(names: Names, overlay: Overlay) -> str:
    """What one overlay says happened; by its own name if it has one."""
    language = names.language
    if overlay.name is not None:
        return overlay.name.in_language(language)
    match overlay:
        case LateCancellation():
            ((kind, key),) = overlay.named
            word = "away" if kind == "partner" else "cancelled"
            return say(f"event.{word}", language, name=names.of(kind, key))
        case PartnerAway():
            name = names.of("partner", overlay.partner)
            return say("event.away-on", language, name=name, dates=_dates(overlay.dates, language))
        case VehicleBroken():
            name = names.of("vehicle", overlay.vehicle)
            return say("event.broken", language, name=name, dates=_dates(overlay.dates, language))
        case PartyChanged() if overlay.change is not None:
            sign = "+" if overlay.change > 0 else "−"
            return say("event.guests", language, change=f"{sign}{abs(overlay.change)}")
        case PartyChanged() if overlay.heads is not None:
            return say("event.guests-now", language, heads=overlay.heads)
        case _:
            return say("event.other", language, id=overlay.id, kind=overlay.kind)


def _dates(spans: Iterable[DateRange], language: str) -> str:
    return ", ".join(
        short_date(one.start, language)
        if one.end is None or one.end == one.start
        else f"{short_date(one.start, language)} – {short_date(one.end, language)}"
        for one in spans
    )


def _gave_up(names: Names, problem: Problem, found: Replan) -> Iterator[str]:
    if not found.gave_up:
        return
    language = names.language
    quotas = {one.id for one in problem.wishes.quotas}
    yield from title(say("gave-up" if found.gave_up_is_proved else "gave-up-unproved", language))
    for key in found.gave_up:
        name = say("gave-up-quota", language, name=key) if key in quotas else names.wish(key)
        yield from wrapped(name, f"{INDENT}• ")
    yield ""


# --- how good it is ----------------------------------------------------------------------------
def _answer(plan: SolveResult, language: str) -> Iterator[str]:
    yield from title(say("answer", language))
    yield from wrapped(verdict_sentence(plan, language))
    yield ""
    yield from tier_lines(plan, language)
    if plan.itinerary is None:
        for reason in plan.conflict:
            yield from wrapped(conflict_text(reason, language), f"{INDENT}• ")


def _figures(found: Replan, language: str) -> Iterator[str]:
    before, after = found.comparison.before, found.comparison.after
    keys = ("before", "after", "difference")
    rows = [("", *(phrase(f"compare.{key}", language) for key in keys))]
    for key, field, unit in _FIGURES:
        was, now = getattr(before, field), getattr(after, field)
        step = "" if was is None or now is None else difference(now - was, unit, language)
        label = phrase(f"compare.{key}", language)
        rows.append((label, amount(was, unit, language), amount(now, unit, language), step))
    yield from title(phrase("compare.title", language))
    yield from table(rows, align="lrrr")


def _stability(found: Replan, language: str) -> Iterator[str]:
    yield from title(say("stability", language))
    yield from wrapped(stability_sentence(found, language))


def stability_sentence(found: Replan, language: str) -> str:
    """What few changes cost, claiming no more than is proved."""
    cost = found.stability
    if cost is None:
        return say("not-compared", language)
    low, high = cost.points_least, cost.points_most
    if low is None or high is None:
        sentence = say("stability-unknown", language)
    elif low != high:
        sentence = say("stability-between", language, low=low, high=high)
    elif low == 0:
        sentence = say("stability-none", language)
    else:
        sentence = say("stability-points", language, n=low)
    if cost.cents is None:
        return sentence
    return f"{sentence} {say('stability-cents', language, amount=_cents(-cost.cents, language))}"


def _cents(cents: int, language: str) -> str:
    """How much more or less a plan costs."""
    if cents == 0:
        return say("cents-same", language)
    key = "cents-more" if cents > 0 else "cents-less"
    return say(key, language, amount=money(abs(cents), language))


# --- what changes for whom ---------------------------------------------------------------------
def _meals(names: Names, meals: tuple[MealChange, ...]) -> Iterator[str]:
    if not meals:
        return
    language = names.language
    yield from title(say("meals", language))
    rows = [
        (
            short_date(one.date, language),
            say(f"meal.{one.meal.value}", language),
            " → ".join(
                (
                    _meal(names, one.before, one.before_start),
                    _meal(names, one.after, one.after_start),
                )
            ),
        )
        for one in meals
    ]
    yield from table(rows, align="lll")
    yield ""


def _meal(names: Names, key: str | None, start: int | None) -> str:
    if key is None or start is None:
        return say("none", names.language)
    return f"{names.of('restaurant', key)} {clock(start)}"


def _kept(names: Names, found: Replan) -> Iterator[str]:
    """Every visit that stays, day by day."""
    language = names.language
    change = found.comparison.assignment
    assert change is not None
    yield from title(say("kept", language))
    if not change.kept:
        yield from wrapped(say("kept-none", language))
    days: dict[dt.date, list[str]] = {}
    for one in change.kept:
        text = f"{clock(one.start)} {names.of('session', one.session)}"
        days.setdefault(one.date, []).append(text)
    for date, texts in days.items():
        yield from wrapped(", ".join(texts), f"{INDENT}{short_date(date, language)}: ")
