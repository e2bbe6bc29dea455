"""Figures: how long the queue is and how it moves, for metrics and for who has to wait."""

from __future__ import annotations

import math
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.jobs.events import LAST_EVENT
from api.store.sessions import moment
from api.store.tables.jobs import Job, JobEvent, JobState
from optimizer.domain.result import Tier

_LOOKED_AT = 20
_UNKNOWN_SECONDS = 30.0
_LONGEST_SECONDS = 600


@dataclass(frozen=True)
class Figures:
    """Jobs by state, and how long the first in the queue has waited.

    Of the jobs that ended last: how long they took, and the gap of each of their goals, where one
    is known.
    """

    by_state: dict[JobState, int]
    waited_seconds: float | None
    recent_seconds: tuple[float, ...]
    recent_gaps: tuple[tuple[str, float], ...]


def figures(session: Session) -> Figures:
    """The figures of this moment; every state is there, with 0 where nothing is in it."""
    by_state = select(Job.state, func.count()).group_by(Job.state)
    counted = dict(session.execute(by_state).all())
    first = session.scalar(select(func.min(Job.created_at)).where(Job.state == JobState.QUEUED))
    waited = None if first is None else max(0.0, (moment(session) - first).total_seconds())
    return Figures(
        by_state={state: counted.get(state, 0) for state in JobState},
        waited_seconds=waited,
        recent_seconds=_recent(session),
        recent_gaps=_gaps(session),
    )


def seconds_until_room(session: Session) -> int:
    """How long it may take until one job leaves the queue: an estimate from those before it."""
    running = session.scalar(
        select(func.count()).select_from(Job).where(Job.state == JobState.RUNNING)
    )
    recent = _recent(session)
    typical = sum(recent) / len(recent) if recent else _UNKNOWN_SECONDS
    return min(_LONGEST_SECONDS, max(1, math.ceil(typical / max(1, running or 0))))


def _recent(session: Session) -> tuple[float, ...]:
    """How long the jobs that ended last were at work; never less than 0, whatever the clock did."""
    spans = select(Job.started_at, Job.ended_at).where(
        Job.ended_at.is_not(None), Job.started_at.is_not(None)
    )
    rows = session.execute(spans.order_by(Job.ended_at.desc()).limit(_LOOKED_AT))
    return tuple(
        max(0.0, (ended - started).total_seconds())
        for started, ended in rows
        if started is not None and ended is not None
    )


def _gaps(session: Session) -> tuple[tuple[str, float], ...]:
    """Goal and gap of each job that ended lately, as its last event tells."""
    ends = select(JobEvent.data).where(JobEvent.kind == LAST_EVENT)
    told = session.scalars(ends.order_by(JobEvent.at.desc(), JobEvent.job_id).limit(_LOOKED_AT))
    tiers = [Tier.model_validate(tier) for data in told for tier in data["tiers"]]
    return tuple((tier.name, tier.gap) for tier in tiers if tier.gap is not None)
