"""Thinking: work for the processor that is too short for a job, a few at a time in threads."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import anyio
from anyio import to_thread

from api.edge.metrics import Metrics
from api.errors import ProblemCode, Refusal
from api.settings import Settings

Answer = TypeVar("Answer")

RETRY_SECONDS = 2


class Thinking:
    """So many places to work at, and so many to wait in; who finds neither is told to come back."""

    def __init__(self, settings: Settings, metrics: Metrics) -> None:
        self._places = anyio.CapacityLimiter(settings.thinking)
        self._most_waiting = settings.waiting
        self._metrics = metrics

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return self._places.statistics().tasks_waiting

    async def run(self, work: Callable[[], Answer]) -> Answer:
        """Does the work in a thread while others are served. Raises Refusal when all is full."""
        if self.waiting >= self._most_waiting:
            raise Refusal(
                ProblemCode.TOO_MANY_REQUESTS,
                "Too many documents are being looked at already.",
                headers={"Retry-After": str(RETRY_SECONDS)},
            )

        def counted() -> Answer:
            with self._metrics.thinking.track_inprogress():
                return work()

        return await to_thread.run_sync(counted, limiter=self._places)
