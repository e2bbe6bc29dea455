"""Givens: what an explanation leaves as it is; what it calls impossible, is so with these."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.domain.ticks import lasting
from optimizer.report.phrases import phrase
from optimizer.report.words import Words


def givens(words: Words) -> str:
    """What of the wishes is never given up, in a row; empty if there is nothing of the kind."""
    return "; ".join(_givens(words))


def _givens(words: Words) -> Iterator[str]:
    wishes, language = words.problem.wishes, words.language
    party, walking = wishes.party, wishes.limits.walking_limit_minutes
    if wishes.programme is not None:
        yield phrase("given.programme", language)
    if any(one.is_confirmed or one.is_refused for one in wishes.statuses):
        yield phrase("given.statuses", language)
    if wishes.debrief_minutes is not None:
        yield phrase("given.debrief", language, length=lasting(wishes.debrief_minutes))
    if walking is not None:
        yield phrase("given.walking", language, length=lasting(walking))
    if party.visitor_type is not None:
        yield phrase("given.visitor-type", language)
    if party.nationality_groups:
        yield phrase("given.nationality-groups", language)
    if party.visa_bound:
        yield phrase("given.visa", language, n=party.visa_bound)
