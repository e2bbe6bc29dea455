"""A place of work: what becomes of an order, however its process behaves."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from api.jobs.faults import FaultCode
from api.jobs.limits import Limits
from api.jobs.running.local import LocalPlace
from api.jobs.running.place import Answered, Broken, Cut, Ending, Left, Order, Place, Wanted
from optimizer.domain.progress import Progress
from tests.api.jobs import acting, slow_to_warm, unable_to_warm

LIMITS = Limits(overtime_seconds=20, grace_seconds=20, memory_bytes=400_000_000)


class Onlooker:
    """Hears every step, and wants what the test says."""

    def __init__(self, wants: Callable[[Onlooker], Wanted] = lambda self: Wanted.GO_ON) -> None:
        self.steps: list[Progress] = []
        self._wants = wants

    def hear(self, step: Progress) -> None:
        """Takes in a step."""
        self.steps.append(step)

    def wanted(self) -> Wanted:
        """As the test says."""
        return self._wants(self)


def order(*acts: tuple[str, Any], limits: Limits = LIMITS, seconds: float = 20.0) -> Order:
    """An order of these acts."""
    content = {"acts": list(acts), "seconds": seconds}
    return Order("job/1", acting.MODULE, content, seconds, limits)


def once_told(wanted: Wanted) -> Onlooker:
    """Wants it once a step was heard."""
    return Onlooker(lambda self: wanted if self.steps else Wanted.GO_ON)


def fault_in(ending: Ending) -> FaultCode:
    """What broke."""
    assert isinstance(ending, Broken)
    return ending.fault.code


def pid_of(place: Place) -> int:
    """The process that a place has at work."""
    ending = place.run(order(("pid", None)), Onlooker())
    assert isinstance(ending, Answered)
    return int(ending.result["told"])


def test_steps_and_result_arrive_in_order(place: Place) -> None:
    """Everything that is told is heard, in its order, before the result."""
    onlooker = Onlooker()
    ending = place.run(order(*[("tell", n) for n in range(50)]), onlooker)
    assert ending == Answered(acting.result(50, 49))
    assert [step.value for step in onlooker.steps] == list(range(50))


def test_a_process_serves_many_orders(place: Place) -> None:
    """It stays warm: the next order meets the same process."""
    assert pid_of(place) == pid_of(place)


def test_after_its_last_order_a_process_is_replaced(tmp_path: Path) -> None:
    """What it has gathered goes with it."""
    place = LocalPlace(tmp_path, [acting.MODULE], most_orders=2)
    try:
        first, second, third = pid_of(place), pid_of(place), pid_of(place)
    finally:
        place.close()
    assert first == second != third


def test_a_process_that_rests_on_much_memory_is_replaced(place: Place) -> None:
    """Half of what an order may have is too much for one that does nothing."""
    small = LIMITS.model_copy(update={"memory_bytes": 60_000_000})
    first = pid_of(place)
    place.run(order(limits=small), Onlooker())
    assert pid_of(place) != first


def test_what_is_printed_is_no_message(place: Place) -> None:
    """Libraries print as they like; the wire is not theirs."""
    ending = place.run(order(("print", '{"order":"job/1","result":{}}')), Onlooker())
    assert ending == Answered(acting.result(1, None))


def test_told_to_stop_it_answers_with_what_it_has(place: Place) -> None:
    """A user's stop keeps the best."""
    ending = place.run(order(("tell", 7), ("wait", 60), ("tell", 8)), once_told(Wanted.STOP))
    assert isinstance(ending, Answered)
    assert (ending.result["told"], ending.was_stopped) == (7, True)


def test_deaf_to_a_users_stop_it_is_cut_off(place: Place) -> None:
    """It has its time of grace, and the next order a fresh process."""
    limits = LIMITS.model_copy(update={"grace_seconds": 0.3})
    before = pid_of(place)
    ending = place.run(order(("tell-deaf", 7), limits=limits), once_told(Wanted.STOP))
    assert ending == Cut()
    assert pid_of(place) != before


def test_beyond_its_time_it_is_told_to_stop(place: Place) -> None:
    """One that listens still gives its answer, and nobody says that its user stopped it."""
    limits = LIMITS.model_copy(update={"overtime_seconds": 0.2})
    ending = place.run(order(("wait", 60), limits=limits, seconds=0.1), Onlooker())
    assert ending == Answered(acting.result(1, None))


def test_beyond_its_time_and_deaf_it_is_ended(place: Place) -> None:
    """The fault says how long it took and what it had asked for."""
    limits = LIMITS.model_copy(update={"overtime_seconds": 0.2, "grace_seconds": 0.2})
    ending = place.run(order(("deaf", 60), limits=limits, seconds=1.0), Onlooker())
    assert fault_in(ending) is FaultCode.TIME
    assert isinstance(ending, Broken)
    assert "It had asked for 1 s" in ending.fault.message.en


def test_beyond_its_memory_it_is_ended(place: Place) -> None:
    """The worker lives; the fault names the limit."""
    ending = place.run(order(("grow", 2000)), Onlooker())
    assert fault_in(ending) is FaultCode.MEMORY
    assert isinstance(ending, Broken)
    assert "400 MB" in ending.fault.message.en
    assert not ending.fault.may_pass


def test_a_result_too_long_is_a_fault(place: Place) -> None:
    """It is refused where it is made, and never sent."""
    limits = LIMITS.model_copy(update={"result_bytes": 10})
    assert fault_in(place.run(order(limits=limits), Onlooker())) is FaultCode.RESULT_SIZE


@pytest.mark.parametrize(("act", "how"), [(("die", None), "signal 9"), (("exit", 3), "code 3")])
def test_a_process_that_dies_may_be_tried_again(
    place: Place, act: tuple[str, Any], how: str
) -> None:
    """How it died is told, and the place has another at once."""
    ending = place.run(order(("tell", 1), act), Onlooker())
    assert fault_in(ending) is FaultCode.PROCESS_LOST
    assert isinstance(ending, Broken)
    assert ending.fault.may_pass
    assert ending.fault.facts == {"how": how}
    assert pid_of(place) > 0


def test_what_is_raised_is_a_sentence_and_details_for_the_log(place: Place) -> None:
    """The user reads what it was, the log where."""
    ending = place.run(order(("raise", "no such thing")), Onlooker())
    assert isinstance(ending, Broken)
    assert ending.fault.facts == {"what": "RuntimeError: no such thing"}
    assert "Traceback" not in ending.fault.message.en
    assert "Traceback" in ending.details


def test_a_process_that_died_between_orders_costs_no_order(place: Place) -> None:
    """The next order gets a fresh one."""
    before = pid_of(place)
    os.kill(before, signal.SIGKILL)
    _await(lambda: not os.path.exists(f"/proc/{before}") or _is_zombie(before))
    assert pid_of(place) != before


def test_a_long_order_does_not_wait_for_a_cold_process(tmp_path: Path) -> None:
    """Longer than a pipe holds, and yet it can be left before the process has loaded anything."""
    place = LocalPlace(tmp_path, [slow_to_warm.MODULE])
    before = time.monotonic()
    try:
        long = order(("long", 1), ("print", "x" * 1_000_000))
        assert place.run(long, Onlooker(lambda self: Wanted.LEAVE)) == Left()
    finally:
        place.close()
    assert time.monotonic() - before < 55


def test_a_process_that_cannot_load_is_lost_and_not_waited_for(tmp_path: Path) -> None:
    """Its order may be tried again, perhaps by a worker with everything installed."""
    place = LocalPlace(tmp_path, [unable_to_warm.MODULE])
    try:
        ending = place.run(order(("tell", 1)), Onlooker())
    finally:
        place.close()
    assert fault_in(ending) is FaultCode.PROCESS_LOST


def test_what_is_left_is_gone_at_once(place: Place) -> None:
    """An order that is somebody else's now is not worked on to its end."""
    ending = place.run(order(("tell", 1), ("deaf", 60)), once_told(Wanted.LEAVE))
    assert ending == Left()


def test_a_closed_place_has_no_process(tmp_path: Path) -> None:
    """It is ended and waited for."""
    place = LocalPlace(tmp_path, [acting.MODULE])
    pid = pid_of(place)
    place.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def _await(is_so: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.01)


def _is_zombie(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z"
