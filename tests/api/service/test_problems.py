"""Refusals: one shape everywhere, with a stable code, every finding, and an id of the log."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.errors import KINDS, MEDIA_TYPE, ProblemCode, ProblemDetails
from api.settings import Settings
from tests.api.service.world import World, small_problem, small_request

JSON = {"Content-Type": "application/json"}


def problem(answer: Any, code: ProblemCode, status: int | None = None) -> ProblemDetails:
    """The problem of an answer, which has to be of a kind."""
    assert answer.headers["content-type"] == MEDIA_TYPE, answer.text
    found = ProblemDetails.model_validate_json(answer.content)
    assert found.code is code, answer.text
    assert found.status == answer.status_code == (status or KINDS[code][0])
    assert found.id == answer.headers["x-request-id"]
    assert found.detail
    assert "Traceback" not in answer.text
    return found


def test_nothing_at_an_address(client: TestClient) -> None:
    """404 as a problem, also where a slash is added to an address."""
    problem(client.get("/nothing"), ProblemCode.NOT_FOUND)
    problem(client.get("/v1/plans/"), ProblemCode.NOT_FOUND)


def test_id_that_no_id_can_be(client: TestClient) -> None:
    """404, like any id that is not there; also with characters that no database holds."""
    for key in ("abc", "%00", "8ZZZZZZZZZZZZZZZZZZZZZZZZZ", "01M8B2NW66CYHC7J8HP02QV5WR"):
        problem(client.get(f"/v1/plans/{key}"), ProblemCode.NOT_FOUND)


def test_method_that_does_not_fit(client: TestClient) -> None:
    """405 with the methods that do."""
    refused = client.put("/v1/plans", json={})
    problem(refused, ProblemCode.METHOD_NOT_ALLOWED)
    assert refused.headers["allow"] == "GET, HEAD, POST"
    assert client.request("PATCH", "/health/live").headers["allow"] == "GET, HEAD"


def test_head_is_answered_where_get_is(client: TestClient) -> None:
    """The same status and headers without a body, also where GET would stream for long."""
    plan = client.post("/v1/plans", json=small_request()).json()
    for path in ("/v1/plans", f"/v1/plans/{plan['id']}", "/health/live", "/nothing"):
        whole, head = client.get(path), client.head(path)
        assert (head.status_code, head.content) == (whole.status_code, b"")
        assert {**head.headers, "x-request-id": ""} == {**whole.headers, "x-request-id": ""}
    streamed = client.head(f"/v1/plans/{plan['id']}/events")
    assert streamed.status_code == 200
    assert streamed.headers["content-type"].startswith("text/event-stream")
    assert client.app.state.service.streams == 0  # type: ignore[attr-defined]


def test_body_that_is_not_json(client: TestClient) -> None:
    """415 for another kind and for none said."""
    for headers in ({"Content-Type": "text/plain"}, {}):
        problem(client.post("/v1/plans", content=b"a=1", headers=headers), ProblemCode.MEDIA_TYPE)


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b'{"name": 1,', "not valid JSON"),
        (b'{"name": "a", "name": "b"}', "second time"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[" * 100_000 + b"]" * 100_000, "deep"),
        (b'{"a":' * 61 + b"1" + b"}" * 61, "deep"),
        (b"1" * 5_000, "number without end"),
    ],
)
def test_body_that_cannot_be_read(client: TestClient, body: bytes, what: str) -> None:
    """400 with a finding: broken, a key twice, no text, too deep, a number without end."""
    refused = client.post("/v1/plans", content=body, headers=JSON)
    found = problem(refused, ProblemCode.MALFORMED_BODY)
    assert what in found.findings[0].message


def test_body_just_deep_enough_is_read(client: TestClient, settings: Settings) -> None:
    """At the limit the content itself is judged; brackets in texts do not count."""
    deep = settings.body_depth - 1
    body = b'{"name":' + b"[" * deep + b'"[[{{"' + b"]" * deep + b"}"
    problem(client.post("/v1/plans", content=body, headers=JSON), ProblemCode.INVALID_INPUT)


def test_body_too_large_is_not_read(client: TestClient, settings: Settings) -> None:
    """413 by the header alone, and as soon as a body without one grows too large."""
    said = {**JSON, "Content-Length": "100000000"}
    problem(client.post("/v1/plans", content=b"", headers=said), ProblemCode.BODY_TOO_LARGE)
    sent = 0

    def pieces() -> Any:
        nonlocal sent
        for _ in range(100):
            sent += 1_000_000
            yield b" " * 1_000_000

    refused = client.post("/v1/plans", content=pieces(), headers=JSON)
    problem(refused, ProblemCode.BODY_TOO_LARGE)
    assert str(settings.body_bytes // 1_000_000) in refused.json()["detail"]


def test_every_fault_is_told_with_its_place(client: TestClient) -> None:
    """422 with all findings of a problem at once, each a pointer into the body that was sent."""
    wrong = small_request()
    wrong["problem"]["wishes"]["party"]["heads"] = 0
    wrong["problem"]["catalogue"]["sessions"][0]["partner"] = "nobody"
    wrong["problem"]["stray"] = 1
    found = problem(client.post("/v1/plans", json=wrong), ProblemCode.INVALID_INPUT)
    paths = {finding.path for finding in found.findings}
    assert {
        "/problem/wishes/party/heads",
        "/problem/catalogue/sessions/0/partner",
        "/problem/stray",
    } <= paths
    assert all(finding.advice for finding in found.findings)


def test_no_plan_of_a_problem_with_faults(client: TestClient) -> None:
    """What is known to be wrong is never accepted for later."""
    wrong = small_request()
    del wrong["problem"]["wishes"]["dates"]
    problem(client.post("/v1/plans", json=wrong), ProblemCode.INVALID_INPUT)
    assert client.get("/v1/plans").json()["items"] == []


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"wishes": {"id": "01M8B2NW66CYHC7J8HP02QV5WR"}},
        {"problem": {}, "wishes": {"id": "0" * 26}},
    ],
)
def test_problem_is_given_once(client: TestClient, body: Any) -> None:
    """Neither, half and both ways of giving it are refused in words."""
    found = problem(client.post("/v1/plans", json=body), ProblemCode.INVALID_INPUT)
    assert "give problem" in found.findings[0].advice.lower()


def test_fields_that_are_not_known_are_refused(client: TestClient) -> None:
    """Nothing that was sent is dropped in silence, and no limit beyond what is allowed."""
    found = problem(
        client.post("/v1/plans", json=small_request(parameter={})), ProblemCode.INVALID_INPUT
    )
    assert found.findings[0].path == "/parameter"
    long = {"time_limit_seconds": 7_200}
    found = problem(
        client.post("/v1/plans", json=small_request(parameters=long)), ProblemCode.INVALID_INPUT
    )
    assert found.findings[0].path == "/parameters"


def test_query_that_is_wrong(client: TestClient) -> None:
    """422 with the parameter's name."""
    found = problem(client.get("/v1/plans", params={"limit": 0}), ProblemCode.INVALID_INPUT)
    assert (found.findings[0].document, found.findings[0].path) == ("query", "/limit")


@pytest.mark.parametrize(
    "path",
    ["/v1/plans", "/v1/programmes", "/v1/catalogues", "/v1/demo", "/metrics"],
)
def test_parameter_that_is_not_known_is_refused(client: TestClient, path: str) -> None:
    """Nothing is left out of account in silence, in whatever list."""
    found = problem(client.get(path, params={"limt": "3", "x": ""}), ProblemCode.INVALID_INPUT)
    assert [one.path for one in found.findings] == ["/limt", "/x"]


def test_id_in_a_query_is_told_as_an_id(client: TestClient) -> None:
    """What is no id of a resource is said to be none, and how one looks."""
    for path, name in (("/v1/audit-log", "resource"), ("/v1/plans", "trip")):
        found = problem(client.get(path, params={name: "x"}), ProblemCode.INVALID_INPUT)
        assert "no id of anything stored" in found.findings[0].message
    found = problem(client.get("/v1/plans", params={"cursor": "?"}), ProblemCode.INVALID_INPUT)
    assert "no page begins" in found.findings[0].message


def test_half_a_character_is_refused(client: TestClient) -> None:
    """An escape that no text can hold is a finding and no crash, wherever it stands."""
    body = json.dumps(small_request(name="\ud800"))
    problem(client.post("/v1/plans", content=body, headers=JSON), ProblemCode.INVALID_INPUT)
    body = json.dumps({"catalogue": {"\ud800": "\ud800"}, "wishes": {}})
    answer = client.post("/v1/validate", content=body, headers=JSON)
    assert answer.status_code == 200
    assert not answer.json()["valid"]


def test_nul_is_refused(client: TestClient) -> None:
    """A text that a database cannot hold is a finding of the one who sent it."""
    refused = client.post("/v1/plans", json=small_request(name="a\0b"))
    problem(refused, ProblemCode.INVALID_INPUT)


def test_what_nobody_expected_is_told_without_details(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """500 with the id under which the log has the traceback; the next request is served."""

    def broken(*_: Any) -> None:
        raise ZeroDivisionError("a secret")

    monkeypatch.setattr("api.routes.judging.validated", broken)
    client = world.client()
    refused = client.post("/v1/validate", json=small_problem())
    problem(refused, ProblemCode.UNEXPECTED)
    assert "secret" not in refused.text
    assert client.get("/v1/plans").status_code == 200


def test_request_id_is_kept_if_it_is_sound(client: TestClient) -> None:
    """The caller's own id comes back; one that could mislead a log is replaced."""
    assert client.get("/x", headers={"X-Request-ID": "abc-12345678"}).json()["id"] == "abc-12345678"
    assert client.get("/x", headers={"X-Request-ID": 'a"} {"b'}).json()["id"] != 'a"} {"b'


def test_security_headers_are_on_every_answer(client: TestClient) -> None:
    """On success and on refusal; nobody else's page is let in."""
    for path in ("/v1/plans", "/nothing", "/health/live"):
        answer = client.get(path, headers={"Origin": "https://elsewhere.example"})
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        assert answer.headers["cache-control"] == "no-store"
        assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({"label": "x", "role": "viewer", "days": "30"}, "/days"),
        ({"label": "x", "role": "viewer", "days": True}, "/days"),
        ({"label": "x", "role": "viewer", "days": 30.5}, "/days"),
        ({"label": 1, "role": "viewer"}, "/label"),
    ],
)
def test_a_text_is_no_number_in_a_body(client: TestClient, body: Any, path: str) -> None:
    """Nothing is guessed of what was sent: it is told at its place, with advice."""
    found = problem(client.post("/v1/tokens", json=body), ProblemCode.INVALID_INPUT)
    (finding,) = found.findings
    assert (finding.code.value, finding.document, finding.path) == ("value-wrong", "body", path)
    assert finding.advice


def test_a_number_is_read_where_everything_is_text(client: TestClient) -> None:
    """In a query a number is written like a text; a whole decimal number in a body is one."""
    assert client.get("/v1/plans", params={"limit": "5"}).status_code == 200
    made = client.post("/v1/tokens", json={"label": "x", "role": "viewer", "days": 30.0})
    assert made.status_code == 201


def test_a_text_is_no_number_within_a_problem(client: TestClient) -> None:
    """Documents inside bodies are read as strictly."""
    content = small_problem()
    content["wishes"]["party"]["heads"] = "12"
    found = problem(client.post("/v1/plans", json={"problem": content}), ProblemCode.INVALID_INPUT)
    assert [one.path for one in found.findings] == ["/problem/wishes/party/heads"]
