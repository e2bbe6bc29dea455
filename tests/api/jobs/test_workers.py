"""Workers: jobs go through real processes to their ends, and faults of any of them are outlived."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from api.clock import SystemClock
from api.jobs.faults import FaultCode
from api.jobs.leases import claim
from api.jobs.limits import Limits, Queueing
from api.jobs.running.local import LocalPlace
from api.jobs.running.place import Answered, Ending, Order, Place, Watcher
from api.jobs.worker import Worker
from api.store import Store
from api.store.tables.jobs import JobState
from tests.api.jobs import acting
from tests.api.jobs.desk import Desk

LIMITS = Limits(overtime_seconds=60, grace_seconds=60, memory_bytes=400_000_000)


@contextmanager
def working(
    store: Store,
    *places: Place,
    queueing: Queueing | None = None,
    patience: float = 60.0,
    until_empty: bool = False,
) -> Iterator[threading.Event]:
    """A worker at work in a thread; gives the event that stops it, and waits until it has."""
    stop = threading.Event()
    worker = Worker(store, places, queueing, patience=patience, until_empty=until_empty)
    thread = threading.Thread(target=worker.run, args=(stop,))
    thread.start()
    try:
        yield stop
    finally:
        if not until_empty:
            stop.set()
        thread.join(120)
        assert not thread.is_alive()


def worked_off(desk: Desk, place: Place, queueing: Queueing | None = None) -> None:
    """Everything that waits is worked off."""
    with working(desk.store, place, queueing=queueing, until_empty=True):
        pass


@pytest.fixture
def far_away(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Lets the store be away, and be back."""
    from sqlalchemy.exc import OperationalError

    whole = {name: getattr(desk.store, name) for name in ("reading", "writing")}

    def away(*_: Any, **__: Any) -> Any:
        raise OperationalError("SELECT", {}, Exception("the server is gone"))

    def be(is_away: bool) -> None:
        for name, real in whole.items():
            monkeypatch.setattr(desk.store, name, away if is_away else real)

    return be


def test_a_job_goes_from_the_queue_to_its_end(desk: Desk, place: Place) -> None:
    """Its result is the process's, its events what it told."""
    job_id = desk.hand_in(("phase", "prepare"), ("tell", 5))
    worked_off(desk, place)
    job = desk.job(job_id)
    assert (job.state, job.result) == (JobState.DONE, acting.result(2, 5))
    told = [event.data.get("phase") or event.data["state"] for event in desk.events(job_id)]
    assert told == ["queued", "taken-up", "prepare", "search", "DONE"]


def test_many_jobs_in_two_places(desk: Desk, place: Place, tmp_path: Path) -> None:
    """Each is worked on once, whichever place it comes to."""
    marks, other = tmp_path / "marks", LocalPlace(tmp_path / "other", [acting.MODULE])
    jobs = [desk.hand_in(("tell", n), ("mark", str(marks))) for n in range(12)]
    with working(desk.store, place, other, until_empty=True):
        pass
    assert [desk.job(job_id).result["told"] for job_id in jobs] == list(range(12))
    assert len(marks.read_text().splitlines()) == 12


@pytest.mark.parametrize(
    ("act", "code", "attempts"),
    [
        (("raise", "no"), FaultCode.UNEXPECTED, 1),
        (("grow", 2000), FaultCode.MEMORY, 1),
        (("die", None), FaultCode.PROCESS_LOST, 2),
    ],
)
def test_a_job_that_breaks_has_failed_and_the_next_one_is_done(
    desk: Desk, place: Place, act: tuple[str, Any], code: FaultCode, attempts: int
) -> None:
    """With the best that it had told, and as many attempts as its fault deserves."""
    broken = desk.submit(desk.new(("tell", 3), act), LIMITS)
    whole = desk.hand_in(("tell", 4))
    worked_off(desk, place, Queueing(attempts=2))
    job = desk.job(broken)
    assert (job.state, job.error["code"], job.attempt) == (JobState.FAILED, code, attempts)
    assert job.result == acting.result(None, 3)
    assert desk.kinds(broken).count("end") == 1
    assert desk.state(whole) is JobState.DONE


def test_a_stopped_job_keeps_its_best(desk: Desk, place: Place) -> None:
    """The process hears of it and answers."""
    job_id = desk.submit(desk.new(("tell", 3), ("wait", 100), ("tell", 4)), LIMITS)
    with working(desk.store, place):
        desk.await_told(job_id, "bound")
        desk.stop(job_id)
        job = desk.await_end(job_id)
    assert (job.state, job.result["told"], job.error) == (JobState.STOPPED, 3, None)


def test_a_stopped_job_that_is_deaf_keeps_its_best_all_the_same(desk: Desk, place: Place) -> None:
    """It is cut off, and what it had told becomes its result."""
    limits = LIMITS.model_copy(update={"grace_seconds": 0.2})
    job_id = desk.submit(desk.new(("tell-deaf", 3)), limits)
    with working(desk.store, place):
        desk.await_told(job_id, "bound")
        desk.stop(job_id)
        job = desk.await_end(job_id)
    assert (job.state, job.result["told"], job.error) == (JobState.STOPPED, 3, None)


def test_a_worker_told_to_stop_lets_jobs_end(desk: Desk, place: Place) -> None:
    """Those at work, within its patience; those that wait stay in the queue."""
    first = desk.hand_in(("tell", 1), ("wait", 2.0))
    second = desk.hand_in(("tell", 2))
    with working(desk.store, place) as stop:
        desk.await_told(first, "bound")
        stop.set()
    assert (desk.state(first), desk.state(second)) == (JobState.DONE, JobState.QUEUED)


def test_a_worker_out_of_patience_gives_jobs_back(desk: Desk, place: Place) -> None:
    """The next worker begins with what the first had found, and nobody is to blame."""
    job_id = desk.hand_in(("tell", 1), ("wait", 100))
    with working(desk.store, place, patience=0.2):
        desk.await_told(job_id, "bound")
    job = desk.job(job_id)
    assert (job.state, job.error, job.lease_owner) == (JobState.QUEUED, None, None)


def test_an_attempt_begins_with_what_the_one_before_had_told(desk: Desk, tmp_path: Path) -> None:
    """The order of the second attempt is made of the request and of the events."""
    orders: list[Order] = []

    class Recorder:
        def run(self, order: Order, watcher: Watcher) -> Ending:
            orders.append(order)
            return Answered({})

        def close(self) -> None:
            """Nothing to end."""

    job_id = desk.hand_in(("tell", 1), ("die", None))
    worked_off(desk, LocalPlace(tmp_path, [acting.MODULE]), Queueing(attempts=1))
    assert desk.state(job_id) is JobState.FAILED
    job_id = desk.hand_in(("tell", 1), ("tell", 2), ("wait", 100))
    with working(desk.store, LocalPlace(tmp_path, [acting.MODULE]), patience=0.2):
        desk.await_told(job_id, "bound")
    worked_off(desk, Recorder())
    assert orders[0].name == f"{job_id}/2"
    assert orders[0].content["acts"][-1] == ["wait", 100]
    assert len(orders[0].content["acts"]) < 3


def test_a_dead_workers_job_is_taken_up_again(desk: Desk, place: Place) -> None:
    """A worker that claimed and never came back: another one does the work."""
    store = Store(desk.store.engine, SystemClock())
    job_id = desk.hand_in(("tell", 1))
    desk.claim("ghost", 1.0)
    with working(store, place, queueing=Queueing(lease_seconds=1.0)):
        job = desk.await_end(job_id)
    assert job.state is JobState.DONE
    assert job.attempt >= 2


def test_a_worker_that_lost_its_lease_leaves_the_job(desk: Desk, place: Place) -> None:
    """It writes neither events nor an end; who has the job now does."""
    job_id = desk.hand_in(("tell", 1), ("wait", 100), ("tell", 2))
    with working(desk.store, place):
        desk.await_told(job_id, "bound")
        desk.take_back(job_id)
        desk.write(claim, "other", 600.0)
        told = len(desk.events(job_id))
    job = desk.job(job_id)
    assert (job.state, job.lease_owner, job.attempt) == (JobState.RUNNING, "other", 2)
    assert len(desk.events(job_id)) == told


def test_a_store_that_is_away_for_a_while_costs_nothing(
    desk: Desk, place: Place, far_away: Callable[[bool], None]
) -> None:
    """Work goes on; its end is written down when the store is back; then the next job is taken."""
    job_id = desk.hand_in(("tell", 1), ("wait", 1.5), ("tell", 2))
    with working(desk.store, place):
        desk.await_told(job_id, "bound")
        far_away(True)
        threading.Event().wait(3.0)
        far_away(False)
        job = desk.await_end(job_id)
        after = desk.await_end(desk.hand_in(("tell", 3)))
    assert (job.state, job.attempt, job.result["told"]) == (JobState.DONE, 1, 2)
    assert after.state is JobState.DONE


def test_a_plan_that_is_deleted_while_it_is_made_is_left(desk: Desk, place: Place) -> None:
    """The worker notices and goes on with the next job."""
    from api.store.tables.plans import Plan

    plan_id = desk.plan()
    job_id = desk.hand_in(("tell", 1), ("wait", 100), plan_id=plan_id)
    with working(desk.store, place):
        desk.await_told(job_id, "bound")
        desk.write(lambda session: session.delete(session.get(Plan, plan_id)))
        after = desk.await_end(desk.hand_in(("tell", 3)))
    assert after.state is JobState.DONE
    assert desk.events(job_id) == []


class Faulty:
    """A place that raises the first time, and works after that."""

    def __init__(self, error: Exception) -> None:
        self._errors = [error]

    def run(self, order: Order, watcher: Watcher) -> Ending:
        """Raises once."""
        if self._errors:
            raise self._errors.pop()
        return Answered(acting.result(1, 1))

    def close(self) -> None:
        """Nothing to end."""


def test_a_machine_without_room_for_a_process_costs_an_attempt(desk: Desk) -> None:
    """It may pass, so the job is tried again."""
    job_id = desk.hand_in(("tell", 1))
    worked_off(desk, Faulty(OSError("no more processes")))
    job = desk.job(job_id)
    assert (job.state, job.attempt, job.error) == (JobState.DONE, 2, None)


def test_a_fault_of_the_program_itself_fails_its_job_and_no_other(desk: Desk) -> None:
    """The job says what it was, and the worker goes on."""
    first, second = desk.hand_in(("tell", 1)), desk.hand_in(("tell", 2))
    worked_off(desk, Faulty(RuntimeError("a fault of the program")))
    assert (desk.state(first), desk.state(second)) == (JobState.FAILED, JobState.DONE)
    assert "RuntimeError: a fault of the program" in desk.job(first).error["message"]["en"]


def test_an_end_that_cannot_be_written_down_is_a_failure(desk: Desk) -> None:
    """No job goes round for ever because of a result that the store does not take."""

    class Odd(Faulty):
        def run(self, order: Order, watcher: Watcher) -> Ending:
            """A result that is no JSON."""
            return Answered({"value": float("nan")})

    job_id = desk.hand_in(("tell", 1))
    worked_off(desk, Odd(OSError()))
    job = desk.job(job_id)
    assert (job.state, job.attempt, job.error["code"]) == (JobState.FAILED, 1, "unexpected")


def test_a_silent_workers_job_that_cannot_be_taken_back_has_failed(
    desk: Desk, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes no worker along, and the next job is done."""

    def odd(*_: Any) -> Any:
        raise KeyError("told")

    monkeypatch.setattr(acting, "salvaged", odd)
    job_id = desk.hand_in(("tell", 1))
    desk.claim("ghost", 1.0)
    with working(desk.store, place, queueing=Queueing(lease_seconds=1.0, attempts=1)):
        job = desk.await_end(job_id)
        after = desk.await_end(desk.hand_in(("tell", 2)))
    assert (job.state, job.error["code"], job.result) == (JobState.FAILED, "unexpected", None)
    assert after.state is JobState.DONE
