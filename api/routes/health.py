"""Health and figures, for whoever runs the service."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median
from typing import Literal

from fastapi import Response
from prometheus_client.core import GaugeMetricFamily, Metric
from sqlalchemy import text

from api.access import Action
from api.edge.answers import answer
from api.edge.metrics import MEDIA_TYPE
from api.edge.service import Service
from api.errors import ProblemCode, Refusal
from api.jobs import figures
from api.planning.finding import last_gaps
from api.routes.door import At, Open
from api.routes.opening import opens, router
from api.store import require_current
from optimizer.domain.value import Value

routes = router("", "health")


class Health(Value):
    """That it is well."""

    status: Literal["ok"] = "ok"


@routes.get("/health/live", **opens(None, Health))
async def live() -> Response:
    """Tells that the process answers; nobody has to sign in for it."""
    return answer(Health())


@routes.get("/health/ready", **opens(None, Health))
def ready(service: At, session: Open) -> Response:
    """Tells that requests can be served: the database answers and has this release's tables.

    Nobody has to sign in for it, so it tells no more; figures are in the metrics.
    """
    session.execute(text("SELECT 1"))
    require_current(service.store.engine)
    if service.closing.is_set():
        raise Refusal(
            ProblemCode.UNAVAILABLE, "The service is ending.", headers={"Retry-After": "5"}
        )
    return answer(Health())


@routes.get(
    "/metrics",
    **opens(Action.READ_METRICS, None, media={MEDIA_TYPE: {"schema": {"type": "string"}}}),
)
def metrics(service: At) -> Response:
    """Gives the figures for Prometheus."""
    return Response(service.metrics.text(), media_type=MEDIA_TYPE)


def tell_of_jobs(service: Service) -> None:
    """Adds the queue's figures to the metrics, looked up whenever somebody reads them."""
    service.metrics.ask_at_each_reading(lambda: tuple(_figures(service)))


def _figures(service: Service) -> Iterable[Metric]:
    with service.store.reading() as session:
        found = figures(session)
        gaps = last_gaps(session)
    jobs = GaugeMetricFamily("paamaja_jobs", "Jobs by state.", labels=["state"])
    for state, count in found.by_state.items():
        jobs.add_metric([state.value], count)
    yield jobs
    yield GaugeMetricFamily(
        "paamaja_queue_wait_seconds",
        "How long the first job in the queue has waited; 0 without one.",
        value=found.waited_seconds or 0.0,
    )
    yield _spread(
        "paamaja_job_seconds", "How long the last jobs were at work.", found.recent_seconds
    )
    yield _spread("paamaja_plan_gap", "Gaps of the last plans, 0 where proved best.", gaps)


def _spread(name: str, what: str, values: Sequence[float]) -> Metric:
    """The least, the middle and the most of some values."""
    family = GaugeMetricFamily(name, what, labels=["of"])
    if values:
        for label, value in (
            ("least", min(values)),
            ("median", median(values)),
            ("most", max(values)),
        ):
            family.add_metric([label], value)
    return family
