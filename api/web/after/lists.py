"""Lists of what a page holds until it is saved: a row of fields for each, to add and to remove."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

from nicegui import ui

from api.client import Content
from api.web.after.words import WORDS
from api.web.furniture import quiet_action

Given = dict[str, Any]
"""What is filled in of one row."""

_FIELD = "outlined dense"


class Rows(ABC):
    """Rows under a heading; what a row holds is for each kind to say."""

    def __init__(self, language: str, key: str, rows: list[Given], *, may_write: bool) -> None:
        self.language, self.key, self.rows, self.may_write = language, key, rows, may_write

    def say(self, key: str, **facts: object) -> str:
        """Words for the reader."""
        return WORDS(self.language, key, **facts)

    def build(self) -> None:
        """Puts the rows up, with a way to add more."""
        with ui.element("fieldset").classes("af-list"):
            with ui.element("legend"):
                ui.label(self.say(self.key))
            ui.label(self.say(f"{self.key}.how")).classes("pm-soft pm-small")
            self._list = ui.element("div").classes("af-stack")
            if self.may_write:
                quiet_action(self.say(f"{self.key}.add"), self._add, icon="add")
        self._show()

    @abstractmethod
    def row(self, given: Given) -> None:
        """Puts up the fields of a row."""

    @abstractmethod
    def fresh(self) -> Given:
        """What a new row holds."""

    @abstractmethod
    def document(self, given: Given) -> Content:
        """A row as documents have it. Raises NotSaid."""

    def name(self, place: int) -> str:
        """What a row is called where something is wrong with it."""
        return f"{self.say(f'{self.key}.one')} {place + 1}"

    def _add(self) -> None:
        self.rows.append(self.fresh())
        self._show()
        self._list.client.run_javascript(_LAST % self._list.id)

    def _show(self) -> None:
        self._list.clear()
        with self._list:
            for place, given in enumerate(self.rows):
                title = self.name(place)
                with ui.element("div").classes("af-item") as item:
                    item.props('role="group"').props["aria-label"] = title
                    with ui.element("div").classes("af-row"):
                        self.row(given)
                        if self.may_write:
                            self._remover(given, title)

    def _remover(self, given: Given, title: str) -> None:
        def remove() -> None:
            self.rows.remove(given)
            self._show()

        button = ui.button(icon="close", on_click=remove).props("flat round dense")
        button.props["aria-label"] = f"{self.say('remove')}: {title}"

    # --- fields ------------------------------------------------------------------------------

    def text(self, given: Given, name: str, label: str, props: str = "", css: str = "") -> Any:
        """A line of text."""
        field = ui.input(self.say(label)).props(f"{_FIELD} {props}").classes(css or "af-reason")
        return self._ready(field.bind_value(given, name))

    def choice(
        self,
        given: Given,
        name: str,
        label: str,
        options: dict[str, str],
        then: Callable[[], None] | None = None,
    ) -> Any:
        """One of several options."""
        known = {**({given[name]: given[name]} if given.get(name) else {}), **options}
        field = ui.select(known, label=self.say(label)).classes("af-kind")
        field.props(f'{_FIELD} options-dense behavior="menu"').bind_value(given, name)
        if then is not None:
            field.on_value_change(lambda _: then())
        return self._ready(field)

    def _ready(self, field: Any) -> Any:
        if not self.may_write:
            field.props("readonly disable")
        return field


_LAST = """setTimeout(() => {
  const rows = document.getElementById('c%d')?.querySelectorAll('.af-item') ?? [];
  rows[rows.length - 1]?.querySelector('input')?.focus();
}, 60)"""
