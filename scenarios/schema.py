"""The JSON Schemas of all documents: those of the library, and that of scenario files."""

from __future__ import annotations

from typing import Any

from optimizer.domain import schema
from scenarios.files import ScenarioFile


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each kind of document, by its name."""
    return schema.schemas() | {
        "scenarios": schema.schema_of("scenarios", ScenarioFile, "validation")
    }
