"""What they want: the catalogue searched, stars, hearts and crosses, and how many of a kind."""

from __future__ import annotations

import json
from typing import Any

from nicegui import ui

from api.client import Content
from api.web.furniture import card, labelled, quiet_action
from api.web.wishes.fields import Fields
from api.web.wishes.offered import KINDS, Offered, Search, everything, unknown
from api.web.wishes.words import worded
from optimizer.domain.catalogue import Catalogue

_FIELD = "outlined dense"
_SELECT = f'{_FIELD} options-dense behavior="menu"'
_SHOWN = 10
_POINTS = 50
_FOCUS = """setTimeout(() => {
  const found = (selector) => document.querySelector(selector);
  (found(AGAIN) ?? found('.ws-search input'))?.focus();
}, 50)"""
_MARKS = {"scored": "star", "required": "favorite", "excluded": "close"}


class Wanted:
    """The wishes themselves."""

    def __init__(self, fields: Fields, catalogue: Catalogue) -> None:
        self.fields, self.catalogue = fields, catalogue
        self._offered = everything(catalogue, fields.language)
        self._search, self._all = Search(), False
        self._client = ui.context.client  # outlasts the buttons, which are made anew

    @property
    def _wishes(self) -> list[Content]:
        return list(self.fields.sheet.value(("wishes",), []))

    def build(self) -> None:
        """Puts up what is chosen, the search, and the numbers of a kind."""
        say = self.fields.say
        with card(say("what")):
            ui.label(say("what.how")).classes("pm-soft pm-small")
            with ui.element("h3"):
                ui.label(say("chosen"))
            with self.fields.spot(("wishes",), wide=True):
                self._chosen = (
                    ui.element("div").classes("ws-list ws-chosen").props('aria-live="polite"')
                )
            if self.fields.may_write:
                with ui.element("h3"):
                    ui.label(say("search"))
                self._searching()
                self._found = (
                    ui.element("div").classes("ws-list ws-found").props('aria-live="polite"')
                )
                self._show_found()
            self._show_chosen()
            Quotas(self.fields, self._offered).build()

    # --- searching ---------------------------------------------------------------------------

    def _searching(self) -> None:
        say, language = self.fields.say, self.fields.language
        every = {"": say("every")}
        themes = {one.key: worded(language, "theme", one.key) for one in self._of("theme")}
        partners = {one.id: one.name.in_language(language) for one in self.catalogue.partners}
        held = {one.key: worded(language, "format", one.key) for one in self._of("format")}
        with ui.element("div").classes("ws-fields"):
            ui.input(say("search"), on_change=lambda event: self._look("words", event.value)).props(
                f"{_FIELD} clearable debounce=250"
            ).classes("ws-search")
            self._choice("kind", "kind", {one: say(f"kind.{one}") for one in KINDS}, "session")
            self._conditions = ui.element("div").classes("ws-conditions")
        with self._conditions:
            self._choice("of-theme", "theme", every | themes, "")
            self._choice("of-partner", "partner", every | partners, "")
            self._choice("of-format", "format", every | held, "")

    def _of(self, kind: str) -> list[Offered]:
        return [one for one in self._offered.values() if one.kind == kind]

    def _choice(self, label: str, name: str, options: dict[str, str], value: str) -> None:
        ui.select(
            options,
            value=value,
            label=self.fields.say(label),
            on_change=lambda event: self._look(name, event.value),
        ).props(_SELECT)

    def _look(self, name: str, value: str | None) -> None:
        setattr(self._search, name, value or "")
        self._conditions.set_visibility(self._search.kind == "session")
        self._all = False
        self._show_found()

    def _show_found(self) -> None:
        say = self.fields.say
        found = [one for one in self._offered.values() if self._search.finds(one)]
        self._found.clear()
        with self._found:
            told = say("found", n=len(found)) if found else say("found.none")
            ui.label(told).classes("pm-soft pm-small")
            for one in found if self._all else found[:_SHOWN]:
                self._row(one, self._wish_of(one), "found")
            if len(found) > _SHOWN and not self._all:
                quiet_action(say("show-all"), self._show_all)

    def _show_all(self) -> None:
        self._all = True
        self._show_found()

    # --- choosing ----------------------------------------------------------------------------

    def _wish_of(self, one: Offered) -> Content | None:
        return next((wish for wish in self._wishes if wish["target"] == one.target), None)

    def _show_chosen(self) -> None:
        self._chosen.clear()
        order = {"required": 0, "scored": 1, "excluded": 2}
        wishes = sorted(
            self._wishes, key=lambda one: (order[_kind_of(one)], -int(one.get("weight", 0)))
        )
        with self._chosen:
            if not wishes:
                ui.label(self.fields.say("chosen.none")).classes("pm-soft")
            for wish in wishes:
                ((kind, key),) = wish["target"].items()
                self._row(self._offered.get((kind, key), unknown(kind, key)), wish, "chosen")

    def _row(self, one: Offered, wish: Content | None, where: str) -> None:
        kind = None if wish is None else _kind_of(wish)
        with ui.element("div").classes(f"ws-wish is-{kind or 'open'}"):
            with ui.element("div").classes("ws-wish-name"):
                ui.label(one.name).classes("ws-what pm-strong" if wish else "ws-what")
                if one.facts:
                    ui.label(one.facts).classes("pm-soft pm-small")
            if wish is not None and kind == "scored" and where == "chosen":
                self._points(one, wish)
            with ui.element("div").classes("ws-marks"):
                for mark, icon in _MARKS.items():
                    self._mark(one, mark, icon, where, on=mark == kind)

    def _points(self, one: Offered, wish: Content) -> None:
        def put(event: Any) -> None:
            if event.value:
                self._change(one, {**wish, "weight": int(event.value)})

        field = ui.number(
            self.fields.say("points"),
            value=wish.get("weight", 0),
            min=1,
            max=1000,
            precision=0,
            on_change=put,
        ).props(_FIELD)
        field.classes("ws-points")
        if not self.fields.may_write:
            field.props("readonly disable")

    def _mark(self, one: Offered, mark: str, icon: str, where: str, *, on: bool) -> None:
        told = f"{self.fields.say(mark)}: {one.name}"
        shown = icon if on or mark == "excluded" else f"o_{icon}"

        def toggle() -> None:
            self._toggle(one, mark, on)
            # The button was made anew: who works by keys goes on where they were.
            named = json.dumps(told, ensure_ascii=False)
            again = json.dumps(f".ws-{where} [aria-label={named}]")
            self._client.run_javascript(_FOCUS.replace("AGAIN", again))

        button = ui.button(icon=shown, on_click=toggle)
        button.props(
            f"round dense {'unelevated' if on else 'flat'} color={'primary' if on else 'grey-8'} "
            f'aria-pressed="{"true" if on else "false"}"'
        )
        labelled(button, told)
        button.set_enabled(self.fields.may_write)

    def _toggle(self, one: Offered, mark: str, on: bool) -> None:
        wish = self._wish_of(one)
        if on:
            self._change(one, None)
        else:
            made = {key: value for key, value in (wish or {}).items() if key != "weight"}
            made = {"id": self._free_id(one), **made, "target": one.target, "kind": mark}
            if mark == "scored":
                made["weight"] = _POINTS
            self._change(one, made)
        self._show_chosen()
        self._show_found()

    def _change(self, one: Offered, wish: Content | None) -> None:
        wishes = self._wishes
        places = [n for n, other in enumerate(wishes) if other["target"] == one.target]
        if not places and wish is not None:
            wishes.append(wish)
        for place in reversed(places):
            wishes[place : place + 1] = [] if wish is None else [wish]
        self.fields.sheet.put(("wishes",), wishes)

    def _free_id(self, one: Offered) -> str:
        taken = {wish["id"] for wish in self._wishes}
        wanted = one.key if one.kind == "session" else f"{one.kind}-{one.key}"[:76]
        names = (wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 3)))
        return next(name for name in names if name not in taken)


def _list(classes: str) -> ui.element:
    return ui.element("div").classes(f"ws-list {classes}").props('aria-live="polite"')


def _kind_of(wish: Content) -> str:
    return str(wish.get("kind", "scored"))


class Quotas:
    """At least or at most so many of a theme, partner or format."""

    def __init__(self, fields: Fields, offered: dict[tuple[str, str], Offered]) -> None:
        self.fields = fields
        self._options = {
            f"{kind}:{key}": one.name for (kind, key), one in offered.items() if kind != "session"
        }

    @property
    def _quotas(self) -> list[Content]:
        return list(self.fields.sheet.value(("quotas",), []))

    def build(self) -> None:
        """Puts them up, with a way to add more."""
        say = self.fields.say
        with ui.element("fieldset").classes("ws-group"):
            with ui.element("legend"):
                ui.label(say("quotas"))
            ui.label(say("quotas.how")).classes("pm-soft pm-small")
            with self.fields.spot(("quotas",), wide=True):
                self._list = ui.element("div").classes("ws-rows")
            if self.fields.may_write:
                quiet_action(say("add-quota"), self._add, icon="add")
        self._show()

    def _add(self) -> None:
        taken = {one["id"] for one in self._quotas}
        key = next(f"number-{n}" for n in range(1, len(taken) + 2) if f"number-{n}" not in taken)
        kind, _, target = next(iter(self._options)).partition(":")
        self._put([*self._quotas, {"id": key, "target": {kind: target}, "at_least": 1}])
        self._show()

    def _remove(self, place: int) -> None:
        quotas = self._quotas
        quotas.pop(place)
        self._put(quotas)
        self._show()

    def _put(self, quotas: list[Content]) -> None:
        self.fields.sheet.put(("quotas",), quotas)

    def _change(self, place: int, name: str, value: Any) -> None:
        quotas = self._quotas
        one = dict(quotas[place])
        if value is None:
            one.pop(name, None)
        else:
            one[name] = value
        quotas[place] = one
        self._put(quotas)

    def _show(self) -> None:
        self._list.clear()
        with self._list:
            for place, quota in enumerate(self._quotas):
                with ui.element("div").classes("ws-row"):
                    self._row(place, quota)

    def _row(self, place: int, quota: Content) -> None:
        say = self.fields.say
        ((kind, key),) = quota["target"].items()
        value = f"{kind}:{key}"
        made: list[Any] = []
        for name in ("at_least", "at_most"):
            made.append(
                ui.number(
                    say(name.replace("_", "-")),
                    value=quota.get(name),
                    min=0,
                    precision=0,
                    on_change=lambda event, name=name: self._change(
                        place, name, None if event.value is None else int(event.value)
                    ),
                ).props(_FIELD)
            )
        made.append(
            ui.select(
                {value: key, **self._options},
                value=value,
                label=say("of"),
                on_change=lambda event: self._change(
                    place, "target", dict([str(event.value).split(":", 1)])
                ),
            )
            .props(_SELECT)
            .classes("ws-wide")
        )
        if not self.fields.may_write:
            for field in made:
                field.props("readonly disable")
            return
        remove = ui.button(icon="close", on_click=lambda: self._remove(place))
        told = say("remove", name=self._options.get(value, key))
        labelled(remove.props("flat round dense"), told)
