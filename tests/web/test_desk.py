"""The desk and the frame without a browser: what is asked, and where a refusal leads."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from api.client import ProblemReceived
from api.web.desk import Desk
from api.web.desk import House as Behind
from api.web.frame import ways_on


async def _echo(scope: Any, receive: Any, send: Any) -> None:
    """Answers with the query that it was asked with."""
    body = json.dumps({"query": scope["query_string"].decode()}).encode()
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": body})


def _told(asked: Coroutine[Any, Any, Any]) -> Any:
    """What comes of it: in a thread of its own, because a browser leaves its loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, asked).result()


def _desk(here: str = "/") -> Desk:
    service: Any = None
    return Desk(Behind(_echo, service), "fi", here=here)


@pytest.mark.parametrize(
    ("path", "asked", "query"),
    [
        ("/v1/a?language=fi", {}, "language=fi"),
        ("/v1/a", {"limit": 1, "cursor": None}, "limit=1"),
        ("/v1/a", {}, ""),
    ],
)
def test_what_stands_in_the_address_is_asked(path: str, asked: dict[str, Any], query: str) -> None:
    """With parameters of its own or without: the language of a page gets to the service."""
    assert _told(_desk().get(path, **asked)) == {"query": query}
    if not asked:
        assert _told(_desk().post(path, {})) == {"query": query}


@pytest.mark.parametrize(
    ("code", "ways"),
    [
        ("unauthenticated", [("sign-in", "/sign-in?then=%2Fpartner%2Fx")]),
        ("gone", []),
        ("not-found", []),
        ("unavailable", [("again", "/partner/x")]),
        ("", [("again", "/partner/x")]),
    ],
)
def test_guests_of_a_link_are_not_sent_where_they_cannot_go(
    code: str, ways: list[tuple[str, str]]
) -> None:
    """Whoever has only a link can load it again where that may help, and nothing else."""
    received = ProblemReceived(400, {"code": code})
    assert list(ways_on(_desk("/partner/x"), received)) == ways
