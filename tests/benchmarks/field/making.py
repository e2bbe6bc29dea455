"""Records as runs write them, with what a test wants to be different."""

from __future__ import annotations

from typing import Any


def field_run(instance: str = "one", solver: str = "paamaja", **fields: Any) -> dict[str, Any]:
    """A run of the field that reached 100 points in two steps and proved nothing."""
    return {
        "kind": "field",
        "group": "generated",
        "instance": instance,
        "pass": solver,
        "time_limit_seconds": 10.0,
        "workers": 1,
        "points": 100,
        "bound": None,
        "is_proved": False,
        "seconds": 10.0,
        "first_seconds": 1.0,
        "proof_seconds": None,
        "course": [[1.0, 50], [4.0, 100]],
        "faults": [],
        "refused": [],
        "published": None,
        "published_kind": None,
        "commit": "abc",
        "python": "3.11",
        **fields,
    }


def refused_run(instance: str = "one", solver: str = "pyvrp") -> dict[str, Any]:
    """A run of a solver that said what it cannot express."""
    return field_run(
        instance,
        solver,
        points=None,
        seconds=0.0,
        first_seconds=None,
        course=[],
        refused=["a budget over several days"],
    )
