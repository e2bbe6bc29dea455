"""Requests sent twice are done once; requests sent too often wait."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.errors import ProblemCode
from api.settings import Settings
from tests.api.service.test_problems import problem
from tests.api.service.world import World, small_problem, small_request
from tests.api.set_clock import SetClock


def test_same_key_and_body_is_the_same_plan(world: World) -> None:
    """The very answer again, marked as such; another body is 409; nothing was made twice."""
    client, key = world.client(), {"Idempotency-Key": "once"}
    first = client.post("/v1/plans", json=small_request(), headers=key)
    again = client.post("/v1/plans", json=small_request(), headers=key)
    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert again.headers["location"] == first.headers["location"]
    assert again.headers["idempotent-replayed"] == "true"
    refused = client.post("/v1/plans", json=small_request(name="other"), headers=key)
    problem(refused, ProblemCode.KEY_REUSED)
    assert len(client.get("/v1/plans").json()["items"]) == 1


def test_keys_are_ones_own_and_last_a_day(world: World) -> None:
    """Another token's same key is another; the next day the key is free."""
    key = {"Idempotency-Key": "once"}
    mine = world.client().post("/v1/plans", json=small_request(), headers=key).json()["id"]
    others = world.client(whose=world.others).post("/v1/plans", json=small_request(), headers=key)
    assert others.json()["id"] != mine
    clock = world.store.clock
    assert isinstance(clock, SetClock)
    clock.move(hours=25)
    anew = world.client().post("/v1/plans", json=small_request(), headers=key)
    assert anew.json()["id"] != mine


def test_refused_request_leaves_its_key_free(world: World) -> None:
    """What was refused was not done, so that it can be corrected under the same key."""
    client, key = world.client(), {"Idempotency-Key": "once"}
    problem(client.post("/v1/plans", json={}, headers=key), ProblemCode.INVALID_INPUT)
    assert client.post("/v1/plans", json=small_request(), headers=key).status_code == 202


@pytest.mark.parametrize("key", ["", "x" * 256, "a\tb"])
def test_key_that_is_none(world: World, key: str) -> None:
    """Empty, too long or not printable is refused."""
    refused = world.client().post(
        "/v1/plans", json=small_request(), headers={"Idempotency-Key": key}
    )
    problem(refused, ProblemCode.REFUSED)


def test_secret_is_not_given_twice(world: World) -> None:
    """The second request makes no second token, and does not show the first one's secret."""
    client, key = world.client(), {"Idempotency-Key": "once"}
    wanted = {"label": "x", "role": "viewer"}
    secret = client.post("/v1/tokens", json=wanted, headers=key).json()["secret"]
    before = len(client.get("/v1/tokens").json()["items"])
    again = client.post("/v1/tokens", json=wanted, headers=key)
    assert again.status_code == 409
    assert secret not in again.text
    assert len(client.get("/v1/tokens").json()["items"]) == before


def test_two_at_once_make_one(world: World) -> None:
    """Of eight requests with one key at the same time one is done, and all have its answer."""

    def send(_: int) -> Any:
        key = {"Idempotency-Key": "race"}
        return world.client().post("/v1/plans", json=small_request(), headers=key).json()["id"]

    with ThreadPoolExecutor(8) as several:
        found = set(several.map(send, range(8)))
    assert len(found) == 1
    assert len(world.client().get("/v1/plans").json()["items"]) == 1


def limited(world: World, **limits: Any) -> TestClient:
    """A client of the same store with other limits."""
    app = create_app(Settings(**limits), world.store)
    return TestClient(app, headers=dict(world.client().headers), raise_server_exceptions=False)


def test_too_many_requests_wait(world: World) -> None:
    """429 with Retry-After for the token that sent them, and for nobody else."""
    client = limited(world, requests_per_minute=3)
    for _ in range(3):
        assert client.get("/v1/plans").status_code == 200
    refused = client.get("/v1/plans")
    problem(refused, ProblemCode.TOO_MANY_REQUESTS)
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    others = world.others.as_(next(iter(world.others.secrets)))
    assert client.get("/v1/plans", headers=others).status_code == 200


def test_guessing_tokens_is_stopped(world: World) -> None:
    """After some that are wrong even a right one waits."""
    client = limited(world, failures_per_minute=3)
    for _ in range(3):
        wrong = client.get("/v1/plans", headers={"Authorization": "Bearer paamaja_guess"})
        problem(wrong, ProblemCode.UNAUTHENTICATED)
        assert wrong.headers["www-authenticate"].startswith("Bearer")
    problem(client.get("/v1/plans"), ProblemCode.TOO_MANY_REQUESTS)


def test_validations_take_turns(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """One works, one waits, the third is told to come back; meanwhile others are served."""
    from api.planning.judging import validated

    works, goes_on = threading.Event(), threading.Event()

    def slow(content: Any) -> Any:
        works.set()
        assert goes_on.wait(60)
        return validated(content)

    monkeypatch.setattr("api.routes.judging.validated", slow)
    app = create_app(Settings(thinking=1, waiting=1), world.store)
    headers = dict(world.client().headers)
    with (
        TestClient(app, headers=headers, raise_server_exceptions=False) as client,
        ThreadPoolExecutor(2) as several,
    ):
        first = several.submit(client.post, "/v1/validate", json=small_problem())
        assert works.wait(60)
        second = several.submit(client.post, "/v1/validate", json=small_problem())
        while app.state.service.thinking.waiting < 1:
            assert not second.done()
        refused = client.post("/v1/validate", json=small_problem())
        problem(refused, ProblemCode.TOO_MANY_REQUESTS)
        assert client.get("/v1/plans").status_code == 200
        goes_on.set()
        assert (first.result().status_code, second.result().status_code) == (200, 200)


def test_many_at_once_are_all_done(world: World) -> None:
    """Eighty changes at the same time, more than there are threads: each is made, none waits."""
    away = {"partner": "rescue", "first": "2027-03-01", "last": "2027-03-02"}

    async def send_all() -> list[int]:
        transport = httpx.ASGITransport(world.app, raise_app_exceptions=False)
        headers = dict(world.client().headers)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://service", headers=headers
        ) as client:
            sent = (
                client.post("/v1/availability", json=away, headers={"Idempotency-Key": str(key)})
                for key in range(80)
            )
            return [answer.status_code for answer in await asyncio.gather(*sent)]

    assert asyncio.run(send_all()) == [201] * 80
