"""The cost sheet as text: lines, sums, prices by size of group, and what a cancellation costs."""

from __future__ import annotations

from collections.abc import Iterable

from optimizer.domain.charges import Included
from optimizer.domain.cost_sheet import Amounts, CostSheet, NamedAmounts, SaleLine
from optimizer.domain.money import CATEGORIES
from optimizer.domain.problem import Problem
from optimizer.domain.tariffs import SupplyMode
from optimizer.report.layout import INDENT, table, title, wrapped
from optimizer.report.numbers import money
from optimizer.report.phrases import counted, phrase
from optimizer.report.sheet_exposure import exposure_lines
from optimizer.report.sheet_names import (
    date_of,
    day,
    line_name,
    money_or_unknown,
    payer_name,
    percent,
    quantity,
    short,
)
from optimizer.report.sheet_sizes import size_lines
from optimizer.report.words import Words


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
        *size_lines(words, sheet),
    ]
    if sheet.exposure is not None:
        lines += exposure_lines(words, sheet.exposure)
    return "\n".join(lines).rstrip("\n") + "\n"


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
    name = f"{INDENT}{day(date_of(line))} {line_name(words, line)}"
    mode = ""
    if line.supply_mode is not SupplyMode.RESALE:
        mode = f" ({phrase(f'mode.supply.{line.supply_mode.value}', language)})"
    sold = line.inclusion is not Included.OWN_ARRANGEMENT
    return (
        short(name, mode),
        quantity(line, language),
        money_or_unknown(line.net_cents, language),
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
    payers = [(payer_name(one.name, language), one.amounts) for one in sheet.by_payer]
    lines = [
        *title(phrase("sheet.sums", language)),
        *_amounts(language, "sheet.what", [*categories, (total, sheet.total)]),
        "",
        *_rates(words, sheet),
        *title(phrase("sheet.payers", language)),
        *_amounts(language, "sheet.payer", payers),
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
            money_or_unknown(one.net_cents, language),
            money_or_unknown(one.vat_cents, language),
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
            money_or_unknown(amounts.margin_cents, language),
            money_or_unknown(amounts.remitted_vat_cents, language),
            money(amounts.sale_cents, language),
        )
        for name, amounts in rows
    ]
    return table(cells, align="lrrrr")
