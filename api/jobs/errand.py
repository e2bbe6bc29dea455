"""An errand: one job in a worker's hands, from its lease to its end.

The work runs in a place; a thread beside it talks with the store: shows that the worker lives,
writes down what the job tells, hears whether it is to stop. So a store that is slow or gone for a
while holds nothing up, and limits are looked after all the time.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import structlog
from pydantic import ValidationError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session

from api.jobs.events import steps_told
from api.jobs.faults import Fault, FaultCode, fault
from api.jobs.kinds import kind_named, module_of
from api.jobs.leases import Lease, LeaseLost, beat, finish, give_back, process_lost
from api.jobs.limits import Queueing
from api.jobs.running.place import Answered, Broken, Cut, Ending, Left, Order, Place, Wanted
from api.jobs.stopping import kept
from api.jobs.thinning import Thinner
from api.store import WORKER, Stale, Store
from api.store.tables.jobs import JobState
from optimizer.domain.progress import Progress

STORE_IS_AWAY = (DBAPIError, PoolTimeout, Stale)
"""Raised where the database is gone, locked or full, or where somebody else changed the same in the
meantime: worth another attempt later."""

_BEATS_IN_A_LEASE = 5
_LONGEST_BEAT = 1.0
_LONGEST_PAUSE = 5.0


@dataclass(frozen=True)
class Terms:
    """How a worker holds its jobs. `leave` is set when it has to let go of all of them."""

    store: Store
    queueing: Queueing
    leave: threading.Event

    @property
    def beat_seconds(self) -> float:
        """How often it shows that it lives, and hears whether to stop."""
        return min(_LONGEST_BEAT, self.queueing.lease_seconds / _BEATS_IN_A_LEASE)


class Errand:
    """Carries out one job, and hears and is asked about its work."""

    def __init__(
        self, lease: Lease, terms: Terms, now: Callable[[], float] = time.monotonic
    ) -> None:
        self.lease, self._terms, self._now = lease, terms, now
        self._began = now()
        self._thinner, self._thinning = Thinner(), threading.Lock()
        self._wanted = Wanted.STOP if lease.stop_requested else Wanted.GO_ON
        self._is_over, self._to_say = threading.Event(), threading.Event()
        self.log = structlog.get_logger("paamaja").bind(
            job=lease.job_id, kind=lease.kind, attempt=lease.attempt, worker=lease.owner
        )

    # --- what its place asks -----------------------------------------------------------------
    def hear(self, step: Progress) -> None:
        """Takes in a step of the work; the voice does not wait for its next beat with what is due.

        So a reader sees a first plan at once, and better ones as often as they are told at all.
        """
        with self._thinning:
            self._thinner.take(step)
            is_due = self._thinner.is_due(self._now() - self._began)
        if is_due:
            self._to_say.set()

    def wanted(self) -> Wanted:
        """Whether the work is to go on."""
        return Wanted.LEAVE if self._terms.leave.is_set() else self._wanted

    # --- from lease to end -------------------------------------------------------------------
    def carry_out(self, place: Place) -> None:
        """Works on the job and writes down how it ended, unless somebody else has it by then."""
        self.log.info("job taken up")
        voice = threading.Thread(target=self._talk, name="voice", daemon=True)
        voice.start()
        try:
            ending = self._worked(place)
        finally:
            self._is_over.set()
            self._to_say.set()
            voice.join()
        self._written_down(ending)

    def _worked(self, place: Place) -> Ending:
        if self.lease.stop_requested:
            return Cut()  # it was asked to stop before it was taken up again
        try:
            return place.run(self._order(), self)
        except OSError as error:  # the machine's fault, which may pass
            return Broken(fault(FaultCode.PROCESS_LOST, how=_first_line(error)))
        except Exception as error:
            self.log.exception("job could not be carried out")
            return Broken(_unexpected(error))

    def _order(self) -> Order:
        lease, kind = self.lease, kind_named(self.lease.kind)
        content = lease.request
        if lease.attempt > 1:
            content = self._resumed(content)
        return Order(
            name=f"{lease.job_id}/{lease.attempt}",
            module=module_of(lease.kind),
            content=content,
            seconds=kind.asked(kind.read(lease.request)).seconds,
            limits=lease.limits,
        )

    def _resumed(self, content: Any) -> Any:
        """Begun with what the attempt before had told, where that can still be read."""
        try:
            with self._terms.store.reading() as session:
                told = steps_told(session, self.lease.job_id)
            return kind_named(self.lease.kind).resumed(content, told)
        except (ValidationError, *STORE_IS_AWAY):
            return content

    # --- talking with the store --------------------------------------------------------------
    def _talk(self) -> None:
        """Until the work is over: a beat now and then, and the news as it comes."""
        while True:
            self._to_say.wait(self._terms.beat_seconds)
            self._to_say.clear()
            if self._is_over.is_set():
                return
            try:
                self._say()
            except LeaseLost:
                self.log.warning("job is another's now, so it is left")
                self._wanted = Wanted.LEAVE
                return
            except STORE_IS_AWAY as error:
                self.log.warning("store cannot be reached, work goes on", error=_first_line(error))

    def _say(self) -> None:
        elapsed = self._now() - self._began
        with self._thinning:
            news = self._thinner.waiting() if self._thinner.is_due(elapsed) else []
        with self._terms.store.writing(by=WORKER) as session:
            is_to_stop = beat(session, self.lease, self._terms.queueing.lease_seconds, news)
        with self._thinning:
            if news:
                self._thinner.told(news, elapsed)
        if is_to_stop and self._wanted is Wanted.GO_ON:
            self._wanted = Wanted.STOP

    def _written_down(self, ending: Ending) -> None:
        """Writes the end down, however long the store is away; another's job is left alone."""
        pause, settle = 0.1, partial(self._settle, ending)
        while True:
            try:
                with self._terms.store.writing(by=WORKER) as session:
                    settle(session)
            except LeaseLost:
                self.log.warning("job is another's now, so its end is not written down")
                return
            except STORE_IS_AWAY as error:
                self.log.warning("store cannot be reached, end waits", error=_first_line(error))
                time.sleep(pause)
                pause = min(_LONGEST_PAUSE, pause * 2)
                continue
            except Exception as error:
                # Tried again it would fail again, and its job would go round for ever.
                if settle.func == self._settle_as_failed:
                    raise
                self.log.exception("end of job cannot be written down as it is")
                settle = partial(self._settle_as_failed, error)
                continue
            seconds = round(self._now() - self._began, 3)
            self.log.info("job left" if isinstance(ending, Left) else "job ended", seconds=seconds)
            return

    def _settle(self, ending: Ending, session: Session) -> None:
        lease, news = self.lease, self._thinner.waiting()
        match ending:
            case Answered(result, was_stopped):
                state = JobState.STOPPED if was_stopped else JobState.DONE
                finish(session, lease, state, result, news=news)
            case Cut():
                beat(session, lease, self._terms.queueing.lease_seconds, news)
                finish(session, lease, JobState.STOPPED, self._kept(session))
            case Broken(found, details):
                self.log.error("job broke", code=found.code.value, details=details)
                if found.may_pass:
                    process_lost(session, lease, found, self._terms.queueing.attempts, news)
                else:
                    beat(session, lease, self._terms.queueing.lease_seconds, news)
                    finish(session, lease, JobState.FAILED, self._kept(session), found)
            case Left():
                give_back(session, lease, news)

    def _settle_as_failed(self, error: Exception, session: Session) -> None:
        finish(session, self.lease, JobState.FAILED, None, _unexpected(error))

    def _kept(self, session: Session) -> Any:
        return kept(session, self.lease.kind, self.lease.job_id, self.lease.request)


def _unexpected(error: Exception) -> Fault:
    return fault(FaultCode.UNEXPECTED, what=f"{type(error).__name__}: {_first_line(error)}")


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
