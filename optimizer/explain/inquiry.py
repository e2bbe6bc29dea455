"""An inquiry: one explanation's solves, within one time limit and one stop."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from optimizer.domain.problem import Problem
from optimizer.domain.progress import Progress, SolveParameters
from optimizer.domain.result import SolveResult
from optimizer.optimise import Question, solve

OnProgress = Callable[[Progress], None]

_LEAST_SECONDS = 0.01


@dataclass
class Inquiry:
    """Asks the engine, again and again; the time limit of the parameters holds for all together.

    What it tells is the phase `explain`, with a message that says what is being asked.
    """

    parameters: SolveParameters
    on_progress: OnProgress | None = None
    stop: threading.Event | None = None
    now: Callable[[], float] = time.monotonic
    solves: int = 0
    _began: float = field(init=False)

    def __post_init__(self) -> None:
        self._began = self.now()

    @property
    def elapsed(self) -> float:
        """Seconds since the start."""
        return self.now() - self._began

    @property
    def left(self) -> float:
        """Seconds until the limit."""
        return max(0.0, self.parameters.time_limit_seconds - self.elapsed)

    @property
    def is_over(self) -> bool:
        """Whether the time is over or the user has stopped."""
        return self.left <= 0 or (self.stop is not None and self.stop.is_set())

    def tell(self, message: str) -> None:
        """Says what is being asked."""
        if self.on_progress is not None:
            elapsed = round(self.elapsed, 3)
            self.on_progress(Progress(phase="explain", elapsed_seconds=elapsed, message=message))

    def ask(
        self,
        problem: Problem,
        question: Question = Question.BEST,
        *,
        start: SolveResult | None = None,
        seconds: float | None = None,
        again: bool = False,
        until: Callable[[Progress], bool] | None = None,
    ) -> SolveResult:
        """The engine's answer in the time that is left; `again` asks with another seed.

        `until` may end the solve once a step shows all that is wanted.
        """
        limit = self.left if seconds is None else min(seconds, self.left)
        own: dict[str, object] = {
            "time_limit_seconds": max(limit, _LEAST_SECONDS),
            "alternatives": 0,
        }
        if again:
            own |= {"seed": self.parameters.seed + 1, "workers": 1}
        self.solves += 1
        parameters = self.parameters.model_copy(update=own)
        enough = _Enough(self.stop)

        def hear(step: Progress) -> None:
            if until is not None and until(step):
                enough.set()

        return solve(
            problem,
            parameters,
            start=start,
            on_progress=hear,
            stop=enough,
            question=question,
        )


class _Enough(threading.Event):
    """Set when a solve has shown enough, or when the user stops everything."""

    def __init__(self, asked: threading.Event | None) -> None:
        super().__init__()
        self._asked = asked

    def is_set(self) -> bool:
        return super().is_set() or (self._asked is not None and self._asked.is_set())
