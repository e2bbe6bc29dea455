"""Reading: one filled-in workbook with its first day and its answers, read anew with each of them.

The file stays with the page until another one is chosen, so that answers go with the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from nicegui import ui

from api.client import Content, ProblemReceived
from api.planning.printed import XLSX
from api.web.catalogue.findings import findings_table, place
from api.web.desk import Desk
from api.web.file_field import file_field, too_large
from api.web.furniture import card, notice, problem_panel, quiet_action
from api.web.past_programme.around import PlanningAround
from api.web.past_programme.questions import Questions
from api.web.past_programme.verdict import show_verdict
from api.web.past_programme.words import WORDS


@dataclass(frozen=True)
class Book:
    """A workbook that was chosen."""

    name: str
    content: bytes


class Reading:
    """The field for the workbook, and all that is told of what was chosen there."""

    def __init__(self, desk: Desk, trip: str, ticks_per_minute: int) -> None:
        self.desk, self.trip, self.ticks_per_minute = desk, trip, ticks_per_minute
        self.book: Book | None = None
        self._given: dict[str, str] = {"first": ""}
        self._reads = 0

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    def build(self) -> None:
        """Puts up the field, and where questions and what was found will be."""
        with card(self._say("send")):
            file_field(self._say("file"), f".xlsx,{XLSX}", self._take)
            with ui.element("div").classes("pp-first"):
                ui.input(self._say("first")).props(
                    "outlined dense stack-label type=date"
                ).bind_value(self._given, "first")
                quiet_action(self._say("first.move"), self.read)
            ui.label(self._say("first.how")).classes("pm-soft pm-small")
            self._state = ui.element("div").props('aria-live="polite"').classes("ct-told")
        self._questions = Questions(self.desk.language, self.read)
        self._told = ui.element("div").props('aria-live="polite"').classes("pp-told")

    async def _take(self, name: str, content: bytes | None) -> None:
        self._told.clear()
        self._state.clear()
        self._questions.forget()
        self._reads += 1
        if content is None:
            self.book = None
            with self._state, notice("bad"):
                ui.label(too_large(self.desk.language))
            return
        self.book = Book(name, content)
        await self.read()

    async def read(self) -> None:
        """Has the workbook read as the trip's plan, with what was said of it so far."""
        book = self.book
        self._state.clear()
        with self._state:
            if book is None:
                ui.label(self._say("no-file"))
                return
            ui.label(self._say("reading", name=book.name))
        self._reads += 1
        number = self._reads
        try:
            said = [*self._said(), ("language", self.desk.language)]
            found = await self._send("past-programme", book, said)
        except ProblemReceived as received:
            if number == self._reads:
                self._state.clear()
                self._told.clear()
                with self._told:
                    problem_panel(self.desk.language, received)
            return
        if number != self._reads:
            return  # another file was chosen, or more was said, while this one was read
        self._state.clear()
        self._questions.show(found["questions"])
        self._show(book, found)

    def _said(self) -> list[tuple[str, str]]:
        said = [("means", f"{text}={meant}") for text, meant in self._questions.answers.items()]
        if self._given["first"]:
            said.append(("first", self._given["first"]))
        return said

    async def _send(self, path: str, book: Book, said: list[tuple[str, str]]) -> Content:
        address = f"/v1/wishes/{self.trip}/{path}?{urlencode(said)}"
        return await self.desk.send_file("POST", address, book.content, XLSX)

    def _show(self, book: Book, found: Content) -> None:
        findings = [one for one in found["findings"] if not _is_asked(one, found["questions"])]
        wrong = {place(self.desk.language, one) for one in findings if one["severity"] == "error"}
        self._told.clear()
        with self._told:
            show_verdict(self.desk.language, book.name, found, self.ticks_per_minute)
            if findings:
                with card():
                    findings_table(self.desk.language, findings)
            if self.desk.may_write and found["itinerary"] is not None:

                async def plan(around: str) -> Content:
                    said = [*self._said(), ("around", around)]  # as it stands when clicked
                    return await self._send("past-programme/plans", book, said)

                asked = len(found["questions"])
                PlanningAround(self.desk, self.trip, plan).build(asked=asked, wrong=len(wrong))


def _is_asked(finding: Content, questions: list[Any]) -> bool:
    """Whether a finding says no more than a question that is put up already."""
    return finding["severity"] == "error" and any(
        finding["detail"].get("row") in one["rows"] and f"'{one['text']}'" in finding["message"]
        for one in questions
    )
