"""A worker: takes jobs from the queue into its places, and watches over those of other workers."""

from __future__ import annotations

import os
import secrets
import socket
import threading
import time
from collections.abc import Sequence
from queue import SimpleQueue

import structlog

from api.jobs.errand import STORE_IS_AWAY, Errand, Terms
from api.jobs.leases import Lease, any_waiting, claim
from api.jobs.limits import Queueing
from api.jobs.running.place import Place
from api.jobs.watch import Sight, Watch, give_up, take_back
from api.store import WORKER, Store

POLL_SECONDS = 0.2
_LONGEST_PAUSE = 5.0
_GIVING_BACK_SECONDS = 10.0


def worker_name() -> str:
    """A name that no other worker has, and that says where it runs."""
    return f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(4)}"


class Worker:
    """Runs until it is told to stop, or with `until_empty` until no job waits.

    Told to stop, it takes no further jobs and gives those at work `patience` seconds to end; what
    has not ended goes back into the queue, begun again by another with the best found so far.
    """

    def __init__(
        self,
        store: Store,
        places: Sequence[Place],
        queueing: Queueing | None = None,
        *,
        patience: float = 10.0,
        until_empty: bool = False,
        name: str = "",
    ) -> None:
        queueing = queueing or Queueing()
        self.name = name or worker_name()
        self._store, self._queueing, self._places = store, queueing, tuple(places)
        self._patience, self._until_empty = patience, until_empty
        self._terms = Terms(store, queueing, threading.Event())
        self._leases: SimpleQueue[Lease | None] = SimpleQueue()
        self._at_work = _Count()
        self._watch = Watch(queueing.lease_seconds)
        self._watch_at = 0.0
        self._log = structlog.get_logger("paamaja").bind(worker=self.name)

    def run(self, stop: threading.Event) -> None:
        """Works until stopped."""
        self._log.info("worker started", places=len(self._places))
        hands = [
            threading.Thread(target=self._serve, args=(place,), daemon=True)
            for place in self._places
        ]
        for hand in hands:
            hand.start()
        try:
            self._take_jobs(stop)
        finally:
            self._wind_up(hands)
        self._log.info("worker stopped")

    # --- taking jobs -------------------------------------------------------------------------
    def _take_jobs(self, stop: threading.Event) -> None:
        pause = 0.0
        while not stop.wait(pause):
            try:
                self._look_after_others()
                took = self._fill_places()
            except STORE_IS_AWAY as error:
                pause = min(_LONGEST_PAUSE, max(POLL_SECONDS, pause * 2))
                self._log.warning("store cannot be reached", error=str(error)[:200], again_in=pause)
                continue
            if self._until_empty and not took and not self._at_work.number:
                return
            pause = POLL_SECONDS

    def _look_after_others(self) -> None:
        now = time.monotonic()
        if now < self._watch_at:
            return
        self._watch_at = now + self._watch.pause
        with self._store.reading() as session:
            silent = self._watch.look(session)
        for sight in silent:
            self._take_back(sight)

    def _take_back(self, sight: Sight) -> None:
        try:
            with self._store.writing(by=WORKER) as session:
                taken = take_back(session, sight, self._queueing.attempts)
        except STORE_IS_AWAY:
            raise
        except Exception as error:  # noqa: BLE001 - it must not take the worker along
            self._log.exception("job cannot be taken back", job=sight.job_id)
            with self._store.writing(by=WORKER) as session:
                give_up(session, sight, type(error).__name__)
            return
        if taken:
            self._log.warning("job's worker has gone silent, so it is taken back", job=sight.job_id)

    def _fill_places(self) -> bool:
        """Takes a job for each free place; whether there was any."""
        took = False
        while self._at_work.number < len(self._places) and (lease := self._claimed()):
            self._at_work.add(1)
            self._leases.put(lease)
            took = True
        return took

    def _claimed(self) -> Lease | None:
        with self._store.reading() as session:
            if not any_waiting(session):
                return None  # without disturbing those who write
        with self._store.writing(by=WORKER) as session:
            return claim(session, self.name, self._queueing.lease_seconds)

    # --- its places --------------------------------------------------------------------------
    def _serve(self, place: Place) -> None:
        while (lease := self._leases.get()) is not None:
            errand = Errand(lease, self._terms)
            try:
                errand.carry_out(place)
            except Exception:  # its lease runs out, and it is taken up again
                errand.log.exception("job could not be carried out")
            finally:
                self._at_work.add(-1)

    def _wind_up(self, hands: Sequence[threading.Thread]) -> None:
        for _ in hands:
            self._leases.put(None)
        if self._at_work.number:
            self._log.info("waiting for jobs at work", seconds=self._patience)
        self._join(hands, self._patience)
        self._terms.leave.set()
        self._join(hands, _GIVING_BACK_SECONDS)
        for place in self._places:
            place.close()

    @staticmethod
    def _join(hands: Sequence[threading.Thread], seconds: float) -> None:
        end = time.monotonic() + seconds
        for hand in hands:
            hand.join(max(0.0, end - time.monotonic()))


class _Count:
    """A number that several threads change."""

    def __init__(self) -> None:
        self.number = 0
        self._changing = threading.Lock()

    def add(self, by: int) -> None:
        with self._changing:
            self.number += by
