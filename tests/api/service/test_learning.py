"""After a trip over HTTP: forms by link, how it went, improvements, and reports that answer."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.errors import ProblemCode
from api.store.tables import JobState, Role
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.optimise import solve
from tests.api.service.solved import solved
from tests.api.service.stock import OTHER_PARTNER, created, improvement, published
from tests.api.service.test_problems import problem
from tests.api.service.world import PARTNER, World, ended, small_problem

DATE = "2027-05-11"


@pytest.fixture
def programme(world: World) -> Any:
    """A programme that holds."""
    return published(world, world.own)[1]


def link_to(client: TestClient, programme: Any, audience: str, partner: str | None = None) -> str:
    """The signed part of a link to a form."""
    asked = {"purpose": "feedback", "audience": audience, "partner": partner, "days": 190}
    url = created(client, f"/v1/programmes/{programme['id']}/links", asked)["url"]
    return str(url).rsplit("/", 1)[1]


def report(client: TestClient, programme: Any, **query: str) -> Any:
    """The learning report as data."""
    answer = client.get(f"/v1/programmes/{programme['id']}/learning-report", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_participants_answer_by_link_without_a_name(world: World, programme: Any) -> None:
    """The form asks of every visit; what is answered is counted, and nobody is named."""
    client = world.client()
    signed = link_to(client, programme, "participants")
    form = world.nobody.get(f"/v1/links/{signed}/form").json()
    visits = [one["session"] for one in form["sections"][0]["visits"]]
    assert visits == ["briefing", "plant-tour", "demo"]
    assert [one["due"] for one in form["sections"]][:2] == ["2027-05-18"] * 2
    for mark in (5, 4, 5, 4, 5):
        said = {"marks": {"demo": mark}, "answers": {"recommend": True, "learnt": "Much"}}
        assert world.nobody.post(f"/v1/links/{signed}/feedback", json=said).status_code == 204
    kept = client.get(f"/v1/programmes/{programme['id']}/feedback").json()["items"]
    assert {one["given_by"].split(":")[0] for one in kept} == {"link"}
    assert {one["content"]["audience"] for one in kept} == {"participants"}
    found = report(client, programme, on="2027-05-20")
    demo = next(one for one in found["visits"] if one["session"] == "demo")
    assert demo["participants"] == {"n": 5, "counts": [0, 0, 0, 2, 3], "mean_hundredths": 460}
    assert found["forms"] == 5


@pytest.mark.parametrize(
    ("on", "told", "held"),
    [("2027-05-10", True, 0), (DATE, True, 3), (DATE, False, 0), ("2027-05-20", False, 0)],
)
def test_no_visit_is_delivered_before_its_day_or_before_it_was_told(
    world: World, programme: Any, on: str, told: bool, held: int
) -> None:
    """Both edges; once it was told that all was as planned, all is held from its day on."""
    client = world.client()
    if told:
        created(client, f"/v1/programmes/{programme['id']}/delivery", {})
    found = report(client, programme, on=on)
    assert (found["counts"]["as_planned"], found["counts"]["not_yet"]) == (held, 3 - held)
    outcome = "as-planned" if held else "not-yet"
    assert {one["outcome"] for one in found["visits"]} == {outcome}
    text = client.get(
        f"/v1/programmes/{programme['id']}/learning-report",
        params={"on": on, "format": "text", "language": "fi"},
    ).text
    assert ("ei vielä toteutunut" in text) is (held == 0)


def test_answers_that_fit_no_question_are_told_with_their_place(
    world: World, programme: Any
) -> None:
    """All at once, and nothing is kept."""
    client = world.client()
    signed = link_to(client, programme, "participants")
    said = {"marks": {"drill": 3}, "answers": {"pace": 9}, "text": "mail a.person@example.org"}
    refused = world.nobody.post(f"/v1/links/{signed}/feedback", json=said)
    found = problem(refused, ProblemCode.INVALID_INPUT)
    assert [one.path for one in found.findings] == ["/answers/pace", "/marks/drill", "/text"]
    assert client.get(f"/v1/programmes/{programme['id']}/feedback").json()["items"] == []


def test_a_link_to_a_form_opens_nothing_else(world: World, programme: Any) -> None:
    """Neither programme nor requests, and links to those open no form; revoked it opens nothing."""
    client = world.client()
    signed = link_to(client, programme, "hosts")
    for path in ("", "/itinerary"):
        assert world.nobody.get(f"/v1/links/{signed}{path}").status_code == 403
    asked = programme["confirmations"][0]["id"]
    step = {"status": "confirmed"}
    path = f"/v1/links/{signed}/confirmations/{asked}"
    assert world.nobody.post(path, json=step).status_code == 403
    at = f"/v1/programmes/{programme['id']}/links"
    other = created(client, at, {"purpose": "read-programme"})["url"].rsplit("/", 1)[1]
    assert world.nobody.get(f"/v1/links/{other}/form").status_code == 410
    row = client.get(at).json()["items"][0]
    assert row["audience"] == "hosts"
    client.delete(f"{at}/{row['id']}", headers={"If-Match": f'"{row["version"]}"'})
    assert world.nobody.get(f"/v1/links/{signed}/form").status_code == 410
    said = {"text": "good"}
    assert world.nobody.post(f"/v1/links/{signed}/feedback", json=said).status_code == 410


@pytest.mark.parametrize(
    "asked",
    [
        {"purpose": "feedback"},
        {"purpose": "feedback", "audience": "partners"},
        {"purpose": "feedback", "audience": "hosts", "partner": PARTNER},
        {"purpose": "read-programme", "audience": "hosts"},
    ],
)
def test_a_link_that_makes_no_sense_is_refused(
    world: World, programme: Any, asked: dict[str, str]
) -> None:
    """For nobody, for partners of no name, for a named host."""
    answer = world.client().post(f"/v1/programmes/{programme['id']}/links", json=asked)
    assert answer.status_code == 422


def test_partners_speak_for_themselves(world: World, programme: Any) -> None:
    """By link and by token a partner is asked of its own visits only; others have no form."""
    client, partner = world.client(), world.client(Role.PARTNER)
    at = f"/v1/programmes/{programme['id']}/feedback"
    form = partner.get(f"{at}/form").json()
    assert (form["audience"], form["partner"]) == ("partners", PARTNER)
    own = [one["session"] for one in form["sections"][0]["visits"]]
    assert own == ["briefing", "demo"]
    signed = link_to(client, programme, "partners", OTHER_PARTNER)
    assert world.nobody.get(f"/v1/links/{signed}/form").json()["partner"] == OTHER_PARTNER
    kept = created(partner, at, {"answers": {"host-again": True}})
    assert (kept["partner"], kept["content"]["audience"]) == (PARTNER, "partners")
    for said in ({"audience": "hosts", "text": "x"}, {"partner": OTHER_PARTNER, "text": "x"}):
        assert partner.post(at, json=said).status_code == 403
    assert client.post(at, json={"audience": "partners", "text": "x"}).status_code == 422
    nobody = {"audience": "partners", "partner": "nobody", "text": "x"}
    assert client.post(at, json=nobody).status_code == 404
    network = report(client, programme, on="2027-05-20")["network"]
    assert {one["partner"]: one["willing"] for one in network} == {PARTNER: 1, OTHER_PARTNER: 0}


def test_nothing_is_asked_before_anything_is_published(world: World) -> None:
    """A draft has no form, takes no feedback, and leads to no report."""
    client = world.client()
    plan = created(client, "/v1/plans", {"problem": small_problem()})
    ended(world.store, plan["job_id"], solved(), JobState.DONE)
    draft = created(client, "/v1/programmes", {"plan": plan["id"]})
    at = f"/v1/programmes/{draft['id']}"
    for path in ("feedback/form", "learning-report"):
        problem(client.get(f"{at}/{path}"), ProblemCode.CONFLICT)
    problem(client.post(f"{at}/feedback", json={"text": "x"}), ProblemCode.CONFLICT)
    problem(client.post(f"{at}/delivery", json={}), ProblemCode.CONFLICT)
    asked = {"purpose": "feedback", "audience": "hosts"}
    problem(client.post(f"{at}/links", json=asked), ProblemCode.CONFLICT)


def test_how_it_went_is_kept_once_and_changed_by_who_has_read_it(
    world: World, programme: Any
) -> None:
    """A second telling is refused, a stale one too; faults are told with their place."""
    client = world.client()
    at = f"/v1/programmes/{programme['id']}/delivery"
    assert client.get(at).status_code == 404
    dropped = {"kind": "dropped", "session": "briefing", "date": DATE, "reason": "Alarm"}
    row = created(client, at, {"deviations": [dropped]})
    assert client.post(at, json={}).status_code == 409
    late = {"kind": "late", "session": "demo", "date": DATE, "minutes": 15}
    told = {"deviations": [dropped, late], "guests": 11}
    assert client.put(at, json=told).status_code == 428
    assert client.put(at, json=told, headers={"If-Match": '"9"'}).status_code == 412
    changed = client.put(at, json=told, headers={"If-Match": f'"{row["version"]}"'})
    assert changed.status_code == 200, changed.text
    wrong = {"deviations": [{**dropped, "session": "drill"}], "costs": [{"path": "x"}]}
    refused = client.put(at, json=wrong, headers={"If-Match": '"2"'})
    assert refused.status_code == 422
    counts = report(client, programme, on="2027-05-20")["counts"]
    assert (counts["planned"], counts["dropped"], counts["as_planned"]) == (3, 1, 2)


def test_improvements_reach_the_catalogue_and_the_next_report(world: World, programme: Any) -> None:
    """Trip, feedback, improvement, next version of the catalogue, trip two, report two."""
    client = world.client()
    at = f"/v1/programmes/{programme['id']}"
    created(client, f"{at}/feedback", {"audience": "participants", "marks": {"demo": 2}})
    asked = {"improvement": improvement("price")}
    row = created(client, f"{at}/improvements", asked)
    assert row["decision"] == "open"
    refused = client.post(f"{at}/improvements", json=asked)
    assert problem(refused, ProblemCode.INVALID_INPUT).findings[0].path == "/improvement/id"
    first = report(client, programme, on="2027-05-20")
    (told,) = first["improvements"]
    assert [(one["old"], one["new"]) for one in told["changes"]] == [(50_000, 58_000)]

    stored = created(client, "/v1/catalogues", small_problem()["catalogue"])
    path = f"/v1/catalogues/{stored['id']}/improve"
    body = {"improvements": [row["id"]]}
    assert client.post(path, json=body, headers={"If-Match": '"7"'}).status_code == 412
    done = client.post(path, json=body, headers={"If-Match": '"1"'})
    assert done.status_code == 200, done.text
    assert done.json()["catalogue"]["version"] == 2
    demo = next(
        one for one in done.json()["catalogue"]["document"]["sessions"] if one["id"] == "demo"
    )
    assert demo["group_cents"] == 58_000
    again = client.post(path, json=body, headers={"If-Match": '"2"'})
    problem(again, ProblemCode.CONFLICT)
    (kept,) = client.get(f"{at}/improvements").json()["items"]
    assert (kept["decision"], kept["catalogue_id"], kept["catalogue_number"]) == (
        "done",
        stored["id"],
        2,
    )

    second = _next_trip(world, done.json()["catalogue"]["document"])
    follow = report(client, second, on="2027-06-20")["followed_up"]
    assert [(one["improvement"], one["in_catalogue"], one["decision"]) for one in follow] == [
        ("price", "yes", "done")
    ]
    assert report(client, programme, on="2027-06-20")["followed_up"] == []


def _next_trip(world: World, catalogue: Any) -> Any:
    """The same trip four weeks later, planned with another catalogue."""
    client = world.client()
    wishes = json.dumps(small_problem()["wishes"])
    for day in (10, 11, 12):
        wishes = wishes.replace(f"2027-05-{day}", f"2027-06-{day - 3:02d}")
    content = {"catalogue": catalogue, "wishes": json.loads(wishes)}
    plan = created(client, "/v1/plans", {"problem": content})
    planned = Problem.model_validate(client.get(f"/v1/plans/{plan['id']}/problem").json())
    found = solve(planned, SolveParameters(time_limit_seconds=60, workers=1))
    ended(world.store, plan["job_id"], found.model_dump(mode="json"), JobState.DONE)
    programme = created(client, "/v1/programmes", {"plan": plan["id"]})
    at = f"/v1/programmes/{programme['id']}/publish"
    done = client.post(at, headers={"If-Match": f'"{programme["version"]}"'})
    assert done.status_code == 200, done.text
    return done.json()


def test_an_improvement_is_changed_and_taken_away(world: World, programme: Any) -> None:
    """What was decided of it is kept with it."""
    client = world.client()
    at = f"/v1/programmes/{programme['id']}/improvements"
    row = created(client, at, {"improvement": improvement("price")})
    told = {"improvement": improvement("price", 60_000), "decision": "dropped", "note": "Too dear"}
    changed = client.put(f"{at}/{row['id']}", json=told, headers={"If-Match": '"1"'})
    assert changed.status_code == 200, changed.text
    assert (changed.json()["decision"], changed.json()["note"]) == ("dropped", "Too dear")
    wrong = improvement("price")
    wrong["overlays"][0]["session"] = "nothing"
    refused = client.put(
        f"{at}/{row['id']}", json={"improvement": wrong}, headers={"If-Match": '"2"'}
    )
    found = problem(refused, ProblemCode.INVALID_INPUT).findings
    assert [one.path for one in found] == ["/improvement/overlays/0/session"]
    assert client.delete(f"{at}/{row['id']}", headers={"If-Match": '"2"'}).status_code == 204
    assert client.get(at).json()["items"] == []


def test_names_of_the_rooming_list_are_left_out_of_the_report(world: World, programme: Any) -> None:
    """Whoever was named in words is not named in the report."""
    client = world.client()
    at = f"/v1/programmes/{programme['id']}"
    created(client, f"{at}/guests", {"name": "Maija Mallikas", "room_kind": "single", "room": "1"})
    for number in range(5):
        said = {"audience": "participants", "text": f"{number} maija mallikas was kind"}
        created(client, f"{at}/feedback", said)
    text = client.get(f"{at}/learning-report", params={"format": "text", "on": "2027-05-20"}).text
    assert "… was kind" in text
    assert "mallikas" not in text.lower()


@pytest.mark.parametrize(
    ("form", "kind", "begins"), [("text", "text/plain", "═"), ("html", "text/html", "<!DOCTYPE")]
)
def test_reports_are_papers_in_both_languages(
    world: World, programme: Any, form: str, kind: str, begins: str
) -> None:
    """As text, and as a page to keep."""
    at = f"/v1/programmes/{programme['id']}/learning-report"
    for language, title in (("en", "Learning report"), ("fi", "Oppimisraportti")):
        query = {"format": form, "language": language}
        answer = world.client(Role.VIEWER).get(at, params=query)
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(kind)
        assert answer.text.startswith(begins)
        assert title in answer.text
        saved = "attachment" in answer.headers.get("content-disposition", "")
        assert saved is (form == "html")


def test_report_as_a_pdf_is_a_file_to_keep(world: World, programme: Any) -> None:
    """With the trip in its name."""
    at = f"/v1/programmes/{programme['id']}/learning-report"
    answer = world.client(Role.VIEWER).get(at, params={"format": "pdf", "language": "fi"})
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert 'learning-report-small-visit.pdf"' in answer.headers["content-disposition"]
