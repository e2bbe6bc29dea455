"""Jobs: the durable queue of work for the planner, and what each has told of its progress."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from api.store.base import Identified, Row
from api.store.columns import Document, one_of


class JobState(StrEnum):
    """How far a job has come; only from RUNNING does it go back to QUEUED, to be taken up."""

    QUEUED = "QUEUED"
    RUNNING = "RUNNING"
    DONE = "DONE"
    STOPPED = "STOPPED"
    FAILED = "FAILED"


class Job(Identified, Row):
    """One piece of work. Who has its lease, until `lease_until`, alone may write to it."""

    __tablename__ = "jobs"
    __table_args__ = (Index(None, "state", "created_at"), Index(None, "state", "lease_until"))
    noun = "job"

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"), index=True)
    plan_id: Mapped[str | None] = mapped_column(
        ForeignKey("plans.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[str]
    request: Mapped[Any] = mapped_column(Document)
    limits: Mapped[Any] = mapped_column(Document)
    state: Mapped[JobState] = mapped_column(one_of(JobState, "state"))
    attempt: Mapped[int] = mapped_column(default=0)
    lease_owner: Mapped[str | None]
    lease_until: Mapped[dt.datetime | None]
    heartbeat_at: Mapped[dt.datetime | None]
    stop_requested: Mapped[bool] = mapped_column(default=False)
    created_by: Mapped[str]
    created_at: Mapped[dt.datetime]
    started_at: Mapped[dt.datetime | None]
    ended_at: Mapped[dt.datetime | None]
    error: Mapped[Any | None] = mapped_column(Document)
    result: Mapped[Any | None] = mapped_column(Document)


class JobEvent(Row):
    """Something a job told of itself; `seq` counts from 1 within the job."""

    __tablename__ = "job_events"

    job_id: Mapped[str] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[dt.datetime]
    kind: Mapped[str]
    data: Mapped[Any] = mapped_column(Document)
