"""Events: numbered without holes, to be taken up after any of them, closed by a last one."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from api.jobs.events import News, events_after
from api.jobs.leases import beat, finish, give_back
from api.jobs.thinning import Thinner
from api.store.tables.jobs import JobState
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.progress import Progress
from tests.api.jobs.desk import Desk
from tests.builders.small import small_itinerary_dict

ITINERARY = Itinerary.model_validate(small_itinerary_dict())


def step(n: int, **fields: Any) -> Progress:
    """A step of a solve."""
    return Progress(elapsed_seconds=n, **({"phase": "search"} | fields))


def test_who_left_off_after_any_event_gets_the_rest(desk: Desk) -> None:
    """Each number once, in order, over two attempts, up to the end."""
    job_id = desk.hand_in()
    lease = desk.claim()
    for n in range(4):
        desk.write(beat, lease, 30.0, [News("bound", {"phase": "search", "value": n})] * 3)
    desk.write(give_back, lease)
    desk.write(finish, desk.claim(), JobState.DONE, {}, None, [News("bound", {"value": 9})])
    whole = desk.events(job_id)
    assert [event.seq for event in whole] == list(range(1, len(whole) + 1))
    assert [event.kind for event in whole][-2:] == ["bound", "end"]
    for left_off in range(len(whole) + 1):
        rest = desk.events(job_id, left_off)
        assert [event.seq for event in rest] == list(range(left_off + 1, len(whole) + 1))


def test_events_come_in_portions(desk: Desk) -> None:
    """No reader has to take all at once, and who goes on from the last one misses none."""
    job_id = desk.hand_in()
    desk.write(beat, desk.claim(), 30.0, [News("bound", {"value": n}) for n in range(20)])
    seen: list[int] = []
    while portion := desk.events(job_id, seen[-1] if seen else 0, limit=7):
        assert len(portion) <= 7
        seen += [event.seq for event in portion]
    assert seen == list(range(1, 23))


def test_the_last_event_says_how_it_ended(desk: Desk) -> None:
    """Who comes late still learns the state, the verdict and the goals."""
    job_id = desk.hand_in()
    tiers = [{"name": "points", "unit": "points", "value": 7, "bound": 7}]
    result = {"verdict": "OPTIMAL", "tiers": tiers}
    desk.write(finish, desk.claim(), JobState.DONE, result)
    assert desk.events(job_id)[-1].data == {
        "state": "DONE",
        "verdict": "OPTIMAL",
        "tiers": tiers,
        "error": None,
    }


def test_events_of_a_job_are_its_own(desk: Desk) -> None:
    """Each job counts from 1."""
    first, second = desk.hand_in(("tell", 1)), desk.hand_in(("tell", 2))
    with desk.store.reading() as session:
        for job_id in (first, second):
            assert [event.seq for event in events_after(session, job_id)] == [1]


# --- thinning ------------------------------------------------------------------------------------
def test_what_was_overtaken_is_not_told() -> None:
    """Of the plans and bounds between two times the last of each, in the order of their coming."""
    thinner = Thinner()
    for n in range(5):
        thinner.take(step(n, tier="points", value=n, itinerary=ITINERARY))
        thinner.take(step(n, tier="points", bound=100 - n))
    thinner.take(step(6, tier="cost", bound=7))
    told = [(news.kind, news.data["elapsed_seconds"]) for news in thinner.waiting()]
    assert told == [("incumbent", 4), ("bound", 4), ("bound", 6)]


def test_a_phase_is_told_once() -> None:
    """A phase that goes on is no news; another message of it is."""
    thinner = Thinner()
    for message in ("", "", "a", "a"):
        thinner.take(step(0, phase="explain", message=message))
        news = thinner.waiting()
        thinner.told(news, 0)
        if message == "":
            continue
    thinner.take(step(0, phase="explain", message="a"))
    assert thinner.waiting() == []
    thinner.take(step(0, phase="explain", message="b"))
    assert [news.data["message"] for news in thinner.waiting()] == ["b"]


def test_what_came_while_it_was_written_down_is_kept() -> None:
    """Only what was told is forgotten."""
    thinner = Thinner()
    thinner.take(step(1, tier="points", bound=9))
    news = thinner.waiting()
    thinner.take(step(2, tier="points", bound=8))
    thinner.told(news, 0)
    assert [one.data["bound"] for one in thinner.waiting()] == [8]


def test_the_first_news_is_due_at_once_and_later_ones_less_and_less() -> None:
    """Half a second between two times at first, a hundredth of the time that has passed later."""
    thinner = Thinner()
    assert not thinner.is_due(0.0)
    thinner.take(step(1, tier="points", bound=9))
    assert thinner.is_due(0.0)
    for elapsed, pause in ((0.0, 0.5), (10.0, 0.5), (1000.0, 10.0)):
        thinner.told(thinner.waiting(), elapsed)
        thinner.take(step(1, tier="points", bound=9))
        assert not thinner.is_due(elapsed + pause - 0.1)
        assert thinner.is_due(elapsed + pause * 1.02)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 50), st.booleans(), st.integers(0, 99)), max_size=60))
def test_a_day_of_steps_is_told_in_few_events(steps: list[tuple[int, bool, int]]) -> None:
    """However the steps fall: the last bound and the last plan are told in the end, none twice."""
    thinner, told, elapsed = Thinner(), [], 0.0
    for seconds, is_plan, value in steps:
        elapsed += seconds / 10
        plan = {"itinerary": ITINERARY} if is_plan else {}
        thinner.take(step(int(elapsed * 10), tier="points", value=value, **plan))
        if thinner.is_due(elapsed):
            news = thinner.waiting()
            told += news
            thinner.told(news, elapsed)
    told += thinner.waiting()
    for is_plan, kind in ((True, "incumbent"), (False, "bound")):
        values = [value for _, found, value in steps if found is is_plan]
        kept = [news.data["value"] for news in told if news.kind == kind]
        assert kept[-1:] == values[-1:]
        assert len(kept) <= min(len(values), 2 * elapsed + 2)


def test_first_plan_of_all_is_due_at_once() -> None:
    """Whoever waits for it sees it without a pause; the second waits for its turn."""
    thinner = Thinner()
    thinner.take(step(0, tier="points", bound=9))
    thinner.told(thinner.waiting(), 0.0)
    thinner.take(step(0, tier="points", value=1, itinerary=ITINERARY))
    assert thinner.is_due(0.01)
    thinner.told(thinner.waiting(), 0.01)
    thinner.take(step(1, tier="points", value=2, itinerary=ITINERARY))
    assert not thinner.is_due(0.02)
    assert thinner.is_due(0.51)
