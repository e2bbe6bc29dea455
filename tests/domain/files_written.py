"""Documents as files, and the findings with which they are refused."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from optimizer.domain.documents import (
    read_wishes,
)
from optimizer.domain.findings import Finding, InvalidInput


def yaml_text(content: Any) -> str:
    """Content as YAML."""
    text = io.StringIO()
    YAML(typ="safe", pure=True).dump(content, text)
    return text.getvalue()


def write_pair(
    folder: Path, catalogue: Any, wishes: Any, suffix: str = ".yaml"
) -> tuple[Path, Path]:
    """Writes a catalogue and wishes to files."""
    write = json.dumps if suffix == ".json" else yaml_text
    paths = folder / f"catalogue{suffix}", folder / f"wishes{suffix}"
    for path, content in zip(paths, (catalogue, wishes), strict=True):
        path.write_text(write(content), encoding="utf-8")
    return paths


def wishes_file(folder: Path, text: str | bytes, name: str = "wishes.yaml") -> Path:
    """Writes a text as a wishes file."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def refusal(path: Path) -> tuple[Finding, ...]:
    """The findings with which wishes are refused."""
    with pytest.raises(InvalidInput) as refused:
        read_wishes(path)
    return refused.value.findings
