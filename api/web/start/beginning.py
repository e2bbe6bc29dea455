"""Beginning: a trip of given wishes, stored under an id that is free, and its first plan."""

from __future__ import annotations

from itertools import count
from typing import Any

from starlette.concurrency import run_in_threadpool

from api.client import Content, ProblemReceived
from api.web.desk import Desk
from optimizer.domain.writing import written
from scenarios.packages import shipped_catalogue
from scenarios.problems import shipped_catalogues

_MOST_TRIES = 50
_TAKEN = 409


async def begin(desk: Desk, wishes: Content) -> Content:
    """Stores wishes as a new trip, and the catalogue that they name if it is not there yet.

    Where their id is taken a number is put behind it. Raises ProblemReceived.
    """
    await catalogue_of(desk, wishes["catalogue"])
    for number in count(1):
        key = wishes["id"] if number == 1 else f"{wishes['id'][:76]}-{number}"
        try:
            return await desk.post("/v1/wishes", {**wishes, "id": key})
        except ProblemReceived as received:
            if received.status != _TAKEN or number == _MOST_TRIES:
                raise
    raise AssertionError("counting never ends")


async def plan(desk: Desk, trip: Content) -> Content:
    """Asks for a plan of a trip's wishes. Raises ProblemReceived."""
    catalogue = await catalogue_of(desk, trip["document"]["catalogue"])
    asked: dict[str, Any] = {"catalogue": {"id": catalogue}, "wishes": {"id": trip["id"]}}
    return await desk.post("/v1/plans", asked)


async def catalogue_of(desk: Desk, name: str) -> str | None:
    """The stored catalogue of a name; one that comes with the software is stored when needed.

    None if there is no such catalogue anywhere, or nobody who may store it sits here.
    """
    async for one in desk.items("/v1/catalogues"):
        if one["key"] == name:
            return str(one["id"])
    if name not in shipped_catalogues() or not desk.may_write:
        return None
    kept = await desk.post("/v1/catalogues", await run_in_threadpool(_shipped, name))
    return str(kept["id"])


def _shipped(name: str) -> Content:
    return written(shipped_catalogue(name))
