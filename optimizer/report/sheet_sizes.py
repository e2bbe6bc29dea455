"""Prices by size of group as text, and what of the plan would be otherwise or not hold."""

from __future__ import annotations

import datetime as dt
import re

from optimizer.domain.cost_sheet import CostSheet, HeldAs, NoPrice, PriceAt
from optimizer.domain.result import Violation
from optimizer.report.layout import INDENT, table, title, wrapped
from optimizer.report.numbers import money
from optimizer.report.phrases import counted, phrase
from optimizer.report.sheet_names import day
from optimizer.report.words import Words

_MOST_FAULTS = 12


def size_lines(words: Words, sheet: CostSheet) -> list[str]:
    """The price of each size side by side, then what would be otherwise."""
    if not sheet.sizes:
        return []
    language = words.language
    shared = any(
        isinstance(one, PriceAt) and one.single_supplement_cents is not None for one in sheet.sizes
    )
    person = "size.person" if shared else "size.person-alone"
    names = (
        "size.paying",
        "size.free",
        "size.alone",
        "sheet.cost",
        "sheet.sale",
        person,
        "size.supplement",
        "size.optional",
        "size.own",
        "size.rounding",
        "size.vehicles",
        "size.splits",
        "size.broken",
    )
    columns = [_column(one, language) for one in sheet.sizes]
    rows = [
        (phrase(name, language), *(column[place] for column in columns))
        for place, name in enumerate(names)
    ]
    lines = [
        *title(phrase("sheet.sizes", language)),
        *table(rows, align="l" + "r" * len(columns)),
        "",
    ]
    return lines + _broken(words, sheet)


def _column(one: PriceAt | NoPrice, language: str) -> tuple[str, ...]:
    none = phrase("none", language)
    if isinstance(one, NoPrice):
        head = (str(one.paying), str(one.free))
        return (*head, *([none] * 10), phrase("size.no-price", language))
    supplement = one.single_supplement_cents
    vehicles = max((count for _, _, count in one.vehicles), default=0)
    faults = len(one.broken)
    return (
        str(one.paying),
        str(one.free),
        str(one.alone),
        money(one.amounts.cost_cents, language),
        money(one.amounts.sale_cents, language),
        money(one.per_person_cents, language),
        none if supplement is None else money(supplement, language),
        money(one.optional_per_person_cents, language) if one.optional_cents else none,
        money(one.own_arrangement_cents, language) if one.own_arrangement_cents else none,
        money(one.rounding_cents, language),
        str(vehicles) if vehicles else none,
        str(len(one.splits)) if one.splits else none,
        counted("size.n-broken", faults, language) if faults else phrase("size.holds", language),
    )


def _broken(words: Words, sheet: CostSheet) -> list[str]:
    """What of the plan would not hold at each size, in words."""
    language = words.language
    lines: list[str] = []
    for one in sheet.sizes:
        if isinstance(one, NoPrice):
            name = phrase("size.at", language, n=one.paying + one.free)
            lines += [f"{INDENT}{name}", *wrapped(one.why, f"{INDENT * 2}• ")]
        elif one.broken or one.splits:
            lines.append(f"{INDENT}{phrase('size.at', language, n=one.paying + one.free)}")
            told = [_held(words, visit) for visit in one.splits]
            faults = [_fault(words, fault) for fault in one.broken]
            told += list(dict.fromkeys(faults))
            for text in told[:_MOST_FAULTS]:
                lines += wrapped(text, f"{INDENT * 2}• ")
            if len(told) > _MOST_FAULTS:
                more = phrase("size.more", language, n=len(told) - _MOST_FAULTS)
                lines.append(f"{INDENT * 2}• {more}")
    return [*wrapped(phrase("size.note", language)), *lines, ""] if lines else []


def _held(words: Words, visit: HeldAs) -> str:
    """How a visit would be held, and how it is planned."""
    date, _, session = visit.path.split("/", 2)
    ways = (phrase(f"size.split.{way or 'plain'}", words.language) for way in _ways(visit))
    name = f"{day(dt.date.fromisoformat(date))} {words.session(session)}"
    return phrase("size.held", words.language, name=name, ways=" → ".join(ways))


def _ways(visit: HeldAs) -> tuple[str | None, str | None]:
    return visit.before, visit.after


def _fault(words: Words, fault: Violation) -> str:
    """A fault with the thing it is about, by name, unless it is about the whole trip."""
    names = _names(words)
    about = [] if fault.where.partition(" ")[0] == "trip" else [_named(fault.where, names)]
    # An id of one word may be a word of the sentence as well, such as coach.
    clear = {key: name for key, name in names.items() if "-" in key}
    return ": ".join((fault.rule.value, *about, _named(fault.message, clear)))


def _names(words: Words) -> dict[str, str]:
    """The names of everything that a fault may be about, by id."""
    catalogue = words.problem.catalogue
    named = (*catalogue.sessions, *catalogue.venues, *catalogue.partners, *catalogue.hotels)
    named += (*catalogue.restaurants, *catalogue.vehicles, *catalogue.connections)
    named += catalogue.interpreters
    names = {one.id: one.name.in_language(words.language) for one in named}
    return names | {one.id: words.commitment(one.id) for one in words.problem.wishes.commitments}


def _named(text: str, names: dict[str, str]) -> str:
    """A text with the names of what it names by id; the two sessions of a rotation have a plus."""
    return re.sub(
        r"[^\s+]+(?:\+[^\s+]+)*",
        lambda found: " + ".join(names.get(part, part) for part in found[0].split("+")),
        text,
    )
