"""Issues: every version that was published, and what each made of the events before it.

An event begins with sequence 0. Each version in which anything of it differs raises it by one, also
the version that drops it and one that takes it up again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.report.agenda import Entry, agenda
from optimizer.report.phrases import LANGUAGES


@dataclass(frozen=True)
class Issue:
    """One published version; without an itinerary the programme was withdrawn at that moment."""

    published_at: dt.datetime
    problem: Problem
    itinerary: Itinerary | None


@dataclass(frozen=True)
class Event:
    """An entry as the last version has it, or had it before it was withdrawn.

    `texts` is the entry in every language: what is compared between versions.
    """

    texts: tuple[Entry, ...]
    sequence: int
    created: dt.datetime
    changed: dt.datetime
    is_cancelled: bool = False

    def in_language(self, language: str) -> Entry:
        """The entry in one of the languages."""
        return self.texts[LANGUAGES.index(language)]


def events(issues: Sequence[Issue], supplier: str | None = None) -> tuple[Event, ...]:
    """Every event that any version has had, by time."""
    found: dict[str, Event] = {}
    for issue in issues:
        there = _entries(issue, supplier)
        for key, texts in there.items():
            found[key] = _told_again(found.get(key), texts, issue.published_at)
        for key in found.keys() - there.keys():
            found[key] = _dropped(found[key], issue.published_at)
    return tuple(sorted(found.values(), key=_order))


def _entries(issue: Issue, supplier: str | None) -> dict[str, tuple[Entry, ...]]:
    if issue.itinerary is None:
        return {}
    spoken = [agenda(issue.problem, issue.itinerary, one, supplier) for one in LANGUAGES]
    return {texts[0].key: texts for texts in zip(*spoken, strict=True)}


def _told_again(before: Event | None, texts: tuple[Entry, ...], moment: dt.datetime) -> Event:
    if before is None:
        return Event(texts, 0, created=moment, changed=moment)
    if before.texts == texts and not before.is_cancelled:
        return before
    return Event(texts, before.sequence + 1, created=before.created, changed=moment)


def _dropped(event: Event, moment: dt.datetime) -> Event:
    if event.is_cancelled:
        return event
    return replace(event, sequence=event.sequence + 1, changed=moment, is_cancelled=True)


def _order(event: Event) -> tuple[dt.date, int, str]:
    entry = event.texts[0]
    return entry.date, 24 * 60 if entry.start is None else entry.start, entry.key
