"""Courses at rest: another process begins with what this one would; bad bytes are refused."""

import json
import zlib

import pytest

from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult
from optimizer.master.courses import courses_of, packed, unpacked
from optimizer.master.reuse import Start
from optimizer.optimise import carried, carrying, solve
from tests.generators.features import PROFILES
from tests.generators.small_problems import random_problem

PARAMETERS = SolveParameters(workers=1)
SEEDS = range(9600, 9600 + len(PROFILES))


def _solved(seed: int) -> SolveResult:
    return solve(random_problem(seed, profile=PROFILES[seed % len(PROFILES)]), PARAMETERS)


def _elsewhere(result: SolveResult) -> SolveResult:
    """The result as another process reads it: from its text and its courses."""
    return carrying(SolveResult.model_validate_json(result.model_dump_json()), carried(result))


def test_another_process_begins_with_the_same() -> None:
    """Itineraries, courses and cuts are those that the process itself would begin with."""
    days = 0
    for seed in SEEDS:
        result = _solved(seed)
        here, there = Start.of(result), Start.of(_elsewhere(result))
        assert (here.trips, here.days, here.subsets) == (there.trips, there.days, there.subsets)
        assert carried(_elsewhere(result)) == carried(result)
        days += len(here.days)
    assert days > 100, "the problems keep something"


def test_the_answer_is_the_same_bytes_warm_and_carried() -> None:
    """Verdict, goals, itinerary, score and unmet wishes; only the provenance differs."""
    for seed in SEEDS:
        problem = random_problem(seed, profile=PROFILES[seed % len(PROFILES)])
        cold = solve(problem, PARAMETERS)
        warm = solve(problem, PARAMETERS, start=_elsewhere(cold))
        fields = {"provenance"}
        assert warm.model_dump_json(exclude=fields) == cold.model_dump_json(exclude=fields)


def test_a_result_without_courses_keeps_none() -> None:
    """What came from a file has nothing to take along but its itineraries."""
    result = SolveResult.model_validate_json(_solved(SEEDS[0]).model_dump_json())
    assert unpacked(carried(result)) == courses_of(())


def _content() -> dict[str, object]:
    day = ["2027-05-11", "park", "park", None, None, None, [["visit", "demo"]]]
    return {"format": 1, "days": [day], "subsets": [["a", "b", "c"]]}


def _zipped(content: object) -> bytes:
    return zlib.compress(json.dumps(content).encode())


def test_what_was_packed_is_unpacked() -> None:
    """Byte for byte there and back."""
    data = packed(unpacked(_zipped(_content())))
    assert packed(unpacked(data)) == data


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no zip at all",
        packed(courses_of(()))[:-3],
        zlib.compress(b"{"),
        zlib.compress(b"\xff\xfe"),
        _zipped([]),
        _zipped({}),
        _zipped(_content() | {"format": 2}),
        _zipped(_content() | {"days": [["2027-05-11"]]}),
        _zipped(_content() | {"days": [["May", "a", "b", None, None, None, []]]}),
        _zipped(_content() | {"days": [["2027-05-11", 1, "b", None, None, None, []]]}),
        _zipped(_content() | {"subsets": [[1, 2, 3]]}),
    ],
)
def test_other_bytes_are_refused(data: bytes) -> None:
    """Cut off, not packed, of another format or shape: a ValueError, nothing else."""
    with pytest.raises(ValueError):
        unpacked(data)


def test_bytes_that_unpack_to_too_much_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file cannot fill the memory; at the limit itself all is well."""
    data = _zipped(_content())
    size = len(zlib.decompress(data))
    monkeypatch.setattr("optimizer.master.courses.MOST_BYTES", size)
    assert len(unpacked(data).courses) == 1
    monkeypatch.setattr("optimizer.master.courses.MOST_BYTES", size - 1)
    with pytest.raises(ValueError, match="too many"):
        unpacked(data)
