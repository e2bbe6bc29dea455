"""Plans over HTTP: accepted, followed, stopped, read, patched and deleted."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

import anyio
import pytest
import sqlalchemy
from anyio import to_thread
from starlette.testclient import TestClient

from api.errors import ProblemCode
from api.planning import stream
from api.planning.choosing import as_answer
from api.planning.stream import event_stream
from api.settings import Settings
from api.store.faults import Trouble, Unavailable
from api.store.tables import JobState
from optimizer.domain.documents import findings_of_content
from optimizer.domain.result import SolveResult, Verdict
from tests.api.service.solved import solved
from tests.api.service.test_problems import problem
from tests.api.service.world import World, ended, small_problem, small_request


@pytest.fixture
def plan(client: TestClient) -> Any:
    """A plan that waits."""
    answer = client.post("/v1/plans", json=small_request(name="a small one"))
    assert answer.status_code == 202, answer.text
    return answer.json()


@pytest.fixture
def answered(world: World, plan: Any) -> Any:
    """A plan with a proved answer."""
    ended(world.store, plan["job_id"], solved(), JobState.DONE)
    return world.client().get(f"/v1/plans/{plan['id']}").json()


def test_plan_is_accepted_at_once(client: TestClient, plan: Any) -> None:
    """With its address, its id and where it stands."""
    assert plan["state"] == "QUEUED"
    assert plan["verdict"] is None
    assert plan["tiers"] == []
    found = client.get(f"/v1/plans/{plan['id']}")
    assert found.json()["name"] == "a small one"
    assert found.headers["etag"] == '"1"'


def test_request_and_problem_come_back_as_they_were(client: TestClient, plan: Any) -> None:
    """What was sent to the letter, and the problem by which the plan can be replayed."""
    sent = client.get(f"/v1/plans/{plan['id']}/request").json()
    assert sent == small_request(name="a small one")
    whole, _ = findings_of_content(client.get(f"/v1/plans/{plan['id']}/problem").json())
    assert whole is not None
    assert whole.content_hash == plan["problem_hash"]


def test_list_has_pages_and_filters(client: TestClient) -> None:
    """Newest first, each plan once over all pages; by state, verdict and problem."""
    for name in "abcde":
        assert client.post("/v1/plans", json=small_request(name=name)).status_code == 202
    names, cursor = [], None
    while True:
        asked = {"limit": 2} if cursor is None else {"limit": 2, "cursor": cursor}
        page = client.get("/v1/plans", params=asked).json()
        names += [item["name"] for item in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert names == list("edcba")
    assert len(client.get("/v1/plans", params={"state": "QUEUED"}).json()["items"]) == 5
    assert client.get("/v1/plans", params={"state": "DONE"}).json()["items"] == []
    assert client.get("/v1/plans", params={"verdict": "OPTIMAL"}).json()["items"] == []
    known = client.get("/v1/plans").json()["items"][0]["problem_hash"]
    assert len(client.get("/v1/plans", params={"problem_hash": known}).json()["items"]) == 5
    assert client.get("/v1/plans", params={"problem_hash": "0"}).json()["items"] == []


def test_answer_is_told_in_words_and_numbers(client: TestClient, answered: Any) -> None:
    """Verdict, goals with their gaps, the sentence in both languages, and the whole result."""
    assert (answered["state"], answered["verdict"]) == ("DONE", "OPTIMAL")
    assert answered["sentence"] == "Proved: no better itinerary exists."
    assert {tier["gap"] for tier in answered["tiers"]} == {0.0}
    assert answered["result"]["itinerary"]["problem_hash"] == answered["problem_hash"]
    light = client.get(f"/v1/plans/{answered['id']}/metadata", params={"language": "fi"}).json()
    assert "result" not in light
    assert light["sentence"].startswith("Todistettu")


def test_stream_has_an_end_for_whoever_has_seen_it(client: TestClient, answered: Any) -> None:
    """Who comes back after the last event waits for nothing, and holds no stream open."""
    path = f"/v1/plans/{answered['id']}/events"
    told = client.get(path).text
    last = max(int(seq) for seq in re.findall(r"^id: (\d+)$", told, re.MULTILINE))
    for seen in (last, last + 1000):
        rest = client.get(path, headers={"Last-Event-ID": str(seen)})
        assert rest.status_code == 200
        assert "data:" not in rest.text


def test_stream_ends_when_its_plan_is_deleted(world: World, plan: Any) -> None:
    """Nothing more can come of it, so nobody is kept waiting."""
    service, job = world.app.state.service, plan["job_id"]
    seen = []

    async def follow() -> None:
        async for event in event_stream(service, job, 0).body_iterator:
            seen.append(event)
            if len(seen) == 1:
                delete = partial(
                    world.client().delete, f"/v1/plans/{plan['id']}", headers={"If-Match": '"1"'}
                )
                assert (await to_thread.run_sync(delete)).status_code == 204

    async def in_time() -> None:
        with anyio.fail_after(60):
            await follow()

    anyio.run(in_time)
    assert len(seen) == 1


def test_stream_ends_with_the_service(world: World, plan: Any) -> None:
    """Its job goes on, but nobody who follows it keeps the service from ending."""
    service, job = world.app.state.service, plan["job_id"]
    seen = []

    async def in_time() -> None:
        with anyio.fail_after(60):
            async for event in event_stream(service, job, 0).body_iterator:
                seen.append(event)
                service.closing.set()

    anyio.run(in_time)
    assert len(seen) == 1


def test_metadata_reads_no_document(world: World, client: TestClient, answered: Any) -> None:
    """How far a plan has come is told the same as with it, without its megabytes being read."""
    whole = client.get(f"/v1/plans/{answered['id']}").json()
    asked: list[str] = []
    sqlalchemy.event.listen(
        world.store.engine, "before_cursor_execute", lambda *said: asked.append(str(said[2]))
    )
    told = client.get(f"/v1/plans/{answered['id']}/metadata").json()
    assert told == {key: whole[key] for key in told}
    assert told["tiers"]
    assert asked
    assert not [one for one in asked if "s.result" in one or "plans.problem," in one]


def test_stream_outlasts_a_database_that_is_away(
    world: World, plan: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the store does not answer the stream waits, and then goes on without a gap."""
    service, job = world.app.state.service, plan["job_id"]
    really, calls = stream._news, iter((False, True, True, False))

    def news(*arguments: Any) -> Any:
        if next(calls, False):
            raise Unavailable(Trouble.GONE)
        return really(*arguments)

    monkeypatch.setattr(stream, "_news", news)
    seen = []

    async def follow() -> None:
        async for event in event_stream(service, job, 0).body_iterator:
            seen.append(event)
            if len(seen) == 1:
                stop = partial(world.client().post, f"/v1/plans/{plan['id']}/stop")
                assert (await to_thread.run_sync(stop)).status_code == 200

    async def in_time() -> None:
        with anyio.fail_after(60):
            await follow()

    anyio.run(in_time)
    assert [int(event.id) for event in seen] == [1, 2]


def test_papers_of_an_answered_plan(client: TestClient, answered: Any) -> None:
    """Itinerary, deadlines and cost sheet, as text in two languages, as data and as files."""
    path = f"/v1/plans/{answered['id']}"
    text = client.get(f"{path}/itinerary")
    assert text.headers["content-type"].startswith("text/plain")
    assert "Proved" in text.text
    assert "Todistettu" in client.get(f"{path}/itinerary", params={"language": "fi"}).text
    assert client.get(f"{path}/itinerary", params={"alternative": 1}).status_code == 404
    for form, kind in (
        ("json", "application/json"),
        ("text", "text/plain"),
        ("csv", "text/csv"),
        ("ics", "text/calendar"),
    ):
        paper = client.get(f"{path}/deadlines", params={"format": form})
        assert paper.status_code == 200
        assert paper.headers["content-type"].startswith(kind)
    sheet = client.get(f"{path}/cost-sheet", params={"heads": [10, 12], "exposure": True}).json()
    assert [size["paying"] for size in sheet["sizes"]] == [10, 12]
    assert sheet["exposure"] is not None
    assert client.get(f"{path}/cost-sheet", params={"format": "csv"}).text.count("\n") > 3
    one_too_many = {"heads": [500], "free": 1}
    refused = client.get(f"{path}/cost-sheet", params=one_too_many)
    problem(refused, ProblemCode.INVALID_INPUT)
    offered = client.get(f"{path}/alternatives").json()["items"]
    assert [one["verdict"] for one in offered] == ["OPTIMAL"]


def test_alternative_becomes_a_plan_of_its_own(client: TestClient, plan: Any, world: World) -> None:
    """Answered at once, with its parent; proved is only what is proved of the plan's own goals."""
    best = solved()
    other = {**best, "name": "cheapest", "alternatives": []}
    ended(world.store, plan["job_id"], {**best, "alternatives": [other]}, JobState.DONE)
    path = f"/v1/plans/{plan['id']}/alternatives"
    made = client.post(f"{path}/1/plan", json={"name": "cheap"})
    assert made.status_code == 201
    chosen = client.get(made.headers["location"]).json()
    assert (chosen["name"], chosen["parent_id"]) == ("cheap", plan["id"])
    assert (chosen["state"], chosen["verdict"]) == ("DONE", "FEASIBLE")
    assert chosen["result"]["itinerary"] == best["itinerary"]
    assert chosen["result"]["alternatives"] == []
    assert (chosen["result"]["name"], chosen["result"]["chosen_as"]) == ("best", "cheapest")
    assert [tier["gap"] for tier in chosen["tiers"]] == [0.0, 0.0]
    stream = client.get(f"/v1/plans/{chosen['id']}/events").text
    assert stream.count("event: ") == 2
    assert "event: end" in stream
    programme = client.post("/v1/programmes", json={"plan": chosen["id"]})
    assert programme.status_code == 201
    problem(client.post(f"{path}/2/plan", json={}), ProblemCode.NOT_FOUND)


def test_values_kept_in_memory_are_nobody_elses(
    client: TestClient, answered: Any, world: World
) -> None:
    """A plan read before is not found by another organisation, nor once it was deleted."""
    at = f"/v1/plans/{answered['id']}"
    first = client.get(f"{at}/itinerary")
    assert first.status_code == 200
    assert client.get(f"{at}/itinerary").content == first.content
    problem(world.client(whose=world.others).get(f"{at}/itinerary"), ProblemCode.NOT_FOUND)
    version = client.get(f"{at}/metadata").headers["etag"]
    assert client.delete(at, headers={"If-Match": version}).status_code == 204
    problem(client.get(f"{at}/itinerary"), ProblemCode.NOT_FOUND)


def test_goals_after_one_that_is_missed_have_no_bound() -> None:
    """Points below the best: the least cost that was proved for the most points says nothing."""
    best = SolveResult.model_validate(solved())
    assert best.score is not None
    poorer = {**best.score.points_by_wish, "briefing-wish": 0}
    score = best.score.model_copy(update={"points_by_wish": poorer})
    answer = as_answer(best, best.model_copy(update={"name": "cheapest", "score": score}))
    points, cost = answer.tiers
    assert points.value == score.points < best.score.points
    assert points.bound == best.tiers[0].bound
    assert (cost.value, cost.bound) == (score.cost_and_time_cents, None)
    assert answer.verdict is Verdict.FEASIBLE


def test_no_papers_before_there_is_an_answer(client: TestClient, plan: Any) -> None:
    """409, and never an empty paper."""
    for paper in ("itinerary", "alternatives", "deadlines", "cost-sheet"):
        refused = client.get(f"/v1/plans/{plan['id']}/{paper}")
        assert "no result yet" in problem(refused, ProblemCode.CONFLICT).detail


def test_waiting_plan_is_stopped_at_once(client: TestClient, plan: Any) -> None:
    """It ends without an answer, and says so; stopping it again changes nothing."""
    stopped = client.post(f"/v1/plans/{plan['id']}/stop")
    assert stopped.status_code == 200
    assert stopped.json()["state"] == "STOPPED"
    assert client.post(f"/v1/plans/{plan['id']}/stop").json()["state"] == "STOPPED"
    assert client.get(f"/v1/plans/{plan['id']}").json()["result"] is None


def test_delete_takes_a_plan_away_but_not_from_a_worker(
    world: World, client: TestClient, plan: Any
) -> None:
    """A plan at work is refused and goes on; one that waits or has ended is gone with its jobs."""
    from api.jobs.leases import claim
    from api.store import WORKER

    with world.store.writing(WORKER) as session:
        assert claim(session, "a-worker", 60) is not None
    first = {"If-Match": '"1"'}
    problem(client.delete(f"/v1/plans/{plan['id']}"), ProblemCode.VERSION_MISSING)
    problem(client.delete(f"/v1/plans/{plan['id']}", headers=first), ProblemCode.CONFLICT)
    assert not client.get(f"/v1/plans/{plan['id']}").json()["stop_requested"]
    other = client.post("/v1/plans", json=small_request()).json()
    path = f"/v1/plans/{other['id']}"
    assert client.put(path, json={"name": "b"}, headers=first).status_code == 200
    problem(client.delete(path, headers=first), ProblemCode.STALE)
    assert client.delete(path, headers={"If-Match": '"2"'}).status_code == 204
    problem(client.get(f"/v1/plans/{other['id']}"), ProblemCode.NOT_FOUND)


def test_renaming_needs_the_version_that_was_read(client: TestClient, plan: Any) -> None:
    """428 without it, 412 with an old one, and the new ETag with the right one."""
    path = f"/v1/plans/{plan['id']}"
    problem(client.put(path, json={"name": "b"}), ProblemCode.VERSION_MISSING)
    for stale in ('"7"', "nonsense", "*"):
        refused = client.put(path, json={"name": "b"}, headers={"If-Match": stale})
        problem(refused, ProblemCode.STALE)
    done = client.put(path, json={"name": "b"}, headers={"If-Match": '"1"'})
    assert (done.json()["name"], done.headers["etag"]) == ("b", '"2"')
    refused = client.put(path, json={"name": "c"}, headers={"If-Match": '"1"'})
    problem(refused, ProblemCode.STALE)


def test_patch_makes_another_plan(client: TestClient, answered: Any) -> None:
    """Of the same problem with the edits; it knows its parent and keeps the patch."""
    patch = [
        {"op": "test", "path": "/wishes/wishes/[id=briefing-wish]/weight", "value": 5},
        {"op": "replace", "path": "/wishes/wishes/[id=briefing-wish]/weight", "value": 8},
    ]
    path = f"/v1/plans/{answered['id']}/from-patch"
    made = client.post(path, json={"patch": patch, "name": "heavier"})
    assert made.status_code == 202
    whole = client.get(made.headers["location"]).json()
    assert (whole["parent_id"], whole["name"]) == (answered["id"], "heavier")
    assert whole["patch"] == patch
    assert whole["parameters"] == answered["parameters"]
    assert whole["problem_hash"] != answered["problem_hash"]
    edited = client.get(f"/v1/plans/{whole['id']}/problem").json()
    weights = {one["id"]: one["weight"] for one in edited["wishes"]["wishes"]}
    assert weights["briefing-wish"] == 8


def test_patch_that_fails_makes_nothing(client: TestClient, plan: Any) -> None:
    """A test that does not hold, and edits that leave a faulty problem."""
    path = f"/v1/plans/{plan['id']}/from-patch"
    test = {"op": "test", "path": "/wishes/party/heads", "value": 1}
    found = problem(client.post(path, json={"patch": [test]}), ProblemCode.INVALID_INPUT)
    assert found.findings[0].path == "/0/value"
    worse = {"op": "remove", "path": "/wishes/dates"}
    found = problem(client.post(path, json={"patch": [worse]}), ProblemCode.INVALID_INPUT)
    assert found.findings[0].path == "/problem/wishes/dates"
    assert len(client.get("/v1/plans").json()["items"]) == 1


def test_plan_begins_with_an_earlier_one(client: TestClient, answered: Any) -> None:
    """A start that is there is taken; one without an answer, or another's, is refused."""
    assert client.post("/v1/plans", json=small_request(start=answered["id"])).status_code == 202
    waiting = client.post("/v1/plans", json=small_request()).json()
    refused = client.post("/v1/plans", json=small_request(start=waiting["id"]))
    problem(refused, ProblemCode.CONFLICT)
    refused = client.post("/v1/plans", json=small_request(start="0" * 26))
    problem(refused, ProblemCode.NOT_FOUND)


def test_questions_about_a_plan(client: TestClient, answered: Any) -> None:
    """Explanations and frontiers are jobs of their own; the same question is one job."""
    path = f"/v1/plans/{answered['id']}"
    asked = client.post(f"{path}/explanations", json={})
    assert asked.status_code == 202
    assert client.get(asked.headers["location"]).json()["state"] == "QUEUED"
    assert client.post(f"{path}/explanations", json={}).json()["id"] == asked.json()["id"]
    points = client.post(f"{path}/frontiers", json={"days": True})
    assert client.get(points.headers["location"]).json()["answer"] is None
    assert len(client.get(f"{path}/explanations").json()["items"]) == 1
    stopped = client.post(f"{points.headers['location']}/stop")
    assert stopped.json()["state"] == "STOPPED"
    assert client.get(f"{path}/explanations/{points.json()['id']}").status_code == 404


def test_question_without_an_answer_is_refused(client: TestClient, answered: Any) -> None:
    """Wishes that are met, sessions that are not planned, and plans that have not ended."""
    path = f"/v1/plans/{answered['id']}/explanations"
    asked = {"wishes": ["no-such-wish"], "visits": ["no-such-session"]}
    found = problem(client.post(path, json=asked), ProblemCode.INVALID_INPUT)
    assert {finding.path for finding in found.findings} == {"/wishes/0", "/visits/0"}
    waiting = client.post("/v1/plans", json=small_request()).json()
    refused = client.post(f"/v1/plans/{waiting['id']}/explanations", json={})
    problem(refused, ProblemCode.CONFLICT)


def test_stored_documents_make_a_problem(client: TestClient) -> None:
    """Catalogue and wishes by id and version; the plan names which, and what is held is added."""
    small = small_problem()
    catalogue = client.post("/v1/catalogues", json=small["catalogue"]).json()
    wishes = client.post("/v1/wishes", json=small["wishes"]).json()
    held = {"booking": {"kind": "vehicle", "id": "coach", "date": "2027-05-10"}}
    assert client.post("/v1/bookings", json=held).status_code == 201
    request = {"catalogue": {"id": catalogue["id"]}, "wishes": {"id": wishes["id"], "version": 1}}
    plan = client.post("/v1/plans", json=request).json()
    assert plan["catalogue"] == {"id": catalogue["id"], "version": 1}
    whole = client.get(f"/v1/plans/{plan['id']}/problem").json()
    assert [one["id"] for one in whole["bookings"]] == ["coach"]
    free = client.post("/v1/plans", json={**request, "with_bookings": False}).json()
    assert client.get(f"/v1/plans/{free['id']}/problem").json()["bookings"] == []
    request["wishes"]["version"] = 2
    problem(client.post("/v1/plans", json=request), ProblemCode.NOT_FOUND)


def test_trip_holds_its_plans_together(world: World) -> None:
    """Plans and programmes of stored wishes are of their trip, and so is what is made of them."""
    client, small = world.client(), small_problem()
    catalogue = client.post("/v1/catalogues", json=small["catalogue"]).json()
    trip = client.post("/v1/wishes", json=small["wishes"]).json()["id"]
    request = {"catalogue": {"id": catalogue["id"]}, "wishes": {"id": trip}}
    plan = client.post("/v1/plans", json=request).json()
    ended(world.store, plan["job_id"], solved(), JobState.DONE)
    edit = [{"op": "replace", "path": "/wishes/wishes/[id=briefing-wish]/weight", "value": 8}]
    patched = client.post(f"/v1/plans/{plan['id']}/from-patch", json={"patch": edit}).json()
    client.post("/v1/plans", json=small_request())
    of_trip = client.get("/v1/plans", params={"trip": trip}).json()["items"]
    assert {one["id"] for one in of_trip} == {plan["id"], patched["id"]}
    programme = client.post("/v1/programmes", json={"plan": plan["id"]}).json()
    assert programme["trip_id"] == trip
    assert client.get("/v1/programmes", params={"trip": trip}).json()["items"] != []
    assert client.get("/v1/programmes", params={"trip": plan["id"]}).json()["items"] == []


def test_full_queue_accepts_nothing(world: World) -> None:
    """429 with Retry-After, and no plan that nobody would work on."""
    from api.app import create_app

    app = create_app(Settings(queue_length=2), world.store)
    client = TestClient(app, headers=dict(world.client().headers), raise_server_exceptions=False)
    for _ in range(2):
        assert client.post("/v1/plans", json=small_request()).status_code == 202
    refused = client.post("/v1/plans", json=small_request())
    problem(refused, ProblemCode.QUEUE_FULL)
    assert int(refused.headers["retry-after"]) > 0
    assert len(client.get("/v1/plans").json()["items"]) == 2
