"""Rows: lists of the wishes, with a row of fields for each, and ways to add and to remove."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from nicegui import ui

from api.client import Content
from api.web.furniture import quiet_action
from api.web.wishes.fields import Fields
from optimizer.domain.pointers import Steps


class Rows(ABC):
    """A list under a heading; what a row holds is for each kind of list to say."""

    def __init__(self, fields: Fields, key: str) -> None:
        self.fields, self.steps = fields, (key,)
        self.key = key

    def build(self) -> None:
        """Puts the rows up, with a way to add more."""
        say = self.fields.say
        with ui.element("fieldset").classes("ws-group"):
            with ui.element("legend"):
                ui.label(say(self.key))
            ui.label(say(f"{self.key}.how")).classes("pm-soft pm-small")
            with self.fields.spot(self.steps, wide=True):
                self._list = ui.element("div").classes("ws-rows")
            if self.fields.may_write:
                quiet_action(say(f"{self.key}.add"), self._add, icon="add").classes("ws-add")
        self.show()

    @abstractmethod
    def row(self, steps: Steps) -> None:
        """Puts up the fields of one row."""

    def fresh(self) -> Content:
        """What a new row holds."""
        return {}

    @abstractmethod
    def named(self, row: Content) -> str:
        """What a row is called where it is removed; nothing where its number has to do."""

    @property
    def found(self) -> list[Content]:
        """The rows as they are."""
        return list(self.fields.sheet.value(self.steps, []))

    def free_id(self, wanted: str) -> str:
        """An id with a number that no row has yet."""
        taken = {one.get("id") for one in self.found}
        return next(
            name for n in range(1, len(taken) + 2) if (name := f"{wanted}-{n}") not in taken
        )

    def show(self) -> None:
        """Puts all rows up anew."""
        self.fields.forget(self.steps)
        self._list.clear()
        with self._list:
            for place, row in enumerate(self.found):
                steps = (*self.steps, place)
                title = f"{self.fields.say(f'{self.key}.one')} {place + 1}"
                with (
                    ui.element("div").classes("ws-item").props(f'role="group" aria-label="{title}"')
                ):
                    self.row(steps)
                    self._remover(place, self.named(row) or title)
                    with self.fields.spot(steps, wide=True):
                        pass

    def _add(self) -> None:
        self.fields.sheet.add(self.steps, self.fresh())
        self.show()
        _go_to(self._list, "last")

    def _remover(self, place: int, name: str) -> None:
        if not self.fields.may_write:
            return
        told = self.fields.say("remove", name=name).replace('"', "”")

        def remove() -> None:
            self.fields.sheet.remove(self.steps, place)
            self.show()
            _go_to(self._list, "back")

        button = ui.button(icon="close", on_click=remove)
        button.props(f'flat round dense aria-label="{told}"').classes("ws-remove")


_GO = """setTimeout(() => {
  const list = document.getElementById('c%d');
  const rows = list?.querySelectorAll('.ws-item') ?? [];
  const add = list?.closest('fieldset')?.querySelector('.ws-add');
  const last = rows[rows.length - 1]?.querySelector('input, [tabindex]');
  ('%s' === 'last' ? last : add)?.focus();
}, 60)"""


def _go_to(rows: Any, where: str) -> None:
    """Who works by keys goes on in the new row, or at the button that adds one."""
    rows.client.run_javascript(_GO % (rows.id, where))
