"""Streams: the events of a job as server-sent events, from any number on, until the last one."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence

import anyio
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool

from api.edge.service import Service
from api.errors import ProblemCode, Refusal
from api.jobs import LAST_EVENT, events_after
from api.store.tables import JobEvent

PING_SECONDS = 15
RETRY_SECONDS = 10
RECONNECT_MILLISECONDS = 2000


def event_stream(service: Service, job_id: str, after: int) -> EventSourceResponse:
    """The events after a number as they come. Raises Refusal when too many streams are open."""
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
        while True:
            news = await run_in_threadpool(_news, service, job_id, after)
            for event in news:
                yield _sent(event)
                after = event.seq
                if event.kind == LAST_EVENT:
                    return
            if not news:
                await anyio.sleep(service.settings.event_poll_seconds)
    finally:
        service.streams -= 1
        service.metrics.streams.dec()


def _news(service: Service, job_id: str, after: int) -> Sequence[JobEvent]:
    with service.store.reading() as session:
        return events_after(session, job_id, after)


def _sent(event: JobEvent) -> ServerSentEvent:
    data = {"seq": event.seq, "at": event.at.isoformat(), **event.data}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return ServerSentEvent(text, id=str(event.seq), event=event.kind, retry=RECONNECT_MILLISECONDS)
