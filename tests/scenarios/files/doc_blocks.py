"""The examples of docs/scenarios.md."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from optimizer.domain.reading.yaml_text import YamlText

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs" / "scenarios.md"

_BLOCK = re.compile(r"<!-- (\w+) -->\n```yaml\n(.*?)```", re.DOTALL)


def blocks(kind: str) -> list[str]:
    """The YAML after each mark of a kind."""
    return [text for mark, text in _BLOCK.findall(PAGE.read_text("utf-8")) if mark == kind]


def overlays() -> list[dict[str, Any]]:
    """The overlays of every example, as plain content."""
    found = []
    for text in blocks("overlays"):
        read = YamlText("docs/scenarios.md", text)
        assert read.findings == []
        found += read.content
    return found
