"""Deadlines as text to work through: what is too late first, then day by day."""

from __future__ import annotations

from itertools import groupby

from optimizer.domain.calendar import WEEKDAYS, Weekday
from optimizer.domain.deadlines import Counterpart, Counting, Deadline, DeadlineKind, DeadlineList
from optimizer.domain.problem import Problem
from optimizer.report.layout import INDENT, title, wrapped
from optimizer.report.numbers import money, share
from optimizer.report.phrases import counted, long_date, phrase
from optimizer.report.words import Words

_TERMS = "terms"
_OWN_REASONS = frozenset({"visa", "clearance", "request", "interpreters", "release", "option"})


def deadlines_text(problem: Problem, listed: DeadlineList, language: str = "en") -> str:
    """The to-do list as text, ready to print or to mail; it ends with a line break."""
    words = Words(problem, language)
    late = listed.overdue
    head = [
        counted("deadlines.head", len(listed.deadlines), language),
        phrase("deadlines.as-of", language, date=long_date(listed.planning_date, language)),
    ]
    if late:
        head.append(phrase("deadlines.overdue-count", language, n=len(late)))
    lines = [
        *title(phrase("deadlines.title", language)),
        *wrapped(problem.wishes.name.in_language(language), ""),
        *wrapped(" · ".join(head), ""),
        *wrapped(problem.catalogue.banner.in_language(language), ""),
        "",
    ]
    if not listed.deadlines:
        lines += [phrase("deadlines.none", language), ""]
    if late:
        lines += title(phrase("deadlines.overdue", language))
        for one in late:
            lines += _entry(words, one)
        lines.append("")
    in_time = (one for one in listed.deadlines if not one.overdue)
    for date, due in groupby(in_time, key=lambda one: one.date):
        left = (date - listed.planning_date).days
        when = counted("deadlines.in-days", left, language)
        when = when if left else phrase("deadlines.today", language)
        lines += title(f"{long_date(date, language)} · {when}")
        for one in due:
            lines += _entry(words, one)
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _entry(words: Words, one: Deadline) -> list[str]:
    date = long_date(one.service, words.language)
    text = f"{what(words, one)} · {who(words, one)} · {item(words, one)}, {date}"
    return [*wrapped(text, f"{INDENT}• "), *wrapped(why(words, one), INDENT * 2)]


def what(words: Words, one: Deadline) -> str:
    """What is to be done, with the amount, the rooms or the diets that go with it."""
    language = words.language
    key = f"deadline.{one.kind.value}"
    if one.access is not None:
        key = f"{key}.{one.access.value}"
    part = share((one.owed_permille or 0) / 1000, language)
    detail = _detail(words, one)
    return phrase(key, language, share=part) + (f" ({detail})" if detail else "")


def _detail(words: Words, one: Deadline) -> str:
    party, language = words.problem.wishes.party, words.language
    if one.cents is not None:
        return money(one.cents, language)
    if one.kind is DeadlineKind.DIETS:
        diets = [f"{count} {diet}" for diet, count in sorted(party.diets.items()) if count]
        return ", ".join(diets) or phrase("deadline.no-diets", language)
    if one.kind is DeadlineKind.ROOMING_LIST:
        demand = party.room_demand
        kinds = {"single": demand.single, "twin": demand.twin, "accessible": demand.accessible}
        return ", ".join(
            phrase(f"rooms.{kind}", language, n=count) for kind, count in kinds.items() if count
        )
    if one.kind is DeadlineKind.VISA:
        return counted("head.guests", party.visa_bound, language)
    if one.kind in (DeadlineKind.NAME_LIST, DeadlineKind.CLEARANCE):
        return counted("head.guests", party.heads, language)
    return ""


def who(words: Words, one: Deadline) -> str:
    """The counterpart by name."""
    if one.supplier is None:
        return phrase(f"counterpart.{one.counterpart.value}", words.language)
    names = {
        Counterpart.PARTNER: words.partner,
        Counterpart.HOTEL: words.hotel,
        Counterpart.RESTAURANT: words.restaurant,
        Counterpart.VEHICLE: words.vehicle,
        Counterpart.CONNECTION: words.connection,
        Counterpart.INTERPRETER: words.interpreter,
    }
    return names[one.counterpart](one.supplier)


def item(words: Words, one: Deadline) -> str:
    """What of the plan it is for."""
    _, kind, key = one.item.split("/", 2)
    match kind:
        case "visit":
            return words.session(key)
        case "meal":
            return phrase(f"meal.{key.split('-', 1)[0]}", words.language)
        case "vehicle":
            return phrase("category.transport", words.language)
        case "interpreter":
            return phrase("category.interpretation", words.language)
        case _:
            return phrase(f"kind.{kind}", words.language)


def why(words: Words, one: Deadline) -> str:
    """The reason with its numbers, whether the day was moved, and how late it is."""
    language = words.language
    reason = one.kind.value if one.kind.value in _OWN_REASONS else _TERMS
    access = phrase(f"deadline.access.{one.access.value}", language) if one.access else ""
    latest = long_date(one.latest, language)
    parts = [phrase(f"deadline.why.{reason}", language, access=access, latest=latest)]
    if one.rule is not None:
        parts.append(phrase("deadline.rule", language, rule=one.rule.value))
    parts.append(_count(one, language))
    if not words.problem.catalogue.office_works(one.date):
        parts.append(phrase("deadline.at-once", language, latest=latest))
    elif one.date != one.latest:
        parts.append(phrase("deadline.moved", language, latest=latest))
    elif one.overdue:
        parts.append(phrase("deadline.was-due", language, latest=latest))
    if one.overdue:
        parts.append(counted("deadline.late", one.days_late, language))
    return "; ".join(parts)


def state(words: Words, one: Deadline) -> str:
    """In time, or how late."""
    if one.overdue:
        return counted("deadline.late", one.days_late, words.language)
    return phrase("deadline.in-time", words.language)


def _count(one: Deadline, language: str) -> str:
    service = long_date(one.service, language)
    if not one.days:
        return phrase("deadline.count.same-day", language, service=service)
    key = f"deadline.count.{one.counting.value}"
    key = f"{key}.one" if one.days == 1 else key
    if one.counting is Counting.DAYS:
        return phrase(key, language, n=one.days, service=service)
    weekdays = _weekdays(one.weekdays, language)
    return phrase(key, language, n=one.days, service=service, weekdays=weekdays)


def _weekdays(days: tuple[Weekday, ...], language: str) -> str:
    """`Mon–Fri` where they follow one another, else each of them."""
    places = sorted({WEEKDAYS.index(day) for day in days})
    names = [phrase(f"weekday.{WEEKDAYS[place].value}", language) for place in places]
    if len(places) > 2 and places[-1] - places[0] == len(places) - 1:
        return f"{names[0]}–{names[-1]}"
    return ", ".join(names)
