"""Whatever single value is corrupted, the reader tells it whole and never breaks."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.domain.documents import (
    findings_of_content,
)
from optimizer.domain.findings import FindingCode
from optimizer.domain.pointers import value_at
from tests.builders.small import (
    small_catalogue_dict,
    small_wishes_dict,
)
from tests.domain.files_written import refusal, wishes_file

JUNK: tuple[Any, ...] = (
    None,
    -1,
    10**30,
    0.5,
    float("nan"),
    float("inf"),
    True,
    "",
    "x",
    "No Such Thing",
    "half \ud800 a pair",
    "25:70",
    "12:00-09:00",
    "2027-02-30",
    "1" * 5000,
    [],
    [None],
    [[[]]],
    {},
    {"id": "x"},
    {"start": "12:00", "end": "09:00"},
    b"bytes",
)

JARGON = ("Input should", "valid dictionary", "Value error", "tuple", "type=", "pydantic")


def _spots(content: Any, steps: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place in a document."""
    parts = content.items() if isinstance(content, dict) else enumerate(content)
    for step, part in parts:
        yield (*steps, step)
        if isinstance(part, dict | list):
            yield from _spots(part, (*steps, step))


WHOLE = {"catalogue": small_catalogue_dict(), "wishes": small_wishes_dict()}
SPOTS = list(_spots(WHOLE))


def _corrupted(spot: tuple[str | int, ...], deed: str, junk: Any) -> Any:
    content = copy.deepcopy(WHOLE)
    part: Any = value_at(content, spot[:-1])
    step: Any = spot[-1]
    if deed == "delete":
        del part[step]
    elif deed == "rename" and isinstance(part, dict):
        part[f"{step}s"] = part.pop(step)
    elif deed == "twice" and isinstance(part, list):
        part.append(copy.deepcopy(part[step]))
    else:
        part[step] = junk
    return content


@settings(max_examples=400, deadline=None)
@given(
    spot=st.sampled_from(SPOTS),
    deed=st.sampled_from(["put", "put", "delete", "rename", "twice"]),
    junk=st.sampled_from(JUNK),
)
def test_any_single_corruption_is_told_in_full(
    spot: tuple[str | int, ...], deed: str, junk: Any
) -> None:
    """One corrupted value never breaks the reader; each finding is whole and without jargon."""
    problem, findings = findings_of_content(_corrupted(spot, deed, junk))
    assert problem is not None or findings
    for finding in findings:
        assert finding.code in FindingCode
        assert finding.document
        assert finding.path.startswith("/")
        assert finding.message.endswith(".")
        assert finding.advice.endswith(".")
        assert not any(word in finding.message + finding.advice for word in JARGON)
        finding.model_dump_json()


@settings(max_examples=100, deadline=None)
@given(first=st.sampled_from(SPOTS), second=st.sampled_from(SPOTS), junk=st.sampled_from(JUNK))
def test_a_second_fault_elsewhere_does_not_hide_the_first(
    first: tuple[str | int, ...], second: tuple[str | int, ...], junk: Any
) -> None:
    """What is found of a negative price is still found beside a fault of another item."""
    price = ("catalogue", "restaurants", 0, "services", 0, "person_cents")
    if second[:2] in (price[:2], ("catalogue",)) or len(second) < 2:
        second = ("wishes", "note")
    content = _corrupted(second, "put", junk)
    content["catalogue"]["restaurants"][0]["services"][0]["person_cents"] = -1
    paths = {finding.path for finding in findings_of_content(content)[1]}
    assert "/" + "/".join(map(str, price)) in paths


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=200), suffix=st.sampled_from([".yaml", ".json"]))
def test_any_bytes_are_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str
) -> None:
    """A file of anything at all is refused with findings, never with another exception."""
    path = tmp_path_factory.mktemp("bytes") / f"wishes{suffix}"
    assert all(
        one.message and one.advice for one in refusal(wishes_file(path.parent, data, path.name))
    )
