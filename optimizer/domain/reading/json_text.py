"""JSON as plain content, with every key that stands twice."""

from __future__ import annotations

import json
from typing import Any

from optimizer.domain.findings import Finding, FindingCode
from optimizer.domain.reading.faults import duplicate_key, fault
from optimizer.domain.reading.yaml_text import YamlText


def json_content(document: str, text: str) -> tuple[Any, list[Finding]]:
    """The content of a JSON text and what is wrong with its form; None if it cannot be read."""
    twice: list[str] = []

    def mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        content: dict[str, Any] = {}
        for key, value in pairs:
            if key in content:
                twice.append(key)
            else:
                content[key] = value
        return content

    try:
        content = json.loads(text, object_pairs_hook=mapping)
    except json.JSONDecodeError as error:
        return None, [_syntax(document, error.msg, error.lineno, error.colno)]
    except (ValueError, RecursionError) as error:
        too_deep = isinstance(error, RecursionError)
        what = "it is nested too deeply" if too_deep else "it holds a number without end"
        return None, [_syntax(document, what, None, None)]
    return content, _duplicates(document, text, twice)


def _duplicates(document: str, text: str, twice: list[str]) -> list[Finding]:
    """The keys that stand twice; JSON is YAML too, and reading it so tells their lines."""
    if not twice:
        return []
    located = [
        finding
        for finding in YamlText(document, text).findings
        if finding.code is FindingCode.DUPLICATE_KEY
    ]
    return located or [duplicate_key(document, (key,), None, None) for key in twice]


def _syntax(document: str, what: str, line: int | None, column: int | None) -> Finding:
    where = f" at line {line}, column {column}" if line else ""
    return fault(
        FindingCode.SYNTAX,
        document,
        f"The file is not valid JSON{where}: {what[:1].lower()}{what[1:].rstrip('.')}.",
        "Look at that line and the one above it: commas, colons, quotes and brackets.",
        detail={"line": line, "column": column},
    )
