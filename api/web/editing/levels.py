"""Levels: what broken rules mean for the trip, set by the coordinator and kept with its wishes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from nicegui import ui

from api.client import Content, ProblemReceived
from api.web.desk import Desk
from api.web.editing.words import WORDS
from api.web.furniture import tell_problem
from optimizer.domain.levels import USUAL, Level
from optimizer.domain.rules import Rule

_SETTABLE = tuple(rule for rule, level in USUAL.items() if level is Level.WARN)
_NOT_FOUND = 404


class RuleLevels:
    """The rules that only the coordinator stands behind, each with what it means when broken."""

    def __init__(self, desk: Desk, trip: str, changed: Callable[[], Awaitable[None]]) -> None:
        self.desk, self.trip, self._changed = desk, trip, changed
        self._wishes: Content | None = None

    async def load(self) -> None:
        """Reads what is set; a trip whose wishes were deleted has the usual levels."""
        try:
            self._wishes = await self.desk.get(f"/v1/wishes/{self.trip}")
        except ProblemReceived as received:
            if received.status != _NOT_FOUND:
                raise

    @property
    def levels(self) -> dict[str, str]:
        """What is set for the trip in place of the usual."""
        found = {} if self._wishes is None else self._wishes["document"].get("rule_levels", {})
        return dict(found)

    def build(self) -> None:
        """Puts them up, folded away until somebody wants to change them."""
        if self._wishes is None:
            return
        language = self.desk.language
        with ui.element("details").classes("pm-card ed-levels"):
            with ui.element("summary"):
                ui.label(WORDS(language, "levels"))
            ui.label(WORDS(language, "levels.how")).classes("pm-soft pm-small")
            options = {one.value: WORDS(language, f"levels.{one.value}") for one in Level}
            for rule in _SETTABLE:
                field = ui.select(
                    options,
                    value=self.levels.get(rule.value, Level.WARN.value),
                    label=WORDS(language, f"rule.{rule.value}"),
                    on_change=lambda event, rule=rule: self._set(rule, str(event.value)),
                ).props('outlined dense options-dense behavior="menu"')
                if not self.desk.may_write:
                    field.props("readonly disable")

    async def _set(self, rule: Rule, level: str) -> None:
        assert self._wishes is not None
        levels = self.levels
        levels.pop(rule.value, None)
        if level != Level.WARN.value:
            levels[rule.value] = level
        document = dict(self._wishes["document"])
        document.pop("rule_levels", None)
        if levels:
            document["rule_levels"] = levels
        try:
            self._wishes = await self.desk.put(
                f"/v1/wishes/{self.trip}", document, version=self._wishes["version"]
            )
        except ProblemReceived as received:
            tell_problem(self.desk.language, received)
            return
        ui.notify(WORDS(self.desk.language, "levels.saved"))
        await self._changed()
