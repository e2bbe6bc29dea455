"""Warnings: what the checker says of a version that was made by hand, as part of its change log."""

from __future__ import annotations

from collections.abc import Iterator

from api.publishing.changes import Change, ChangeKind
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.levels import Level
from optimizer.domain.problem import Problem
from optimizer.domain.value import Text
from optimizer.drafting import item_at, judged
from optimizer.report import violation_sentence


def warnings(problem: Problem, itinerary: Itinerary) -> Iterator[Change]:
    """A sentence for each rule that it breaks and that only warns; of most versions none."""
    for one in judged(problem, itinerary):
        if one.level is not Level.WARN:
            continue
        item = item_at(itinerary, one.spot)
        en, fi = (
            violation_sentence(problem, one.violation, language, item) for language in ("en", "fi")
        )
        yield Change(kind=ChangeKind.WARNING, text=Text(fi=fi, en=en), date=one.spot.date)
