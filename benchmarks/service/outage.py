"""An outage: the database is away for some seconds while a plan is solved and others wait."""

from __future__ import annotations

import time
from collections import Counter
from typing import Any

import httpx

from benchmarks.service.database import Server
from benchmarks.service.load import ended, submitted
from benchmarks.service.program import Running

_SENT = {"Content-Type": "application/json"}


def outage(
    service: Running, database: Server, body: bytes, seconds: float, plans: int
) -> dict[str, Any]:
    """What was answered meanwhile, how soon it was ready again, and what became of the plans."""
    _, asked = submitted(service, body, plans)
    with service.client() as client:
        _await(client, f"/v1/plans/{asked[0]}/metadata", "RUNNING")
        database.stop()
        try:
            answers = _meanwhile(client, body, seconds)
        finally:
            database.start()
        began = time.monotonic()
        _await(client, "/health/ready", None)
        ready = time.monotonic() - began
        verdicts = ended(service, asked, 300)
        kept = {one["id"] for one in client.get("/v1/plans").json()["items"]}
    return {
        "away s": seconds,
        "answers": answers,
        "ready again s": round(ready, 2),
        "plans accepted before": len(asked),
        "plans lost": len(set(asked) - kept),
        "plans nobody asked for": len(kept - set(asked)),
        "verdicts": Counter(verdicts),
    }


def _meanwhile(client: httpx.Client, body: bytes, seconds: float) -> dict[str, Counter[str]]:
    """Signs of life, a read and a plan, asked for over and over: the answers counted."""
    found: dict[str, Counter[str]] = {}
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for path in ("/health/live", "/health/ready", "/v1/plans"):
            found.setdefault(f"GET {path}", Counter())[_kind(client.get(path))] += 1
        posted = client.post("/v1/plans", content=body, headers=_SENT)
        found.setdefault("POST /v1/plans", Counter())[_kind(posted)] += 1
        time.sleep(0.2)
    return found


def _kind(answer: httpx.Response) -> str:
    kind = answer.headers.get("content-type", "").split(";")[0]
    return f"{answer.status_code} {kind}"


def _await(client: httpx.Client, path: str, state: str | None) -> None:
    """Until it is answered with 200, and with this state where one is given."""
    end = time.monotonic() + 120
    while time.monotonic() < end:
        answer = client.get(path)
        if answer.status_code == 200 and (state is None or answer.json()["state"] == state):
            return
        time.sleep(0.05)
    raise RuntimeError(f"{path} did not come so far")
