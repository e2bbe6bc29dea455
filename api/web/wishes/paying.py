"""Who pays for what, what the price leaves out, and what a grant counts."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from nicegui import ui

from api.client import Content
from api.web.furniture import card
from api.web.ids import plain_id
from api.web.wishes.fields import Fields
from api.web.wishes.rows import Rows
from optimizer.domain.catalogue import Catalogue
from optimizer.domain.charges import HOST, Included
from optimizer.domain.crosschecks.charging import OWN_ITEMS, SUPPLIERS
from optimizer.domain.money import CATEGORIES
from optimizer.domain.pointers import Steps
from optimizer.report.phrases import phrase
from optimizer.report.sheet_names import DELEGATION, payer_name

_ABOUT = ("session", "supplier", "category")


def paying(fields: Fields, catalogue: Catalogue) -> None:
    """What is said of charges."""
    charges = _charges(catalogue, fields)
    with card(fields.say("paying")):
        ui.label(fields.say("paying.how")).classes("pm-soft pm-small")
        with ui.element("div").classes("ws-fields"):
            Payer(fields).build("payer.else", ("payer",), otherwise=HOST)
        Payers(fields, charges).build()
        Inclusions(fields, charges).build()
        Eligible(fields, charges).build()


def _charges(catalogue: Catalogue, fields: Fields) -> dict[str, str]:
    """Everything that charges can be about: categories, then suppliers, then single visits."""
    language = fields.language
    found = {
        f"category:{one.value}": fields.say(
            "charge.all", name=phrase(f"category.{one.value}", language)
        )
        for one in CATEGORIES
    }
    suppliers = {f"supplier:{OWN_ITEMS}": fields.say("charge.own")}
    for kind in SUPPLIERS:
        for one in getattr(catalogue, kind):
            suppliers[f"supplier:{one.id}"] = one.name.in_language(language)
    sessions = {
        f"session:{one.id}": fields.say("charge.visit", name=one.name.in_language(language))
        for one in catalogue.sessions
    }
    for more in (suppliers, sessions):
        found |= dict(sorted(more.items(), key=lambda pair: pair[1].casefold()))
    return found


class Payer:
    """A field for somebody who pays: known ones to choose from, others by their name."""

    def __init__(self, fields: Fields) -> None:
        self.fields = fields

    def build(self, label: str, steps: Steps, *, otherwise: str | None = None) -> None:
        """Puts it up; a new name becomes an id of plain letters."""
        fields = self.fields
        value = fields.sheet.value(steps, otherwise)
        known = {one: payer_name(one, fields.language).capitalize() for one in self._known()}

        def put(event: Any) -> None:
            payer = plain_id(str(event.value)) if event.value else None
            fields.sheet.put(steps, None if payer == otherwise else payer)

        with fields.spot(steps):
            field = ui.select(
                known,
                value=value,
                label=fields.say(label),
                with_input=True,
                new_value_mode="add-unique",
                on_change=put,
            ).props('outlined dense options-dense behavior="menu"')
            if not fields.may_write:
                field.props("readonly disable")

    def _known(self) -> list[str]:
        named = [one.get("payer") for one in self.fields.sheet.value(("payers",), [])]
        named.append(self.fields.sheet.value(("payer",)))
        return list(dict.fromkeys((HOST, DELEGATION, *(str(one) for one in named if one))))


class Said(Rows):
    """Something said of charges, each about one category, one supplier or one visit."""

    def __init__(self, fields: Fields, key: str, charges: dict[str, str]) -> None:
        super().__init__(fields, key)
        self._charges = charges

    def named(self, row: Content) -> str:
        """What it is about."""
        return self._charges.get(_about(row), "")

    def row(self, steps: Steps) -> None:
        """What it is about, and what is said of it."""
        with ui.element("div").classes("ws-fields"):
            self._charge(steps)
            self.said(steps)

    @abstractmethod
    def said(self, steps: Steps) -> None:
        """Puts up what is said."""

    def _charge(self, steps: Steps) -> None:
        fields = self.fields
        value = _about(fields.sheet.value(steps, {})) or None
        known = {} if value is None else {value: value.partition(":")[2]}

        def put(event: Any) -> None:
            kind, _, key = str(event.value or "").partition(":")
            for name in _ABOUT:
                fields.sheet.put((*steps, name), key if name == kind else None)

        with fields.spot(*((*steps, name) for name in _ABOUT)):
            field = ui.select(
                known | self._charges,
                value=value,
                label=fields.say("charge"),
                with_input=True,
                on_change=put,
            ).props('outlined dense options-dense behavior="menu"')
            if not fields.may_write:
                field.props("readonly disable")


def _about(row: Content) -> str:
    return next((f"{name}:{row[name]}" for name in _ABOUT if row.get(name)), "")


class Payers(Said):
    """Who pays for what, where it is not the payer of everything else."""

    def __init__(self, fields: Fields, charges: dict[str, str]) -> None:
        super().__init__(fields, "payers", charges)

    def fresh(self) -> Content:
        """The delegation pays for something."""
        return {"payer": DELEGATION}

    def said(self, steps: Steps) -> None:
        """Who."""
        Payer(self.fields).build("payer", (*steps, "payer"))


class Inclusions(Said):
    """What the price of the trip leaves out."""

    def __init__(self, fields: Fields, charges: dict[str, str]) -> None:
        super().__init__(fields, "inclusions", charges)

    def fresh(self) -> Content:
        """Something that they arrange themselves."""
        return {"kind": Included.OWN_ARRANGEMENT.value}

    def said(self, steps: Steps) -> None:
        """How it is left out, or that it is not."""
        kinds = {one.value: self.fields.say(f"inclusion.{one.value}") for one in Included}
        self.fields.choice("inclusion", (*steps, "kind"), kinds)


class Eligible(Said):
    """What a grant counts."""

    def __init__(self, fields: Fields, charges: dict[str, str]) -> None:
        super().__init__(fields, "eligible", charges)

    def said(self, steps: Steps) -> None:
        """Whether it does."""
        fields, place = self.fields, (*steps, "eligible")
        options = {True: fields.say("eligible.yes"), False: fields.say("eligible.no")}
        with fields.spot(place):
            field = ui.select(
                options,
                value=fields.sheet.value(place, True),
                label=fields.say("eligible.counts"),
                on_change=lambda event: fields.sheet.put(place, None if event.value else False),
            ).props('outlined dense options-dense behavior="menu"')
            if not fields.may_write:
                field.props("readonly disable")
