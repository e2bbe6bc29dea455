"""The transport order: what the coach company drives, when, for how many, with every break."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from optimizer.domain.itinerary import Itinerary, ItineraryDay, Leg
from optimizer.domain.problem import Problem
from optimizer.domain.ticks import in_ticks, ticks
from optimizer.papers.edition import Edition
from optimizer.papers.heads import masthead
from optimizer.papers.phrases import counted, say
from optimizer.papers.typesetting import typeset
from optimizer.report.numbers import distance, duration
from optimizer.report.phrases import long_date
from optimizer.report.words import Words


def transport_order_pdf(
    problem: Problem, itinerary: Itinerary, language: str = "en", edition: Edition | None = None
) -> bytes:
    """The order as a PDF: one table for each day that has a vehicle."""
    return typeset("transport", transport_content(problem, itinerary, language, edition))


def transport_content(
    problem: Problem, itinerary: Itinerary, language: str = "en", edition: Edition | None = None
) -> dict[str, Any]:
    """What stands in the order, as the template takes it."""
    with ticks(problem.rules.ticks_per_minute):
        words = Words(problem, language)
        heads = ("start", "end", "from", "to", "distance", "drive", "stand")
        return {
            **masthead(words, itinerary, edition, say("transport", language)),
            "heads": {name: say(f"transport.{name}", language) for name in heads},
            "none": say("transport.none", language),
            "days": [_day(words, day) for day in itinerary.days if day.vehicle is not None],
        }


def _day(words: Words, day: ItineraryDay) -> dict[str, Any]:
    language, party = words.language, words.problem.wishes.party
    legs = [one for one in day.items if isinstance(one, Leg) and one.vehicle is not None]
    assert day.vehicle is not None
    name = words.vehicle(day.vehicle)
    told = [name if day.vehicles == 1 else say("vehicles", language, n=day.vehicles, name=name)]
    told.append(counted("guests", party.heads, language))
    if party.guides:
        told.append(say("transport.guides", language, n=party.guides))
    if day.drivers > 1:
        told.append(say("drivers", language, n=day.drivers))
    told.append(say("transport.waits" if day.vehicle_waits else "transport.returns", language))
    metres, minutes = sum(one.metres for one in legs), sum(one.end - one.start for one in legs)
    return {
        "date": long_date(day.date, language),
        "told": " · ".join(told),
        "sum": say(
            "transport.sum",
            language,
            legs=len(legs),
            distance=distance(metres, language),
            drive=duration(minutes),
        ),
        "rows": list(_rows(words, day, legs)),
    }


def _rows(words: Words, day: ItineraryDay, legs: list[Leg]) -> Iterator[dict[str, str]]:
    for leg, following in zip(legs, [*legs[1:], None], strict=True):
        stand = ""
        if following is not None and day.vehicle_waits:
            free = following.start - leg.end
            if free >= in_ticks(1):
                stand = duration(free)
        yield {
            "start": words.time(leg.start),
            "end": words.time(leg.end),
            "from": words.place(leg.origin),
            "to": words.place(leg.destination),
            "distance": distance(leg.metres, words.language),
            "drive": duration(leg.end - leg.start),
            "stand": stand,
        }
