"""Jobs: a durable, bounded queue in the store, and the workers that take from it.

What a route needs is named here. What a worker needs is in `api.jobs.worker` and `api.jobs.errand`.
Names are loaded when they are first asked for: the process that works on a job has no store.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from api.jobs.answered import submit_answered
    from api.jobs.events import LAST_EVENT, events_after
    from api.jobs.faults import Fault, FaultCode
    from api.jobs.forgetting import StillRunning, forget
    from api.jobs.limits import Limits, Queueing
    from api.jobs.measures import Figures, figures
    from api.jobs.queue import (
        JobConflict,
        LimitExceeded,
        NewJob,
        QueueFull,
        RequestWrong,
        job_with,
        submit,
    )
    from api.jobs.states import told_of
    from api.jobs.stopping import request_stop

__all__ = [
    "LAST_EVENT",
    "Fault",
    "FaultCode",
    "Figures",
    "JobConflict",
    "LimitExceeded",
    "Limits",
    "NewJob",
    "QueueFull",
    "Queueing",
    "RequestWrong",
    "StillRunning",
    "events_after",
    "figures",
    "forget",
    "job_with",
    "request_stop",
    "submit",
    "submit_answered",
    "told_of",
]

_ROOMS = {
    "answered": ("submit_answered",),
    "events": ("LAST_EVENT", "events_after"),
    "faults": ("Fault", "FaultCode"),
    "measures": ("Figures", "figures"),
    "forgetting": ("StillRunning", "forget"),
    "limits": ("Limits", "Queueing"),
    "queue": (
        "JobConflict",
        "LimitExceeded",
        "NewJob",
        "QueueFull",
        "RequestWrong",
        "job_with",
        "submit",
    ),
    "states": ("told_of",),
    "stopping": ("request_stop",),
}


def __getattr__(name: str) -> Any:
    for room, names in _ROOMS.items():
        if name in names:
            return getattr(import_module(f"api.jobs.{room}"), name)
    raise AttributeError(f"api.jobs has no {name}")
