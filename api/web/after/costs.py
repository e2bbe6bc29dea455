"""What was really paid for what the plan had priced."""

from __future__ import annotations

from typing import Any

from nicegui import ui

from api.client import Content
from api.web.after.amounts import NotSaid, cents_in, euros_of
from api.web.after.subject import Subject
from api.web.after.words import WORDS
from api.web.furniture import labelled
from optimizer.report.numbers import money
from optimizer.report.phrases import short_date
from optimizer.report.sheet_names import line_name


class PaidCosts:
    """A field for each cost of the plan; without tax as well where the funding counts so."""

    def __init__(self, subject: Subject, kept: Content, head: dict[str, Any]) -> None:
        self.subject, self.language, self._head = subject, subject.language, head
        self._kept = {one["path"]: one for one in kept.get("costs", ())}
        self._paid: dict[str, dict[str, str]] = {}

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.language, key, **facts)

    def build(self) -> None:
        """Puts the fields up."""
        planned: dict[str, int] = {}
        for line in self.subject.itinerary.cost_lines:
            if line.is_included:
                planned[line.path] = planned.get(line.path, 0) + line.gross_cents
        with ui.element("div").classes("pm-scroll"), ui.element("div").classes("af-costs"):
            for path, cents in planned.items():
                known = self._kept.get(path, {})
                given = {"paid": _euros(known.get("gross_cents"))}
                given["net"] = _euros(known.get("net_cents"))
                self._paid[path] = given
                name = self._name(path)
                ui.label(name)
                told = f"{self._say('planned')} {money(cents, self.language)}"
                ui.label(told).classes("pm-soft pm-number")
                with ui.element("div").classes("af-paid"):
                    self._field(given, "paid", name)
                    net = self._field(given, "net", name)
                    net.bind_visibility_from(self._head, "vat")

    def _field(self, given: dict[str, str], part: str, name: str) -> ui.input:
        label = self._say("paid" if part == "paid" else "paid.net")
        field = ui.input(label).props("outlined dense inputmode=decimal")
        return labelled(field, f"{label}: {name}").bind_value(given, part)

    def documents(self, faults: list[str]) -> list[Content]:
        """What was paid as documents have it; what cannot be read is noted."""
        costs: list[Content] = []
        for path, given in self._paid.items():
            text, net = (str(given[part] or "").strip() for part in ("paid", "net"))
            if not text:
                continue
            cost = {**self._kept.get(path, {}), "path": path}
            try:
                cost |= {"gross_cents": cents_in(text), "net_cents": cents_in(net) if net else None}
            except NotSaid as wrong:
                faults.append(self._say(str(wrong), what=self._name(path)))
            else:
                costs.append(cost)
        return costs

    def _name(self, path: str) -> str:
        for day in self.subject.itinerary.days:
            for line in day.cost_lines:
                if line.path == path:
                    date = short_date(day.date, self.language)
                    return f"{date} · {line_name(self.subject.words, line)}"
        return path


def _euros(cents: int | None) -> str:
    return "" if cents is None else euros_of(cents)
