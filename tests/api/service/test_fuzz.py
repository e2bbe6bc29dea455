"""Requests by the hundred: whatever is sent, no answer is unexpected and each is as described.

Paths, queries and headers are drawn by schemathesis from the description, bodies by the project's
own strategies: problems of every kind of rule, whole or with something in them broken. Each request
that is drawn is sent by every role, as drawing one takes longer than answering it. `make soak`
sends tens of thousands (PAAMAJA_REQUESTS).
"""

from __future__ import annotations

import copy
import json
import math
import os
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from anyio.from_thread import start_blocking_portal
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api.openapi import FILE, METHODS
from api.planning.printed import XLSX
from api.store.tables import Role
from optimizer.domain.problem import Problem
from optimizer.domain.writing import written
from tests.api.service.solved import solved
from tests.api.service.stock import BODIES, TAKES_WORKBOOKS, Stock, stocked, workbook
from tests.api.service.world import World, small_problem, small_request
from tests.generators.small_problems import random_problem


@schemathesis.serializer(XLSX)
def as_a_file(context: Any, value: Any) -> bytes:
    """Files are drawn here, not by schemathesis: it only has to take the kind."""
    return b""


DESCRIBED = json.loads(FILE.read_text(encoding="utf-8"))
SCHEMA = schemathesis.openapi.from_dict(DESCRIBED)
OPERATIONS = [
    (path, method)
    for path, operations in DESCRIBED["paths"].items()
    for method in METHODS
    if method in operations
]
REQUESTS = int(os.environ.get("PAAMAJA_REQUESTS", "270"))
ROLES = (Role.ADMIN, Role.COORDINATOR, Role.PARTNER, Role.VIEWER)
EACH = max(1, math.ceil(REQUESTS / (len(OPERATIONS) * len(ROLES))))
"""How many requests are drawn for each operation."""

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
)
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=5,
)
BROKEN = st.sampled_from(("", "\0", "\ud800", "9" * 400, -1, 2**63, [], {}, None, True, 1e308))


def whole(problem: Problem) -> dict[str, Any]:
    """A problem as it is sent."""
    return written(problem)


PROBLEMS = st.just(small_problem()) | st.integers(0, 500).map(
    lambda seed: whole(random_problem(seed))
)

CALENDAR = {
    "format": "ics",
    "content": "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270510T100000\nDTEND:20270510T110000\n"
    "RRULE:FREQ=WEEKLY\nEND:VEVENT\nEND:VCALENDAR\n",
    "first": "2027-05-01",
    "last": "2027-05-31",
    "time_zone": "Europe/Helsinki",
    "note": "x",
    "apply": True,
}


@st.composite
def damaged(draw: st.DrawFn, content: Any) -> Any:
    """The content with one thing in it taken away, doubled or replaced."""
    result = copy.deepcopy(content)
    around, step, here = None, None, result
    for _ in range(draw(st.integers(1, 6))):
        if not isinstance(here, dict | list) or not here:
            break
        steps = list(here) if isinstance(here, dict) else range(len(here))
        around, step = here, draw(st.sampled_from(steps))
        here = around[step]
    if around is None:
        return draw(JSON)
    match draw(st.sampled_from(("remove", "double", "replace"))):
        case "remove":
            del around[step]
        case "double" if isinstance(around, list):
            around.append(copy.deepcopy(here))
        case _:
            around[step] = draw(BROKEN | JSON)
    return result


@st.composite
def bodies(draw: st.DrawFn, operation: str) -> Any:
    """A body for an operation: one that suits it, a damaged one, or anything."""
    own: dict[str, Any] = {
        "POST /v1/plans": {**small_request(), "problem": draw(PROBLEMS)},
        "POST /v1/validate": draw(PROBLEMS),
        "POST /v1/check": {"problem": draw(PROBLEMS), "itinerary": solved()["itinerary"]},
        "POST /v1/catalogues": draw(PROBLEMS)["catalogue"],
        "POST /v1/wishes": draw(PROBLEMS)["wishes"],
        "POST /v1/scenario-runs": {
            "problem": small_problem(),
            "overlays": [{"kind": "wish-dropped", "id": "less", "wish": "water-wish"}],
            "scenarios": [{"id": "less", "overlays": ["less"]}],
        },
        "POST /v1/programmes": {"plan": "0" * 26, "name": "x"},
        "POST /v1/bookings": {"booking": {"kind": "venue", "id": "x", "date": "2027-05-10"}},
        "POST /v1/availability": {"partner": "x", "first": "2027-05-10", "last": "2027-05-10"},
        "POST /v1/availability/imports": {"partner": "x", **CALENDAR},
        "POST /v1/links/{signed}/availability": {"first": "2027-05-10", "last": "2027-05-10"},
        "POST /v1/links/{signed}/availability/imports": CALENDAR,
        "POST /v1/tokens": {"label": "x", "role": "viewer"},
        "POST /v1/links/{signed}/confirmations/{confirmation_id}": {"status": "declined"},
        "POST /v1/links/{signed}/feedback": {"text": "good"},
    }
    if operation in TAKES_WORKBOOKS:
        return draw(JSON)
    suits = own[operation] if operation in own else BODIES[operation]
    kind = draw(st.sampled_from(("whole", "damaged", "damaged", "anything")))
    if kind == "anything":
        return draw(JSON)
    return suits if kind == "whole" else draw(damaged(suits))


@st.composite
def workbooks(draw: st.DrawFn) -> bytes:
    """A workbook as it is, or with some bytes of it changed or cut off."""
    content = bytearray(workbook())
    for _ in range(draw(st.integers(0, 3))):
        content[draw(st.integers(0, len(content) - 1))] = draw(st.integers(0, 255))
    return bytes(content[: draw(st.sampled_from((len(content), len(content), 1000, 0)))])


@pytest.fixture(scope="module")
def stock(shared_world: World) -> Stock:
    """Things to ask for; no job is left at work, so that every stream ends."""
    found = stocked(shared_world)
    found.end_jobs()
    return found


@pytest.fixture(scope="module")
def client(stock: Stock) -> Iterator[TestClient]:
    """A client with one event loop for all its requests: starting one takes longer than most."""
    client = TestClient(stock.world.app, raise_server_exceptions=False)
    with start_blocking_portal() as client.portal:
        yield client


def is_sendable(text: str) -> bool:
    """Whether a text can be a header."""
    return text.isascii() and text.isprintable()


@pytest.mark.parametrize(
    ("path", "method"), OPERATIONS, ids=[f"{method} {path}" for path, method in OPERATIONS]
)
def test_every_answer_is_as_described(
    stock: Stock, client: TestClient, path: str, method: str
) -> None:
    """Never a 5xx; status, kind and shape of each answer stand in the description."""
    operation, name = SCHEMA[path][method], f"{method.upper()} {path}"
    described = DESCRIBED["paths"][path][method]

    @settings(
        max_examples=EACH,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(st.data())
    def send(data: st.DataObject) -> None:
        body = data.draw(bodies(name)) if "requestBody" in described else None
        names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
        strange = {key: data.draw(st.text(min_size=1, max_size=30)) for key in names}
        known = {key: stock.own.get(key, "a.1.b.c") for key in names}
        ids = data.draw(st.sampled_from((known, known, known, strange)))
        own = {} if body is None else {"body": {}}
        case = data.draw(operation.as_strategy(path_parameters=ids, **own))
        version = {"If-Match": data.draw(st.sampled_from(('"1"', '"2"', "x")))}
        given_headers = {
            key: str(value)
            for key, value in (case.headers or {}).items()
            if is_sendable(str(value))
        }
        headers = {**version, **given_headers}
        sent = {} if body is None else {"content": json.dumps(body).encode("utf-8", "replace")}
        if sent:
            headers["Content-Type"] = "application/json"
        if name in TAKES_WORKBOOKS and data.draw(st.booleans()):
            sent, headers["Content-Type"] = {"content": data.draw(workbooks())}, XLSX
        for role in ROLES:
            answer = client.request(
                method.upper(),
                case.formatted_path,
                params=case.query,
                headers={**headers, **stock.world.own.as_(role)},
                **sent,
            )
            assert answer.status_code < 500, (answer.status_code, answer.text)
            assert str(answer.status_code) in described["responses"], answer.text
            operation.validate_response(answer)

    send()
