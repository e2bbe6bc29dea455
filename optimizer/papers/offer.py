"""The offer: what the trip holds, and its price per person at several sizes of group."""

from __future__ import annotations

from typing import Any

from optimizer.domain.charges import Included
from optimizer.domain.cost_sheet import CostSheet, PriceAt
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.ticks import ticks
from optimizer.papers.edition import Edition
from optimizer.papers.heads import masthead
from optimizer.papers.phrases import say
from optimizer.papers.typesetting import typeset
from optimizer.papers.workbook import Sheet, workbook
from optimizer.report.numbers import money
from optimizer.report.phrases import phrase, short_date
from optimizer.report.sheet_names import line_name
from optimizer.report.words import Words


def offer_pdf(
    problem: Problem,
    itinerary: Itinerary,
    sheet: CostSheet,
    language: str = "en",
    edition: Edition | None = None,
) -> bytes:
    """The offer as a PDF, with prices of sale only: what the trip costs the host is not in it."""
    return typeset("offer", offer_content(problem, itinerary, sheet, language, edition))


def offer_content(
    problem: Problem,
    itinerary: Itinerary,
    sheet: CostSheet,
    language: str = "en",
    edition: Edition | None = None,
) -> dict[str, Any]:
    """What stands in the offer, as the template takes it."""
    with ticks(problem.rules.ticks_per_minute):
        words = Words(problem, language)
        sizes = [one for one in sheet.sizes if isinstance(one, PriceAt) and not one.broken]
        heads = ("paying", "person", "supplement", "total")
        return {
            **masthead(words, itinerary, edition, say("offer", language)),
            "lead": say("offer.lead", language),
            "heads": {name: say(f"offer.{name}", language) for name in heads},
            "rows": [_price(one, language) for one in sizes],
            "none": say("offer.none", language),
            "note": say("offer.note", language),
            "includes": say("offer.includes", language),
            "days": [
                {
                    "date": short_date(day.date, language),
                    "text": "; ".join(
                        words.session(key)
                        for date, visit in itinerary.visits
                        if date == day.date
                        for key in visit.sessions
                    ),
                }
                for day in itinerary.days
            ],
            "apart": say("offer.apart", language),
            "apart_lines": _apart(words, sheet),
        }


def _price(one: PriceAt, language: str) -> dict[str, str]:
    supplement = one.single_supplement_cents
    none = phrase("none", language)
    free = f" + {one.free}" if one.free else ""
    return {
        "paying": f"{one.paying}{free}",
        "person": money(one.per_person_cents, language),
        "supplement": none if supplement is None else money(supplement, language),
        "total": money(one.amounts.sale_cents, language),
    }


def _apart(words: Words, sheet: CostSheet) -> list[str]:
    """What is planned and not in the price, each once."""
    found = dict.fromkeys(
        f"{line_name(words, one.line)} "
        f"({phrase(f'inclusion.{one.line.inclusion.value}', words.language)})"
        for one in sheet.lines
        if one.line.inclusion is not Included.INCLUDED
    )
    return list(found)


def cost_sheet_xlsx(problem: Problem, sheet: CostSheet, language: str = "en") -> bytes:
    """The cost sheet as a workbook: every line, and the sizes of group side by side.

    Amounts are in euros as numbers with two decimals; each is the exact cents divided by 100.
    """
    with ticks(problem.rules.ticks_per_minute):
        words = Words(problem, language)
        lines = [
            (
                line_name(words, one.line),
                phrase(f"category.{one.line.category.value}", language),
                one.line.quantity,
                _euros(one.line.unit_cents),
                _euros(one.line.net_cents),
                _euros(one.line.vat_cents),
                _euros(one.line.gross_cents),
                _euros(one.amounts.sale_cents),
                phrase(f"inclusion.{one.line.inclusion.value}", language),
            )
            for one in sheet.lines
        ]
        names = ("what", "category", "quantity", "unit", "net", "vat", "cost", "sale", "inclusion")
        heads = tuple(say(f"sheet.{name}", language) for name in names)
        sizes = [
            (
                one.paying,
                one.free,
                _euros(one.amounts.cost_cents),
                _euros(one.amounts.sale_cents),
                _euros(one.per_person_cents),
                _euros(one.single_supplement_cents),
                len(one.broken),
            )
            for one in sheet.sizes
            if isinstance(one, PriceAt)
        ]
        size_names = ("paying", "free", "cost", "sale", "person", "supplement", "broken")
        size_heads = tuple(say(f"sheet.{name}", language) for name in size_names)
    title = problem.wishes.name.in_language(language)
    banner = problem.catalogue.banner.in_language(language)
    return workbook(
        [
            Sheet(say("sheet.lines", language), heads, lines, (title, banner)),
            Sheet(say("sheet.sizes", language), size_heads, sizes, (title, banner)),
        ]
    )


def _euros(cents: int | None) -> float | None:
    return None if cents is None else cents / 100
