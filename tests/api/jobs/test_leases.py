"""Leases: one worker has a job, alone may end it, and ends it once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from api.jobs.events import PHASE, News
from api.jobs.faults import FaultCode, fault
from api.jobs.leases import Lease, LeaseLost, beat, finish, give_back, process_lost
from api.jobs.states import MOVES, WrongMove, move
from api.store import NotFound
from api.store.tables.jobs import Job, JobState
from api.store.tables.plans import Plan
from tests.api.jobs import acting
from tests.api.jobs.desk import Desk
from tests.api.set_clock import SetClock

CRASH = fault(FaultCode.PROCESS_LOST, how="signal 9")

ACTS: dict[str, Callable[[Desk, Lease], Any]] = {
    "beat": lambda desk, lease: desk.write(beat, lease, 30.0),
    "finish": lambda desk, lease: desk.write(finish, lease, JobState.DONE, {"by": lease.owner}),
    "fail": lambda desk, lease: desk.write(finish, lease, JobState.FAILED, None, CRASH),
    "give back": lambda desk, lease: desk.write(give_back, lease),
    "lose": lambda desk, lease: desk.write(process_lost, lease, CRASH, 3),
}
"""Everything that a worker does with a job it holds."""


def test_a_job_runs_and_is_done(desk: Desk, clock: SetClock) -> None:
    """Times, states and events follow each other without a gap."""
    job_id = desk.hand_in()
    lease = desk.claim()
    job = desk.job(job_id)
    assert (job.state, job.attempt, job.lease_owner) == (JobState.RUNNING, 1, "worker-a")
    clock.move(seconds=5)
    desk.write(beat, lease, 30.0, [News(PHASE, {"phase": "search"})])
    clock.move(seconds=5)
    desk.write(finish, lease, JobState.DONE, {"verdict": "OPTIMAL"})
    job = desk.job(job_id)
    assert (job.state, job.result, job.error) == (JobState.DONE, {"verdict": "OPTIMAL"}, None)
    assert job.started_at is not None
    assert job.ended_at is not None
    assert (job.ended_at - job.started_at).total_seconds() == 10
    assert (job.lease_owner, job.lease_until) == (None, None)
    assert [(event.seq, event.data.get("phase", event.kind)) for event in desk.events(job_id)] == [
        (1, "queued"),
        (2, "taken-up"),
        (3, "search"),
        (4, "end"),
    ]


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("ending", ["finish", "fail"])
def test_after_its_end_nothing_more_happens_to_a_job(desk: Desk, ending: str, act: str) -> None:
    """It is ended once: no second result, no further event."""
    job_id = desk.hand_in()
    lease = desk.claim()
    ACTS[ending](desk, lease)
    before = (desk.job(job_id).result, len(desk.events(job_id)))
    with pytest.raises(LeaseLost):
        ACTS[act](desk, lease)
    assert (desk.job(job_id).result, len(desk.events(job_id))) == before


@pytest.mark.parametrize("act", ACTS)
def test_who_was_thought_dead_can_write_nothing(desk: Desk, act: str) -> None:
    """Neither while the job waits again nor while another has it, even one of the same name."""
    job_id = desk.hand_in()
    old = desk.claim("worker-a")
    desk.take_back(job_id)
    with pytest.raises(LeaseLost):
        ACTS[act](desk, old)
    new = desk.claim("worker-a")
    with pytest.raises(LeaseLost):
        ACTS[act](desk, old)
    desk.write(finish, new, JobState.DONE, {"by": "new"})
    assert desk.job(job_id).result == {"by": "new"}
    assert desk.kinds(job_id).count("end") == 1


def test_two_that_end_a_job_at_once_end_it_once(desk: Desk) -> None:
    """One of them is told that the job is not its own."""
    job_id = desk.hand_in()
    lease, outcomes = desk.claim(), []
    begin = threading.Barrier(4)

    def run(n: int) -> None:
        begin.wait()
        try:
            desk.write(finish, lease, JobState.DONE, {"by": n})
            outcomes.append(n)
        except LeaseLost:
            outcomes.append(None)

    threads = [threading.Thread(target=run, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (winner,) = [n for n in outcomes if n is not None]
    assert desk.job(job_id).result == {"by": winner}
    assert desk.kinds(job_id).count("end") == 1


def test_no_two_workers_take_the_same_job(desk: Desk) -> None:
    """Twelve jobs, four that claim at once: each job is claimed once, and none is left."""
    jobs = {desk.hand_in(("tell", n)) for n in range(12)}
    claimed: list[str] = []

    def run(owner: str) -> None:
        while lease := desk.claim_any(owner):
            claimed.append(lease.job_id)

    threads = [threading.Thread(target=run, args=(f"worker-{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(claimed) == sorted(jobs)


def test_what_is_given_back_waits_again_and_nobody_is_to_blame(desk: Desk) -> None:
    """However often: a worker that is restarted every hour costs a job no attempt."""
    job_id = desk.hand_in()
    for _ in range(10):
        desk.write(give_back, desk.claim())
        assert desk.state(job_id) is JobState.QUEUED
    assert desk.job(job_id).error is None
    assert desk.claim().attempt == 11


def test_after_the_last_attempt_a_job_has_failed(desk: Desk) -> None:
    """Lost with its worker or with its process, it is tried three times, and then says why not."""
    job_id = desk.hand_in()
    desk.claim()
    desk.take_back(job_id)
    desk.write(process_lost, desk.claim(), CRASH, 3)
    assert desk.state(job_id) is JobState.QUEUED
    desk.claim()
    desk.take_back(job_id)
    job = desk.job(job_id)
    assert job.state is JobState.FAILED
    assert (job.error["code"], job.error["times"]) == ("worker-lost", 3)
    assert "3 time(s)" in job.error["message"]["en"]
    assert desk.events(job_id)[-1].data["error"] == job.error


def test_a_job_that_goes_well_at_last_has_no_error(desk: Desk) -> None:
    """What was lost before is in its events."""
    job_id = desk.hand_in()
    desk.claim()
    desk.take_back(job_id)
    assert desk.job(job_id).error["code"] == "worker-lost"
    desk.write(finish, desk.claim(), JobState.DONE, {})
    assert desk.job(job_id).error is None
    told = [event.data["error"] for event in desk.events(job_id) if event.data.get("error")]
    assert [error["code"] for error in told] == ["worker-lost"]


def test_a_failed_job_keeps_the_best_it_had_told(desk: Desk) -> None:
    """Lost for the last time, it still has what was found."""
    job_id = desk.hand_in()
    told = [News("bound", {"phase": "search", "value": 7})]
    desk.write(process_lost, desk.claim(), CRASH, 1, told)
    job = desk.job(job_id)
    assert (job.state, job.result) == (JobState.FAILED, acting.result(None, 7))


def test_the_answer_of_a_plan_is_written_with_its_end(desk: Desk) -> None:
    """Result and verdict are there as soon as the job has ended, and never change."""
    plan_id = desk.plan()
    desk.hand_in(plan_id=plan_id)
    lease = desk.claim()
    desk.write(lambda session: setattr(session.get(Job, lease.job_id), "kind", "plan"))
    desk.write(finish, lease, JobState.DONE, {"verdict": "OPTIMAL"})
    with desk.store.reading() as session:
        plan = session.get(Plan, plan_id)
        assert plan is not None
        assert (plan.verdict, plan.result) == ("OPTIMAL", {"verdict": "OPTIMAL"})
        assert plan.ended_at == desk.job(lease.job_id).ended_at


# --- stopping ------------------------------------------------------------------------------------
def test_a_waiting_job_that_is_stopped_ends_at_once(desk: Desk) -> None:
    """Nobody takes it up."""
    job_id = desk.hand_in()
    desk.stop(job_id)
    assert desk.state(job_id) is JobState.STOPPED
    assert desk.kinds(job_id) == ["phase", "end"]
    assert desk.claim_any() is None


def test_a_worker_hears_of_a_stop_with_its_next_beat(desk: Desk) -> None:
    """The job ends when the worker says so."""
    job_id = desk.hand_in()
    lease = desk.claim()
    assert desk.write(beat, lease, 30.0) is False
    desk.stop(job_id)
    assert desk.state(job_id) is JobState.RUNNING
    assert desk.write(beat, lease, 30.0) is True
    desk.write(finish, lease, JobState.STOPPED, {"best": 1})
    assert desk.job(job_id).result == {"best": 1}


def test_an_ended_job_cannot_be_stopped_any_more(desk: Desk) -> None:
    """It stays as it ended, and its last event stays the last."""
    job_id = desk.hand_in()
    desk.write(finish, desk.claim(), JobState.DONE, {})
    desk.stop(job_id)
    assert desk.state(job_id) is JobState.DONE
    assert desk.kinds(job_id)[-1] == "end"


def test_a_job_to_be_stopped_whose_worker_is_lost_ends_with_its_best(desk: Desk) -> None:
    """It is not begun again for a user who wants it stopped."""
    job_id = desk.hand_in()
    desk.write(beat, desk.claim(), 30.0, [News("bound", {"phase": "search", "value": 7})])
    desk.stop(job_id)
    desk.take_back(job_id)
    job = desk.job(job_id)
    assert (job.state, job.result["told"], job.error) == (JobState.STOPPED, 7, None)


def test_a_job_that_waits_again_keeps_its_best_when_it_is_stopped(desk: Desk) -> None:
    """What an attempt had told before it was lost is not lost with it."""
    job_id = desk.hand_in()
    desk.write(give_back, desk.claim(), [News("bound", {"phase": "search", "value": 7})])
    desk.stop(job_id)
    job = desk.job(job_id)
    assert (job.state, job.result["told"]) == (JobState.STOPPED, 7)


def test_no_job_no_stop(desk: Desk) -> None:
    """There has to be one."""
    with pytest.raises(NotFound):
        desk.stop("nowhere")


# --- states --------------------------------------------------------------------------------------
@pytest.mark.parametrize("origin", JobState)
@pytest.mark.parametrize("target", JobState)
def test_a_job_moves_only_where_there_is_a_way(origin: JobState, target: JobState) -> None:
    """Every pair of states: a way of the table is gone, any other refused."""
    job = Job(id="j", state=origin)
    if target in MOVES[origin]:
        move(job, target)
        assert job.state is target
    else:
        with pytest.raises(WrongMove):
            move(job, target)
        assert job.state is origin
