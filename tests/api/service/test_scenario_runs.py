"""What-if questions over HTTP."""

from __future__ import annotations

import threading
from typing import Any

from api.errors import ProblemCode
from api.jobs.kinds import kind_named
from api.jobs.kinds.kind import Course
from api.store.tables import Job, JobState
from tests.api.service.test_problems import problem
from tests.api.service.world import World, ended, small_problem, small_request


def run_body(**fields: Any) -> Any:
    """One wish less over the small problem."""
    return {
        "id": "small-questions",
        "overlays": [{"kind": "wish-dropped", "id": "poorer", "wish": "water-wish"}],
        "scenarios": [{"id": "poorer", "overlays": ["poorer"]}],
        "parameters": {"time_limit_seconds": 30, "workers": 1},
        **fields,
    }


def test_run_is_asked_answered_and_compared(world: World) -> None:
    """Over a stored plan's problem: the report in words, and every result by its key."""
    client = world.client()
    plan = client.post("/v1/plans", json=small_request()).json()
    asked = client.post("/v1/scenario-runs", json=run_body(plan=plan["id"]))
    assert asked.status_code == 202, asked.text
    at = asked.headers["location"]
    problem(client.get(f"{at}/comparison"), ProblemCode.CONFLICT)
    with world.store.reading() as session:
        content = session.get_one(Job, asked.json()["id"]).request
    kind = kind_named("scenario-run")
    course = Course(lambda _: None, threading.Event(), "out")
    ended(world.store, asked.json()["id"], kind.work(kind.read(content), course), JobState.DONE)
    found = client.get(at).json()
    (scenario,) = found["answer"]["report"]["scenarios"]
    assert scenario["result"] in found["answer"]["results"]
    assert "problem" not in found["request"]
    assert "poorer" in client.get(f"{at}/comparison").text
    assert [one["id"] for one in client.get("/v1/scenario-runs").json()["items"]] == [found["id"]]
    of_plan = client.get("/v1/scenario-runs", params={"plan": plan["id"]}).json()["items"]
    assert [one["plan_id"] for one in of_plan] == [plan["id"]]
    none = client.get("/v1/scenario-runs", params={"plan": found["id"]}).json()["items"]
    assert none == []


def test_answer_becomes_a_plan(world: World) -> None:
    """A scenario's problem, begun with its answer; not before there is one, nor of no scenario."""
    client = world.client()
    plan = client.post("/v1/plans", json=small_request()).json()
    run = client.post("/v1/scenario-runs", json=run_body(plan=plan["id"])).json()
    at = f"/v1/scenario-runs/{run['id']}/plans"
    problem(client.post(at, json={"scenario": "poorer"}), ProblemCode.CONFLICT)
    with world.store.reading() as session:
        content = session.get_one(Job, run["id"]).request
    kind = kind_named("scenario-run")
    course = Course(lambda _: None, threading.Event(), "out")
    ended(world.store, run["id"], kind.work(kind.read(content), course), JobState.DONE)
    problem(client.post(at, json={"scenario": "richer"}), ProblemCode.CONFLICT)
    made = client.post(at, json={"scenario": "poorer"})
    assert made.status_code == 202, made.text
    assert made.json()["parent_id"] == plan["id"]
    whole = client.get(f"/v1/plans/{made.json()['id']}/problem").json()
    assert "water-wish" not in [one["id"] for one in whole["wishes"]["wishes"]]
    with world.store.reading() as session:
        begun = session.get_one(Job, made.json()["job_id"]).request["start"]
    assert begun["itinerary"]["problem_hash"] == made.json()["problem_hash"]


def test_what_cannot_be_asked_is_refused(world: World) -> None:
    """No baseline, two of them, an overlay that finds nothing, a scenario that names none."""
    client = world.client()
    for wrong in (
        run_body(),
        run_body(problem=small_problem(), plan="0" * 26),
        run_body(problem={}),
        run_body(problem=small_problem(), scenarios=[{"id": "x", "overlays": ["none"]}]),
        run_body(problem=small_problem(), scenario=[]),
        run_body(
            problem=small_problem(),
            overlays=[{"kind": "wish-dropped", "id": "poorer", "wish": "no-such-wish"}],
        ),
    ):
        found = problem(client.post("/v1/scenario-runs", json=wrong), ProblemCode.INVALID_INPUT)
        assert found.findings
    problem(client.post("/v1/scenario-runs", json=run_body(plan="0" * 26)), ProblemCode.NOT_FOUND)
    stopped = client.post("/v1/scenario-runs", json=run_body(problem=small_problem()))
    assert client.post(f"{stopped.headers['location']}/stop").json()["state"] == "STOPPED"
