"""Streams: the events of a job as server-sent events, from any number on, until the last one."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

import anyio
from sqlalchemy import select
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool

from api.edge.service import Service
from api.errors import ProblemCode, Refusal
from api.jobs import LAST_EVENT, events_after
from api.jobs.states import ENDED
from api.store.faults import Unavailable
from api.store.tables import Job, JobEvent

PING_SECONDS = 15
RETRY_SECONDS = 10
RECONNECT_MILLISECONDS = 2000


def event_stream(service: Service, job_id: str, after: int) -> EventSourceResponse:
    """The events after a number as they come, until the last or until the service ends.

    Raises Refusal when too many streams are open.
    """
    if service.streams >= service.settings.streams:
        raise Refusal(
            ProblemCode.TOO_MANY_REQUESTS,
            f"{service.settings.streams} event streams are open already; poll the metadata.",
            headers={"Retry-After": str(RETRY_SECONDS)},
        )
    return EventSourceResponse(_events(service, job_id, after), ping=PING_SECONDS, sep="\n")


async def _events(service: Service, job_id: str, after: int) -> AsyncIterator[ServerSentEvent]:
    service.streams += 1
    service.metrics.streams.inc()
    try:
        while not service.closing.is_set():
            news = await run_in_threadpool(_looked_up, service, job_id, after)
            for event in news.events:
                yield _sent(event)
                after = event.seq
            if news.are_all:
                return
            if not news.events:
                await anyio.sleep(service.settings.event_poll_seconds)
    finally:
        service.streams -= 1
        service.metrics.streams.dec()


@dataclass(frozen=True)
class _News:
    """Events that were not told yet; `are_all` once nothing more will come."""

    events: Sequence[JobEvent] = ()
    are_all: bool = False


def _looked_up(service: Service, job_id: str, after: int) -> _News:
    try:
        return _news(service, job_id, after)
    except Unavailable:
        return _News()  # the store comes back, and the stream goes on without a gap


def _news(service: Service, job_id: str, after: int) -> _News:
    with service.store.reading() as session:
        # The state is read first: a job that has ended by then has told its last event.
        state = session.scalar(select(Job.state).where(Job.id == job_id))
        events = events_after(session, job_id, after)
    if events:
        return _News(events, events[-1].kind == LAST_EVENT)
    # Who has seen the last event and comes back has seen all; so has everybody of a job that
    # was deleted.
    return _News(are_all=state is None or state in ENDED)


def _sent(event: JobEvent) -> ServerSentEvent:
    data = {"seq": event.seq, "at": event.at.isoformat(), **event.data}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return ServerSentEvent(
        text, id=str(event.seq), event=event.kind, retry=RECONNECT_MILLISECONDS, sep="\n"
    )
