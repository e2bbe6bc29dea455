"""Running tasks: each answered once, the lost ones again, the deadly one given up in words."""

import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError
from functools import cache

import pytest

from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult, Verdict
from scenarios.replay.keys import software
from scenarios.replay.running import AHEAD, ATTEMPTS, ClusterLost, run
from scenarios.replay.solving import Answer, Task
from tests.builders.small import small_problem
from tests.report.results import result
from tests.scenarios.replay.pools_faked import BrittlePool, InlinePool

KEYS = tuple("abcdefgh")


@cache
def _problem() -> Problem:
    return small_problem()


def _task(key: str) -> Task:
    return Task(key, _problem(), SolveParameters())


def _tasks() -> Iterator[Task]:
    return (_task(key) for key in KEYS)


def _through(pool: BrittlePool) -> Iterator[Answer]:
    return run(_tasks(), pool, threading.Event(), on_wait=pool.settle)


def _with(found: SolveResult) -> InlinePool:
    return InlinePool(lambda task: Answer(task.key, software(), found))


def test_every_task_is_answered_once() -> None:
    """In a pool of any width."""
    for width in (1, 3):
        pool = InlinePool(lambda task: Answer(task.key, software(), result()), width)
        answers = list(run(_tasks(), pool, threading.Event()))
        assert sorted(one.key for one in answers) == list(KEYS)
        assert pool.handed == list(KEYS)
        assert not pool.restarts


def test_tasks_are_made_no_earlier_than_they_can_be_handed_over() -> None:
    """Problems are large: only a few wait in the pool."""
    made: list[str] = []

    def tasks() -> Iterator[Task]:
        for key in KEYS:
            made.append(key)
            yield _task(key)

    for number, _ in enumerate(run(tasks(), _with(result()), threading.Event()), start=1):
        assert len(made) <= number + AHEAD


@pytest.mark.parametrize("deadly", [{"a"}, {"d"}, {"h"}, {"b", "c"}, set(KEYS)])
def test_a_deadly_task_is_given_up_and_the_others_are_answered(deadly: set[str]) -> None:
    """After its third process; those that died with it are answered all the same."""
    pool = BrittlePool(deadly)
    answers = {one.key: one for one in _through(pool)}
    assert set(answers) == set(KEYS)
    failed = {key for key, one in answers.items() if one.failure != "answered"}
    assert failed == deadly
    begun = [key for batch in pool.batches for key in batch]
    for key in KEYS:
        assert begun.count(key) <= ATTEMPTS
        assert begun.count(key) == ATTEMPTS if key in deadly else True
    assert pool.restarts == sum(bool(set(batch) & deadly) for batch in pool.batches)


def test_a_suspect_goes_alone() -> None:
    """Whoever was in a pool that broke is never again together with others."""
    pool = BrittlePool({"a"}, width=3)
    list(_through(pool))
    suspects: set[str] = set()
    for batch in pool.batches:
        assert len(batch) == 1 or not suspects & set(batch)
        suspects |= set(batch) if "a" in batch else set()


def test_what_a_pool_raises_becomes_words() -> None:
    """One task fails, the others are answered."""

    def solve(task: Task) -> Answer:
        if task.key == "c":
            raise RuntimeError("out of luck")
        return Answer(task.key, software(), result())

    answers = {one.key: one for one in run(_tasks(), InlinePool(solve), threading.Event())}
    assert answers["c"].failure == "RuntimeError: out of luck"
    assert all(one.result for key, one in answers.items() if key != "c")


def test_an_answer_of_other_software_is_no_answer() -> None:
    """A worker with another version would answer another question."""
    pool = InlinePool(lambda task: Answer(task.key, {"paamaja": "0.0.9"}, result()))
    (answer,) = run([_task("a")], pool, threading.Event())
    assert answer.result is None
    assert "other software" in (answer.failure or "")


@pytest.mark.parametrize(
    ("verdict", "kept"),
    [
        (Verdict.OPTIMAL, True),
        (Verdict.INFEASIBLE, True),
        (Verdict.FEASIBLE, False),
        (Verdict.UNKNOWN, False),
    ],
)
def test_after_a_stop_only_proofs_count(verdict: Verdict, kept: bool) -> None:
    """What was cut short is not taken for an answer, and nothing more is begun."""
    stop = threading.Event()

    def solve(task: Task) -> Answer:
        stop.set()
        return Answer(task.key, software(), result(verdict))

    pool = InlinePool(solve)
    answers = list(run(_tasks(), pool, stop))
    assert pool.is_stopped
    assert len(pool.handed) <= AHEAD
    assert sorted(one.key for one in answers) == (pool.handed if kept else [])


def test_a_scheduler_that_gives_up_is_told_of() -> None:
    """Not as a failure of a scenario: it can be solved elsewhere."""

    def solve(task: Task) -> Answer:
        raise CancelledError

    with pytest.raises(ClusterLost):
        list(run(_tasks(), InlinePool(solve), threading.Event()))
