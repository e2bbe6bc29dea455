"""Asking for the findings of changed small documents."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from optimizer.domain.documents import findings_of_content
from optimizer.domain.findings import Finding
from tests.builders.small import Content, small_catalogue_dict, small_wishes_dict

Change = Callable[[Content, Content], object]


def findings_after(*changes: Change) -> tuple[Finding, ...]:
    """The findings of the small documents after changes to catalogue and wishes."""
    catalogue, wishes = small_catalogue_dict(), small_wishes_dict()
    for change in changes:
        change(catalogue, wishes)
    return findings_of_content({"catalogue": catalogue, "wishes": wishes})[1]


def seen(*changes: Change) -> set[tuple[str, str, str]]:
    """Code, severity and path of each finding after changes."""
    return {(one.code.value, one.severity.value, one.path) for one in findings_after(*changes)}


def _set(part: Any, *steps: str | int, to: object) -> None:
    for step in steps[:-1]:
        part = part[step]
    part[steps[-1]] = to


def in_catalogue(*steps: str | int, to: object) -> Change:
    """Sets one value of the catalogue."""
    return lambda catalogue, wishes: _set(catalogue, *steps, to=to)


def in_wishes(*steps: str | int, to: object) -> Change:
    """Sets one value of the wishes."""
    return lambda catalogue, wishes: _set(wishes, *steps, to=to)
