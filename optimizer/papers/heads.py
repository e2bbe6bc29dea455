"""Heads: what stands at the top of every paper, and which version it is."""

from __future__ import annotations

from typing import Any

from optimizer.domain.itinerary import Itinerary
from optimizer.papers.edition import Edition
from optimizer.papers.phrases import counted, say
from optimizer.report.phrases import long_date
from optimizer.report.words import Words


def masthead(
    words: Words, itinerary: Itinerary, edition: Edition | None, kind: str
) -> dict[str, Any]:
    """The fields that the look of all papers needs."""
    language, wishes, days = words.language, words.problem.wishes, itinerary.days
    first, last = long_date(days[0].date, language), long_date(days[-1].date, language)
    return {
        "language": language,
        "kind": kind,
        "title": wishes.name.in_language(language),
        "host": words.problem.catalogue.name.in_language(language),
        "dates": first if first == last else f"{first} – {last}",
        "guests": counted("guests", wishes.party.heads, language),
        "edition": edition_text(edition or Edition(), language),
        "banner": words.problem.catalogue.banner.in_language(language),
        "page": say("page", language, n="{n}", all="{all}"),
    }


def edition_text(edition: Edition, language: str) -> str:
    """Which version it is, or that it is a draft."""
    if edition.number is None:
        return say("draft", language)
    if edition.published_on is None:
        return say("version", language, n=edition.number)
    date = long_date(edition.published_on, language)
    return say("version-of", language, n=edition.number, date=date)
