"""Questions: texts of a programme that are only like a name, each with what it may mean."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from nicegui import ui

from api.client import Content
from api.web.furniture import action, card, labelled
from api.web.past_programme.words import WORDS
from scenarios.workbooks import OWN, SKIP


class Questions:
    """Every question that was asked of one workbook; what was answered may be changed."""

    def __init__(self, language: str, answered: Callable[[], Awaitable[None]]) -> None:
        self._language, self._answered = language, answered
        self._asked: dict[str, Content] = {}
        self._chosen: dict[str, str] = {}
        self._room = ui.element("div").props('aria-live="polite"')

    @property
    def answers(self) -> dict[str, str]:
        """What each text means, of those that were answered."""
        return {text: meant for text, meant in self._chosen.items() if meant}

    def forget(self) -> None:
        """Begins anew, for another workbook."""
        self._asked, self._chosen = {}, {}
        self._room.clear()

    def show(self, questions: list[Content]) -> None:
        """Puts up what is asked now with what was asked before.

        A text whose answer was not enough (a partner with several visits) is open again, with what
        it may mean more closely before what was proposed at first.
        """
        before = dict(self._asked)
        for one in questions:
            text = one["text"]
            self._chosen[text] = ""
            known = before.get(text, one)["proposals"]
            closer = [meant for meant in one["proposals"] if meant not in known]
            self._asked[text] = {**one, "proposals": [*closer, *known]}
        if self._asked == before:
            return  # what stands there stays, with the focus of whoever is in it
        self._room.clear()
        with self._room, card(self._say("asked")):
            ui.label(self._say("asked.how")).classes("pm-soft")
            with ui.element("ul").classes("pp-questions"):
                for one in self._asked.values():
                    self._question(one)
            with ui.element("div").classes("pm-actions"):
                action(self._say("read-again"), self._answered)

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self._language, key, **facts)

    def _question(self, one: Content) -> None:
        text, rows = one["text"], one["rows"]
        options = {"": self._say("answer")}
        for meant in one["proposals"]:
            name, kind = meant["name"][self._language], self._say(meant["kind"])
            options.setdefault(meant["id"], self._say("proposal", name=name, kind=kind))
        options |= {OWN: self._say("own"), SKIP: self._say("skip")}
        with ui.element("li"):
            with ui.element("div"):
                ui.label(self._say("question", text=text)).classes("pm-strong")
                told = ", ".join(str(row) for row in rows)
                ui.label(self._say("rows", n=len(rows), rows=told)).classes("pm-soft pm-small")
            field = ui.select(options, value=self._chosen[text]).props(
                'outlined dense options-dense behavior="menu"'
            )
            labelled(field, self._say("answer.named", text=text)).bind_value(self._chosen, text)
