"""The queue against a model of it: whatever is done in whatever order, both agree at every step."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import delete, select

from api.jobs.events import News
from api.jobs.faults import FaultCode, fault
from api.jobs.forgetting import StillRunning, forget
from api.jobs.leases import Lease, LeaseLost, beat, finish, give_back, process_lost
from api.jobs.limits import Queueing
from api.jobs.queue import QueueFull
from api.store import WORKER
from api.store.tables.jobs import Job, JobState
from tests.api.jobs import acting
from tests.api.jobs.desk import Desk
from tests.api.set_clock import SetClock

LENGTH, ATTEMPTS = 4, 2
CRASH = fault(FaultCode.PROCESS_LOST, how="signal 9")
ENDED = (JobState.DONE, JobState.STOPPED, JobState.FAILED)


@dataclass
class Known:
    """What the model knows of a job. `told` are the values it has told, in order."""

    state: JobState = JobState.QUEUED
    attempt: int = 0
    lost: int = 0
    is_to_stop: bool = False
    told: list[int] = field(default_factory=list)
    result: Any = None

    @property
    def best(self) -> Any:
        """What is kept of it when it is cut off."""
        return acting.result(None, self.told[-1]) if self.told else None

    def end(self, state: JobState, result: Any) -> None:
        """It has ended."""
        self.state, self.result = state, result

    def lose(self) -> None:
        """An attempt was lost."""
        self.lost += 1
        if self.is_to_stop:
            self.end(JobState.STOPPED, self.best)
        elif self.lost >= ATTEMPTS:
            self.end(JobState.FAILED, self.best)
        else:
            self.state = JobState.QUEUED


class Queue(RuleBasedStateMachine):
    """Everything that servers, workers and watchers do, with leases current or long lost."""

    def __init__(self, desk: Desk, clock: SetClock) -> None:
        super().__init__()
        self.desk, self.clock = desk, clock
        self.jobs: dict[str, Known] = {}
        self.leases: list[Lease] = []
        self.count = 0

    def teardown(self) -> None:
        """Leaves no job behind."""
        with self.desk.store.writing(by=WORKER) as session:
            session.execute(delete(Job))

    # --- the server's ------------------------------------------------------------------------
    @rule()
    def submit(self) -> None:
        """Comes in if there is room."""
        self.count += 1
        self.clock.move(seconds=1)
        waiting = [job for job in self.jobs.values() if job.state is JobState.QUEUED]
        new, queueing = self.desk.new(("tell", self.count)), Queueing(length=LENGTH)
        try:
            self.jobs[self.desk.submit(new, queueing=queueing)] = Known()
            assert len(waiting) < LENGTH
        except QueueFull:
            assert len(waiting) == LENGTH

    @precondition(lambda self: self.jobs)
    @rule(data=st.data())
    def stop(self, data: st.DataObject) -> None:
        """Ends what waits, and asks what is at work."""
        key = data.draw(st.sampled_from(sorted(self.jobs)))
        self.desk.stop(key)
        known = self.jobs[key]
        if known.state not in ENDED:
            known.is_to_stop = True
        if known.state is JobState.QUEUED:
            known.end(JobState.STOPPED, known.best)

    @precondition(lambda self: self.jobs)
    @rule(data=st.data())
    def forget(self, data: st.DataObject) -> None:
        """Takes away what has ended, and nothing else."""
        key = data.draw(st.sampled_from(sorted(self.jobs)))
        try:
            self.desk.write(forget, key)
            assert self.jobs.pop(key).state in ENDED
        except StillRunning:
            assert self.jobs[key].state not in ENDED

    # --- a worker's --------------------------------------------------------------------------
    @rule(owner=st.sampled_from(["a", "b"]))
    def claim(self, owner: str) -> None:
        """Gives the first that waits."""
        lease = self.desk.claim_any(owner)
        waiting = [key for key, job in self.jobs.items() if job.state is JobState.QUEUED]
        assert (lease is None) == (not waiting)
        if lease is not None:
            assert lease.job_id == waiting[0]
            known = self.jobs[lease.job_id]
            known.state, known.attempt = JobState.RUNNING, known.attempt + 1
            self.leases.append(lease)

    def _held(self, lease: Lease) -> Known | None:
        """The job, if the lease is still good."""
        known = self.jobs.get(lease.job_id)
        good = known and known.state is JobState.RUNNING and known.attempt == lease.attempt
        return known if good else None

    def _act(self, data: st.DataObject, act: Any, *arguments: Any, **more: Any) -> Known | None:
        """Does something with any lease there ever was; the job if it may."""
        lease = data.draw(st.sampled_from(self.leases))
        known = self._held(lease)
        try:
            self.answer = self.desk.write(act, lease, *arguments, **more)
        except LeaseLost:
            assert known is None
        else:
            assert known is not None
        return known

    @precondition(lambda self: self.leases)
    @rule(data=st.data(), value=st.integers(0, 99))
    def beat(self, data: st.DataObject, value: int) -> None:
        """Tells a value, and hears whether to stop."""
        news = [News("bound", {"phase": "search", "value": value})]
        known = self._act(data, beat, 30.0, news)
        if known is not None:
            known.told.append(value)
            assert self.answer is known.is_to_stop

    @precondition(lambda self: self.leases)
    @rule(data=st.data(), state=st.sampled_from(ENDED), value=st.integers(0, 99))
    def finish(self, data: st.DataObject, state: JobState, value: int) -> None:
        """Ends it."""
        if (known := self._act(data, finish, state, {"value": value})) is not None:
            known.end(state, {"value": value})

    @precondition(lambda self: self.leases)
    @rule(data=st.data())
    def give_back(self, data: st.DataObject) -> None:
        """Lets go of it."""
        if (known := self._act(data, give_back)) is not None:
            known.state = JobState.QUEUED

    @precondition(lambda self: self.leases)
    @rule(data=st.data())
    def lose_process(self, data: st.DataObject) -> None:
        """What worked on it has died."""
        if (known := self._act(data, process_lost, CRASH, ATTEMPTS)) is not None:
            known.lose()

    # --- a watcher's -------------------------------------------------------------------------
    @precondition(lambda self: self.jobs)
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        """Takes it from a worker that was silent."""
        key = data.draw(st.sampled_from(sorted(self.jobs)))
        taken = self.desk.take_back(key, ATTEMPTS)
        assert taken == (self.jobs[key].state is JobState.RUNNING)
        if taken:
            self.jobs[key].lose()

    # --- what always holds -------------------------------------------------------------------
    @invariant()
    def both_agree(self) -> None:
        """States, attempts, results are the model's; events have no hole and one end at most."""
        with self.desk.store.reading() as session:
            found = {job.id: job for job in session.scalars(select(Job))}
        assert found.keys() == self.jobs.keys()
        for key, known in self.jobs.items():
            job = found[key]
            assert (job.state, job.attempt) == (known.state, known.attempt)
            assert job.result == known.result
            assert (job.lease_owner is not None) == (known.state is JobState.RUNNING)
            events = self.desk.events(key)
            assert [event.seq for event in events] == list(range(1, len(events) + 1))
            ends = [event.seq for event in events if event.kind == "end"]
            assert ends == ([len(events)] if known.state in ENDED else [])


def test_whatever_happens_queue_and_model_agree(desk: Desk, clock: SetClock) -> None:
    """Servers, workers that are alive or thought dead, and watchers, in any order."""
    run_state_machine_as_test(
        lambda: Queue(desk, clock),
        settings=settings(
            max_examples=12,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
