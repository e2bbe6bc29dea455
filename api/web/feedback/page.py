"""The form by link: questions of each level that is open, sent without a name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from nicegui import ui

from api.client import Content, ProblemReceived
from api.web.desk import Desk
from api.web.feedback.fields import Field, count_field, mark_field, text_field, yes_no_field
from api.web.feedback.words import WORDS
from api.web.frame import open_page
from api.web.furniture import action, card, heading, notice, tell_problem
from optimizer.report.phrases import long_date
from scenarios.learning.forms import AskedSection, QuestionKind, TripForm


@open_page("/feedback/{signed}", ("Feedback", "Palaute"))
async def feedback(desk: Desk, signed: str) -> None:
    """Asks what the link is for."""
    ui.add_head_html('<link rel="stylesheet" href="/assets/feedback.css">')
    try:
        form = TripForm.model_validate(await desk.get(f"/v1/links/{signed}/form"))
    except ProblemReceived as received:
        if received.code != "conflict":
            raise
        heading(WORDS(desk.language, "title"))
        with notice():
            ui.label(WORDS(desk.language, "too-early"))
        return
    today = desk.house.service.store.clock.now().date()
    Filling(desk, signed, form, today).build()


class Filling:
    """A form that is being filled in."""

    def __init__(self, desk: Desk, signed: str, form: TripForm, today: dt.date) -> None:
        self.desk, self.form, self._today = desk, form, today
        self._address = f"/v1/links/{signed}/feedback"
        self._fields: dict[str, Field] = {}

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    def _date(self, date: dt.date) -> str:
        return long_date(date, self.desk.language)

    def build(self) -> None:
        """Puts up every section that is open."""
        language, form = self.desk.language, self.form
        with ui.element("div").classes("fb-page") as self._room:
            heading(self._say("title"), lead=form.trip.in_language(language))
            ui.label(form.intro.in_language(language))
            ui.label(self._say("marks")).classes("pm-soft")
            with ui.element("div").props('aria-live="assertive"') as self._told:
                pass
            for section in form.sections:
                if self._is_open(section):
                    self._section(section)
            with card():
                self._put("/text", text_field(self._say("else"), self._say("nameless"), language))
            later = [one.opens for one in form.sections if not self._is_open(one)]
            if later:
                note = self._say("later", date=self._date(min(later)))
                ui.label(note).classes("pm-soft")
            with ui.element("div").classes("pm-actions"):
                self._button = action(self._say("send"), self._send, icon="send")

    def _is_open(self, section: AskedSection) -> bool:
        """Whether it is asked now: what is asked of the days themselves may be answered on them."""
        return section.opens <= max(self._today, self.form.last)

    def _section(self, section: AskedSection) -> None:
        language = self.desk.language
        with card(self._say(f"level.{section.level.value}")):
            ui.label(self._say("due", date=self._date(section.due))).classes("pm-soft pm-small")
            if section.visits:
                ui.label(self._say("visits"))
            for visit in section.visits:
                asked = visit.name.in_language(language)
                self._put(f"/marks/{visit.session}", mark_field(asked, language))
            for question in section.questions:
                asked = question.text.in_language(language)
                field = _FIELDS[question.kind](asked, self._say("nameless"), language)
                self._put(f"/answers/{question.id}", field)

    def _put(self, path: str, field: Field) -> None:
        self._fields[path] = field

    def _content(self) -> Content:
        given: dict[str, Any] = {"marks": {}, "answers": {}}
        for path, field in self._fields.items():
            part, _, key = path[1:].partition("/")
            if field.value is not None and key:
                given[part][key] = field.value
        given["text"] = self._fields["/text"].value or ""
        return given

    async def _send(self) -> None:
        content = self._content()
        self._clear()
        if not (content["marks"] or content["answers"] or content["text"]):
            self._tell("nothing")
            return
        self._button.disable()
        try:
            await self.desk.post(self._address, content)
        except ProblemReceived as received:
            self._button.enable()
            self._refused(received)
            return
        self._room.clear()
        with self._room:
            heading(self._say("thanks"), lead=self._say("thanks.how"))

    def _clear(self) -> None:
        self._told.clear()
        for field in self._fields.values():
            field.tell("")

    def _tell(self, key: str) -> None:
        with self._told, notice("warn"):
            ui.label(self._say(key))
        ui.run_javascript("window.scrollTo({top: 0})")

    def _refused(self, received: ProblemReceived) -> None:
        """What has to be looked at again, each at its place."""
        findings = received.problem.get("findings", ())
        if not findings:
            tell_problem(self.desk.language, received)
            return
        for finding in findings:
            field = self._fields.get(finding["path"])
            if field is not None:
                field.tell(self._say(_FAULTS.get(finding["code"], "correct")))
        self._tell("some-wrong")


def _mark(asked: str, _: str, language: str) -> Field:
    return mark_field(asked, language)


def _yes_no(asked: str, _: str, language: str) -> Field:
    return yes_no_field(asked, language)


def _count(asked: str, _: str, language: str) -> Field:
    return count_field(asked, language)


_FIELDS: dict[QuestionKind, Callable[[str, str, str], Field]] = {
    QuestionKind.MARK: _mark,
    QuestionKind.YES_NO: _yes_no,
    QuestionKind.COUNT: _count,
    QuestionKind.TEXT: text_field,
}

_FAULTS = {"value-wrong": "contact", "value-out-of-range": "too-large"}
