"""Asking: the form that builds questions, and the list of what is going to be asked."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from nicegui import events, ui
from starlette.concurrency import run_in_threadpool

from api.web.desk import Desk
from api.web.file_field import file_field, too_large
from api.web.furniture import action, card, findings_list, labelled, notice, quiet_action
from api.web.what_if.files import questions_in
from api.web.what_if.questions import KINDS, NotSaid, Questions, budget_of, kinds_for, overlay_of
from api.web.what_if.subject import Subject
from api.web.what_if.words import WORDS
from optimizer.report.numbers import money
from optimizer.report.phrases import long_date

_SELECT = 'outlined dense options-dense behavior="menu"'
_FIELD = "outlined dense"


class Asking:
    """The form and the list; `run` is called with the questions once they are to be answered."""

    def __init__(
        self, desk: Desk, subject: Subject, run: Callable[[Questions], Awaitable[None]]
    ) -> None:
        self.desk, self.subject, self._run = desk, subject, run
        self.questions = Questions()
        self._given: dict[str, Any] = {}
        self._kind = next(iter(kinds_for(subject)))

    def say(self, key: str, **facts: object) -> str:
        """Words for the reader."""
        return WORDS(self.desk.language, key, **facts)

    def build(self) -> None:
        """Puts up both."""
        with card(self.say("ask")):
            kinds = {kind: self.say(f"kind.{kind}") for kind in kinds_for(self.subject)}
            ui.select(
                kinds, value=self._kind, label=self.say("happens"), on_change=self._changed_kind
            ).props(_SELECT).classes("wi-kind")
            self._fields = ui.element("div").classes("wi-fields")
            with ui.element("div").props('aria-live="polite"'):
                self._fault = ui.label().classes("pm-badge is-warn")
                self._fault.set_visibility(False)
            with ui.element("div").classes("pm-actions"):
                quiet_action(self.say("add"), lambda: self._add(False), icon="add")
                self._and = quiet_action(self.say("and"), lambda: self._add(True))
            self._show_fields()
            with ui.expansion(self.say("or-file")).classes("wi-file"):
                file_field(self.say("file"), ".yaml,.yml,.json", self._load)
                self._told_of_file = ui.element("div")
        with card(self.say("questions")):
            self._list = ui.element("div").classes("wi-questions").props('aria-live="polite"')
            with ui.element("div").classes("pm-actions"):
                self._go = action(self.say("run"), self._ask)
        self._show_list()

    # --- the form ----------------------------------------------------------------------------

    def _changed_kind(self, event: events.ValueChangeEventArguments[Any]) -> None:
        self._kind = event.value
        self._show_fields()

    def _show_fields(self) -> None:
        self._given = {}
        self._fields.clear()
        self._fault.set_visibility(False)
        with self._fields:
            for name in KINDS[self._kind].fields:
                _FIELDS[name](self, name)

    def _choice(self, name: str, options: dict[str, str]) -> None:
        ui.select(options, label=self.say(name), with_input=True).props(
            'outlined dense behavior="menu"'
        ).bind_value(self._given, name)

    def _one_of(self, name: str) -> None:
        self._choice(name, getattr(self.subject, _LISTS[name]))

    def _dates(self) -> dict[str, str]:
        return {
            date.isoformat(): long_date(date, self.desk.language) for date in self.subject.dates
        }

    def _days(self, name: str) -> None:
        ui.select(self._dates(), label=self.say(name), multiple=True, value=[]).props(
            f"{_SELECT} use-chips"
        ).bind_value(self._given, name)

    def _day(self, name: str) -> None:
        self._choice(name, self._dates())

    def _time(self, name: str) -> None:
        field = ui.input(self.say(name), value="18:00").props(f"{_FIELD} mask='##:##'")
        field.bind_value(self._given, name)

    def _number(self, name: str, value: int, least: int, most: int) -> None:
        ui.number(self.say(name), value=value, min=least, max=most, step=1, precision=0).props(
            _FIELD
        ).bind_value(self._given, name)

    def _mode(self, name: str) -> None:
        modes = ("consecutive", "simultaneous", "none")
        self._choice(name, {mode: self.say(f"mode.{mode}") for mode in modes})

    def _slider(self, name: str, value: int, least: int, most: int, shown: Any) -> None:
        with ui.element("div").classes("wi-slider"):
            ui.label(self.say(name)).classes("pm-soft")
            label = ui.label(shown(value)).classes("pm-strong").props('aria-live="polite"')
            slider = ui.slider(min=least, max=most, step=5, value=value)
            labelled(slider.props(f'markers="{(most - least) // 4}"'), self.say(name))
            slider.bind_value(self._given, name)
            slider.on_value_change(lambda event: label.set_text(shown(event.value)))

    def _budget(self, name: str) -> None:
        def shown(percent: int) -> str:
            step = percent - 100
            amount = money(budget_of(self.subject, percent), self.desk.language)
            return f"{'+' if step >= 0 else '−'}{abs(step)} % = {amount}"

        self._slider(name, 85, 50, 150, shown)

    def _slower(self, name: str) -> None:
        self._slider(name, 150, 105, 250, lambda percent: f"{percent} %")

    # --- the list ----------------------------------------------------------------------------

    def _add(self, to_last: bool) -> None:
        try:
            called, overlay = overlay_of(self.subject, self._kind, self._given)
        except NotSaid as missing:
            self._fault.set_text(f"{self.say('missing')} ({self.say(str(missing))})")
            self._fault.set_visibility(True)
            return
        self._fault.set_visibility(False)
        if to_last and self.questions.every:
            self.questions.extend_last(called, overlay)
        else:
            self.questions.add(called, overlay)
        self._show_list()

    async def _load(self, name: str, content: bytes | None) -> None:
        self._told_of_file.clear()
        if content is None:
            with self._told_of_file, notice("bad"):
                ui.label(too_large(self.desk.language))
            return
        text = content.decode("utf-8", errors="replace")
        found, findings = await run_in_threadpool(questions_in, name, text)
        with self._told_of_file:
            if found is None:
                with notice("bad"):
                    findings_list(
                        self.desk.language, [one.model_dump(mode="json") for one in findings]
                    )
            else:
                with notice("good"):
                    ui.label(self.say("file.read", n=len(found.every), name=name))
        if found is not None:
            self.questions = found
            self._show_list()

    def _remove(self, place: int) -> None:
        self.questions.remove(place)
        self._show_list()

    def _show_list(self) -> None:
        self._list.clear()
        some = bool(self.questions.every)
        self._go.set_enabled(some)
        self._and.set_enabled(some)
        with self._list:
            if not some:
                ui.label(self.say("questions.none")).classes("pm-soft")
            for place, question in enumerate(self.questions.every):
                with ui.element("div").classes("wi-question"):
                    name = question.called.in_language(self.desk.language)
                    ui.label(name).classes("wi-question-name")
                    button = ui.button(
                        icon="close", on_click=lambda _, place=place: self._remove(place)
                    ).props("flat round dense")
                    labelled(button, f"{self.say('remove')}: {name}")

    async def _ask(self) -> None:
        if self.questions.every:
            await self._run(self.questions)

    def enable(self, on: bool) -> None:
        """Whether more can be asked now."""
        self._go.set_enabled(on and bool(self.questions.every))


_LISTS = {
    "partner": "partners",
    "session": "sessions",
    "hotel": "hotels",
    "vehicle": "vehicles",
    "wish": "wishes",
}

_FIELDS: dict[str, Callable[[Asking, str], None]] = {
    **dict.fromkeys(_LISTS, Asking._one_of),
    "days": Asking._days,
    "day": Asking._day,
    "time": Asking._time,
    "mode": Asking._mode,
    "budget": Asking._budget,
    "slower": Asking._slower,
    "change": lambda asking, name: asking._number(name, 4, -100, 100),
    "later": lambda asking, name: asking._number(name, 7, -180, 180),
}
