"""Questions: what is going to be asked, as overlays and scenarios of one run. No page in here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from api.client import Content
from api.web.what_if.subject import Subject
from api.web.what_if.words import WORDS
from api.web.words import LANGUAGES
from optimizer.domain.ticks import ticks
from optimizer.report.assignment import Names
from optimizer.report.numbers import money, share
from optimizer.report.phrases import short_date

SECONDS = 60.0
"""How long each answer may take."""

Given = Mapping[str, Any]
"""What somebody has chosen in the form, by the name of the field."""


class NotSaid(Exception):
    """Raised where the form lacks what the question is about."""


@dataclass(frozen=True)
class Called:
    """A name in both languages."""

    en: str
    fi: str

    def in_language(self, language: str) -> str:
        """The name for the reader."""
        return self.fi if language == "fi" else self.en

    def joined(self, other: Called) -> Called:
        """Both things at once."""
        return Called(f"{self.en} + {other.en}", f"{self.fi} + {other.fi}")

    @property
    def content(self) -> Content:
        """As overlays and scenarios have it."""
        return {"en": self.en, "fi": self.fi}


@dataclass
class Question:
    """One scenario: what happens, all of it at once."""

    called: Called
    overlays: list[Content]
    more: Content = field(default_factory=dict)
    """What a scenario file says of it besides: gates, parameters, whether the order is meant."""


@dataclass
class Questions:
    """Everything that is going to be asked. `gates` of a file are for all of its questions."""

    every: list[Question] = field(default_factory=list)
    gates: list[Content] = field(default_factory=list)

    def add(self, called: Called, overlay: Content) -> None:
        """One more question."""
        self.every.append(Question(called, [overlay]))

    def extend_last(self, called: Called, overlay: Content) -> None:
        """The last question, with this happening too."""
        last = self.every[-1]
        last.called = last.called.joined(called)
        last.overlays.append(overlay)

    def remove(self, place: int) -> None:
        """Takes a question back."""
        del self.every[place]

    def request(self, plan_id: str) -> Content:
        """The run that asks all of them; ids are by place, names are for people."""
        overlays, scenarios = [], []
        for place, question in enumerate(self.every, start=1):
            keys = []
            for part, overlay in enumerate(question.overlays, start=1):
                keys.append(f"question-{place}-{part}")
                overlays.append({**overlay, "id": keys[-1]})
            named = {"id": f"question-{place}", "name": question.called.content}
            scenarios.append({**question.more, **named, "overlays": keys})
        return {
            "id": "what-if",
            "plan": plan_id,
            "overlays": overlays,
            "scenarios": scenarios,
            "gates": self.gates,
            "parameters": {"time_limit_seconds": SECONDS},
            "replans_baseline": any(
                one["kind"] in ("late-cancellation", "replan-from") for one in overlays
            ),
        }


@dataclass(frozen=True)
class Kind:
    """A kind of question: which fields it asks for, and what it comes to."""

    fields: tuple[str, ...]
    overlay: Callable[[Subject, Given], Content]
    named: str
    what: Callable[[Subject, Names, str, Given], str] | None = None


def overlay_of(subject: Subject, kind: str, given: Given) -> tuple[Called, Content]:
    """The overlay of a filled-in form, and what it is called. Raises NotSaid."""
    found = KINDS[kind]
    for name in found.fields:
        if name not in _MAY_BE_EMPTY.get(kind, ()) and given.get(name) in (None, "", []):
            raise NotSaid(name)
    with ticks(subject.problem.rules.ticks_per_minute):
        texts = [_called(subject, found, kind, given, language) for language in LANGUAGES]
    return Called(*texts), found.overlay(subject, given)


def _called(subject: Subject, kind: Kind, name: str, given: Given, language: str) -> str:
    names = Names([subject.problem], language)
    facts = {}
    if kind.what is not None:
        facts["what"] = kind.what(subject, names, language, given)
    if chosen := given.get("days") or ([given["day"]] if given.get("day") else []):
        dates = [dt.date.fromisoformat(one) for one in chosen]
        facts["when"] = ", ".join(short_date(one, language) for one in sorted(dates))
    key = _key(name, kind.named, given)
    wanted = WORDS.texts[key][0]
    return WORDS(
        language, key, **{one: text for one, text in facts.items() if f"{{{one}}}" in wanted}
    )


def _key(name: str, named: str, given: Given) -> str:
    if name == "interpretation":
        return f"mode.{given['mode']}"
    if name == "session-closed" and given.get("days"):
        return "named.session-closed-on"
    if name == "guests":
        return "named.guests-more" if given["change"] > 0 else "named.guests-fewer"
    if name == "dates-moved":
        return "named.dates-later" if given["later"] > 0 else "named.dates-earlier"
    return named


def _spans(days: Sequence[str]) -> list[str]:
    return sorted(days)


def _named(kind: str, field: str) -> Callable[[Subject, Names, str, Given], str]:
    return lambda _, names, __, given: names.of(kind, given[field])


def _minutes(text: str) -> str:
    """A time of day as it was typed. Raises NotSaid where it is none."""
    hours, _, minutes = text.partition(":")
    if not (hours.isdigit() and minutes.isdigit() and int(hours) < 24 and int(minutes) < 60):
        raise NotSaid("time")
    return f"{int(hours):02d}:{int(minutes):02d}"


def budget_of(subject: Subject, percent: int) -> int:
    """The budget at a share of the old one, in cents; 0 where the trip has none."""
    total = subject.problem.wishes.budget.total_cents or 0
    return total * percent // 100


def _budget_named(subject: Subject, _: Names, language: str, given: Given) -> str:
    step = given["budget"] - 100
    sign = "+" if step >= 0 else "−"
    amount = money(budget_of(subject, given["budget"]), language)
    return f"{sign}{abs(step)} % ({amount})"


KINDS: dict[str, Kind] = {
    "partner-away": Kind(
        ("partner", "days"),
        lambda _, given: {
            "kind": "partner-away",
            "partner": given["partner"],
            "dates": _spans(given["days"]),
        },
        "named.partner-away",
        _named("partner", "partner"),
    ),
    "session-closed": Kind(
        ("session", "days"),
        lambda _, given: {
            "kind": "session-closed",
            "session": given["session"],
            "dates": _spans(given.get("days") or []),
        },
        "named.session-closed",
        _named("session", "session"),
    ),
    "late-cancellation": Kind(
        ("partner", "day", "time"),
        lambda _, given: {
            "kind": "late-cancellation",
            "partner": given["partner"],
            "date": given["day"],
            "time": _minutes(given["time"]),
        },
        "named.late-cancellation",
        _named("partner", "partner"),
    ),
    "hotel-full": Kind(
        ("hotel", "days"),
        lambda _, given: {
            "kind": "hotel-full",
            "hotel": given["hotel"],
            "dates": _spans(given["days"]),
        },
        "named.hotel-full",
        _named("hotel", "hotel"),
    ),
    "vehicle-broken": Kind(
        ("vehicle", "days"),
        lambda _, given: {
            "kind": "vehicle-broken",
            "vehicle": given["vehicle"],
            "dates": _spans(given["days"]),
        },
        "named.vehicle-broken",
        _named("vehicle", "vehicle"),
    ),
    "budget": Kind(
        ("budget",),
        lambda subject, given: {
            "kind": "budget-changed",
            "cents": budget_of(subject, given["budget"]),
        },
        "named.budget",
        _budget_named,
    ),
    "guests": Kind(
        ("change",),
        lambda _, given: {"kind": "party-changed", "change": int(given["change"])},
        "named.guests-more",
        lambda _, __, ___, given: str(abs(int(given["change"]))),
    ),
    "day-removed": Kind((), lambda _, __: {"kind": "day-removed"}, "named.day-removed"),
    "day-added": Kind((), lambda _, __: {"kind": "day-added"}, "named.day-added"),
    "dates-moved": Kind(
        ("later",),
        lambda _, given: {
            "kind": "dates-moved",
            "days": int(given["later"]),
            "fixed": "move",
        },
        "named.dates-later",
        lambda _, __, ___, given: str(abs(int(given["later"]))),
    ),
    "travel-speed": Kind(
        ("slower",),
        lambda _, given: {"kind": "travel-speed", "permille": int(given["slower"]) * 10},
        "named.travel-speed",
        lambda _, __, language, given: share(int(given["slower"]) / 100, language),
    ),
    "interpretation": Kind(
        ("mode",),
        lambda _, given: {"kind": "interpretation-forced", "mode": given["mode"]},
        "mode.none",
    ),
    "vehicle-chosen": Kind(
        ("vehicle",),
        lambda _, given: {"kind": "vehicles-chosen", "vehicles": [given["vehicle"]]},
        "named.vehicle-chosen",
        _named("vehicle", "vehicle"),
    ),
    "wish-dropped": Kind(
        ("wish",),
        lambda _, given: {"kind": "wish-dropped", "wish": given["wish"]},
        "named.wish-dropped",
        lambda _, names, __, given: names.wish(given["wish"]),
    ),
    "wish-required": Kind(
        ("wish",),
        lambda _, given: {"kind": "wish-required", "wish": given["wish"]},
        "named.wish-required",
        lambda _, names, __, given: names.wish(given["wish"]),
    ),
}
"""Every kind of question that can be asked by clicking."""

_MAY_BE_EMPTY: dict[str, tuple[str, ...]] = {"session-closed": ("days",)}


def kinds_for(subject: Subject) -> tuple[str, ...]:
    """The kinds that make sense for a trip: without a budget there is none to change."""
    has_budget = subject.problem.wishes.budget.total_cents is not None
    return tuple(kind for kind in KINDS if kind != "budget" or has_budget)
