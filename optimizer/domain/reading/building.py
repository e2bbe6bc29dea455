"""From content to a value, with a finding for each fault and a value of whatever has none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from optimizer.domain.findings import Finding, FindingCode
from optimizer.domain.itinerary import DayItem
from optimizer.domain.overlays import Overlay
from optimizer.domain.pointers import Steps, value_at
from optimizer.domain.reading.cut import Cut
from optimizer.domain.reading.faults import fault, printable
from optimizer.domain.reading.fields import field_names
from optimizer.domain.reading.sentences import is_order, name_of, sentence
from optimizer.domain.reading.sources import Source

Model = TypeVar("Model", bound=BaseModel)

MOST_ROUNDS = 50
"""Each round cuts something away, from the leaves inwards; documents are far less deep."""


def _kinds(union: Any) -> frozenset[str]:
    """The kinds by which a union tells its models apart."""
    return frozenset(model.model_fields["kind"].default for model in get_args(get_args(union)[0]))


# The lists whose items are told apart by their kind.
_KINDS = {"items": _kinds(DayItem), "overlays": _kinds(Overlay)}


@dataclass(frozen=True)
class Reading(Generic[Model]):
    """A value built of what could be read (None: of nothing), and what is wrong with the rest."""

    value: Model | None
    findings: tuple[Finding, ...]
    source: Source
    cut: Cut


def read(
    model: type[Model], source: Source, stand_ins: Mapping[Steps, Any] | None = None
) -> Reading[Model]:
    """Reads a source as a model; `stand_ins` take the place of needed parts that cannot be read.

    A value built with stand-ins is only good for finding more faults, never for planning.
    """
    halves = frozenset(_half_characters(source.content, ()))
    findings = list(source.findings)
    findings += [_half_character(source, steps) for steps in sorted(halves, key=str)]
    cut = Cut(source.content)
    if source.content is None:
        return Reading(None, tuple(findings), source, cut)
    for _ in range(MOST_ROUNDS):
        rest = cut.rest()
        try:
            return Reading(model.model_validate(rest), tuple(findings), source, cut)
        except ValidationError as failure:
            errors = failure.errors(include_url=False)
        places = [cut.original(_plain(error["loc"], rest)) for error in errors]
        told = halves | {
            steps for error, steps in zip(errors, places, strict=True) if _is_of_key(error)
        }
        findings += [
            _finding(model, source, error, steps)
            for error, steps in zip(errors, places, strict=True)
            if _is_of_key(error) or (steps not in told and not _follows(error, steps, source, cut))
        ]
        changes = [
            _take_out(error, steps, cut, stand_ins or {})
            for error, steps in zip(errors, places, strict=True)
        ]
        if not any(changes):
            break
    return Reading(None, tuple(findings), source, cut)


def _is_of_key(error: Any) -> bool:
    """Whether an error is about a name in a mapping, and not about the value under it."""
    return bool(error["loc"]) and error["loc"][-1] == "[key]"


def _half_characters(content: Any, steps: Steps) -> Iterator[Steps]:
    """Where a text holds half of a surrogate pair: an escape that no file could write out."""
    if isinstance(content, str):
        if printable(content) != content:
            yield steps
    elif isinstance(content, dict | list):
        parts = content.items() if isinstance(content, dict) else enumerate(content)
        for step, part in parts:
            if isinstance(step, str) and printable(step) != step:
                yield (*steps, step)
            elif isinstance(part, str | dict | list):
                yield from _half_characters(part, (*steps, step))


def _half_character(source: Source, steps: Steps) -> Finding:
    document, place, line = source.origin(steps)
    return fault(
        FindingCode.VALUE_WRONG,
        document,
        f"{name_of(steps, source.content)} holds half a character.",
        "Write the character itself in place of its escape.",
        place,
        {"line": line},
    )


def _plain(location: tuple[str | int, ...], content: Any) -> Steps:
    """The steps of an error in the document: without the model's own marks for kinds and keys."""
    steps: list[str | int] = []
    for index, step in enumerate(location):
        here = value_at(content, tuple(steps))
        # An item of a day, as an overlay, is marked with its kind just after its position.
        is_mark = (
            index > 1
            and isinstance(location[index - 1], int)
            and step in _KINDS.get(str(location[index - 2]), ())
            and isinstance(here, dict)
            and here.get("kind") == step
        )
        if step != "[key]" and not is_mark:
            steps.append(step)
    return tuple(steps)


def _follows(error: Any, steps: Steps, source: Source, cut: Cut) -> bool:
    """Whether an error only comes of what was cut away before, or of another one inside."""
    if error["type"] == "too_short":
        given = value_at(source.content, steps)
        least = error["ctx"]["min_length"]
        return isinstance(given, list | tuple) and len(given) >= least
    if error["type"] == "missing" and len(steps) == 1 and not source.complete:
        return True  # it may stand in the file that could not be read
    if not cut.touched_below(steps):
        return False
    message = str((error.get("ctx") or {}).get("error", ""))
    return not (is_order(message) or " but at most " in message)


def _finding(model: type[BaseModel], source: Source, error: Any, steps: Steps) -> Finding:
    fields: Sequence[str] = ()
    if error["type"] == "extra_forbidden":
        fields = field_names(model, steps[:-1], source.content)
    code, problem, advice = sentence(error, steps, fields)
    document, place, line = source.origin(steps)
    gap = "" if problem.startswith(":") else " "
    message = f"{name_of(steps, source.content)}{gap}{problem}."
    return fault(code, document, message, advice, place, {"line": line})


def _take_out(error: Any, steps: Steps, cut: Cut, stand_ins: Mapping[Steps, Any]) -> bool:
    """Cuts away the least that has to go with a fault; tells whether anything was left to cut."""
    if error["type"] == "missing" and steps not in stand_ins:
        steps = steps[:-1]
    if not steps:
        return False
    if steps in stand_ins:
        return cut.replace(steps, stand_ins[steps])
    if _is_cell(steps):
        return cut.replace(steps, None)
    if steps[0] == "matrices" and len(steps) > 2:
        steps = steps[:2]  # rows and columns go by position, so that none may be taken out alone
    return cut.remove(steps)


def _is_cell(steps: Steps) -> bool:
    return len(steps) == 5 and steps[0] == "matrices" and steps[2] in ("minutes", "metres")


def unsure(document: str, reading: Reading[Model]) -> tuple[Steps, ...]:
    """The parts that could not be read, with the document's name before them."""
    return tuple((document, *steps) for steps in reading.cut.touched_steps())
