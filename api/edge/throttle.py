"""Throttle: how many requests a token or an address may send in a minute."""

from __future__ import annotations

import math
import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from api.errors import ProblemCode, Refusal
from api.settings import Settings

_JUMP_SECONDS = 5.0


def _ahead() -> float:
    """How far the machine's clock is ahead of one that never jumps."""
    return time.time() - time.monotonic()


class Throttle:
    """Counts in this process; each web process allows as much again."""

    def __init__(self, settings: Settings) -> None:
        self._storage = MemoryStorage()
        self._window = MovingWindowRateLimiter(self._storage)
        self._ahead = _ahead()
        self._requests = RateLimitItemPerMinute(settings.requests_per_minute)
        self._failures = RateLimitItemPerMinute(settings.failures_per_minute)

    def count(self, who: str) -> None:
        """Counts a request. Raises Refusal with Retry-After if it is one too many."""
        self._forget_after_a_jump()
        if not self._window.hit(self._requests, "requests", who):
            raise self._refusal(self._requests, "requests", who)

    def count_failure(self, address: str) -> None:
        """Counts a sign-in that failed."""
        self._window.hit(self._failures, "failures", address)

    def require_few_failures(self, address: str) -> None:
        """Raises Refusal for an address from which too many sign-ins failed."""
        self._forget_after_a_jump()
        if not self._window.test(self._failures, "failures", address):
            raise self._refusal(self._failures, "failures", address)

    def _forget_after_a_jump(self) -> None:
        """Counts anew when the machine's clock has jumped, so that nobody waits for its return."""
        ahead = _ahead()
        if abs(ahead - self._ahead) > _JUMP_SECONDS:
            self._ahead = ahead
            self._storage.reset()

    def _refusal(self, limit: RateLimitItemPerMinute, kind: str, who: str) -> Refusal:
        until = self._window.get_window_stats(limit, kind, who).reset_time
        seconds = min(max(1, math.ceil(until - time.time())), 60)
        what = "requests" if kind == "requests" else "failed sign-ins"
        return Refusal(
            ProblemCode.TOO_MANY_REQUESTS,
            f"More than {limit.amount} {what} came from here within a minute.",
            headers={"Retry-After": str(seconds)},
        )
