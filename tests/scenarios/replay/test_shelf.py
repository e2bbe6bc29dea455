"""The shelf: what was put there comes back, and nothing else is taken for it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult, Verdict
from optimizer.optimise import solve
from scenarios.replay.keys import key_of, software
from scenarios.replay.shelf import Shelf, write_durably
from tests.scenarios.replay.files_written import trip

PARAMETERS = SolveParameters(workers=1, time_limit_seconds=60.0)
KEY = "k" * 32


@pytest.fixture(scope="module")
def solved() -> SolveResult:
    """The small trip, proved best."""
    found = solve(trip(), PARAMETERS)
    assert found.verdict is Verdict.OPTIMAL
    return found


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """An empty one."""
    made = Shelf(tmp_path / "replay")
    made.prepare()
    return made


def test_what_was_put_comes_back(shelf: Shelf, solved: SolveResult) -> None:
    """The result, its problem and its courses, each equal to the byte."""
    shelf.put(KEY, trip(), solved)
    shelf.put_courses(KEY, b"courses")
    assert shelf.result(KEY, trip(), PARAMETERS) == solved
    assert shelf.problem(trip().content_hash) == trip()
    assert shelf.courses(KEY) == b"courses"


def test_nothing_is_there_before(shelf: Shelf) -> None:
    """No result, no problem, no courses."""
    assert shelf.result(KEY, trip(), PARAMETERS) is None
    assert shelf.problem("0" * 64) is None
    assert shelf.courses(KEY) is None


def _cut(text: str) -> str:
    return text[: len(text) // 2]


def _worth_more(text: str) -> str:
    """One point too many for a wish, as somebody might wish."""
    found = SolveResult.model_validate_json(text)
    assert found.score
    key, points = next(iter(found.score.points_by_wish.items()))
    terms = found.score.points_by_wish | {key: points + 1}
    score = found.score.model_copy(update={"points_by_wish": terms})
    return found.model_copy(update={"score": score}).model_dump_json()


def _visit_moved(text: str) -> str:
    """A visit a minute earlier than the plan has it."""
    found = SolveResult.model_validate_json(text).model_dump(mode="json")
    items = [item for day in found["itinerary"]["days"] for item in day["items"]]
    visit = next(item for item in items if item["kind"] == "visit")
    visit["start"] -= 1
    return SolveResult.model_validate(found).model_dump_json()


def _of_another(text: str) -> str:
    return text.replace(trip().content_hash, "0" * 64)


@pytest.mark.parametrize("spoil", [_cut, _worth_more, _visit_moved, _of_another, lambda text: ""])
def test_a_result_that_was_tampered_with_is_not_taken(
    shelf: Shelf, solved: SolveResult, spoil: Callable[[str], str]
) -> None:
    """Cut off, worth more than it is, against the rules, of another problem, or empty."""
    shelf.put(KEY, trip(), solved)
    place = shelf.result_path(KEY)
    place.write_text(spoil(place.read_text(encoding="utf-8")), encoding="utf-8")
    assert shelf.result(KEY, trip(), PARAMETERS) is None


@pytest.mark.parametrize(
    ("verdict", "limit", "taken"),
    [
        (Verdict.OPTIMAL, 600.0, True),
        (Verdict.FEASIBLE, 60.0, True),
        (Verdict.FEASIBLE, 59.0, True),
        (Verdict.FEASIBLE, 60.1, False),
    ],
)
def test_what_is_not_proved_counts_for_as_long_as_it_took(
    shelf: Shelf, solved: SolveResult, verdict: Verdict, limit: float, taken: bool
) -> None:
    """With more time another solve may know more; a proof is a proof."""
    shelf.put(KEY, trip(), solved.model_copy(update={"verdict": verdict}))
    asked = PARAMETERS.model_copy(update={"time_limit_seconds": limit})
    assert (shelf.result(KEY, trip(), asked) is not None) is taken


def test_what_a_killed_run_began_to_write_is_cleared_away(tmp_path: Path) -> None:
    """A partial file is never taken for a whole one, and does not stay."""
    shelf = Shelf(tmp_path)
    shelf.prepare()
    partial = shelf.result_path(KEY).with_name(f".{KEY}.json.1.part")
    partial.write_text("{", encoding="utf-8")
    assert shelf.result(KEY, trip(), PARAMETERS) is None
    shelf.prepare()
    assert not partial.exists()


def test_a_write_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk: the error is told, what was there stays, nothing partial is left."""
    place = tmp_path / "file"
    write_durably(place, b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_durably(place, b"new")
    assert place.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize(
    ("change", "is_same"),
    [
        ({}, True),
        ({"workers": 7}, True),
        ({"dump_folder": "elsewhere"}, True),
        ({"time_limit_seconds": 5.0}, True),
        ({"seed": 1}, False),
        ({"alternatives": 2}, False),
    ],
)
def test_the_key_is_of_what_the_answer_depends_on(change: dict[str, Any], is_same: bool) -> None:
    """Not of how fast it is solved or where faults go; how long it may take is looked at apart."""
    other = PARAMETERS.model_copy(update=change)
    keys = {key_of("0" * 64, one, warm=True, made_by=software()) for one in (PARAMETERS, other)}
    assert (len(keys) == 1) is is_same


def test_problem_software_and_start_have_other_keys() -> None:
    """Each of them alone."""
    made_by = dict(software())
    keys = {
        key_of("0" * 64, PARAMETERS, warm=True, made_by=made_by),
        key_of("1" * 64, PARAMETERS, warm=True, made_by=made_by),
        key_of("0" * 64, PARAMETERS, warm=False, made_by=made_by),
        *(
            key_of("0" * 64, PARAMETERS, warm=True, made_by=made_by | {name: "other"})
            for name in made_by
        ),
    }
    assert len(keys) == 3 + len(made_by)
    assert {"paamaja", "ortools", "numba", "source"} <= set(made_by)
