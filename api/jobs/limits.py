"""Limits: what one job may take of the machine, and how much the queue holds."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from optimizer.domain.value import Value

_MEGABYTE = 1_000_000
_GIBIBYTE = 1 << 30

Seconds = Annotated[float, Field(gt=0, le=604_800)]
Many = Annotated[int, Field(ge=1)]


class Limits(Value):
    """What one job may take; kept with the job, so that a later setting does not change it.

    `seconds` and `threads` are the most that a request may ask for. A job that is still at work
    `overtime_seconds` after the time it asked for is told to stop, and is ended by force when it
    has not stopped `grace_seconds` later. `memory_bytes` are resident in the process that works.
    """

    seconds: Seconds = 3600.0
    overtime_seconds: Seconds = 60.0
    grace_seconds: Seconds = 15.0
    threads: Many = 8
    memory_bytes: Many = 4 * _GIBIBYTE
    request_bytes: Many = 20 * _MEGABYTE
    result_bytes: Many = 100 * _MEGABYTE


class Queueing(Value):
    """How much the queue holds, and how long a silent worker keeps its job.

    `length` counts jobs that wait. A job whose worker has been silent for `lease_seconds` is taken
    up again; after `attempts` workers or processes were lost over it, it has failed.
    """

    length: Many = 100
    attempts: Many = 3
    lease_seconds: Seconds = 20.0
