"""The cost sheet as text: lines, sums, prices by size of group, and what a cancellation costs."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from optimizer.domain.charges import Included
from optimizer.domain.cost_sheet import (
    Amounts,
    CostSheet,
    Exposure,
    NamedAmounts,
    NoPrice,
    Owed,
    PriceAt,
    SaleLine,
)
from optimizer.domain.itinerary import CostLine
from optimizer.domain.money import CATEGORIES, Category
from optimizer.domain.problem import Problem
from optimizer.domain.tariffs import SupplyMode
from optimizer.report.layout import INDENT, table, title, wrapped
from optimizer.report.numbers import distance, money
from optimizer.report.phrases import counted, long_date, phrase
from optimizer.report.words import Words

_NAME = 36
_MOST_FAULTS = 12


def cost_sheet_text(problem: Problem, sheet: CostSheet, language: str = "en") -> str:
    """The whole sheet, ready to print; it ends with a line break."""
    words = Words(problem, language)
    lines = [
        *title(phrase("sheet.title", language)),
        *wrapped(problem.wishes.name.in_language(language), ""),
        *wrapped(counted("head.guests", sheet.heads, language), ""),
        *wrapped(problem.catalogue.banner.in_language(language), ""),
        "",
        *_lines(words, sheet),
        *_sums(words, sheet),
        *_sizes(words, sheet),
    ]
    if sheet.exposure is not None:
        lines += exposure_lines(words, sheet.exposure)
    return "\n".join(lines).rstrip("\n") + "\n"


def supplier_name(words: Words, supplier: str) -> str:
    """The name of whoever is paid; the id where nobody has it."""
    catalogue = words.problem.catalogue
    for items in (
        catalogue.partners,
        catalogue.hotels,
        catalogue.restaurants,
        catalogue.vehicles,
        catalogue.connections,
        catalogue.interpreters,
    ):
        for item in items:
            if item.id == supplier:
                return item.name.in_language(words.language)
    return supplier


def line_name(words: Words, line: CostLine) -> str:
    """What a line pays for: the session, or the supplier, with what it is counted in."""
    language = words.language
    if line.category is Category.SESSIONS:
        name = words.session(line.item)
    elif line.category is Category.OTHER:
        name = words.commitment(line.item)
    else:
        name = supplier_name(words, line.supplier)
    if line.item == "free-places":
        return f"{name}, {phrase('sheet.free-places', language)}"
    return name


def _short(text: str) -> str:
    return text if len(text) <= _NAME else f"{text[: _NAME - 1].rstrip()}…"


def _date(line: CostLine) -> dt.date:
    return dt.date.fromisoformat(line.path[:10])


def quantity(line: CostLine, language: str) -> str:
    """How many, in the line's own unit."""
    if line.basis == "km":
        return distance(line.quantity, language)
    return counted(f"basis.{line.basis}", line.quantity, language)


def percent(permille: int | None, language: str) -> str:
    """A rate in percent; that it is not known, where it is not."""
    if permille is None:
        return phrase("sheet.unknown", language)
    text = f"{permille / 10:.1f}"
    return text.replace(".", ",") if language == "fi" else text


def _maybe(cents: int | None, language: str) -> str:
    return phrase("sheet.unknown", language) if cents is None else money(cents, language)


def _lines(words: Words, sheet: CostSheet) -> list[str]:
    language = words.language
    keys = ("what", "quantity", "net", "rate", "cost", "sale")
    rows = [tuple(phrase(f"sheet.{key}", language) for key in keys)]
    for kind in Included:
        for category in CATEGORIES:
            these = [
                one
                for one in sheet.lines
                if one.line.category is category and one.line.inclusion is kind
            ]
            if these:
                name = phrase(f"category.{category.value}", language)
                if kind is not Included.INCLUDED:
                    name += f" · {phrase(f'inclusion.{kind.value}', language)}"
                rows.append((name, "", "", "", "", ""))
                rows += [_row(words, one) for one in these]
    return [*title(phrase("sheet.lines", language)), *table(rows, align="lrrrrr"), ""]


def _row(words: Words, one: SaleLine) -> tuple[str, ...]:
    line, language = one.line, words.language
    date = _date(line)
    name = f"{INDENT}{date.day}.{date.month}. {line_name(words, line)}"
    if line.supply_mode is not SupplyMode.RESALE:
        name += f" ({phrase(f'mode.supply.{line.supply_mode.value}', language)})"
    sold = line.inclusion is not Included.OWN_ARRANGEMENT
    return (
        _short(name),
        quantity(line, language),
        _maybe(line.net_cents, language),
        percent(line.vat_permille, language),
        money(line.gross_cents, language),
        money(one.amounts.sale_cents, language) if sold else phrase("none", language),
    )


def _sums(words: Words, sheet: CostSheet) -> list[str]:
    language = words.language
    total = phrase("sheet.total", language)
    categories = [
        (phrase(f"category.{one.name}", language), one.amounts) for one in sheet.by_category
    ]
    eligible = money(sheet.eligible_cents, language)
    lines = [
        *title(phrase("sheet.sums", language)),
        *_amounts(language, "sheet.what", [*categories, (total, sheet.total)]),
        "",
        *_rates(words, sheet),
        *title(phrase("sheet.payers", language)),
        *_amounts(language, "sheet.payer", [(one.name, one.amounts) for one in sheet.by_payer]),
        f"{INDENT}{phrase('sheet.eligible', language, cents=eligible)}",
        "",
    ]
    return lines + _apart(language, sheet.by_inclusion)


def _rates(words: Words, sheet: CostSheet) -> list[str]:
    """What is bought, by rate of tax."""
    language = words.language
    keys = ("sheet.rate", "sheet.net", "sheet.tax", "sheet.cost")
    rows = [tuple(phrase(key, language) for key in keys)]
    rows += [
        (
            percent(one.permille, language),
            _maybe(one.net_cents, language),
            _maybe(one.vat_cents, language),
            money(one.gross_cents, language),
        )
        for one in sheet.by_rate
    ]
    return [*title(phrase("sheet.rates", language)), *table(rows, align="rrrr"), ""]


def _apart(language: str, named: Iterable[NamedAmounts]) -> list[str]:
    """What is planned and not in the price."""
    rows = [
        (phrase(f"inclusion.{one.name}", language), one.amounts)
        for one in named
        if one.name != Included.INCLUDED.value
    ]
    return [*_amounts(language, "sheet.what", rows), ""] if rows else []


def _amounts(language: str, heading: str, rows: Iterable[tuple[str, Amounts]]) -> list[str]:
    keys = ("sheet.cost", "sheet.margin", "sheet.remitted", "sheet.sale")
    cells = [tuple(phrase(key, language) for key in (heading, *keys))]
    cells += [
        (
            name,
            money(amounts.cost_cents, language),
            _maybe(amounts.margin_cents, language),
            _maybe(amounts.remitted_vat_cents, language),
            money(amounts.sale_cents, language),
        )
        for name, amounts in rows
    ]
    return table(cells, align="lrrrr")


def _sizes(words: Words, sheet: CostSheet) -> list[str]:
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
        elif one.broken:
            lines.append(f"{INDENT}{phrase('size.at', language, n=one.paying + one.free)}")
            told = Counter((fault.rule.value, fault.message) for fault in one.broken)
            for (rule, message), _ in list(told.items())[:_MOST_FAULTS]:
                lines += wrapped(f"{rule}: {message}", f"{INDENT * 2}• ")
            if len(told) > _MOST_FAULTS:
                more = phrase("size.more", language, n=len(told) - _MOST_FAULTS)
                lines.append(f"{INDENT * 2}• {more}")
    return [*wrapped(phrase("size.note", language)), *lines, ""] if lines else []


def exposure_lines(words: Words, exposure: Exposure) -> list[str]:
    """The steps by date, each with the suppliers to whom it changes what is owed."""
    language = words.language
    keys = ("exposure.from", "exposure.owed", "exposure.share")
    rows = [tuple(phrase(key, language) for key in keys)]
    rows += [
        (
            long_date(step.date, language),
            money(step.owed_cents, language),
            f"{percent(_permille(step.owed_cents, exposure.price_cents), language)} %",
        )
        for step in exposure.steps
    ]
    lines = [*title(phrase("exposure.title", language)), *table(rows, align="lrr"), ""]
    return [*lines, *_changes(words, exposure), *_not_known(words, exposure), ""]


def _changes(words: Words, exposure: Exposure) -> list[str]:
    """To whom each step changes what is owed, and to how much."""
    language = words.language
    rows = []
    before: dict[str, int] = {}
    for step in exposure.steps:
        now = _by_supplier(step.owed)
        date = long_date(step.date, language)
        for name, cents in now.items():
            if before.get(name, 0) != cents:
                rows.append((date, _short(supplier_name(words, name)), money(cents, language)))
                date = ""
        before = now
    keys = ("exposure.from", "exposure.who", "exposure.owed")
    heading = tuple(phrase(key, language) for key in keys)
    return table([heading, *rows], align="llr") if rows else []


def _permille(part: int, whole: int) -> int:
    return (2000 * part + whole) // (2 * whole) if whole else 0


def _by_supplier(owed: Iterable[Owed]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for one in owed:
        sums[one.supplier] = sums.get(one.supplier, 0) + one.owed_cents
    return sums


def _not_known(words: Words, exposure: Exposure) -> list[str]:
    language = words.language
    cents = sum(one.price_cents for one in exposure.unknown) + exposure.own_items_cents
    if not cents:
        return []
    names = list(dict.fromkeys(supplier_name(words, one.supplier) for one in exposure.unknown))
    if exposure.own_items_cents:
        names.append(phrase("exposure.own-items", language))
    text = phrase(
        "exposure.unknown", language, cents=money(cents, language), names=", ".join(names)
    )
    return ["", *wrapped(text)]
