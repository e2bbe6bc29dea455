"""JSON Patch: the examples of its standard, laws on any document, and filters by a field."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from api.patching import MOST_OPERATIONS, Operations, patched
from optimizer.domain.findings import InvalidInput
from optimizer.domain.pointers import pointer

OPERATIONS = TypeAdapter(Operations)


def after(content: Any, *operations: dict[str, Any]) -> Any:
    """The content after a patch, which stays as it was."""
    before = copy.deepcopy(content)
    result = patched(content, OPERATIONS.validate_python(operations))
    assert content == before
    return result


# RFC 6902, appendix A: document, operation, result; None where it has to fail.
STANDARD: list[tuple[str, Any, dict[str, Any], Any]] = [
    (
        "A.1",
        {"foo": "bar"},
        {"op": "add", "path": "/baz", "value": "qux"},
        {"foo": "bar", "baz": "qux"},
    ),
    (
        "A.2",
        {"foo": ["bar", "baz"]},
        {"op": "add", "path": "/foo/1", "value": "qux"},
        {"foo": ["bar", "qux", "baz"]},
    ),
    ("A.3", {"baz": "qux", "foo": "bar"}, {"op": "remove", "path": "/baz"}, {"foo": "bar"}),
    (
        "A.4",
        {"foo": ["bar", "qux", "baz"]},
        {"op": "remove", "path": "/foo/1"},
        {"foo": ["bar", "baz"]},
    ),
    ("A.5", {"baz": "qux"}, {"op": "replace", "path": "/baz", "value": "boo"}, {"baz": "boo"}),
    (
        "A.6",
        {"foo": {"bar": "baz", "waldo": "fred"}, "qux": {"corge": "grault"}},
        {"op": "move", "from": "/foo/waldo", "path": "/qux/thud"},
        {"foo": {"bar": "baz"}, "qux": {"corge": "grault", "thud": "fred"}},
    ),
    (
        "A.7",
        {"foo": ["all", "grass", "cows", "eat"]},
        {"op": "move", "from": "/foo/1", "path": "/foo/3"},
        {"foo": ["all", "cows", "eat", "grass"]},
    ),
    ("A.8", {"baz": "qux"}, {"op": "test", "path": "/baz", "value": "qux"}, {"baz": "qux"}),
    ("A.9", {"baz": "qux"}, {"op": "test", "path": "/baz", "value": "bar"}, None),
    (
        "A.10",
        {"foo": "bar"},
        {"op": "add", "path": "/child", "value": {"a": {}}},
        {"foo": "bar", "child": {"a": {}}},
    ),
    ("A.11", {"foo": "bar"}, {"op": "add", "path": "/baz", "value": 1}, {"foo": "bar", "baz": 1}),
    ("A.12", {"foo": "bar"}, {"op": "add", "path": "/baz/bat", "value": "qux"}, None),
    ("A.14", {"/": 9, "~1": 10}, {"op": "test", "path": "/~01", "value": 10}, {"/": 9, "~1": 10}),
    ("A.15", {"/": 9, "~1": 10}, {"op": "test", "path": "/~01", "value": "10"}, None),
    (
        "A.16",
        {"foo": ["bar"]},
        {"op": "add", "path": "/foo/-", "value": ["a"]},
        {"foo": ["bar", ["a"]]},
    ),
]


@pytest.mark.parametrize(
    ("content", "operation", "wanted"),
    [case[1:] for case in STANDARD],
    ids=[c[0] for c in STANDARD],
)
def test_examples_of_the_standard(content: Any, operation: dict[str, Any], wanted: Any) -> None:
    """Each example of RFC 6902 gives its result, or fails with the operation's number."""
    if wanted is not None:
        assert after(content, operation) == wanted
        return
    with pytest.raises(InvalidInput) as refused:
        after(content, operation)
    (finding,) = refused.value.findings
    assert finding.document == "patch"
    assert finding.path.startswith("/0/")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text("ab/~-", max_size=3),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("ab/~", max_size=2), inner, max_size=4)
    ),
    max_leaves=12,
)


def places(content: Any, steps: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place in a document but the top."""
    if isinstance(content, dict | list):
        pairs = content.items() if isinstance(content, dict) else enumerate(content)
        return [
            place
            for step, part in pairs
            for place in ((*steps, step), *places(part, (*steps, step)))
        ]
    return []


def at(content: Any, steps: tuple[str | int, ...]) -> Any:
    """What stands at a place."""
    for step in steps:
        content = content[step]
    return content


@given(JSON, st.data(), JSON)
def test_laws_hold_at_any_place(content: Any, data: st.DataObject, value: Any) -> None:
    """What is there passes its test; removed and added it is back; replaced it is replaced."""
    found = places(content)
    if not found:
        return
    steps = data.draw(st.sampled_from(found))
    path, there = pointer(steps), at(content, steps)
    same = {"op": "test", "path": path, "value": there}
    assert after(content, same) == content
    back = after(content, same, {"op": "remove", "path": path}, {**same, "op": "add"})
    assert back == content
    replaced = after(content, {"op": "replace", "path": path, "value": value})
    assert at(replaced, steps) == value
    copied = after({"x": content}, {"op": "copy", "from": f"/x{path}", "path": "/y"})
    assert copied == {"x": content, "y": there}
    moved = after({"x": content}, {"op": "move", "from": "/x", "path": "/y"})
    assert moved == {"y": content}


ITEMS = {"wishes": [{"id": "a", "weight": 1}, {"id": "b", "weight": 2}, {"id": "c", "weight": 2}]}


def test_filter_names_the_one_item_wherever_it_stands() -> None:
    """By id, by a number, and the last step of a removal."""
    heavier = {"op": "replace", "path": "/wishes/[id=b]/weight", "value": 9}
    assert after(ITEMS, heavier)["wishes"][1] == {"id": "b", "weight": 9}
    turned = {"wishes": ITEMS["wishes"][::-1]}
    assert after(turned, heavier)["wishes"][1] == {"id": "b", "weight": 9}
    assert (
        after(ITEMS, {"op": "remove", "path": "/wishes/[weight=1]"})["wishes"]
        == ITEMS["wishes"][1:]
    )


@pytest.mark.parametrize(
    ("operation", "what"),
    [
        ({"op": "remove", "path": "/wishes/[id=d]"}, "no item"),
        ({"op": "remove", "path": "/wishes/[weight=2]"}, "2 items"),
        ({"op": "remove", "path": "/wishes/first"}, "no position"),
        ({"op": "remove", "path": "/wishes/7"}, "nothing at /wishes/7"),
        ({"op": "add", "path": "/wishes/9", "value": 1}, "shorter"),
        ({"op": "add", "path": "/wishes/0/id/x", "value": 1}, "single value"),
        ({"op": "remove", "path": ""}, "whole problem"),
        ({"op": "move", "from": "/wishes", "path": "/wishes/0"}, "into itself"),
        ({"op": "test", "path": "/wishes/0/weight", "value": True}, "is 1 and not true"),
        ({"op": "replace", "path": "/other", "value": 1}, "nothing at /other"),
    ],
)
def test_what_cannot_be_done_is_told_in_words(operation: dict[str, Any], what: str) -> None:
    """The second operation fails: its number, the sentence, and no half-done result."""
    with pytest.raises(InvalidInput) as refused:
        after(ITEMS, {"op": "test", "path": "", "value": ITEMS}, operation)
    (finding,) = refused.value.findings
    assert finding.path.startswith("/1/")
    assert what in finding.message
    assert finding.advice


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        [{"op": "increase", "path": "/a"}],
        [{"op": "add", "path": "/a"}],
        [{"op": "remove", "path": "a"}],
        [{"op": "remove", "path": "/a"}] * (MOST_OPERATIONS + 1),
    ],
)
def test_no_patch(wrong: list[Any]) -> None:
    """An empty one, an unknown operation, a missing value, no pointer, too many."""
    with pytest.raises(ValidationError):
        OPERATIONS.validate_python(wrong)
