"""Orders: what a part of the page asks for is a plan, whichever way it is asked for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol

from api.client import Content
from api.web.desk import Desk

Order = Callable[[], Awaitable[Content]]


class Board(Protocol):
    """Where plans are asked for, and shown as they come."""

    desk: Desk

    async def plan_anew(self) -> None:
        """Plans the newest wishes."""

    async def order(self, order: Order) -> None:
        """Asks for a plan and shows it; a refusal leaves everything as it is."""
