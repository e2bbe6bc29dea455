"""A scenario file of a small trip, with scenarios that are proved best, impossible, and alike."""

import json
from pathlib import Path
from typing import Any

from benchmarks.instances.generator import generated_trip
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from scenarios.files import ScenarioSet, scenarios_in

LIMIT = 120.0
"""Far more seconds than any of them takes."""


def trip(sessions: int = 8, days: int = 2) -> Problem:
    """A small trip, solved in a moment."""
    return generated_trip(sessions, days, 2, 1)


def content(problem: Problem) -> dict[str, Any]:
    """Eight scenarios: edits one by one, two that are the same, and one that nothing can meet."""
    first, second, *_ = (session.id for session in problem.catalogue.sessions)
    wish = problem.wishes.wishes[0].id
    overlays = [
        {"id": "poorer", "kind": "budget-changed", "change_permille": -100},
        {"id": "richer", "kind": "budget-changed", "change_permille": 100},
        {"id": "penniless", "kind": "budget-changed", "cents": 1},
        {"id": "first-closed", "kind": "session-closed", "session": first},
        {"id": "second-closed", "kind": "session-closed", "session": second},
        {"id": "slow", "kind": "travel-speed", "permille": 1500},
        {"id": "unwished", "kind": "wish-dropped", "wish": wish},
    ]
    scenarios: list[dict[str, Any]] = [
        {"id": "same"},
        {"id": "as-before"},
        *({"id": one["id"], "overlays": [one["id"]]} for one in overlays),
    ]
    return {
        "id": "small",
        "name": {"fi": "Pieni", "en": "Small"},
        "baseline": {"wishes": "problem.json"},
        "params": {"time_limit_seconds": LIMIT},
        "overlays": overlays,
        "scenarios": scenarios,
        "gates": [
            {
                "metric": "points",
                "operator": "at-most",
                "against": "baseline",
                "allow_unknown": True,
            }
        ],
    }


def written(folder: Path, problem: Problem | None = None, **changed: Any) -> Path:
    """The scenario file in a folder, with fields in place of its own."""
    problem = problem or trip()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "problem.json").write_text(problem.model_dump_json(), encoding="utf-8")
    path = folder / "scenarios.json"
    path.write_text(json.dumps(content(problem) | changed), encoding="utf-8")
    return path


def small_set(folder: Path, **changed: Any) -> ScenarioSet:
    """The scenario file, read."""
    return scenarios_in(written(folder, **changed), SolveParameters(workers=1))
