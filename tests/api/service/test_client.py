"""The Python client: what it repeats, what it does not, and how it reads streams."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from api import client as clients
from api.client import Client, ProblemReceived, StreamLost

Answer = httpx.Response


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Pauses are noted and not made."""
    made: list[float] = []
    monkeypatch.setattr(clients.time, "sleep", made.append)
    return made


def talking(answer: Callable[[httpx.Request], Answer], **options: Any) -> Client:
    """A client whose service answers so."""
    return Client("http://service", "token", transport=httpx.MockTransport(answer), **options)


def test_busy_service_is_asked_again_with_the_same_key(no_pauses: list[float]) -> None:
    """As long as Retry-After says; the key stays, so that nothing is done twice."""
    keys: list[str] = []

    def answer(request: httpx.Request) -> Answer:
        keys.append(request.headers["idempotency-key"])
        if len(keys) < 3:
            return Answer(503, headers={"Retry-After": "7"}, json={"code": "unavailable"})
        return Answer(202, json={"id": "x"})

    assert talking(answer).plan({})["id"] == "x"
    assert len(set(keys)) == 1
    assert no_pauses == [7.0, 7.0]


def test_broken_line_is_tried_again_so_often() -> None:
    """And then it is the caller's to know."""
    calls = 0

    def answer(request: httpx.Request) -> Answer:
        nonlocal calls
        calls += 1
        raise httpx.ConnectError("gone")

    with pytest.raises(httpx.ConnectError):
        talking(answer, attempts=4).get("/v1/plans")
    assert calls == 4


def test_refusal_is_not_repeated() -> None:
    """It is raised with its code and findings; also where the answer is no problem at all."""

    def answer(request: httpx.Request) -> Answer:
        if request.url.path == "/odd":
            return Answer(500, text="<html>")
        return Answer(422, json={"code": "invalid-input", "detail": "no", "findings": [1]})

    with pytest.raises(ProblemReceived) as refused:
        talking(answer).plan({})
    assert (refused.value.code, refused.value.problem["findings"]) == ("invalid-input", [1])
    with pytest.raises(ProblemReceived) as odd:
        talking(answer).get("/odd")
    assert odd.value.problem == {"detail": "<html>"}


def test_broken_stream_goes_on_where_it_was() -> None:
    """After the last event that came, up to the end; comments and pings are passed over."""
    asked: list[str] = []

    def answer(request: httpx.Request) -> Answer:
        after = request.headers["last-event-id"]
        asked.append(after)
        first = 'event: phase\ndata: {"seq":1}\nid: 1\n\n: ping\n\n'
        last = 'event: end\ndata: {"seq":2}\nid: 2\n\n'
        return Answer(200, text=first if after == "0" else last)

    events = list(talking(answer).events("x"))
    assert [(one["kind"], one["seq"]) for one in events] == [("phase", 1), ("end", 2)]
    assert asked == ["0", "1"]


def test_stream_waits_for_a_service_that_is_away(no_pauses: list[float]) -> None:
    """Longer each time, as long as Retry-After says, anew after every event; not for ever."""
    came = iter(
        [
            httpx.ConnectError("away"),
            Answer(503, headers={"Retry-After": "9"}, json={"code": "unavailable"}),
            *[httpx.ConnectError("away")] * 6,
            Answer(200, text='event: phase\ndata: {"seq":1}\nid: 1\n\n'),
        ]
    )

    def answer(request: httpx.Request) -> Answer:
        now = next(came, httpx.ConnectError("gone"))
        if isinstance(now, Exception):
            raise now
        return now

    events = talking(answer, patience=100).events("x")
    assert next(events)["seq"] == 1
    assert no_pauses[:3] == [0.4, 9.0, 1.6]
    before = sum(no_pauses)
    with pytest.raises(httpx.ConnectError):
        next(events)
    assert 100 <= sum(no_pauses) - before <= 160


def test_stream_that_is_refused_is_not_asked_for_again() -> None:
    """And one that only ever ends too early is told of in the end."""

    def answer(request: httpx.Request) -> Answer:
        return Answer(404 if "gone" in request.url.path else 200, json={})

    with pytest.raises(ProblemReceived):
        list(talking(answer).events("gone"))
    with pytest.raises(StreamLost):
        list(talking(answer).events("short"))


def test_pages_are_followed_to_the_last() -> None:
    """Every item once."""

    def answer(request: httpx.Request) -> Answer:
        cursor = request.url.params.get("cursor")
        page = {"items": [{"n": 1}], "next": "a"} if cursor is None else {"items": [{"n": 2}]}
        return Answer(200, json={"next": None, **page})

    assert [one["n"] for one in talking(answer).pages("/v1/plans")] == [1, 2]


def test_change_names_the_version_that_was_read() -> None:
    """In If-Match, of a PUT and of a POST that changes something."""
    seen: list[str] = []

    def answer(request: httpx.Request) -> Answer:
        seen.append(request.headers["if-match"])
        return Answer(200, json={})

    client = talking(answer)
    client.put("/x", {}, version=3)
    client.post("/x", {}, version=4)
    assert seen == ['"3"', '"4"']
