"""`python -m benchmarks.service COMMAND`: load, memory, an outage, plans and sweeps."""

from __future__ import annotations

import itertools
import json
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Annotated, Any

import typer
from rich.console import Console

from benchmarks.machine import machine_facts
from benchmarks.service.asking import measure_plans
from benchmarks.service.database import server
from benchmarks.service.figures import slope
from benchmarks.service.leaving import tidily
from benchmarks.service.load import ended, read_for, submitted
from benchmarks.service.outage import outage as without_database
from benchmarks.service.program import Running, running
from benchmarks.service.sweep import WAYS, measure_sweep

app = typer.Typer(no_args_is_help=True, add_completion=False)
_OUT = Console()


@app.callback()
def begin() -> None:
    """Measures the service as it is run: as programs of their own."""
    tidily()


@app.command()
def load(
    clients: Annotated[int, typer.Option(min=1, max=500)] = 50,
    seconds: Annotated[float, typer.Option(min=1, max=600)] = 60.0,
    plans: Annotated[int, typer.Option(min=1, max=90)] = 20,
) -> None:
    """Reads by many clients before, while plans are solved, and afterwards; and submissions."""
    with tempfile.TemporaryDirectory() as folder, _service(Path(folder)) as service:
        body, paths = _stocked(service)
        rows: dict[str, Any] = {}
        rows["accepted, no load"], _ = _figures(submitted(service, body, 10))
        _wait(service, 10)
        rows["reads before"] = read_for(service, paths, clients, seconds / 3).row()
        rows["accepted, while solving"], asked = _figures(submitted(service, body, plans))
        rows["reads while solving"] = read_for(service, paths, clients, seconds).row()
        verdicts = ended(service, asked, 600)
        rows["reads afterwards"] = read_for(service, paths, clients, seconds / 3).row()
    _told({"rows": rows, "verdicts": sorted(verdicts), "machine": machine_facts()})


@app.command()
def memory(
    minutes: Annotated[float, typer.Option(min=0.1, max=600)] = 60.0,
    out: Annotated[Path | None, typer.Option(help="A file for every sample.")] = None,
) -> None:
    """Mixed use at a low rate: what the service and its workers have in memory, and its growth."""
    with tempfile.TemporaryDirectory() as folder, _service(Path(folder)) as service:
        body, paths = _stocked(service)
        began, own, workers, asked = time.monotonic(), [], [], 0
        for turn in itertools.count():
            passed = (time.monotonic() - began) / 3600
            if passed * 60 >= minutes:
                break
            asked += _mixed(service, paths, body if turn % 20 == 0 else None)
            of_service, of_workers = service.resident_megabytes()
            own.append((passed, of_service))
            workers.append((passed, of_workers))
            time.sleep(2)
    told = {
        "minutes": minutes,
        "requests": asked,
        "service": _memory(own),
        "workers": _memory(workers),
        "machine": machine_facts(),
    }
    if out is not None:
        samples = {"of the service": own, "of the workers": workers}
        out.write_text(json.dumps({**told, **samples}), encoding="utf-8")
    _told(told)


@app.command()
def outage(
    seconds: Annotated[float, typer.Option(min=1, max=120)] = 10.0,
    plans: Annotated[int, typer.Option(min=1, max=20)] = 3,
) -> None:
    """PostgreSQL is stopped under a service with plans at work, and comes back."""
    with (
        tempfile.TemporaryDirectory() as folder,
        server() as database,
        running(f"{database.url}/postgres", Path(folder)) as service,
    ):
        told = without_database(service, database, _request(service), seconds, plans)
    _told({**told, "machine": machine_facts()})


@app.command()
def plans(
    repeats: Annotated[int, typer.Option(min=1, max=20)] = 3,
    seconds: Annotated[float, typer.Option(min=1, max=600)] = 60.0,
) -> None:
    """From submitting a plan to the first one and to the proof, for each example."""
    _told({"rows": measure_plans(repeats, seconds), "machine": machine_facts()})


@app.command()
def sweep(
    count: Annotated[int, typer.Option(min=1, max=90)] = 12,
    seconds: Annotated[float, typer.Option(min=1, max=600)] = 60.0,
) -> None:
    """What-if questions as jobs: one at a time, two, and two on a local Dask cluster."""
    rows = [measure_sweep(way, "cbrne-rescue", count, seconds) for way in WAYS]
    _told({"rows": rows, "machine": machine_facts()})


def _service(folder: Path) -> Any:
    return running(f"sqlite:///{folder / 'bench.db'}", folder)


def _stocked(service: Running) -> tuple[bytes, list[str]]:
    """A request for a plan, and paths to read: lists, and all of a plan that was answered."""
    body = _request(service)
    _, (plan,) = submitted(service, body, 1)
    ended(service, [plan], 600)
    at = f"/v1/plans/{plan}"
    read = ["/v1/plans", at, f"{at}/metadata", f"{at}/itinerary", f"{at}/deadlines", "/v1/wishes"]
    return body, [*read, f"{at}/metadata", f"{at}/metadata", f"{at}/papers/programme.pdf"]


def _request(service: Running) -> bytes:
    """A plan of an example to ask for, with two minutes."""
    with service.client() as client:
        demo = client.get("/v1/demo", params={"wishes": "water-security"}).json()
    demo["parameters"] = {"time_limit_seconds": 120, "workers": 1}
    return json.dumps(demo).encode()


def _wait(service: Running, count: int) -> None:
    """Until the newest plans have ended."""
    with service.client() as client:
        items = client.get("/v1/plans", params={"limit": count}).json()["items"]
    ended(service, [one["id"] for one in items], 600)


def _figures(found: tuple[Any, list[str]]) -> tuple[dict[str, float], list[str]]:
    times, plans = found
    return times.row(), plans


def _mixed(service: Running, paths: Sequence[str], body: bytes | None) -> int:
    """One round of reads, and a plan where a request for one is given; how many requests."""
    with service.client() as client:
        answers = [client.get(path) for path in paths]
        if body is not None:
            sent = {"Content-Type": "application/json"}
            answers.append(client.post("/v1/plans", content=body, headers=sent))
    for answer in answers:
        answer.raise_for_status()
    return len(answers)


def _memory(samples: Sequence[tuple[float, float]]) -> dict[str, float]:
    """Memory in figures: at first, at last, and its growth in the second half."""
    quarter = max(1, len(samples) // 4)
    return {
        "first quarter MB": round(median(y for _, y in samples[:quarter]), 1),
        "last quarter MB": round(median(y for _, y in samples[-quarter:]), 1),
        "most MB": round(max(y for _, y in samples), 1),
        "MB an hour, second half": round(slope(samples[len(samples) // 2 :]), 1),
    }


def _told(content: dict[str, Any]) -> None:
    _OUT.print_json(json.dumps(content, default=str))


if __name__ == "__main__":
    app()
