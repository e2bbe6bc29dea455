"""The queue: what it takes on, what it refuses and why, and that the same job comes in once."""

from __future__ import annotations

import datetime as dt
import threading
from typing import Any

import pytest
from sqlalchemy import insert

from api.jobs import (
    FaultCode,
    JobConflict,
    LimitExceeded,
    Limits,
    NewJob,
    QueueFull,
    Queueing,
    RequestWrong,
    StillRunning,
    figures,
    forget,
    job_with,
)
from api.jobs.kinds import UnknownKind
from api.jobs.leases import beat, finish
from api.store import NotFound
from api.store.tables.jobs import Job, JobState
from tests.api.jobs.desk import Desk
from tests.api.set_clock import SetClock
from tests.builders.small import small_problem


def test_a_job_comes_in_and_says_so(desk: Desk) -> None:
    """It waits, keeps its limits, and has told that it waits."""
    limits = Limits(memory_bytes=123_456_789)
    job = desk.job(desk.submit(desk.new(("tell", 1)), limits))
    assert (job.state, job.attempt, job.stop_requested) == (JobState.QUEUED, 0, False)
    assert Limits.model_validate(job.limits) == limits
    assert [(event.seq, event.kind, event.data) for event in desk.events(job.id)] == [
        (1, "phase", {"phase": "queued"})
    ]


def test_the_queue_is_full_at_its_length(desk: Desk) -> None:
    """The last one that fits comes in, the next one does not and hears when to try again."""
    queueing = Queueing(length=3)
    for n in range(3):
        desk.submit(desk.new(("tell", n)), queueing=queueing)
    with pytest.raises(QueueFull) as full:
        desk.submit(desk.new(("tell", 3)), queueing=queueing)
    assert (full.value.length, full.value.retry_after) == (3, 30)
    desk.claim()
    desk.submit(desk.new(("tell", 3)), queueing=queueing)


def test_the_wait_is_estimated_from_the_jobs_before(desk: Desk, clock: SetClock) -> None:
    """As long as jobs took lately, shared by those at work; a clock set back counts as no time."""
    for seconds in (30, 90, -1000):
        desk.hand_in(("tell", seconds))
        lease = desk.claim()
        clock.move(seconds=seconds)
        desk.write(finish, lease, JobState.DONE, {})
    for n in range(3):
        desk.hand_in(("tell", n))
    desk.claim(), desk.claim("worker-b")
    with pytest.raises(QueueFull) as full:
        desk.submit(desk.new(), queueing=Queueing(length=1))
    assert full.value.retry_after == 20


def test_however_many_ask_at_once_no_more_wait_than_may(desk: Desk) -> None:
    """Counting and adding are one step."""
    queueing, faults = Queueing(length=5), []

    def ask() -> None:
        for n in range(10):
            try:
                desk.submit(desk.new(("tell", n)), queueing=queueing)
            except QueueFull as full:
                faults.append(full)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with desk.store.reading() as session:
        assert figures(session).by_state[JobState.QUEUED] == 5
    assert len(faults) == 35


def test_ten_thousand_waiting_jobs_keep_their_order(desk: Desk, clock: SetClock) -> None:
    """A long queue is a queue: the first is taken up first, and the next one is refused."""
    made = [
        {
            "id": f"{n:026d}",
            "organisation_id": desk.host,
            "kind": "acting",
            "request": {"acts": [["tell", n]]},
            "limits": {},
            "state": JobState.QUEUED,
            "created_by": "test",
            "created_at": clock.now() - dt.timedelta(seconds=n),
        }
        for n in range(10_000)
    ]
    desk.write(lambda session: session.execute(insert(Job), made))
    assert [desk.claim().job_id for _ in range(3)] == [f"{9_999 - n:026d}" for n in range(3)]
    with pytest.raises(QueueFull):
        desk.submit(desk.new(), queueing=Queueing(length=9_997))
    desk.submit(desk.new(), queueing=Queueing(length=9_998))


@pytest.mark.parametrize(
    ("request_of", "limits", "code"),
    [
        ({"seconds": 61}, Limits(seconds=60), FaultCode.TIME),
        ({"threads": 5}, Limits(threads=4), FaultCode.THREADS),
        ({"acts": [["tell", 12345]]}, Limits(request_bytes=20), FaultCode.REQUEST_SIZE),
    ],
)
def test_more_than_a_job_may_have_is_refused(
    desk: Desk, request_of: dict[str, Any], limits: Limits, code: FaultCode
) -> None:
    """Nothing is cut down unseen: the refusal says what was asked and what the limit is."""
    with pytest.raises(LimitExceeded) as refused:
        desk.submit(NewJob(desk.host, "acting", request_of), limits)
    assert refused.value.fault.code is code
    assert refused.value.fault.message.en != refused.value.fault.message.fi
    assert refused.value.fault.facts["asked"] > refused.value.fault.facts["limit"]


@pytest.mark.parametrize(
    ("request_of", "limits"),
    [
        ({"seconds": 60}, Limits(seconds=60)),
        ({"threads": 4}, Limits(threads=4)),
        ({"acts": []}, Limits(request_bytes=11)),
    ],
)
def test_exactly_what_a_job_may_have_is_taken_on(
    desk: Desk, request_of: dict[str, Any], limits: Limits
) -> None:
    """The other edge of each limit."""
    desk.submit(NewJob(desk.host, "acting", request_of), limits)


def test_what_cannot_be_read_is_not_taken_on(desk: Desk) -> None:
    """No job is accepted that is known to fail."""
    with pytest.raises(RequestWrong, match="acts"):
        desk.submit(NewJob(desk.host, "acting", {"acts": 7}))
    with pytest.raises(UnknownKind, match="known: acting, explanation, frontier, plan, sc"):
        desk.submit(NewJob(desk.host, "planning", {}))


def test_the_same_job_of_a_plan_comes_in_once(desk: Desk) -> None:
    """Asked again, also with its fields in another order, it is the one that is there."""
    plan = desk.plan()
    first = desk.hand_in(("tell", 1), plan_id=plan, seconds=5)
    same = NewJob(desk.host, "acting", {"seconds": 5, "acts": [["tell", 1]]}, plan)
    other = desk.new(("tell", 2), plan_id=plan, seconds=5)
    assert desk.submit(same) == first
    assert desk.submit(other) != first


def test_a_full_queue_still_knows_the_jobs_it_has(desk: Desk) -> None:
    """Who asks again because no answer came gets the job, not a refusal."""
    plan, queueing = desk.plan(), Queueing(length=1)
    new = desk.new(("tell", 1), plan_id=plan)
    assert desk.submit(new, queueing=queueing) == desk.submit(new, queueing=queueing)


def test_one_plan_is_made_by_one_job(desk: Desk) -> None:
    """The same request is the same job, however it ended; another request is a conflict."""
    problem = small_problem().model_dump(mode="json")
    plan = desk.plan()
    job = desk.submit(NewJob(desk.host, "plan", {"problem": problem}, plan))
    desk.stop(job)
    assert desk.submit(NewJob(desk.host, "plan", {"problem": problem}, plan)) == job
    other = {"problem": problem, "parameters": {"seed": 1}}
    with pytest.raises(JobConflict) as conflict:
        desk.submit(NewJob(desk.host, "plan", other, plan))
    assert conflict.value.job_id == job


def test_a_failed_question_may_be_asked_again(desk: Desk) -> None:
    """Of questions about a plan only those that came to something are remembered."""
    plan = desk.plan()
    new = desk.new(("tell", 1), plan_id=plan)
    first = desk.submit(new)
    desk.write(finish, desk.claim(), JobState.FAILED)
    again = desk.submit(new)
    assert again != first
    desk.write(finish, desk.claim(), JobState.DONE, {})
    assert desk.submit(new) == again


def test_where_a_case_is_saved_is_not_for_a_request_to_say(desk: Desk) -> None:
    """A folder of the machine is no option of a job."""
    problem = small_problem().model_dump(mode="json")
    request = {"problem": problem, "parameters": {"dump_folder": "/etc"}}
    with pytest.raises(RequestWrong, match="dump_folder"):
        desk.submit(NewJob(desk.host, "plan", request))


def test_jobs_are_taken_up_in_the_order_in_which_they_came(desk: Desk, clock: SetClock) -> None:
    """Whoever takes them."""
    jobs = []
    for n in range(5):
        jobs.append(desk.hand_in(("tell", n)))
        clock.move(seconds=1)
    assert [desk.claim(f"worker-{n}").job_id for n in range(5)] == jobs
    assert desk.claim_any() is None


def test_a_job_that_has_ended_can_be_forgotten(desk: Desk) -> None:
    """With its events; one that has not ended is to be stopped first."""
    job = desk.hand_in(("tell", 1))
    with pytest.raises(StillRunning):
        desk.write(forget, job)
    lease = desk.claim()
    with pytest.raises(StillRunning):
        desk.write(forget, job)
    desk.write(finish, lease, JobState.DONE, {})
    desk.write(forget, job)
    assert desk.events(job) == []
    for act in (job_with, forget):
        with pytest.raises(NotFound):
            desk.write(act, job)


def test_figures_tell_the_gaps_of_goals(desk: Desk) -> None:
    """As the last events tell them; a goal without a bound has none."""
    desk.hand_in()
    tiers = [
        {"name": "points", "unit": "points", "value": 100, "bound": 110},
        {"name": "cost", "unit": "cents", "value": 5, "bound": None},
    ]
    desk.write(finish, desk.claim(), JobState.DONE, {"verdict": "FEASIBLE", "tiers": tiers})
    with desk.store.reading() as session:
        assert figures(session).recent_gaps == (("points", 0.1),)


def test_figures_tell_every_state(desk: Desk, clock: SetClock) -> None:
    """States with nothing in them are 0, and the first in the queue has waited so long."""
    desk.hand_in(("tell", 1))
    desk.write(finish, desk.claim(), JobState.FAILED)
    desk.hand_in(("tell", 2))
    clock.move(seconds=12)
    desk.hand_in(("tell", 3))
    with desk.store.reading() as session:
        found = figures(session)
    assert {state.value: number for state, number in found.by_state.items()} == {
        "QUEUED": 2,
        "RUNNING": 0,
        "DONE": 0,
        "STOPPED": 0,
        "FAILED": 1,
    }
    assert (found.waited_seconds, found.recent_seconds) == (12.0, (0.0,))


def test_a_beat_keeps_no_job_from_the_figures(desk: Desk) -> None:
    """A job at work counts as RUNNING until it ends."""
    job = desk.hand_in(("tell", 1))
    lease = desk.claim()
    assert desk.write(beat, lease, 30.0) is False
    assert desk.state(job) is JobState.RUNNING
