"""The verdict: what the checker says of the plan with the changes made by hand, and their worth."""

from __future__ import annotations

from nicegui import ui

from api.client import Content
from api.web.desk import Desk
from api.web.editing.words import WORDS
from api.web.furniture import Tone, badge, findings_list, notice
from optimizer.domain.problem import Problem
from optimizer.domain.ticks import ticks
from optimizer.report.demands import reason_text
from optimizer.report.layout import capitalised
from optimizer.report.numbers import duration, money
from optimizer.report.words import Words

_TONES: dict[str, Tone] = {"block": "bad", "warn": "warn"}


class Verdict:
    """The part of the page that is told anew with every change."""

    def __init__(self, desk: Desk, problem: Problem) -> None:
        self.desk, self.problem = desk, problem
        self._room = ui.element("div").props("aria-live=polite").classes("ed-stack")

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    def show(self, judgement: Content | None) -> None:
        """Every rule that is broken and what the changes cost; None where nothing was changed."""
        self._room.clear()
        with self._room:
            if judgement is None:
                ui.label(self._say("untouched"))
                return
            told = _by_level(judgement)
            if told["block"]:
                self._sum_up("bad", self._say("blocked", n=len(told["block"])))
            elif told["warn"]:
                self._sum_up("warn", self._say("warned", n=len(told["warn"])))
            else:
                self._sum_up("good", self._say("sound"))
            with ui.element("ul").classes("ed-findings"):
                for level, findings in told.items():
                    for one in findings:
                        with ui.element("li"):
                            badge(self._say(f"level.{level}"), _TONES[level])
                            ui.label(one["sentence"])
            self._worth(judgement["before"], judgement["score"])

    def refuse(self, findings: list[Content]) -> None:
        """Why a change cannot be made at all."""
        with self._room, notice("bad"):
            findings_list(self.desk.language, [self._reasoned(one) for one in findings])

    def _sum_up(self, tone: Tone, sentence: str) -> None:
        with notice(tone):
            ui.label(sentence)

    def _reasoned(self, finding: Content) -> Content:
        """A finding with the reason why a visit cannot be held, in the reader's language."""
        detail = finding["detail"]
        if "reason" not in detail:
            return finding
        words = Words(self.problem, self.desk.language)
        with ticks(self.problem.rules.ticks_per_minute):
            text = reason_text(words, detail["reason"], detail["session"], detail["facts"])
        return finding if text is None else {**finding, "message": f"{capitalised(text)}."}

    def _worth(self, before: Content, after: Content) -> None:
        language = self.desk.language
        figures = (
            ("points", "points_by_wish", str),
            ("price", "cost_by_category", lambda cents: money(cents, language)),
        )
        with ui.element("dl").classes("ed-worth"):
            for key, field, shown in figures:
                was, now = sum(before[field].values()), sum(after[field].values())
                self._figure(key, shown(now), shown(abs(now - was)), now - was)
            was, now = before["travel_minutes"], after["travel_minutes"]
            with ticks(self.problem.rules.ticks_per_minute):
                self._figure("travel", duration(now), duration(abs(now - was)), now - was)

    def _figure(self, key: str, now: str, step: str, sign: int) -> None:
        told = self._say("same") if sign == 0 else f"{'+' if sign > 0 else '−'}{step}"
        with ui.element("dt"):
            ui.label(self._say(key))
        with ui.element("dd"):
            ui.label(f"{now} ({told})")


class Brief:
    """The verdict in a few words, beside the buttons, where the timeline does not hide it."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._label = badge("").props("aria-hidden=true")  # the verdict itself is read out

    def show(self, judgement: Content | None) -> None:
        """Nothing where nothing was changed."""
        self._label.set_visibility(judgement is not None)
        if judgement is None:
            return
        told = _by_level(judgement)
        level = next((level for level, findings in told.items() if findings), None)
        number = 0 if level is None else len(told[level])
        self._label.set_text(WORDS(self._language, f"brief.{level or 'sound'}", n=number))
        tone = "good" if level is None else _TONES[level]
        self._label.classes(replace=f"pm-badge is-{tone}")


def _by_level(judgement: Content) -> dict[str, list[Content]]:
    """The broken rules, those that block first."""
    findings = judgement["findings"]
    return {level: [one for one in findings if one["level"] == level] for level in _TONES}
