"""The kinds of jobs, with the real solver on a small problem."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from api.jobs.kinds import KINDS, Course, kind_named
from api.jobs.kinds import plan as planning
from api.jobs.running.local import LocalPlace
from api.jobs.running.place import Answered, Order
from optimizer.check import check
from optimizer.domain.explanations import Explanation, Frontier
from optimizer.domain.progress import Progress
from optimizer.domain.result import SolveResult, Verdict
from optimizer.optimise import solve
from tests.api.jobs.test_places import LIMITS, Onlooker
from tests.builders.small import small_problem

PROBLEM = small_problem()
CONTENT = json.loads(PROBLEM.model_dump_json())
SHIPPED = [name for name in ("plan", "explanation", "frontier") if name in KINDS]


@pytest.fixture(scope="module")
def solved() -> tuple[SolveResult, list[dict[str, Any]]]:
    """The small problem's result, and the steps that the solve told, as they are stored."""
    steps: list[Progress] = []
    result = solve(PROBLEM, on_progress=steps.append)
    return result, [json.loads(step.model_dump_json()) for step in steps]


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course that hears nothing and is not stopped."""
    return Course(lambda step: None, threading.Event(), str(tmp_path))


def request_of(kind: str, result: SolveResult) -> dict[str, Any]:
    """A request of each kind for the small problem."""
    parameters = {"time_limit_seconds": 60, "seed": 3}
    content: dict[str, Any] = {"problem": CONTENT, "parameters": parameters}
    if kind == "explanation":
        content["result"] = json.loads(result.model_dump_json())
    return content


def plain(result: SolveResult) -> dict[str, Any]:
    """A result without its provenance."""
    return result.model_dump(mode="json", exclude={"provenance"})


@pytest.mark.parametrize("kind", SHIPPED)
def test_every_kind_asks_for_its_time(kind: str, solved: Any) -> None:
    """Time and threads are those of its parameters."""
    room = kind_named(kind)
    asked = room.asked(room.read(request_of(kind, solved[0])))
    assert (asked.seconds, asked.threads) == (60, 2)


@pytest.mark.parametrize("kind", SHIPPED)
def test_no_kind_lets_a_request_name_a_folder(kind: str, solved: Any) -> None:
    """Unknown fields are refused, and where cases are saved is one."""
    content = request_of(kind, solved[0])
    content["parameters"]["dump_folder"] = "/tmp"
    with pytest.raises(ValidationError, match="dump_folder"):
        kind_named(kind).read(content)


def test_a_plan_is_what_the_library_solves(course: Course, solved: Any) -> None:
    """The same bytes, provenance apart."""
    content = planning.work(planning.read(request_of("plan", solved[0])), course)
    result = SolveResult.model_validate(content)
    assert result.verdict is Verdict.OPTIMAL
    assert plain(result) == plain(solved[0])


def test_an_explanation_explains_every_unmet_wish(course: Course, solved: Any) -> None:
    """As the library does."""
    room = kind_named("explanation")
    content = room.work(room.read(request_of("explanation", solved[0])), course)
    explanation = Explanation.model_validate(content)
    assert {one.wish for one in explanation.left_out} == {one.wish for one in solved[0].unmet}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"wishes": ["demo-wish"]}, "no wish that is left out 'demo-wish'"),
        ({"wishes": ["nothing"]}, "no wish that is left out 'nothing'"),
        ({"visits": ["drill"]}, "no visit in the plan 'drill'"),
    ],
)
def test_what_is_not_so_is_not_explained(
    solved: Any, fields: dict[str, Any], sentence: str
) -> None:
    """A job that could only fail is refused when it comes in."""
    with pytest.raises(ValidationError, match=sentence):
        kind_named("explanation").read(request_of("explanation", solved[0]) | fields)


def test_a_result_of_another_problem_is_not_explained(solved: Any) -> None:
    """Its hash tells."""
    content = request_of("explanation", solved[0])
    content["result"]["provenance"]["problem_hash"] = "1" * 64
    with pytest.raises(ValidationError, match="another version of the problem"):
        kind_named("explanation").read(content)


@pytest.mark.parametrize("days", [False, True])
def test_a_frontier_has_its_points(course: Course, solved: Any, days: bool) -> None:
    """And the numbers of days where they are asked for."""
    room = kind_named("frontier")
    content = room.work(room.read(request_of("frontier", solved[0]) | {"days": days}), course)
    found = Frontier.model_validate(content)
    assert found.points
    assert bool(found.by_days) is days


# --- salvage -------------------------------------------------------------------------------------
def test_what_was_told_of_a_plan_becomes_a_feasible_result(solved: Any) -> None:
    """Cut off anywhere: nothing before the first plan, then one that keeps every rule.

    It never claims to be the best, its values are its own, and its bounds were told.
    """
    result, steps = solved
    request = request_of("plan", result)
    for cut in range(len(steps) + 1):
        content = planning.salvaged(request, steps[:cut])
        told = any(step["itinerary"] for step in steps[:cut])
        assert (content is not None) is told
        if content is None:
            continue
        kept = SolveResult.model_validate(content)
        assert kept.verdict is Verdict.FEASIBLE
        assert kept.itinerary is not None
        assert check(PROBLEM, kept.itinerary) == ()
        for tier, best in zip(kept.tiers, result.tiers, strict=False):
            assert tier.name == best.name
            assert tier.value is not None
            assert tier.bound is not None
            better = max if tier.name == "points" else min
            assert better(tier.bound, tier.value) == tier.bound


def test_a_plan_that_does_not_keep_the_rules_is_not_salvaged(solved: Any) -> None:
    """Nor one of another problem, nor what cannot be read as a step."""
    result, steps = solved
    (first,) = [step for step in steps if step["itinerary"]][:1]
    foreign = json.loads(json.dumps(first))
    foreign["itinerary"]["problem_hash"] = "1" * 64
    broken = json.loads(json.dumps(first))
    broken["itinerary"]["days"] = broken["itinerary"]["days"][:1]
    for told in (foreign, broken, {"phase": "queued"}):
        assert planning.salvaged(request_of("plan", result), [told]) is None


def test_a_plan_is_begun_again_with_the_best_of_the_attempt_before(solved: Any) -> None:
    """And the answer is the same as without it."""
    result, steps = solved
    request = request_of("plan", result)
    assert planning.resumed(request, []) == request
    again = planning.resumed(request, steps[: len(steps) // 2])
    course = Course(lambda step: None, threading.Event(), "out")
    answer = SolveResult.model_validate(planning.work(planning.read(again), course))
    assert plain(answer) == plain(result)


# --- in a process of its own ---------------------------------------------------------------------
@pytest.fixture(scope="module")
def solving_place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalPlace]:
    """A place that is warm for every kind."""
    modules = sorted({KINDS[name] for name in SHIPPED})
    place = LocalPlace(tmp_path_factory.mktemp("work"), modules)
    yield place
    place.close()


def test_a_process_plans(solving_place: LocalPlace, solved: Any) -> None:
    """Steps and result come over the wire as the library gives them."""
    onlooker = Onlooker()
    limits = LIMITS.model_copy(update={"memory_bytes": 2_000_000_000})
    content = request_of("plan", solved[0])
    ending = solving_place.run(Order("job/1", KINDS["plan"], content, 60, limits), onlooker)
    assert isinstance(ending, Answered)
    assert plain(SolveResult.model_validate(ending.result)) == plain(solved[0])
    assert onlooker.steps[-1].phase == "done"
    assert any(step.itinerary is not None for step in onlooker.steps)
    dumped = ending.result["provenance"]["parameters"]["dump_folder"]
    assert not Path(dumped).is_absolute()
