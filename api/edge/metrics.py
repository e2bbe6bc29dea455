"""Metrics: what the service counts and measures, for Prometheus."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import Metric
from prometheus_client.registry import Collector

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"

_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Metrics:
    """The figures of one service, apart from those of any other in the same process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "paamaja_requests",
            "Requests answered.",
            ("method", "route", "status"),
            registry=self.registry,
        )
        self._seconds = Histogram(
            "paamaja_request_seconds",
            "How long requests took.",
            ("method", "route"),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.streams = Gauge(
            "paamaja_event_streams", "Event streams that are open.", registry=self.registry
        )
        self.thinking = Gauge(
            "paamaja_thinking", "Validations and checks at work.", registry=self.registry
        )

    def count_request(self, method: str, route: str, status: int, seconds: float) -> None:
        """One request more; 0 is the status of one that was never answered."""
        method = method if method in _METHODS else "other"
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(method, route).observe(seconds)

    def ask_at_each_reading(self, collect: Callable[[], Iterable[Metric]]) -> None:
        """Adds figures that are looked up whenever somebody reads the metrics."""
        self.registry.register(_Asked(collect))

    def text(self) -> bytes:
        """All figures as they are read."""
        return generate_latest(self.registry)


class _Asked(Collector):
    def __init__(self, look_up: Callable[[], Iterable[Metric]]) -> None:
        self._look_up = look_up

    def collect(self) -> Iterable[Metric]:
        return self._look_up()

    def describe(self) -> Iterable[Metric]:
        return ()
