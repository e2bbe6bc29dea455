"""The JSON Schemas of all documents: those of the library, of scenario files and of replays."""

from __future__ import annotations

from typing import Any

from optimizer.domain import schema
from scenarios.files import ScenarioFile
from scenarios.replay import ReplayReport


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each kind of document, by its name."""
    return schema.schemas() | {
        "scenarios": schema.schema_of("scenarios", ScenarioFile, "validation"),
        "replay": schema.schema_of("replay", ReplayReport, "serialization"),
    }
