"""What becomes of a request when something is wrong with the machine: each case has its answer."""

from __future__ import annotations

import sqlite3
import time
from typing import Any

import pytest
from sqlalchemy import event, insert
from starlette.testclient import TestClient

from api.app import create_app
from api.edge.throttle import Throttle
from api.errors import ProblemCode, Refusal
from api.settings import Settings
from api.store import SERVER
from api.store.tables import Job, JobState
from tests.api.service.test_problems import problem
from tests.api.service.world import World, small_request
from tests.api.set_clock import SetClock


def test_full_disk_accepts_nothing_and_still_reads(world: World) -> None:
    """507 and no half of a plan; what is there can be read; with room again all is as before."""
    client, engine = world.client(), world.store.engine
    is_full = True

    @event.listens_for(engine, "begin")
    def limit(connection: Any) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        most = pages if is_full else 1_000_000
        connection.exec_driver_sql(f"PRAGMA max_page_count={most}")

    refused = client.post("/v1/plans", json=small_request())
    problem(refused, ProblemCode.STORAGE_FULL)
    assert client.get("/v1/plans").json()["items"] == []
    is_full = False
    assert client.post("/v1/plans", json=small_request()).status_code == 202


def test_database_that_is_gone_and_back(world: World) -> None:
    """503 with Retry-After, ready says no and live yes; once it is back all is served."""
    client, engine = world.client(), world.store.engine
    is_gone = True

    @event.listens_for(engine, "do_connect")
    def connect(dialect: Any, record: Any, arguments: Any, options: Any) -> None:
        if is_gone:
            error = sqlite3.OperationalError("unable to open database file")
            error.sqlite_errorname = "SQLITE_CANTOPEN"
            raise error

    engine.dispose()
    for answer in (
        client.get("/v1/plans"),
        client.post("/v1/plans", json=small_request(), headers={"Idempotency-Key": "k"}),
        world.nobody.get("/health/ready"),
    ):
        problem(answer, ProblemCode.UNAVAILABLE)
        assert int(answer.headers["retry-after"]) > 0
    assert client.get("/health/live").status_code == 200
    is_gone = False
    accepted = client.post("/v1/plans", json=small_request(), headers={"Idempotency-Key": "k"})
    assert accepted.status_code == 202
    ready = world.nobody.get("/health/ready")
    assert (ready.status_code, ready.json()) == (200, {"status": "ok"})


@pytest.mark.parametrize("hours", [-24, 24])
def test_clock_that_jumps(world: World, hours: int) -> None:
    """A day forwards or back: tokens and plans go on, and the newest plan still comes first."""
    client = world.client()
    clock = world.store.clock
    assert isinstance(clock, SetClock)
    first = client.post("/v1/plans", json=small_request(name="first")).json()
    clock.move(hours=hours)
    second = client.post("/v1/plans", json=small_request(name="second")).json()
    listed = [one["id"] for one in client.get("/v1/plans").json()["items"]]
    assert listed == [second["id"], first["id"]]
    assert client.post(f"/v1/plans/{first['id']}/stop").json()["state"] == "STOPPED"


def test_clock_that_jumps_locks_nobody_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a jump back nobody waits until the clock has caught up; the limit itself goes on."""
    throttle = Throttle(Settings(requests_per_minute=2))
    throttle.count("somebody")
    throttle.count("somebody")
    with pytest.raises(Refusal):
        throttle.count("somebody")
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() - 7_200)
    throttle.count("somebody")
    throttle.count("somebody")
    with pytest.raises(Refusal) as refused:
        throttle.count("somebody")
    assert 1 <= int(refused.value.headers["Retry-After"]) <= 60


def test_ten_thousand_queued_jobs(world: World) -> None:
    """One more is refused with an estimate of when to come back; all else answers."""
    most = 10_000
    app = create_app(Settings(queue_length=most), world.store)
    client = TestClient(app, headers=dict(world.client().headers), raise_server_exceptions=False)
    waiting = {
        "organisation_id": world.own.organisation,
        "kind": "plan",
        "request": {},
        "limits": {},
        "state": JobState.QUEUED,
        "attempt": 0,
        "stop_requested": False,
        "created_by": "test",
        "created_at": world.store.clock.now(),
    }
    with world.store.writing(SERVER) as session:
        session.execute(insert(Job), [{**waiting, "id": f"{key:026}"} for key in range(most - 1)])
    plan = client.post("/v1/plans", json=small_request())
    assert plan.status_code == 202
    refused = client.post("/v1/plans", json=small_request())
    problem(refused, ProblemCode.QUEUE_FULL)
    assert 1 <= int(refused.headers["retry-after"]) <= 600
    assert f'paamaja_jobs{{state="QUEUED"}} {most}.0' in client.get("/metrics").text
    assert len(client.get("/v1/plans").json()["items"]) == 1
    assert client.post(f"{plan.headers['location']}/stop").json()["state"] == "STOPPED"
    assert client.post("/v1/plans", json=small_request()).status_code == 202


def test_hundred_megabytes_are_not_read(world: World) -> None:
    """Told by the header, the body is refused, and nothing of it is kept or parsed."""
    taken = 0

    def body() -> Any:
        nonlocal taken
        taken += 1
        yield b"x"

    headers = {"Content-Type": "application/json", "Content-Length": "100000000"}
    refused = world.client().post("/v1/validate", content=body(), headers=headers)
    problem(refused, ProblemCode.BODY_TOO_LARGE)
    assert refused.headers["connection"] == "close"
