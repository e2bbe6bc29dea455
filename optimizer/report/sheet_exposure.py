"""What a cancellation costs as text: by date, to whom it changes, and what is not known."""

from __future__ import annotations

from collections.abc import Iterable

from optimizer.domain.cost_sheet import Exposure, Owed
from optimizer.domain.deadlines import Counterpart
from optimizer.report.layout import table, title, wrapped
from optimizer.report.numbers import money
from optimizer.report.phrases import long_date, phrase
from optimizer.report.sheet_names import percent, short, supplier_name
from optimizer.report.words import Words

_Paid = tuple[Counterpart, str]


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
    before: dict[_Paid, int] = {}
    for step in exposure.steps:
        now = _by_supplier(step.owed)
        date = long_date(step.date, language)
        for paid, cents in now.items():
            if before.get(paid, 0) != cents:
                rows.append((date, short(supplier_name(words, *paid)), money(cents, language)))
                date = ""
        before = now
    keys = ("exposure.from", "exposure.who", "exposure.to-them")
    heading = tuple(phrase(key, language) for key in keys)
    return table([heading, *rows], align="llr") if rows else []


def _permille(part: int, whole: int) -> int:
    return (2000 * part + whole) // (2 * whole) if whole else 0


def _by_supplier(owed: Iterable[Owed]) -> dict[_Paid, int]:
    sums: dict[_Paid, int] = {}
    for one in owed:
        paid = one.counterpart, one.supplier
        sums[paid] = sums.get(paid, 0) + one.owed_cents
    return sums


def _not_known(words: Words, exposure: Exposure) -> list[str]:
    language = words.language
    cents = sum(one.price_cents for one in exposure.unknown) + exposure.own_items_cents
    if not cents:
        return []
    paid = dict.fromkeys((one.counterpart, one.supplier) for one in exposure.unknown)
    names = [supplier_name(words, *one) for one in paid]
    if exposure.own_items_cents:
        names.append(phrase("exposure.own-items", language))
    text = phrase(
        "exposure.unknown", language, cents=money(cents, language), names=", ".join(names)
    )
    return ["", *wrapped(text)]
