"""The watch: silent workers are noticed, living ones are left alone, whatever the clocks say."""

from __future__ import annotations

import pytest

from api.jobs.leases import beat
from api.jobs.watch import Watch, give_up, take_back
from api.store.tables.jobs import JobState
from tests.api.jobs.desk import Desk
from tests.api.set_clock import SetClock

LEASE = 10.0


class Sentry:
    """A watch with a monotonic clock that a test moves; looks as often as it should."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.time = desk, 0.0
        self.watch = Watch(LEASE, lambda: self.time)

    def pass_time(self, seconds: float, *, looking: bool = True) -> list[str]:
        """Lets time pass; the jobs that were taken back in it."""
        end, taken = self.time + seconds, []
        while self.time < end:
            self.time = min(end, self.time + (self.watch.pause if looking else seconds))
            taken += self.look()
        return taken

    def look(self) -> list[str]:
        """One look, and what follows from it."""
        with self.desk.store.reading() as session:
            silent = self.watch.look(session)
        return [sight.job_id for sight in silent if self.desk.write(take_back, sight, 3)]


@pytest.fixture
def sentry(desk: Desk) -> Sentry:
    """A watch over the desk's jobs."""
    return Sentry(desk)


def test_a_silent_worker_loses_its_job_after_a_lease(desk: Desk, sentry: Sentry) -> None:
    """Not a moment earlier; then the job waits again, for another worker."""
    job_id = desk.hand_in()
    desk.claim()
    assert sentry.look() == []
    assert sentry.pass_time(LEASE - 0.1) == []
    assert sentry.pass_time(0.1) == [job_id]
    assert desk.state(job_id) is JobState.QUEUED


def test_a_worker_that_lives_keeps_its_job(desk: Desk, sentry: Sentry) -> None:
    """For twenty leases, with the clock on the wall standing still."""
    desk.hand_in()
    lease = desk.claim()
    for _ in range(40):
        assert sentry.pass_time(LEASE / 2) == []
        desk.write(beat, lease, LEASE)


@pytest.mark.parametrize("hours", [-1000, -1, 1, 1000])
def test_a_clock_that_jumps_takes_no_job_from_a_living_worker(
    desk: Desk, sentry: Sentry, clock: SetClock, hours: int
) -> None:
    """Forwards or backwards: leases are not measured with it."""
    desk.hand_in()
    lease = desk.claim()
    sentry.look()
    for _ in range(5):
        clock.move(hours=hours)
        assert sentry.pass_time(LEASE - 1) == []
        desk.write(beat, lease, LEASE)


@pytest.mark.parametrize("hours", [-1000, 1000])
def test_a_clock_that_jumps_keeps_no_job_with_a_dead_worker(
    desk: Desk, sentry: Sentry, clock: SetClock, hours: int
) -> None:
    """Its job is taken back after one lease, as ever."""
    job_id = desk.hand_in()
    desk.claim()
    sentry.look()
    clock.move(hours=hours)
    assert sentry.pass_time(LEASE) == [job_id]


def test_silence_counts_only_while_the_watch_could_look(desk: Desk, sentry: Sentry) -> None:
    """After an hour without the database it gives workers a whole lease to show that they live."""
    job_id = desk.hand_in()
    desk.claim()
    sentry.look()
    assert sentry.pass_time(3600, looking=False) == []
    assert sentry.pass_time(LEASE - 0.1) == []
    assert sentry.pass_time(0.1) == [job_id]


def test_a_job_that_moved_on_since_it_was_seen_is_left_alone(desk: Desk, sentry: Sentry) -> None:
    """A beat between look and grasp saves it."""
    job_id = desk.hand_in()
    lease = desk.claim()
    sentry.look()
    sentry.time = LEASE / 2
    sentry.look()
    sentry.time = LEASE
    with desk.store.reading() as session:
        (sight,) = sentry.watch.look(session)
    assert sight.job_id == job_id
    desk.write(beat, lease, LEASE)
    assert not desk.write(take_back, sight, 3)
    desk.write(give_up, sight, "nothing")
    assert desk.state(job_id) is JobState.RUNNING


def test_two_watches_take_a_job_back_once(desk: Desk) -> None:
    """One attempt is lost, not two."""
    job_id = desk.hand_in()
    desk.claim()
    sentries = [Sentry(desk), Sentry(desk)]
    for sentry in sentries:
        sentry.look()
    taken = [found for sentry in sentries for found in sentry.pass_time(LEASE)]
    assert taken == [job_id]
    assert desk.job(job_id).error["times"] == 1
