"""Who comes, when and by which way, and within which limits: the plain fields of the page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nicegui import events, ui

from api.web.furniture import card, labelled, quiet_action
from api.web.wishes.fields import Fields
from api.web.wishes.words import worded
from optimizer.domain.catalogue import Catalogue, LanguageMode
from optimizer.domain.visitors import VisitorType
from optimizer.report.phrases import language_name

GROUPS = ("eu", "nato", "other")
ROOMS = ("single", "twin", "accessible")
_LANGUAGES = (
    *("en", "fi", "sv", "de", "fr", "es", "it", "pl", "et"),
    *("uk", "lv", "lt", "no", "ja", "ko", "zh", "ro"),
)
_KEPT = ("statuses",)


def who_comes(fields: Fields, catalogue: Catalogue | None) -> None:
    """The party: how many, of what kind, in which languages, with which needs."""
    say = fields.say
    with card(say("who")):
        with ui.element("div").classes("ws-fields"):
            fields.number("heads", ("party", "heads"), least=1)
            fields.number("guides", ("party", "guides"), otherwise=1)
            kinds = {"": say("visitor.none")}
            kinds |= {one.value: say(f"visitor.{one.value}") for one in VisitorType}
            fields.choice("visitor", ("party", "visitor_type"), kinds)
            fields.number("visa", ("party", "visa_bound"))
            fields.number("shift", ("party", "time_shift_hours"), least=-12)
        languages = {code: language_name(code, fields.language) for code in _LANGUAGES}
        with ui.element("div").classes("ws-fields"):
            fields.choice("own", ("party", "own_languages"), languages, several=True)
            fields.choice("second", ("party", "second_languages"), languages, several=True)
            modes = {one.value: say(f"mode.{one.value}") for one in LanguageMode}
            fields.choice("modes", ("language_modes",), modes, several=True)
        fields.counts(
            "groups", ("party", "nationality_groups"), {key: say(f"group.{key}") for key in GROUPS}
        )
        _rooms(fields)
        _needs(fields, catalogue)
        Roles(fields).build()


def when_and_how(fields: Fields, catalogue: Catalogue | None) -> None:
    """Dates, and the ways to come, to sleep and to move about."""
    say = fields.say
    with card(say("when")):
        with ui.element("div").classes("ws-fields"):
            fields.date("first", ("dates", "first"))
            fields.date("last", ("dates", "last"))
            fields.number("min-days", ("dates", "min_days"), least=1)
            fields.number("max-days", ("dates", "max_days"), least=1)
            fields.date("planned-on", ("planning_date",))
        ui.label(f"{say('days.how')} {say('planned.how')}").classes("pm-soft pm-small")
        if catalogue is None:
            return
        origins = _origins(catalogue, fields.language)
        language = fields.language
        hotels = {one.id: one.name.in_language(language) for one in catalogue.hotels}
        vehicles = {one.id: one.name.in_language(language) for one in catalogue.vehicles}
        with ui.element("div").classes("ws-fields"):
            fields.choice("from", ("travel", "arrive_from"), origins, several=True)
            fields.choice("for", ("travel", "leave_for"), origins, several=True)
            fields.choice("hotels", ("travel", "hotels"), hotels, several=True)
            fields.choice("vehicles", ("travel", "vehicles"), vehicles, several=True)
        box = ui.checkbox(
            say("on-request"),
            value=bool(fields.sheet.value(("travel", "rooms_on_request"), False)),
            on_change=lambda event: fields.sheet.put(
                ("travel", "rooms_on_request"), event.value or None
            ),
        )
        box.set_enabled(fields.may_write)


def limits(fields: Fields) -> None:
    """What a day may hold, and what the trip may cost."""
    say = fields.say
    with card(say("limits")):
        ui.label(say("limits.how")).classes("pm-soft pm-small")
        with ui.element("div").classes("ws-fields"):
            fields.number("budget", ("budget", "total_cents"), factor=100)
            fields.number("per-head", ("budget", "per_head_cents"), factor=100)
            fields.number("per-day", ("limits", "sessions_per_day"), least=1)
            fields.number("content", ("limits", "content_minutes_per_day"))
            fields.number("walking", ("limits", "walking_limit_minutes"))
            fields.number("changes", ("limits", "max_hotel_changes"))
            fields.number("debrief", ("debrief_minutes",), least=1)
            fields.time("day-start", ("limits", "day_start"))
            fields.time("day-end", ("limits", "day_end"))
        counts = {key: len(fields.sheet.value((key,), ())) for key in _KEPT}
        kept = [say(f"kept.{key}", n=number) for key, number in counts.items() if number]
        if kept:
            ui.label(say("kept", what=", ".join(kept))).classes("pm-soft pm-small")


def _rooms(fields: Fields) -> None:
    say, steps = fields.say, ("party", "rooms")
    alone = fields.sheet.value(steps) is None
    box = ui.checkbox(say("rooms.alone"), value=alone)
    box.set_enabled(fields.may_write)
    with ui.element("div") as numbers:
        fields.counts("rooms", steps, {kind: say(f"room.{kind}") for kind in ROOMS})
    numbers.set_visibility(not alone)

    def changed(event: events.ValueChangeEventArguments[bool | None]) -> None:
        numbers.set_visibility(not event.value)
        heads = fields.sheet.value(("party", "heads"))
        fields.sheet.put(steps, None if event.value else {"single": heads or 0})
        numbers.clear()
        with numbers:
            fields.counts("rooms", steps, {kind: say(f"room.{kind}") for kind in ROOMS})

    box.on_value_change(changed)


def _needs(fields: Fields, catalogue: Catalogue | None) -> None:
    diets = _given(fields, "diets", () if catalogue is None else _diets(catalogue))
    needs = _given(fields, "access_needs", () if catalogue is None else _features(catalogue))
    language = fields.language
    fields.counts(
        "diets", ("party", "diets"), {one: worded(language, "diet", one) for one in diets}
    )
    fields.counts(
        "needs", ("party", "access_needs"), {one: worded(language, "need", one) for one in needs}
    )


def _given(fields: Fields, key: str, offered: Iterable[str]) -> tuple[str, ...]:
    """What is offered, and what the wishes name beyond it."""
    return tuple(dict.fromkeys((*offered, *fields.sheet.value(("party", key), {}))))


def _diets(catalogue: Catalogue) -> list[str]:
    return sorted({diet for one in catalogue.restaurants for diet in one.diets})


def _features(catalogue: Catalogue) -> list[str]:
    return sorted({feature for one in catalogue.venues for feature in one.features})


def _origins(catalogue: Catalogue, language: str) -> dict[str, str]:
    places = {one.id: one.name.in_language(language) for one in catalogue.places}
    origins = sorted({one.origin for one in catalogue.connections})
    return {key: places.get(key, key.replace("-", " ").capitalize()) for key in origins}


class Roles:
    """The guests' roles, each a name and a number."""

    def __init__(self, fields: Fields) -> None:
        self.fields = fields
        found = fields.sheet.value(("party", "roles"), {})
        self._rows: list[list[Any]] = [[name, count] for name, count in found.items()]

    def build(self) -> None:
        """Puts them up, with a way to add more."""
        say = self.fields.say
        with ui.element("fieldset").classes("ws-group"):
            with ui.element("legend"):
                ui.label(say("roles"))
            with self.fields.spot(("party", "roles"), wide=True):
                self._list = ui.element("div").classes("ws-rows")
            if self.fields.may_write:
                quiet_action(say("add-role"), self._add, icon="add")
        self._show()

    def _add(self) -> None:
        self._rows.append(["", 1])
        self._show()

    def _remove(self, place: int) -> None:
        self._rows.pop(place)
        self._put()
        self._show()

    def _put(self) -> None:
        roles = {str(name).strip(): int(count or 0) for name, count in self._rows if name}
        self.fields.sheet.put(("party", "roles"), roles)

    def _changed(self, row: list[Any], part: int, value: Any) -> None:
        row[part] = value
        self._put()

    def _show(self) -> None:
        say = self.fields.say
        self._list.clear()
        with self._list:
            for place, row in enumerate(self._rows):
                with ui.element("div").classes("ws-row"):
                    name = ui.input(
                        say("role"),
                        value=str(row[0]),
                        on_change=lambda event, row=row: self._changed(row, 0, event.value),
                    ).props("outlined dense")
                    count = ui.number(
                        say("count"),
                        value=row[1],
                        min=0,
                        precision=0,
                        on_change=lambda event, row=row: self._changed(row, 1, event.value),
                    ).props("outlined dense")
                    if not self.fields.may_write:
                        name.props("readonly disable")
                        count.props("readonly disable")
                        continue
                    remove = ui.button(
                        icon="close", on_click=lambda _, place=place: self._remove(place)
                    ).props("flat round dense")
                    labelled(remove, say("remove", name=str(row[0])))
