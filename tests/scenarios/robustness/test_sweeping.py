"""The sweep: what is alike is solved once, workers change nothing, a stop keeps the first draws."""

from __future__ import annotations

import threading

import pytest

from scenarios.robustness import (
    Disturbances,
    Fate,
    Ground,
    Here,
    Settings,
    SweepLost,
    processes,
    sweep,
)
from tests.scenarios.robustness.sweeps import FakeSteps, swept
from tests.scenarios.upset_trips import PARAMETERS, published


def test_what_is_alike_is_solved_once() -> None:
    """120 draws take far fewer steps, and none of them twice."""
    steps = FakeSteps()
    found = swept(steps)
    assert len(steps.keys) == len(set(steps.keys))
    events = sum(len(one.events) for one in found.draws)
    assert 0 < len(steps.keys) < events


@pytest.mark.parametrize(("ahead", "seed"), [(2, 0), (3, 1), (8, 2)])
def test_order_and_number_of_workers_change_nothing(ahead: int, seed: int) -> None:
    """Whatever is answered first, the report is the same to the byte."""
    one = swept(FakeSteps())
    many = swept(FakeSteps(ahead=ahead, seed=seed))
    assert many.model_dump_json() == one.model_dump_json()
    assert one.is_complete
    assert sum(one.counts.values()) == one.n == 120


def test_a_stop_keeps_the_first_draws() -> None:
    """As many as are answered, in their order, each as it would be in the whole."""
    whole, steps = swept(FakeSteps()), FakeSteps()
    part = swept(steps, after=30)
    assert steps.stopped
    assert 30 <= part.n < 120
    assert not part.is_complete
    assert part.draws == whole.draws[: part.n]
    assert part.asked == 120


def test_nothing_is_said_of_no_draws() -> None:
    """Stopped before the first answer there are no shares and no means."""
    flag = threading.Event()
    flag.set()
    found = swept(FakeSteps(), stop=flag)
    assert (found.n, found.survival, found.points_lost.mean, found.hosts) == (0, None, None, ())


def test_a_lost_process_is_made_up_for() -> None:
    """What it was at is begun again, and the report is as if nothing had been lost."""
    steps = FakeSteps(ahead=2, breaks=lambda number: number in (3, 9))
    found = swept(steps)
    assert steps.restarts == 2
    assert found == swept(FakeSteps())


def test_a_step_that_kills_again_and_again_is_told() -> None:
    """The third time the sweep gives up in words."""
    with pytest.raises(SweepLost, match="3 times"):
        swept(FakeSteps(breaks=lambda number: number > 2))


def test_fates_follow_from_how_a_draw_ends() -> None:
    """Draws of nothing hold; those in which hosts fail are changed, or have no plan."""
    found = swept(FakeSteps())
    for one in found.draws:
        absent = sum(event.kind == "absent" for event in one.events)
        expected = Fate.HELD if absent == 0 else Fate.NO_PLAN if absent > 1 else Fate.CHANGED
        assert one.fate is expected, one
        assert (one.points_lost is None) is (absent > 1)


CHANCES = Disturbances.model_validate(
    {
        "id": "hosts",
        "no_shows": {"permille": 250},
        "delays": {"permille": 250, "minutes": [{"minutes": 30, "share": 1}]},
    }
)


def test_real_processes_find_what_this_one_finds() -> None:
    """With the engine: in this process, and in two others, the same report."""
    problem, result = published()
    plan = result.itinerary
    assert plan is not None
    ground, settings = Ground(problem, result, PARAMETERS), Settings(draws=12, seed=5)
    here = sweep(problem, plan, CHANCES, settings, Here(ground), threading.Event())
    with processes(ground, 2) as steps:
        there = sweep(problem, plan, CHANCES, settings, steps, threading.Event())
    assert there.model_dump_json() == here.model_dump_json()
    assert here.unproved == 0
    hosts = {(one.partner, str(one.date)): one for one in here.hosts}
    assert hosts["spare", "2027-05-12"].points_lost == 5
    assert hosts["host", "2027-05-12"].permille == 250
