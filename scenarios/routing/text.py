"""Refreshed matrices as text: where the times come from, and which legs take another time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.ticks import lasting, ticks
from optimizer.report.layout import INDENT, table, title, wrapped
from optimizer.report.phrases import phrase
from scenarios.learning.telling.figures import date_text
from scenarios.routing.gathering import Table
from scenarios.routing.phrases import say
from scenarios.routing.refreshing import Refresh, Refreshed, most_changed

SHOWN = 15
"""So many legs of a matrix are shown; the largest changes first."""


def refresh_text(
    catalogue: Catalogue,
    how: Refresh,
    found: Sequence[Refreshed],
    asked: Table,
    language: str = "en",
) -> str:
    """What the service tells otherwise; it ends with a line break."""
    places = {place for one in found for place in one.matrix.places}
    lines = title(say("title", language, service=how.service))
    facts = {"places": len(places), "requests": asked.requests}
    lines += wrapped(say("asked", language, date=date_text(how.on, language), **facts))
    with ticks(catalogue.rules.ticks_per_minute):
        for one in found:
            lines += ["", *_matrix(catalogue, one, language)]
    return "\n".join(lines) + "\n"


def _matrix(catalogue: Catalogue, one: Refreshed, language: str) -> Iterator[str]:
    before = next(each for each in catalogue.matrices if each.id == one.matrix.id)
    legs = len(before.places) * (len(before.places) - 1)
    yield from title(say("matrix", language, id=one.matrix.id))
    yield from wrapped(say("before", language, source=before.source))
    yield from wrapped(say("now", language, source=one.matrix.source))
    if not one.changes:
        yield from wrapped(say("same", language, legs=legs))
    else:
        steps = [change.new - (change.old or 0) for change in one.changes]
        yield from wrapped(
            say(
                "changed",
                language,
                changed=len(steps),
                legs=legs,
                longer=sum(step > 0 for step in steps),
                shorter=sum(step < 0 for step in steps),
                sum=_signed(sum(steps)),
            )
        )
    if one.kept:
        yield from wrapped(say("kept", language, n=one.kept))
    if one.changes:
        heading = tuple(say(key, language) for key in ("from", "to", "old", "new"))
        rows = [
            (
                _name(catalogue, change.origin, language),
                _name(catalogue, change.destination, language),
                phrase("none", language) if change.old is None else lasting(change.old),
                lasting(change.new),
            )
            for change in most_changed(one.changes, SHOWN)
        ]
        yield from table([heading, *rows], "llrr")
        if len(one.changes) > SHOWN:
            yield f"{INDENT}{say('more', language, n=len(one.changes) - SHOWN)}"


def _name(catalogue: Catalogue, key: str, language: str) -> str:
    return catalogue.place(key).name.in_language(language)


def _signed(minutes: int) -> str:
    sign = "+" if minutes > 0 else "−" if minutes < 0 else ""
    return f"{sign}{lasting(abs(minutes))}"
