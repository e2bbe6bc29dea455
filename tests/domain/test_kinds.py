"""Kinds: a text is no number and a number no text, in files and in requests alike."""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from optimizer.domain.documents import findings_of, findings_of_content
from optimizer.domain.findings import FindingCode
from optimizer.domain.pointers import Steps, pointer, value_at
from optimizer.domain.value import Value
from tests.builders.small import small_catalogue_dict, small_wishes_dict
from tests.domain.files_written import write_pair

WHOLE = {"catalogue": small_catalogue_dict(), "wishes": small_wishes_dict()}


class Every(Value):
    """A field of each kind, plain and within others."""

    number: int = 0
    decimal: float = 0.0
    switch: bool = False
    text: str = ""
    date: dt.date = dt.date(2027, 1, 1)
    moment: dt.datetime = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
    numbers: tuple[tuple[int | None, ...], ...] = ()
    counts: dict[str, int] = {}
    named: dict[dt.date, int] = {}
    either: int | str = 0


def leaves(content: Any, steps: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    """Every single value of a document with its place."""
    parts: Any = content.items() if isinstance(content, dict) else enumerate(content)
    for step, part in parts:
        if isinstance(part, dict | list):
            yield from leaves(part, (*steps, step))
        else:
            yield (*steps, step), part


def otherwise(value: Any) -> list[Any]:
    """What is written in place of a value by mistake: the same, but of another kind."""
    if isinstance(value, bool):
        return [int(value), str(value).lower(), "yes"]
    if isinstance(value, int | float):
        return [str(value), True]
    return [20270510, True, 1.5]


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("number", "16"),
        ("number", True),
        ("number", 16.5),
        ("decimal", "16.5"),
        ("decimal", False),
        ("switch", 1),
        ("switch", "true"),
        ("switch", "yes"),
        ("text", 16),
        ("text", True),
        ("date", 1_800_000_000),
        ("date", "1800000000"),
        ("date", "2027-05-10T00:00:00"),
        ("date", True),
        ("moment", 1_800_000_000),
        ("moment", "1800000000"),
        ("numbers", [[None, "1"]]),
        ("counts", {"a": "1"}),
        ("named", {"2027-05-10": "1"}),
        ("either", True),
    ],
)
def test_another_kind_is_refused(field: str, given: Any) -> None:
    """From content that is there and from text, and for single values as within others."""
    with pytest.raises(ValidationError):
        Every.model_validate({field: given})
    with pytest.raises(ValidationError):
        Every.model_validate_json(json.dumps({field: given}))


@pytest.mark.parametrize(
    ("field", "given", "read"),
    [
        ("number", 16.0, 16),
        ("number", 1e3, 1000),
        ("decimal", 16, 16.0),
        ("switch", True, True),
        ("text", "16", "16"),
        ("date", "2027-05-10", dt.date(2027, 5, 10)),
        ("moment", "2027-05-10T12:00:00Z", dt.datetime(2027, 5, 10, 12, tzinfo=dt.UTC)),
        ("numbers", [[None, 1.0]], ((None, 1),)),
        ("counts", {"1": 2}, {"1": 2}),
        ("named", {"2027-05-10": 1}, {dt.date(2027, 5, 10): 1}),
        ("either", "16", "16"),
        ("either", 16, 16),
    ],
)
def test_its_own_kind_is_read(field: str, given: Any, read: Any) -> None:
    """JSON has one kind of number; dates are texts, also as names."""
    for found in (
        Every.model_validate({field: given}),
        Every.model_validate_json(json.dumps({field: given})),
    ):
        assert getattr(found, field) == read
        assert type(getattr(found, field)) is type(read)


@pytest.mark.parametrize("part", WHOLE)
def test_no_value_of_a_document_may_be_of_another_kind(part: str) -> None:
    """Whichever value is written as another kind: it is told at its place, with advice."""
    silent = []
    for steps, value in leaves(WHOLE[part], (part,)):
        for given in otherwise(value):
            content = copy.deepcopy(WHOLE)
            around: Any = value_at(content, steps[:-1])
            around[steps[-1]] = given
            problem, findings = findings_of_content(content)
            told = [one for one in findings if one.path == pointer(steps)]
            is_time = isinstance(value, str) and ":" in value
            if is_time and not isinstance(given, bool | float):
                continue  # a time of day may be a number
            if problem is not None or not told:
                silent.append((pointer(steps), given))
            else:
                assert told[0].code in (FindingCode.VALUE_WRONG, FindingCode.UNKNOWN_LANGUAGE)
                assert told[0].advice
    assert silent == []


@pytest.mark.parametrize("suffix", [".json", ".yaml"])
def test_files_are_read_as_strictly_as_requests(tmp_path: Path, suffix: str) -> None:
    """A quoted number in a file is told, in either format; a whole decimal number is one."""
    catalogue, wishes = small_catalogue_dict(), small_wishes_dict()
    wishes["party"]["heads"] = 12.0
    assert findings_of(*write_pair(tmp_path, catalogue, wishes, suffix))[1] == ()
    wishes["party"]["heads"] = "12"
    (finding,) = findings_of(*write_pair(tmp_path, catalogue, wishes, suffix))[1]
    assert finding.path == "/party/heads"
    assert finding.message == "party.heads is '12', but must be a whole number."
    assert "without quotes" in finding.advice


def test_an_unquoted_date_of_yaml_is_a_date(tmp_path: Path) -> None:
    """YAML has dates of its own."""
    catalogue, wishes = small_catalogue_dict(), small_wishes_dict()
    wishes["planning_date"] = dt.date(2027, 3, 1)
    assert findings_of(*write_pair(tmp_path, catalogue, wishes))[1] == ()


def test_a_model_may_be_a_part_of_many() -> None:
    """Its schema comes by each time, and is left as it is from the second time on."""

    class Inner(Value):
        date: dt.date
        number: int

    before = str(Inner.__pydantic_core_schema__)
    for _ in range(3):
        TypeAdapter(tuple[Inner, ...])

        class Outer(Value):
            inner: Inner

        assert str(Inner.__pydantic_core_schema__) == before
        assert str(Outer.__pydantic_core_schema__).count("_full_date") == 1


def test_what_knows_text_only_is_read_from_text() -> None:
    """Queries and variables of the environment say `16` and mean the number."""

    class Query(Every):
        reads_text = True

    assert Query.model_validate({"number": "16", "switch": "true"}).number == 16
