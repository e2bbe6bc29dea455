"""Scenario files written for tests, over the small problem."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from optimizer.domain.findings import Finding
from scenarios.files import ScenarioSet, findings_of_scenarios
from tests.builders.small import small_catalogue_dict, small_wishes_dict

Content = dict[str, Any]


def file_of(overlays: list[Content], scenarios: list[Content], **more: Any) -> Content:
    """The content of a file whose baseline is the problem beside it."""
    return {
        "id": "what-if",
        "baseline": {"wishes": "problem.json"},
        "overlays": overlays,
        "scenarios": scenarios,
        **more,
    }


def write(folder: Path, content: Content) -> Path:
    """The file, with the small problem beside it."""
    problem = {"catalogue": small_catalogue_dict(), "wishes": small_wishes_dict()}
    (folder / "problem.json").write_text(json.dumps(problem, default=str), encoding="utf-8")
    path = folder / "whatif.json"
    path.write_text(json.dumps(content, default=str), encoding="utf-8")
    return path


def judge(folder: Path, content: Content) -> tuple[ScenarioSet | None, tuple[Finding, ...]]:
    """What is read of the file, and everything that was found."""
    return findings_of_scenarios(write(folder, content))


def seen(folder: Path, content: Content) -> set[tuple[str, str, str]]:
    """Code, severity and path of each finding."""
    return {(one.code.value, one.severity.value, one.path) for one in judge(folder, content)[1]}
