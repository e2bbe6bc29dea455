"""The access matrix: every endpoint of the description, for every role, on others' things too.

The endpoints come from the description of the API, what each role may do from one table. What is
tested is a third thing: the answers of the service.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from api.access import TABLE, Action, Reach
from api.openapi import FILE, METHODS
from api.routes.door import ACTION
from api.store.tables import Role
from tests.api.service.stock import MARK, Stock, stocked
from tests.api.service.world import World

PUBLIC = {
    "GET /health/live",
    "GET /health/ready",
    "GET /v1/start/{signed}",
    "POST /v1/start/{signed}",
    "GET /v1/links/{signed}",
    "GET /v1/links/{signed}/itinerary",
    "GET /v1/links/{signed}/programme.pdf",
    "GET /v1/links/{signed}/papers/{guest_paper}",
    "POST /v1/links/{signed}/confirmations/{confirmation_id}",
    "GET /v1/links/{signed}/form",
    "POST /v1/links/{signed}/feedback",
    "GET /v1/links/{signed}/agenda",
    "GET /v1/links/{signed}/calendar.ics",
    "GET /v1/links/{signed}/availability",
    "POST /v1/links/{signed}/availability",
    "POST /v1/links/{signed}/availability/imports",
    "GET /v1/links/{signed}/availability/{absence_id}",
    "DELETE /v1/links/{signed}/availability/{absence_id}",
}
"""Nobody has to sign in for these: signs of life, and what a signed link opens."""


@dataclass(frozen=True)
class Endpoint:
    """One operation of the description."""

    method: str
    path: str
    action: Action | None
    takes_body: bool

    @property
    def name(self) -> str:
        """How it is written in a list."""
        return f"{self.method} {self.path}"


def endpoints() -> Iterator[Endpoint]:
    """Every operation of the file in git."""
    paths = json.loads(FILE.read_text(encoding="utf-8"))["paths"]
    for path, operations in paths.items():
        for method in METHODS:
            if method in operations:
                found = operations[method].get(ACTION)
                action = None if found is None else Action(found)
                yield Endpoint(method.upper(), path, action, "requestBody" in operations[method])


OF_A_PARTNER = ("confirmation_id", "feedback_id", "absence_id", "booking_id")
"""What each belongs to one partner, in a path."""

ENDPOINTS = tuple(endpoints())
GUARDED = tuple(one for one in ENDPOINTS if one.action is not None)


@pytest.fixture(scope="module")
def stock(shared_world: World) -> Stock:
    """Things of both organisations, at least one of each kind, and no job left at work."""
    found = stocked(shared_world)
    found.end_jobs()
    return found


def test_only_these_are_open_to_all() -> None:
    """Every other endpoint names the action that its role needs."""
    assert {one.name for one in ENDPOINTS if one.action is None} == PUBLIC


def send(world: World, endpoint: Endpoint, headers: dict[str, str], ids: dict[str, str]) -> Any:
    """Calls an endpoint with the ids of somebody's things and a body that suits no one."""
    path = re.sub(r"{(\w+)}", lambda found: ids[found.group(1)], endpoint.path)
    body = {"json": {}} if endpoint.takes_body else {}
    headers = {"If-Match": '"1"', **headers}
    if path.endswith("/events"):
        headers["Last-Event-ID"] = "1000000"  # a stream that has nothing left to tell
    return world.nobody.request(endpoint.method, path, headers=headers, **body)


@pytest.mark.parametrize("endpoint", GUARDED, ids=[one.name for one in GUARDED])
def test_cells_of_the_matrix(stock: Stock, endpoint: Endpoint) -> None:
    """Nobody: 401. A role that reaches nothing: 403. Any other: neither; of others' things: 404."""
    assert endpoint.action is not None
    world = stock.world
    assert send(world, endpoint, {}, stock.own).status_code == 401
    assert send(world, endpoint, {"Authorization": "Bearer x"}, stock.own).status_code == 401
    for role in Role:
        reach = TABLE[endpoint.action][role]
        theirs = send(world, endpoint, world.own.as_(role), stock.others)
        if reach is Reach.NOTHING:
            assert theirs.status_code == 403, (role, theirs.text)
            assert send(world, endpoint, world.own.as_(role), stock.own).status_code == 403
            continue
        if "{" in endpoint.path and not endpoint.takes_body:
            assert theirs.status_code == 404, (role, theirs.text)
        assert theirs.status_code not in (401, 403), (role, theirs.text)
        assert stock.words_of_others not in theirs.text, (role, theirs.text)


@pytest.mark.parametrize(
    "endpoint",
    [one for one in GUARDED if "{" in one.path and one.takes_body],
    ids=lambda one: one.name,
)
def test_bodies_change_nothing_of_others(stock: Stock, endpoint: Endpoint) -> None:
    """With a body that suits the endpoint, an administrator of one finds nothing of the other."""
    world = stock.world
    path = re.sub(r"{(\w+)}", lambda found: stock.others[found.group(1)], endpoint.path)
    sent = stock.sent_to(endpoint.name)
    headers = {"If-Match": '"1"', **world.own.as_(Role.ADMIN), **sent.pop("headers", {})}
    answer = world.nobody.request(endpoint.method, path, headers=headers, **sent)
    assert answer.status_code == 404, answer.text


@pytest.mark.parametrize(
    "endpoint",
    [one for one in GUARDED if "{" in one.path and TABLE[one.action][Role.PARTNER] is Reach.OWN],
    ids=lambda one: one.name,
)
def test_partner_reaches_its_own_only(stock: Stock, endpoint: Endpoint) -> None:
    """What of its own organisation is another partner's is not there for a partner."""
    world = stock.world
    path = re.sub(r"{(\w+)}", lambda found: stock.other_partner[found.group(1)], endpoint.path)
    body = {"json": stock.body_for(endpoint.name)} if endpoint.takes_body else {}
    headers = {"If-Match": '"1"', **world.own.as_(Role.PARTNER)}
    answer = world.nobody.request(endpoint.method, path, headers=headers, **body)
    if any(f"{{{name}}}" in endpoint.path for name in OF_A_PARTNER):
        assert answer.status_code == 404, answer.text
    assert MARK not in answer.text
