"""Applying one overlay to the small problem."""

from __future__ import annotations

from typing import Any

from optimizer.domain.problem import Problem
from scenarios.overlaying import Overlaid, apply, findings_of_overlays
from tests.builders.small import Content, small_catalogue_dict, small_wishes_dict
from tests.generators.small_overlays import overlay_of


def problem_with(**wishes: Any) -> Problem:
    """The small problem with other fields of its wishes."""
    content: Content = {
        "catalogue": small_catalogue_dict(),
        "wishes": {**small_wishes_dict(), **wishes},
    }
    return Problem.model_validate(content)


def edited(kind: str, problem: Problem | None = None, **fields: Any) -> Overlaid:
    """The small problem with one overlay."""
    return apply(problem or problem_with(), [overlay_of(kind=kind, **fields)])


def refused(kind: str, problem: Problem | None = None, **fields: Any) -> set[tuple[str, str]]:
    """Code and path of what is wrong with one overlay of the small problem."""
    overlaid, findings = findings_of_overlays(
        problem or problem_with(), [overlay_of(kind=kind, **fields)]
    )
    assert overlaid is None
    return {(one.code.value, one.path) for one in findings}
