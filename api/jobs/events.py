"""Events: what a job tells, numbered from 1, kept as long as the job, and closed by a last one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.store.sessions import moment
from api.store.tables.jobs import JobEvent

PHASE, BOUND, INCUMBENT, LAST_EVENT = "phase", "bound", "incumbent", "end"


@dataclass(frozen=True)
class News:
    """One event to be: its kind (phase, bound, incumbent, end) and what it says."""

    kind: str
    data: dict[str, Any]


def append(session: Session, job_id: str, news: Iterable[News]) -> None:
    """Adds events. Only who holds the job's row may: that keeps the numbers without holes."""
    last = session.scalar(select(func.max(JobEvent.seq)).where(JobEvent.job_id == job_id)) or 0
    now = moment(session)
    session.add_all(
        JobEvent(job_id=job_id, seq=seq, at=now, kind=one.kind, data=one.data)
        for seq, one in enumerate(news, start=last + 1)
    )
    session.flush()


def events_after(
    session: Session, job_id: str, seq: int = 0, limit: int = 500
) -> Sequence[JobEvent]:
    """The events that follow a number, in order, at most `limit`; the last of all is an `end`."""
    found = select(JobEvent).where(JobEvent.job_id == job_id, JobEvent.seq > seq)
    return session.scalars(found.order_by(JobEvent.seq).limit(limit)).all()


def steps_told(session: Session, job_id: str) -> list[dict[str, Any]]:
    """What a job's solves have told so far, over all attempts."""
    told = select(JobEvent.data).where(
        JobEvent.job_id == job_id, JobEvent.kind.in_((PHASE, BOUND, INCUMBENT))
    )
    return [data for data in session.scalars(told.order_by(JobEvent.seq)) if "phase" in data]
