"""Thinning: of a solve's many steps, those that are worth an event, and not too many of them."""

from __future__ import annotations

from api.jobs.events import BOUND, INCUMBENT, PHASE, News
from optimizer.domain.progress import Progress

_LEAST_SECONDS = 0.5
_SHARE = 0.01
"""Of the time so far: a solve of a day tells about a thousand times, not a hundred thousand."""


class Thinner:
    """Takes in steps and gives out events, now and then; what was overtaken in between is left out.

    Of the plans found between two times only the last is told, of each goal's bounds the last. The
    first plan of all is due at once: somebody may be waiting for it.
    """

    def __init__(self) -> None:
        self._waiting: dict[tuple[str, str | None], News] = {}
        self._told_at = float("-inf")
        self._phase: tuple[str, str] | None = None
        self._has_told_a_plan = False

    def take(self, step: Progress) -> None:
        """Takes in a step."""
        if step.itinerary is not None:
            self._put((INCUMBENT, None), INCUMBENT, step)
        elif step.tier is not None:
            self._put((BOUND, step.tier), BOUND, step)
        elif (step.phase, step.message) != self._phase:
            self._put((PHASE, step.phase), PHASE, step)
        self._phase = (step.phase, step.message)

    def _put(self, key: tuple[str, str | None], kind: str, step: Progress) -> None:
        self._waiting.pop(key, None)  # what takes its place comes where it came
        self._waiting[key] = News(kind, step.model_dump(mode="json"))

    def is_due(self, elapsed: float) -> bool:
        """Whether there is something to tell, and enough time has passed since the last time."""
        if not self._has_told_a_plan and (INCUMBENT, None) in self._waiting:
            return True
        pause = max(_LEAST_SECONDS, _SHARE * elapsed)
        return bool(self._waiting) and elapsed - self._told_at >= pause

    def waiting(self) -> list[News]:
        """What there is to tell, in the order in which it came."""
        return list(self._waiting.values())

    def told(self, news: list[News], elapsed: float) -> None:
        """Forgets what has been written down."""
        self._waiting = {key: one for key, one in self._waiting.items() if one not in news}
        self._told_at = elapsed
        self._has_told_a_plan |= any(one.kind == INCUMBENT for one in news)
