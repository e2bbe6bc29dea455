"""Writing: which file of a catalogue has its matrices, and that file with new ones in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from optimizer.domain.findings import Finding, FindingCode
from optimizer.domain.reading.faults import fault
from optimizer.domain.reading.sources import Source
from optimizer.domain.travel import Matrix


def catalogue_file(
    source: Source, matrices: Mapping[int, Matrix]
) -> tuple[tuple[Path, str] | None, tuple[Finding, ...]]:
    """The file in which a catalogue has its matrices, as it is with new ones in their places.

    Only of a JSON file, and of one: None and why not otherwise. Nothing is written here.
    """
    places = {index: source.origin(("matrices", index)) for index in matrices}
    files = {Path(document) for document, _, _ in places.values()}
    file = files.pop()
    if files or file.suffix.lower() != ".json":
        told = ", ".join(sorted(str(one) for one in (file, *files)))
        return None, (_not_json(told),)
    content = json.loads(file.read_text(encoding="utf-8-sig"))
    for index, matrix in matrices.items():
        _, steps, _ = places[index]
        content["matrices"][steps[-1]].update(_plain(matrix))
    return (file, _text(content)), ()


def matrices_text(matrices: tuple[Matrix, ...]) -> str:
    """Matrices as a file of a catalogue."""
    return _text({"matrices": [{"id": one.id, **_plain(one)} for one in matrices]})


def _plain(matrix: Matrix) -> dict[str, Any]:
    content = matrix.model_dump(mode="json")
    return {key: content[key] for key in ("source", "places", "minutes", "metres")}


def _text(content: Any) -> str:
    return _written(content, "") + "\n"


def _written(content: Any, indent: str) -> str:
    """JSON with a line for each row of numbers or names, so that a change shows in its line."""
    deeper = indent + " "
    if isinstance(content, dict) and content:
        lines = [
            f"{deeper}{json.dumps(key, ensure_ascii=False)}: {_written(value, deeper)}"
            for key, value in content.items()
        ]
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    if isinstance(content, list) and any(isinstance(one, dict | list) for one in content):
        lines = [f"{deeper}{_written(one, deeper)}" for one in content]
        return "[\n" + ",\n".join(lines) + f"\n{indent}]"
    if isinstance(content, list) and not any(isinstance(one, str) for one in content):
        return json.dumps(content, separators=(",", ":"))
    return json.dumps(content, ensure_ascii=False)


def _not_json(files: str) -> Finding:
    return fault(
        FindingCode.FILE_UNREADABLE,
        files,
        "The catalogue does not have all these matrices in one JSON file.",
        "Write them to a file of their own with --out, and put it in the place of the old ones.",
        ("matrices",),
    )
