"""What is settled beforehand: visits held to a time, the coordinator's own items, and order."""

from __future__ import annotations

import datetime as dt
from typing import Any

from nicegui import ui

from api.client import Content
from api.web.furniture import card, quiet_action
from api.web.wishes.fields import Fields
from api.web.wishes.rows import Rows
from optimizer.domain.catalogue import Catalogue, Meal, PrecedenceKind
from optimizer.domain.pointers import Steps
from optimizer.domain.tariffs import VatCategory
from optimizer.report.phrases import long_date

_MOST_DAYS = 62
_WINDOW = {"start": "09:00", "end": "17:00"}


def arranged(fields: Fields, catalogue: Catalogue) -> None:
    """Everything that the planner has to plan around."""
    sessions = _named(catalogue.sessions, fields.language)
    with card(fields.say("arranged")):
        ui.label(fields.say("arranged.how")).classes("pm-soft pm-small")
        Pins(fields, sessions).build()
        OwnItems(fields, _named(catalogue.places, fields.language)).build()
        Orders(fields, sessions).build()


def _named(items: Any, language: str) -> dict[str, str]:
    names = {one.id: one.name.in_language(language) for one in items}
    return dict(sorted(names.items(), key=lambda pair: pair[1].casefold()))


def _days(fields: Fields) -> dict[str, str]:
    """The dates on which there may be a trip, as the form says now."""
    try:
        first, last = (
            dt.date.fromisoformat(str(fields.sheet.value(("dates", key))))
            for key in ("first", "last")
        )
    except ValueError:
        return {}
    days = (first + dt.timedelta(n) for n in range(min((last - first).days + 1, _MOST_DAYS)))
    return {day.isoformat(): long_date(day, fields.language) for day in days}


class Pins(Rows):
    """Visits that hold a date, or a date and a time."""

    def __init__(self, fields: Fields, sessions: dict[str, str]) -> None:
        super().__init__(fields, "pins")
        self._sessions = sessions

    def fresh(self) -> Content:
        """A visit on the first day."""
        first = self.fields.sheet.value(("dates", "first"))
        return {"date": first} if first else {}

    def named(self, row: Content) -> str:
        """The visit."""
        return self._sessions.get(str(row.get("session")), "")

    def row(self, steps: Steps) -> None:
        """Which visit, on which day, and when."""
        with ui.element("div").classes("ws-fields"):
            self.fields.choice("pin.session", (*steps, "session"), self._sessions, search=True)
            self.fields.date("pin.date", (*steps, "date"))
            self.fields.time("pin.start", (*steps, "start"))


class OwnItems(Rows):
    """The coordinator's own items: at a fixed time, or whenever they fit best."""

    def __init__(self, fields: Fields, places: dict[str, str]) -> None:
        super().__init__(fields, "commitments")
        self._places = places

    def fresh(self) -> Content:
        """An hour in the morning of the first day."""
        first = self.fields.sheet.value(("dates", "first"))
        made: Content = {"id": self.free_id("own"), "minutes": 60 * self.fields.per_minute}
        return made | ({"date": first, "start": "10:00"} if first else {"windows": [dict(_WINDOW)]})

    def named(self, row: Content) -> str:
        """Its own name."""
        name = row.get("name")
        return str(name.get(self.fields.language, "")) if isinstance(name, dict) else ""

    def row(self, steps: Steps) -> None:
        """What, where, when, and what it costs."""
        fields, say = self.fields, self.fields.say
        with ui.element("div").classes("ws-fields"):
            fields.both_languages("own.name", (*steps, "name"))
            fields.choice("own.places", (*steps, "places"), self._places, several=True)
            fields.number("own.minutes", (*steps, "minutes"), least=1, factor=fields.per_minute)
            meals = {"": say("own.no-meal")} | {one.value: say(f"own.{one.value}") for one in Meal}
            fields.choice("own.meal", (*steps, "meal"), meals)
            fields.number("own.cost", (*steps, "cost_cents"), factor=100)
            if fields.sheet.value((*steps, "cost_cents")):
                rates = {one.value: say(f"vat.{one.value}") for one in VatCategory}
                fields.choice(
                    "own.vat",
                    (*steps, "vat_category"),
                    rates,
                    otherwise=VatCategory.GENERAL.value,
                )
        self._when(steps)

    def _when(self, steps: Steps) -> None:
        fields, say = self.fields, self.fields.say
        is_movable = fields.sheet.value((*steps, "windows")) is not None
        ways = {"fixed": say("own.fixed"), "movable": say("own.movable")}
        with ui.element("div").classes("ws-fields"):
            way = ui.select(
                ways,
                value="movable" if is_movable else "fixed",
                label=say("own.when"),
                on_change=lambda event: self._turn(steps, event.value),
            ).props('outlined dense options-dense behavior="menu"')
            if not fields.may_write:
                way.props("readonly disable")
            if not is_movable:
                fields.date("own.date", (*steps, "date"))
                fields.time("own.start", (*steps, "start"))
                return
            fields.choice("own.dates", (*steps, "dates"), _days(fields), several=True)
        with fields.spot((*steps, "windows"), wide=True):
            for place in range(len(fields.sheet.value((*steps, "windows"), []))):
                self._window(steps, place)
        if fields.may_write:
            quiet_action(say("own.window"), lambda: self._window_added(steps), icon="add")

    def _window(self, steps: Steps, place: int) -> None:
        fields = self.fields
        with ui.element("div").classes("ws-row ws-window"):
            at = (*steps, "windows", place)
            fields.time("own.from", (*at, "start"))
            fields.time("own.until", (*at, "end"))
            many = len(fields.sheet.value((*steps, "windows"), [])) > 1
            if fields.may_write and many:
                told = fields.say("remove", name=f"{fields.say('own.hours')} {place + 1}")

                def remove() -> None:
                    fields.sheet.remove((*steps, "windows"), place)
                    self.show()

                ui.button(icon="close", on_click=remove).props(
                    f'flat round dense aria-label="{told}"'
                )

    def _window_added(self, steps: Steps) -> None:
        self.fields.sheet.add((*steps, "windows"), dict(_WINDOW))
        self.show()

    def _turn(self, steps: Steps, way: str) -> None:
        sheet = self.fields.sheet
        if way == "movable":
            date = sheet.value((*steps, "date"))
            for name in ("date", "start"):
                sheet.put((*steps, name), None)
            sheet.put((*steps, "windows"), [dict(_WINDOW)])
            sheet.put((*steps, "dates"), [date] if date else None)
        else:
            dates = sheet.value((*steps, "dates")) or [sheet.value(("dates", "first"))]
            for name in ("windows", "dates"):
                sheet.put((*steps, name), None)
            sheet.put((*steps, "date"), dates[0])
            sheet.put((*steps, "start"), "10:00")
        self.show()


class Orders(Rows):
    """How two visits stand to each other."""

    def __init__(self, fields: Fields, sessions: dict[str, str]) -> None:
        super().__init__(fields, "precedence")
        self._sessions = sessions

    def fresh(self) -> Content:
        """One visit before another."""
        return {"kind": PrecedenceKind.BEFORE.value}

    def named(self, row: Content) -> str:
        """Both visits."""
        both = [self._sessions.get(str(row.get(name)), "") for name in ("first", "second")]
        return " – ".join(both) if all(both) else ""

    def row(self, steps: Steps) -> None:
        """One visit, how it stands, and the other."""
        fields, say = self.fields, self.fields.say
        kinds = {one.value: say(f"order.{one.value}") for one in PrecedenceKind}
        with ui.element("div").classes("ws-fields"):
            fields.choice("order.first", (*steps, "first"), self._sessions, search=True)
            fields.choice(
                "order.kind", (*steps, "kind"), kinds, then=lambda: self._kind_chosen(steps)
            )
            fields.choice("order.second", (*steps, "second"), self._sessions, search=True)
            if fields.sheet.value((*steps, "kind")) == PrecedenceKind.WITHIN.value:
                fields.number("order.days", (*steps, "days"))

    def _kind_chosen(self, steps: Steps) -> None:
        is_within = self.fields.sheet.value((*steps, "kind")) == PrecedenceKind.WITHIN.value
        self.fields.sheet.put((*steps, "days"), 1 if is_within else None)
        self.show()
