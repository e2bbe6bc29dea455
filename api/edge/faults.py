"""Faults of a request as findings: those of its body, its query, its path and its headers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from optimizer.domain.findings import Finding
from optimizer.domain.reading.faults import fault
from optimizer.domain.reading.sentences import name_of, sentence

PLACES = ("body", "query", "path", "header", "cookie")


def findings_of_errors(errors: Iterable[Mapping[str, Any]], body: Any) -> tuple[Finding, ...]:
    """Every error of a request's fields in words, with its place in the body or elsewhere."""
    findings: list[Finding] = []
    for error in errors:
        finding = _finding(error, body)
        if finding not in findings:
            findings.append(finding)
    return tuple(findings)


def _finding(error: Mapping[str, Any], body: Any) -> Finding:
    where, *rest = error["loc"]
    steps = tuple(rest)
    code, what, advice = sentence(error, steps or (str(where),), ())
    name = name_of(steps, body) if steps else f"The {where}"
    gap = "" if what.startswith(":") else " "
    return fault(code, str(where), f"{name}{gap}{what}.", advice, steps)
