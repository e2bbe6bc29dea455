"""Faults of a whole file: it is not there, not text, not YAML or JSON, or not a mapping."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from optimizer.domain.findings import Finding, FindingCode, Severity
from optimizer.domain.pointers import Steps, pointer


def fault(
    code: FindingCode,
    document: str,
    message: str,
    advice: str,
    steps: Steps = (),
    detail: Mapping[str, Any] = MappingProxyType({}),
    severity: Severity = Severity.ERROR,
) -> Finding:
    """A finding whose every text can be printed; its detail leaves out what is not known."""
    return Finding(
        code=code,
        severity=severity,
        document=printable(document),
        path=printable(pointer(steps)),
        message=printable(message),
        advice=printable(advice),
        detail={
            key: printable(value) if isinstance(value, str) else value
            for key, value in detail.items()
            if value is not None
        },
    )


def printable(text: str) -> str:
    """The text with anything replaced that UTF-8 cannot hold, such as half a surrogate pair."""
    return text.encode("utf-8", "replace").decode("utf-8")


def duplicate_key(document: str, steps: Steps, line: int | None, first: int | None) -> Finding:
    """The finding that a key stands twice in one mapping."""
    where = f" on line {line}" if line else ""
    before = f", first on line {first}" if first else ""
    return fault(
        FindingCode.DUPLICATE_KEY,
        document,
        f"'{steps[-1]}' is given a second time{where}{before}.",
        "Keep one of the two; only the first one is read.",
        steps,
        {"line": line, "first_line": first},
    )


def not_a_mapping(document: str, found: str, steps: Steps = ()) -> Finding:
    """The finding that a file, or a part of it, holds something other than named fields."""
    what = steps[-1] if steps else "The file"
    return fault(
        FindingCode.NOT_A_MAPPING,
        document,
        f"{what} holds {found} where named fields are expected.",
        "Write named fields there, such as 'id: my-catalogue'.",
        steps,
    )
