"""Turns: how many transactions are open at a time, so that whoever has begun one can end it.

A transaction is begun, worked in and ended in threads, of which there are so many. If all of them
waited for a database that is one request's, that request would find no thread to let it go. So one
waits for its turn without a thread, and there are fewer turns than threads and connections.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakKeyDictionary

import anyio

from api.store import Store
from api.store.faults import Trouble, Unavailable

READERS = 12
WRITERS = 8
"""In PostgreSQL; SQLite has one writer at a time, whoever asks."""

WAIT_SECONDS = 25.0
MOST_WAITING = 200

Limiters = dict[bool, anyio.CapacityLimiter]


class Turns:
    """The turns of one store: some for reading, others for writing."""

    def __init__(self, store: Store) -> None:
        self._writers = 1 if store.engine.dialect.name == "sqlite" else WRITERS
        self._of_loop: WeakKeyDictionary[asyncio.AbstractEventLoop, Limiters] = WeakKeyDictionary()

    @asynccontextmanager
    async def turn(self, *, reads: bool) -> AsyncIterator[None]:
        """Waits for a turn and has it. Raises Unavailable where too many wait, or for too long."""
        limiter = self._limiters()[reads]
        if limiter.statistics().tasks_waiting >= MOST_WAITING:
            raise Unavailable(Trouble.BUSY)
        with anyio.move_on_after(WAIT_SECONDS) as waiting:
            await limiter.acquire()
        if waiting.cancelled_caught:
            raise Unavailable(Trouble.BUSY)
        try:
            yield
        finally:
            limiter.release()

    def _limiters(self) -> Limiters:
        loop = asyncio.get_running_loop()
        if loop not in self._of_loop:
            self._of_loop[loop] = {
                True: anyio.CapacityLimiter(READERS),
                False: anyio.CapacityLimiter(self._writers),
            }
        return self._of_loop[loop]
