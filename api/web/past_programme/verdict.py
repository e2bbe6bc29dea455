"""The verdict: what was read of a programme, every rule that it breaks, and what it is worth."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from nicegui import ui

from api.client import Content
from api.web.furniture import Tone, badge, card, notice
from api.web.past_programme.words import WORDS
from optimizer.domain.ticks import ticks
from optimizer.report.numbers import duration, money
from optimizer.report.phrases import long_date

_TONES: dict[str, Tone] = {"block": "bad", "warn": "warn"}
_COUNTED = {"visit": "visits", "meal": "meals", "appointment": "others"}


def show_verdict(language: str, name: str, found: Content, ticks_per_minute: int) -> None:
    """Tells what the service has judged of a workbook with this name."""
    itinerary = found["itinerary"]
    if itinerary is None:
        with notice("bad"):
            ui.label(WORDS(language, "nothing", name=name)).classes("pm-strong")
        return
    with card(WORDS(language, "rules")):
        ui.label(WORDS(language, "read", name=name, what=_counted(language, itinerary)))
        _tell_dates(language, itinerary, found["moved_days"])
        _tell_rules(language, found["violations"])
        if found["score"] is not None:
            _tell_worth(language, found["score"], ticks_per_minute)


def _counted(language: str, itinerary: Content) -> str:
    days = itinerary["days"]
    counts = Counter(item["kind"] for day in days for item in day["items"])
    parts = [WORDS(language, "days", n=len(days))]
    parts += [
        WORDS(language, key, n=counts[kind]) for kind, key in _COUNTED.items() if counts[kind]
    ]
    return ", ".join(parts)


def _tell_dates(language: str, itinerary: Content, moved: int) -> None:
    if not itinerary["days"]:
        return
    dates = [dt.date.fromisoformat(day["date"]) for day in itinerary["days"]]
    first, last = (long_date(one, language) for one in (dates[0], dates[-1]))
    told = [WORDS(language, "begins", first=first, last=last)]
    if moved:
        told.append(WORDS(language, "moved", n=abs(moved)))
    ui.label(" ".join(told)).classes("pm-soft")


def _tell_rules(language: str, violations: list[Content]) -> None:
    by_level = {level: [one for one in violations if one["level"] == level] for level in _TONES}
    if by_level["block"]:
        tone: Tone = "bad"
        sentence = WORDS(language, "blocked", n=len(by_level["block"]))
    elif by_level["warn"]:
        tone, sentence = "warn", WORDS(language, "warned", n=len(by_level["warn"]))
    else:
        tone, sentence = "good", WORDS(language, "sound")
    with notice(tone):
        ui.label(sentence).classes("pm-strong")
    if not violations:
        return
    with ui.element("ul").classes("pp-rules"):
        for level, broken in by_level.items():
            for one in broken:
                with ui.element("li"):
                    badge(WORDS(language, f"level.{level}"), _TONES[level])
                    ui.label(one["sentence"])


def _tell_worth(language: str, score: Content, ticks_per_minute: int) -> None:
    with ticks(ticks_per_minute):
        figures = {
            "points": str(sum(score["points_by_wish"].values())),
            "price": money(sum(score["cost_by_category"].values()), language),
            "travel": duration(score["travel_minutes"]),
        }
    ui.html(f"<h3>{WORDS(language, 'worth')}</h3>", sanitize=False)
    with ui.element("dl").classes("pp-worth"):
        for key, told in figures.items():
            with ui.element("dt"):
                ui.label(WORDS(language, key))
            with ui.element("dd"):
                ui.label(told)
