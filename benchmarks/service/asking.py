"""A plan through the API: when it was accepted, first told of, and proved."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import httpx

from benchmarks.instances.examples import example_names
from benchmarks.service.program import Running, running

Content = dict[str, Any]


def measure_plans(repeats: int, seconds: float) -> list[Content]:
    """Each example, planned so often by a warm worker: the median of each moment."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with running(f"sqlite:///{folder / 'bench.db'}", folder) as service:
            followed(service, demo(service, example_names()[0], seconds))  # warms the worker
            rows = []
            for wishes in example_names():
                runs = [followed(service, demo(service, wishes, seconds)) for _ in range(repeats)]
                rows.append({"wishes": wishes, "runs": repeats, **medians(runs)})
            resting, workers = service.resident_megabytes()
    return [{**row, "service_megabytes": resting, "worker_megabytes": workers} for row in rows]


def medians(runs: Sequence[Content]) -> Content:
    """The median of each moment that all runs came to, and their verdicts."""
    moments = [name for name in runs[0] if all(name in run for run in runs) and name != "verdict"]
    told: Content = {name: round(median(run[name] for run in runs), 3) for name in moments}
    return told | {"verdicts": sorted({str(run["verdict"]) for run in runs})}


def demo(service: Running, wishes: str, seconds: float, workers: int = 1) -> Content:
    """A request for the plan of an example."""
    with service.client() as client:
        content: Content = client.get("/v1/demo", params={"wishes": wishes}).json()
    content["parameters"] = {"time_limit_seconds": seconds, "workers": workers}
    return content


def followed(service: Running, request: Content) -> Content:
    """Seconds from submitting a plan to each step, as its events tell them."""
    moments: Content = {}
    with service.client() as client:
        began = time.monotonic()

        def note(name: str) -> None:
            moments.setdefault(name, round(time.monotonic() - began, 3))

        answer = client.post("/v1/plans", json=request)
        answer.raise_for_status()
        note("accepted_seconds")
        for event in _events(client, str(answer.json()["id"])):
            if event["kind"] == "incumbent":
                note("first_seconds")
            if event["kind"] == "bound" and _is_met(event):
                note("points_seconds")
            if event["kind"] == "end":
                note("end_seconds")
                moments["verdict"] = event.get("verdict")
    if moments.get("verdict") == "OPTIMAL":
        moments["proof_seconds"] = moments["end_seconds"]
    return moments


def _is_met(event: Content) -> bool:
    """Whether value and bound of the points are equal."""
    value = event.get("value")
    return event.get("tier") == "points" and value is not None and value == event.get("bound")


def _events(client: httpx.Client, plan: str) -> Iterator[Content]:
    """The events of a plan up to the last."""
    headers = {"Accept": "text/event-stream"}
    with client.stream("GET", f"/v1/plans/{plan}/events", headers=headers) as answer:
        kind, data = "", ""
        for line in answer.iter_lines():
            name, _, value = line.partition(":")
            if name == "event":
                kind = value.strip()
            elif name == "data":
                data += value.removeprefix(" ")
            elif not line and data:
                yield {"kind": kind, **json.loads(data)}
                if kind == "end":
                    return
                kind, data = "", ""
