"""JSON Schemas (draft 2020-12) of the documents, for editors, integrators and the golden files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode

from optimizer.domain.account import LedgerAccount
from optimizer.domain.bookings import BookingList
from optimizer.domain.catalogue import Catalogue
from optimizer.domain.comparison import Comparison
from optimizer.domain.cost_sheet import CostSheet
from optimizer.domain.deadlines import DeadlineList
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.ledger import CostLines, ProjectLedger
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult
from optimizer.domain.rooming import RoomingNames
from optimizer.domain.tentative import TentativePlan
from optimizer.domain.wishes import Wishes

VERSION = 1
"""Rises when a document that was valid no longer is."""

# Results and accounts are written by the planner and not by people: theirs is that of the output.
_DOCUMENTS: dict[str, tuple[type[BaseModel], JsonSchemaMode]] = {
    "catalogue": (Catalogue, "validation"),
    "wishes": (Wishes, "validation"),
    "bookings": (BookingList, "validation"),
    "rooming": (RoomingNames, "validation"),
    "problem": (Problem, "validation"),
    "itinerary": (Itinerary, "validation"),
    "result": (SolveResult, "serialization"),
    "ledger": (ProjectLedger, "validation"),
    "cost-lines": (CostLines, "validation"),
    "account": (LedgerAccount, "serialization"),
    "tentative": (TentativePlan, "serialization"),
    "deadlines": (DeadlineList, "serialization"),
    "cost-sheet": (CostSheet, "serialization"),
    "comparison": (Comparison, "serialization"),
}


# Files may write a window as text, which the fields of the model do not show.
_WINDOW_TEXT = {"type": "string", "pattern": r"^\s*\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2}\s*$"}


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each kind of document, by its name."""
    return {name: schema_of(name, model, mode) for name, (model, mode) in _DOCUMENTS.items()}


def schema_of(name: str, model: type[BaseModel], mode: JsonSchemaMode) -> dict[str, Any]:
    """The schema of one kind of document, for reading it or as it is written."""
    schema = model.model_json_schema(mode=mode)
    definitions = schema.get("$defs", {})
    if "Window" in definitions and mode == "validation":
        definitions["Window"] = window_text(definitions["Window"])
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": f"urn:paamaja:{name}:{VERSION}",
        **schema,
    }


def window_text(window: dict[str, Any]) -> dict[str, Any]:
    """The schema of a window that may also be written as text."""
    return {"anyOf": [window, _WINDOW_TEXT]}


def schema_text(schema: dict[str, Any]) -> str:
    """A schema as it stands in its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def write_schemas(
    folder: Path, found: Mapping[str, dict[str, Any]] | None = None
) -> tuple[Path, ...]:
    """Writes one file for each schema (the library's if none are given) and tells which."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in (schemas() if found is None else found).items():
        path = folder / f"{name}.json"
        path.write_text(schema_text(schema), encoding="utf-8")
        written.append(path)
    return tuple(written)
