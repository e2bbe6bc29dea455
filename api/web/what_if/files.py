"""Scenario files: the questions of one, to be asked about the plan at hand."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from api.client import Content
from api.web.what_if.questions import Called, Question, Questions
from optimizer.domain.findings import Finding, FindingCode
from optimizer.domain.reading.faults import fault
from optimizer.domain.reading.yaml_text import YamlText
from scenarios.files import ScenarioEntry
from scenarios.files.expanding import names_of

_OF_THE_ENTRY = ("ordered", "params", "gates")


def questions_in(name: str, text: str) -> tuple[Questions | None, list[Finding]]:
    """The questions of a scenario file's text, or None and what is wrong with it.

    Its baseline is left aside: the plan at hand is asked about. What its overlays do is judged when
    they are asked.
    """
    found = YamlText(name, text)
    if found.findings:
        return None, found.findings
    content = found.content if isinstance(found.content, dict) else {}
    overlays, entries = _items(content, "overlays"), _items(content, "scenarios")
    if overlays is None or not entries:
        what = "This is no scenario file: it lacks overlays or scenarios."
        advice = "Choose a file as those of scenarios/data/what-if/."
        return None, [fault(FindingCode.FIELD_MISSING, name, what, advice)]
    known = {str(one.get("id")): one for one in overlays}
    questions, findings = Questions(gates=list(content.get("gates") or [])), []
    for place, entry in enumerate(entries):
        try:
            questions.every += _questions(entry, known)
        except (ValidationError, KeyError) as wrong:
            what = f"The scenario '{entry.get('id', place + 1)}' cannot be read: {_told(wrong)}"
            advice = "Correct it in the file and load it again."
            at = ("scenarios", place)
            findings.append(fault(FindingCode.VALUE_WRONG, name, what, advice, at))
    return (None if findings else questions), findings


def _questions(content: Content, known: dict[str, Content]) -> list[Question]:
    entry = ScenarioEntry.model_validate(content)
    more = {key: content[key] for key in _OF_THE_ENTRY if key in content}
    found = []
    for name, keys in names_of(entry):
        overlays = [known[key] for key in keys]
        title = Called(name, name)
        if entry.name is not None and not entry.cross:
            title = Called(entry.name.en, entry.name.fi)
        found.append(Question(title, overlays, more))
    return found


def _items(content: Content, key: str) -> list[Content] | None:
    """The list under a key; None where it is none, or holds anything but named fields."""
    value: Any = content.get(key)
    is_one = isinstance(value, list) and all(isinstance(one, dict) for one in value)
    return list(value) if is_one else None


def _told(wrong: ValidationError | KeyError) -> str:
    if isinstance(wrong, KeyError):
        return f"there is no overlay {wrong}."
    return "; ".join(error["msg"] for error in wrong.errors())
