"""The JSON Schemas of all documents: those of the library, and those of what-if questions."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from optimizer.domain import schema
from scenarios.designing import Design, SegmentFile
from scenarios.files import ScenarioFile
from scenarios.learning import AfterTrip, Forms, LearningFile, LearningReport
from scenarios.network import Network
from scenarios.packages import Package
from scenarios.replanning import OverlayList, Replan
from scenarios.replay import ReplayReport
from scenarios.robustness import Disturbances, Robustness
from scenarios.visits import Series

_READ: dict[str, type[BaseModel]] = {
    "scenarios": ScenarioFile,
    "overlays": OverlayList,
    "disturbances": Disturbances,
    "forms": Forms,
    "learning": LearningFile,
    "package": Package,
    "segments": SegmentFile,
    "series": Series,
    "after-trip": AfterTrip,
}
_WRITTEN: dict[str, type[BaseModel]] = {
    "replay": ReplayReport,
    "replan": Replan,
    "robustness": Robustness,
    "learning-report": LearningReport,
    "network": Network,
    "design": Design,
}


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each kind of document, by its name."""
    read = {name: schema.schema_of(name, one, "validation") for name, one in _READ.items()}
    written = {name: schema.schema_of(name, one, "serialization") for name, one in _WRITTEN.items()}
    return schema.schemas() | read | written
