"""The service: what every route works with, made once for each app."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from api.clock import Clock
from api.edge.metrics import Metrics
from api.edge.thinking import Thinking
from api.edge.throttle import Throttle
from api.edge.turns import Turns
from api.settings import Settings
from api.store import Store


@dataclass
class Service:
    """One service: its store, its limits and its figures.

    `closing` is set when the service ends, so that open streams end too.
    """

    settings: Settings
    store: Store
    metrics: Metrics
    thinking: Thinking
    throttle: Throttle
    turns: Turns
    closing: threading.Event = field(default_factory=threading.Event)
    streams: int = 0

    @property
    def clock(self) -> Clock:
        """The clock of the store."""
        return self.store.clock


def service_for(settings: Settings, store: Store) -> Service:
    """The service of a store."""
    metrics = Metrics()
    return Service(
        settings=settings,
        store=store,
        metrics=metrics,
        thinking=Thinking(settings, metrics),
        throttle=Throttle(settings),
        turns=Turns(store),
    )
