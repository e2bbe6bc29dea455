"""Fields: what is filled in, each bound to its place in the wishes, with its findings under it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from nicegui import ui

from api.web.wishes.marking import Told, tie
from api.web.wishes.sentences import sentence
from api.web.wishes.sheet import Sheet
from api.web.wishes.words import WORDS
from optimizer.domain.findings import Finding, Severity
from optimizer.domain.pointers import Steps, pointer
from optimizer.domain.ticks import clock, ticks

_FIELD = "outlined dense"
_SELECT = f'{_FIELD} options-dense behavior="menu" use-chips'


class Fields:
    """The fields of one page, and where each finding is to be told."""

    def __init__(self, sheet: Sheet, language: str, *, may_write: bool) -> None:
        self.sheet, self.language, self.may_write = sheet, language, may_write
        self._client = ui.context.client
        self._spots: dict[str, ui.element] = {}
        self._inputs: dict[str, ui.element] = {}
        self._told: dict[ui.element, Told] = {}

    def say(self, key: str, **facts: object) -> str:
        """Words for the reader."""
        return WORDS(self.language, key, **facts)

    @contextmanager
    def spot(self, *places: Steps, wide: bool = False) -> Iterator[None]:
        """A field, and room under it for what is found at these places of the wishes."""
        with ui.element("div").classes("ws-field is-wide" if wide else "ws-field"):
            yield
            told = ui.element("div").classes("ws-told").props('aria-live="polite"')
        for steps in places:
            self._spots[pointer(steps)] = told

    def show(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """Tells each finding at the field that it concerns; gives back those without a field."""
        for told in set(self._spots.values()):
            told.clear()
        before, self._told = self._told, {}
        left = []
        for finding in findings:
            nearest = _nearest(self._spots, finding.path)
            if nearest is None:
                left.append(finding)
                continue
            with nearest:
                tone = "is-fault" if finding.severity is Severity.ERROR else "is-doubt"
                label = ui.label(sentence(finding, self.language))
            label.classes(f"ws-finding {tone}")
            field = _nearest(self._inputs, finding.path)
            if field is not None:
                is_wrong = finding.severity is Severity.ERROR
                self._told[field] = self._told.get(field, Told()).with_one(label, is_wrong)
        tie(self._client, self._told, before)
        return tuple(left)

    def forget(self, steps: Steps) -> None:
        """Forgets what stands below a place whose fields are about to be made anew."""
        under = pointer(steps) + "/"
        for known in (self._spots, self._inputs):
            for place in [one for one in known if one.startswith(under)]:
                del known[place]

    def ready(self, element: Any, steps: Steps) -> Any:
        """A field as it is to be used here, tied to the findings at its place of the wishes."""
        self._inputs[pointer(steps)] = element
        if not self.may_write:
            element.props("readonly disable")
        return element

    def time_told(self, value: Any) -> str:
        """What the line of a time says; a number is kept as it is until it is changed."""
        if not isinstance(value, int):
            return str(value)
        with ticks(self.per_minute):
            return clock(value)[:5]

    @property
    def per_minute(self) -> int:
        """How many ticks of the wishes a minute has."""
        found = self.sheet.value(("ticks_per_minute",), 1)
        return found if isinstance(found, int) and found > 0 else 1

    # --- kinds of fields ---------------------------------------------------------------------

    def text(self, label: str, steps: Steps, props: str = "") -> None:
        """A line of text."""
        with self.spot(steps):
            field = ui.input(
                self.say(label),
                value=self.time_told(self.sheet.value(steps, "")),
                on_change=lambda event: self.sheet.put(steps, event.value or None),
            )
            self.ready(field.props(f"{_FIELD} {props}"), steps)

    def date(self, label: str, steps: Steps) -> None:
        """A date."""
        self.text(label, steps, "type=date stack-label")

    def time(self, label: str, steps: Steps) -> None:
        """A time of day; a stored number of ticks is shown as one."""
        self.text(label, steps, "type=time stack-label")

    def both_languages(self, label: str, steps: Steps) -> None:
        """One name; where the other language has none of its own, it takes this one."""
        sheet, language = self.sheet, self.language
        other = "fi" if language == "en" else "en"
        here, there = sheet.value((*steps, language)), sheet.value((*steps, other))
        own = bool(there) and there != here

        def put(text: str) -> None:
            sheet.put((*steps, language), text)
            if not own:
                sheet.put((*steps, other), text)

        with self.spot(steps, wide=True):
            field = ui.input(
                self.say(label), value=here or "", on_change=lambda event: put(event.value or "")
            )
            self.ready(field.props(_FIELD), steps)

    def number(
        self,
        label: str,
        steps: Steps,
        *,
        least: int = 0,
        factor: int = 1,
        otherwise: int | None = None,
    ) -> None:
        """A whole number; nothing leaves the field out. `factor` 100 is euros kept as cents.

        `otherwise` is shown where nothing is said, because that is what it means then.
        """
        value = self.sheet.value(steps, otherwise)

        def put(event: Any) -> None:
            given = event.value
            self.sheet.put(steps, None if given is None else round(float(given) * factor))

        with self.spot(steps):
            field = ui.number(
                self.say(label),
                value=None if value is None else value / factor if factor > 1 else value,
                min=least,
                step=1,
                on_change=put,
            )
            self.ready(field.props(_FIELD), steps)

    def choice(
        self,
        label: str,
        steps: Steps,
        options: Mapping[str, str],
        *,
        several: bool = False,
        search: bool = False,
        otherwise: str | None = None,
        then: Callable[[], None] | None = None,
    ) -> None:
        """One of several options, or some of them; `then` is done when another was chosen.

        `otherwise` is shown where nothing is said; with `search` options are found by typing.
        """
        nothing: Any = [] if several else "" if "" in options else otherwise
        value = self.sheet.value(steps, nothing)
        given = value if several else [value]
        known = {**{one: str(one) for one in given if one is not None}, **options}

        def put(event: Any) -> None:
            self.sheet.put(steps, None if event.value == otherwise else event.value or None)
            if then is not None:
                then()

        with self.spot(steps, wide=several):
            field = ui.select(
                known,
                value=value,
                label=self.say(label),
                multiple=several,
                with_input=search,
                on_change=put,
            )
            props = _SELECT if several else _SELECT.replace("use-chips", "")
            self.ready(field.props(props), steps)

    def counts(self, title: str, steps: Steps, names: Mapping[str, str]) -> None:
        """How many there are of each of some named things."""
        with ui.element("fieldset").classes("ws-group"):
            with ui.element("legend"):
                ui.label(self.say(title))
            with self.spot(steps, wide=True), ui.element("div").classes("ws-counts"):
                for key, name in names.items():
                    self._count(name, (*steps, key))

    def _count(self, name: str, steps: Steps) -> None:
        def put(event: Any) -> None:
            self.sheet.put(steps, int(event.value) if event.value else None)

        field = ui.number(
            name, value=self.sheet.value(steps), min=0, step=1, precision=0, on_change=put
        )
        self.ready(field.props(_FIELD), steps)


def _nearest(known: Mapping[str, ui.element], path: str) -> ui.element | None:
    """What stands at a place of the wishes, or at the nearest place around it."""
    while path:
        if path in known:
            return known[path]
        path = path.rpartition("/")[0]
    return None
