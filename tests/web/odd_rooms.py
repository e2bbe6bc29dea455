"""The service with rooms that are slow or fail, as a program of its own.

A slow room is filled once the file that `ODD_GATE` names is there.
"""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from nicegui import ui

from api.cli.app import app
from api.web.desk import Desk
from api.web.frame import open_page
from api.web.furniture import heading

TITLE = ("Odd", "Outo")


async def _gate() -> None:
    gate = Path(os.environ["ODD_GATE"])
    while not gate.exists():  # another process opens it
        await asyncio.sleep(0.05)


@open_page("/odd/quick", TITLE)
async def quick(desk: Desk) -> None:
    """Is there at once."""
    heading("Filled")


@open_page("/odd/slow", TITLE)
async def slow(desk: Desk) -> None:
    """Is there when the gate opens, with its beginning before that."""
    ui.label("Begun")
    await _gate()
    heading("Filled")


@open_page("/odd/fails", TITLE)
async def fails(desk: Desk) -> None:
    """Fails with half of it filled."""
    heading("Half")
    raise KeyError("what the room did not expect")


@open_page("/odd/fails-late", TITLE)
async def fails_late(desk: Desk) -> None:
    """Fails when the gate opens."""
    await _gate()
    raise KeyError("what the room did not expect")


if __name__ == "__main__":
    app()
