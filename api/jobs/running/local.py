"""A place of work on this machine: a warm process that is replaced when it dies or has aged."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from api.jobs.faults import Fault, FaultCode, fault, overrun
from api.jobs.running.place import Answered, Broken, Cut, Ending, Left, Order, Wanted, Watcher
from api.jobs.running.process import Process
from api.jobs.running.wire import Message
from optimizer.domain.progress import Progress

LISTEN_SECONDS = 0.1
"""How long is listened before limits and wishes are looked at again."""

WARMING_SECONDS = 600.0
"""What a fresh process may take to load, and on a new machine to compile, what it needs."""

MOST_ORDERS = 50
"""After so many a process is replaced, so that nothing it has gathered stays for ever."""

_AGED_SHARE = 0.5
"""Of the memory limit: a process that has as much at rest is replaced."""


class LocalPlace:
    """Keeps one process warm for the kinds of these modules, and runs orders in it."""

    def __init__(
        self,
        folder: Path,
        modules: Sequence[str],
        most_orders: int = MOST_ORDERS,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder, self._modules = folder, tuple(modules)
        self._most_orders = most_orders
        self._now = now
        self._process: Process | None = None
        self._fresh()

    def run(self, order: Order, watcher: Watcher) -> Ending:
        """Runs an order to its end; the process goes too if it did not end by itself."""
        run = self._begun(order, watcher)
        ending = run.to_the_end()
        if isinstance(ending, Broken) and not run.has_begun and ending.fault.may_pass:
            run = self._begun(order, watcher)  # it had died before; the order is not to blame
            ending = run.to_the_end()
        if not isinstance(ending, Answered) or self._has_aged(run.process, order):
            self.close()
        if not isinstance(ending, Left):  # after that the worker may be about to end too
            self._fresh()
        return ending

    def _begun(self, order: Order, watcher: Watcher) -> _Run:
        process = self._fresh()
        process.orders += 1
        process.send({"work": _message(order)})
        return _Run(process, order, watcher, self._now)

    def close(self) -> None:
        """Ends the process."""
        if self._process is not None:
            self._process.kill()
            self._process = None

    def _fresh(self) -> Process:
        """The process at hand, or one in its place if it has died."""
        if self._process is None or not self._process.is_alive:
            self.close()
            self._process = Process(self._folder, self._modules)
        return self._process

    def _has_aged(self, process: Process, order: Order) -> bool:
        resident = process.resident_bytes or 0
        most = order.limits.memory_bytes * _AGED_SHARE
        return process.orders >= self._most_orders or resident > most


def _message(order: Order) -> Message:
    return {
        "name": order.name,
        "module": order.module,
        "content": order.content,
        "folder": "disagreements",
        "memory_bytes": order.limits.memory_bytes,
        "result_bytes": order.limits.result_bytes,
    }


class _Run:
    """One order in a process: listens, looks at the limits, passes the user's stop on."""

    def __init__(
        self, process: Process, order: Order, watcher: Watcher, now: Callable[[], float]
    ) -> None:
        self.process, self._order, self._watcher, self._now = process, order, watcher, now
        self._began = now()
        self.has_begun = False
        self._told_to_stop: float | None = None
        self._is_users_stop = False

    def to_the_end(self) -> Ending:
        """Until it answers, breaks, is cut off or left. A process that overran is dead then."""
        while True:
            message = self.process.hear(LISTEN_SECONDS)
            if message is not None and (ending := self._ending_in(message)):
                return ending
            if self.process.has_ended:
                return self._lost()
            if (ending := self._wish()) or (ending := self._excess()):
                return ending

    def _ending_in(self, message: Message) -> Ending | None:
        if message.get("order") != self._order.name:
            return None
        if "began" in message:
            self.has_begun, self._began = True, self._now()  # warming is not the order's time
        if "step" in message:
            self._watcher.hear(Progress.model_validate(message["step"]))
        if "result" in message:
            return Answered(message["result"], self._is_users_stop)
        if "fault" in message:
            return Broken(Fault.model_validate(message["fault"]), message["details"])
        return None

    def _wish(self) -> Ending | None:
        match self._watcher.wanted():
            case Wanted.LEAVE:
                return Left()
            case Wanted.STOP if not self._is_users_stop:
                self._is_users_stop = True
                self._stop()
        return None

    def _excess(self) -> Ending | None:
        """What of the limits it has gone beyond."""
        limits, now = self._order.limits, self._now()
        if (self.process.resident_bytes or 0) > limits.memory_bytes:
            self.process.kill()
            return Broken(fault(FaultCode.MEMORY, limit=limits.memory_bytes // 1_000_000))
        most = self._order.seconds + limits.overtime_seconds
        if now - self._began > (most if self.has_begun else WARMING_SECONDS):
            self._stop()
        if self._told_to_stop is None or now - self._told_to_stop <= limits.grace_seconds:
            return None
        self.process.kill()
        if self._is_users_stop:
            return Cut()
        return Broken(overrun(self._order.seconds, now - self._began))

    def _stop(self) -> None:
        if self._told_to_stop is None:
            self._told_to_stop = self._now()
            self.process.send({"stop": True})

    def _lost(self) -> Ending:
        if self._is_users_stop:
            return Cut()
        how = self.process.how_it_ended()
        return Broken(fault(FaultCode.PROCESS_LOST, how=how))
