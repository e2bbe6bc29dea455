"""Intake: problems as requests give them, whole or by the stored documents that they name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from api.edge.faults import findings_of_errors
from api.errors import ProblemCode, Refusal
from optimizer.domain.documents import (
    findings_of_catalogue,
    findings_of_content,
    findings_of_wishes,
)
from optimizer.domain.findings import Finding, InvalidInput, has_errors
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.reading.building import read
from optimizer.domain.reading.sources import given
from optimizer.domain.value import Value
from optimizer.domain.writing import written

REQUEST = "request"

Findings = tuple[Finding, ...]
Model = TypeVar("Model", bound=BaseModel)


def judged(content: Any, under: str = "") -> tuple[Problem | None, Findings]:
    """The problem in plain content, None with findings; `under` is where it stands in the body."""
    problem, findings = findings_of_content(content, REQUEST)
    return problem, tuple(_under(finding, under) for finding in findings)


def problem_in(content: Any, under: str = "") -> Problem:
    """The problem in plain content. Raises InvalidInput with every finding."""
    problem, findings = judged(content, under)
    if problem is None:
        raise InvalidInput(findings)
    return problem


def itinerary_in(content: Mapping[str, Any], under: str) -> Itinerary:
    """The itinerary in plain content. Raises InvalidInput with every finding."""
    return document_in(Itinerary, content, under)


def document_in(model: type[Model], content: Mapping[str, Any], under: str) -> Model:
    """A document in plain content. Raises InvalidInput with every finding."""
    reading = read(model, given(REQUEST, dict(content)))
    findings = reading.findings
    if reading.value is None and not findings:
        findings = _of_the_whole(model, content)
    if reading.value is None or findings:
        raise InvalidInput(_under(finding, under) for finding in findings)
    return reading.value


def _of_the_whole(model: type[BaseModel], content: Mapping[str, Any]) -> Findings:
    """What a document's parts do not do together, of which reading alone tells nothing."""
    try:
        model.model_validate(content)
    except ValidationError as wrong:
        places = [{**error, "loc": (REQUEST, *error["loc"])} for error in wrong.errors()]
        return findings_of_errors(places, content)
    return ()


def catalogue_in(content: Mapping[str, Any]) -> tuple[dict[str, Any], Findings]:
    """A catalogue as it is stored, and the warnings about it. Raises InvalidInput."""
    return _sound(findings_of_catalogue(dict(content), REQUEST))


def wishes_in(content: Mapping[str, Any]) -> tuple[dict[str, Any], Findings]:
    """Wishes as they are stored, checked as far as can be without a catalogue.

    Raises InvalidInput.
    """
    return _sound(findings_of_wishes(dict(content), REQUEST))


def _sound(judged: tuple[Value | None, Findings]) -> tuple[dict[str, Any], Findings]:
    value, findings = judged
    if value is None or has_errors(findings):
        raise InvalidInput(findings)
    return written(value), findings


def of_another(error: KeyError) -> Refusal:
    """The refusal of a plan that names what its problem does not have."""
    what = f"The plan names what is not in the problem: {error.args[0]}."
    return Refusal(ProblemCode.INVALID_INPUT, what)


def _under(finding: Finding, under: str) -> Finding:
    return finding.model_copy(update={"path": f"{under}{finding.path}"}) if under else finding
