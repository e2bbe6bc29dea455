"""The timeline as an element of a page: what it is told, and what it tells."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from nicegui import events
from nicegui.element import Element

Moved = Callable[[int, int, int, int], Awaitable[None]]
"""Called with the day and place of an item as they are, the day it goes to, and its new minute."""

Chosen = Callable[[int, int], Awaitable[None]]
"""Called with the day and the place of an item."""


class Timeline(Element, component="timeline.js"):
    """Days side by side. Each day is `{title, night, items}`, each item `{kind, title, text, start,
    end, movable, tone, pinned}` with minutes from midnight and a tone of `""`, `warn` or `bad`.

    Items that are movable are dragged with the mouse, or with the arrow keys: up and down by five
    minutes (with Shift by fifteen), left and right by a day.
    """

    def __init__(
        self,
        days: list[dict[str, Any]],
        words: dict[str, str],
        *,
        moved: Moved | None = None,
        chosen: Chosen | None = None,
    ) -> None:
        super().__init__()
        self._props["days"] = days
        self._props["words"] = words
        self._props["editable"] = moved is not None
        self._props["chosen"] = None

        async def on_moved(event: events.GenericEventArguments) -> None:
            if moved is not None:
                told = event.args
                await moved(told["day"], told["item"], told["to"], told["start"])

        async def on_chosen(event: events.GenericEventArguments) -> None:
            if chosen is not None:
                await chosen(event.args["day"], event.args["item"])

        self.on("moved", on_moved)
        self.on("chosen", on_chosen)

    def show(self, days: list[dict[str, Any]], chosen: tuple[int, int] | None = None) -> None:
        """Other days in place of these, with one item marked as chosen."""
        self._props["days"] = days
        self._props["chosen"] = None if chosen is None else list(chosen)
        self.update()
