"""The kinds of jobs: one module each, imported when a job of the kind is first met.

A new kind is a module with the functions of `Kind` and a line in `KINDS`.
"""

from __future__ import annotations

from importlib import import_module
from typing import cast

from api.jobs.kinds.kind import Asked, Course, Kind, Limited, UnknownKind

__all__ = ["KINDS", "Asked", "Course", "Kind", "Limited", "UnknownKind", "kind_named", "module_of"]

KINDS: dict[str, str] = {
    "plan": "api.jobs.kinds.plan",
    "explanation": "api.jobs.kinds.explanation",
    "frontier": "api.jobs.kinds.frontier",
    "scenario-run": "api.jobs.kinds.scenario_run",
}
"""Where the work of each kind is written."""


def module_of(name: str) -> str:
    """The module of a kind. Raises UnknownKind."""
    try:
        return KINDS[name]
    except KeyError:
        raise UnknownKind(name, tuple(sorted(KINDS))) from None


def kind_named(name: str) -> Kind:
    """The kind of a name. Raises UnknownKind."""
    return cast("Kind", import_module(module_of(name)))
