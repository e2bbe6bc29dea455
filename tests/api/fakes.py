"""A stand-in for the engine, and the small problem as files."""

import json
import sys
import threading
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

from optimizer.domain.problem import Problem
from optimizer.domain.progress import Progress, SolveParameters
from optimizer.domain.result import SolveResult, Verdict
from tests.costing import example
from tests.report.results import result

Solve = Callable[..., SolveResult]


class CheckerDisagrees(Exception):
    """As the engine's own."""

    def __init__(self, saved: Path) -> None:
        self.saved = saved
        super().__init__("lunch is missing")


def engine(solve: Solve) -> types.ModuleType:
    """A module in the engine's place that solves as told."""
    module = types.ModuleType("optimizer.optimise")
    module.solve = solve  # type: ignore[attr-defined]
    module.CheckerDisagrees = CheckerDisagrees  # type: ignore[attr-defined]
    return module


def answering(verdict: Verdict = Verdict.OPTIMAL, **fields: Any) -> types.ModuleType:
    """An engine that tells of two steps and gives a result with the verdict."""

    def solve(
        problem: Problem,
        parameters: SolveParameters,
        *,
        start: SolveResult | None,
        on_progress: Callable[[Progress], None],
        stop: threading.Event,
    ) -> SolveResult:
        on_progress(Progress(phase="prepare", elapsed_seconds=0.1))
        step = Progress(
            phase="search",
            elapsed_seconds=0.2,
            tier="points",
            unit="points",
            value=70,
            bound=71,
            gap=1 / 70,
        )
        on_progress(step)
        return result(verdict, **fields)

    return engine(solve)


def failing(error: Exception) -> types.ModuleType:
    """An engine that raises."""

    def solve(*_: Any, **__: Any) -> SolveResult:
        raise error

    return engine(solve)


def until_stopped() -> types.ModuleType:
    """An engine that says so on stderr when it runs, and gives its best once it is stopped."""

    def solve(*_: Any, stop: threading.Event, **__: Any) -> SolveResult:
        sys.stderr.write("solving\n")
        sys.stderr.flush()
        stop.wait(60)
        return result(Verdict.FEASIBLE)

    return engine(solve)


def deaf() -> types.ModuleType:
    """An engine that never ends, whatever it is told."""

    def solve(*_: Any, stop: threading.Event, **__: Any) -> SolveResult:
        sys.stderr.write("solving\n")
        sys.stderr.flush()
        stop.wait(60)
        sys.stderr.write("not listening\n")
        sys.stderr.flush()
        threading.Event().wait(60)
        return result(Verdict.FEASIBLE)

    return engine(solve)


def catalogue_file(folder: Path) -> Path:
    """The small catalogue as a file."""
    path = folder / "catalogue.json"
    path.write_text(json.dumps(example.catalogue()), encoding="utf-8")
    return path


def wishes_file(folder: Path, **changed: Any) -> Path:
    """The small wishes as a file, some fields changed."""
    path = folder / "wishes.json"
    path.write_text(json.dumps(example.wishes() | changed), encoding="utf-8")
    return path
