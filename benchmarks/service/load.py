"""Load: many clients read while plans are solved; and how long a plan takes to be accepted."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import httpx

from benchmarks.service.figures import percentile
from benchmarks.service.program import Running

ENDED = ("DONE", "STOPPED", "FAILED")


@dataclass
class Times:
    """Seconds of each request, and what was not answered as it should."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def row(self) -> dict[str, float]:
        """In figures: how many, how many wrong, and percentiles in milliseconds."""
        return {
            "requests": len(self.seconds),
            "errors": len(self.errors),
            "p50 ms": round(percentile(self.seconds, 0.5) * 1000, 1),
            "p99 ms": round(percentile(self.seconds, 0.99) * 1000, 1),
        }


def read_for(service: Running, paths: Sequence[str], clients: int, seconds: float) -> Times:
    """So many clients, each asking for one path after the other, as fast as it is answered."""
    times, lock = Times(), threading.Lock()
    end = time.monotonic() + seconds

    def one(number: int) -> None:
        own = Times()
        turns = itertools.cycle(paths[number % len(paths) :] + paths[: number % len(paths)])
        with service.client() as client:
            while time.monotonic() < end:
                _asked(client, next(turns), own)
        with lock:
            times.seconds += own.seconds
            times.errors += own.errors

    threads = [threading.Thread(target=one, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def _asked(client: httpx.Client, path: str, times: Times) -> None:
    began = time.monotonic()
    try:
        answer = client.get(path)
    except httpx.TransportError as error:
        times.errors.append(f"{path}: {error}")
        return
    times.seconds.append(time.monotonic() - began)
    if answer.status_code != 200:
        times.errors.append(f"{path}: {answer.status_code}")


def submitted(service: Running, body: bytes, count: int) -> tuple[Times, list[str]]:
    """So many plans asked for, one after the other: the times until 202, and their ids."""
    times, plans = Times(), []
    with service.client() as client:
        for _ in range(count):
            began = time.monotonic()
            sent = {"Content-Type": "application/json"}
            answer = client.post("/v1/plans", content=body, headers=sent)
            times.seconds.append(time.monotonic() - began)
            if answer.status_code == 202:
                plans.append(str(answer.json()["id"]))
            else:
                times.errors.append(f"{answer.status_code}")
    return times, plans


def ended(service: Running, plans: Sequence[str], seconds: float) -> list[str]:
    """The verdicts of plans, once all have ended or the time is over."""
    end = time.monotonic() + seconds
    verdicts = {}
    with service.client() as client:
        while len(verdicts) < len(plans) and time.monotonic() < end:
            for plan in plans:
                if plan in verdicts:
                    continue
                told = client.get(f"/v1/plans/{plan}/metadata").json()
                if told["state"] in ENDED:
                    verdicts[plan] = str(told["verdict"])
            time.sleep(0.3)
    return list(verdicts.values())
