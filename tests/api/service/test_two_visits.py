"""The two visits over HTTP: from wishes to the second report, which answers the first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from api.store.tables import JobState
from optimizer.domain.documents import read_wishes
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from scenarios.learning import AfterTrip, Audience, Decision
from scenarios.visits import SeriesRead, SeriesVisit, series_in
from scenarios.visits.reading import SHIPPED, after_in
from tests.api.service.stock import created
from tests.api.service.world import Content, World, ended

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Stage:
    """The service with the series, the catalogue as it is stored, and who is who."""

    world: World
    series: SeriesRead
    catalogue: str

    def planned(self, path: str, asked: Content) -> Content:
        """A plan that a worker has made, all of it proved."""
        from optimizer.optimise import solve

        client = self.world.client()
        plan = created(client, path, asked)
        problem = Problem.model_validate(client.get(f"/v1/plans/{plan['id']}/problem").json())
        found = solve(problem, SolveParameters(time_limit_seconds=500, workers=1))
        content: Content = found.model_dump(mode="json")
        assert content["verdict"] == "OPTIMAL"
        ended(self.world.store, plan["job_id"], content, JobState.DONE)
        return {**plan, "problem": problem}

    def published(self, at: str, version: int) -> Content:
        """The draft as the version that holds."""
        done = self.world.client().post(f"{at}/publish", headers={"If-Match": f'"{version}"'})
        assert done.status_code == 200, done.text
        content: Content = done.json()
        return content

    def link(self, at: str, **wanted: Any) -> str:
        """The signed part of a new link."""
        url = created(self.world.client(), f"{at}/links", {"days": 190, **wanted})["url"]
        return f"/v1/links/{str(url).rsplit('/', 1)[1]}"

    def answered(self, at: str, partner: str, status: str) -> None:
        """What a partner says by its link to all that it is asked for."""
        link = self.link(at, purpose="confirm", partner=partner)
        for asked in self.world.nobody.get(link).json()["confirmations"]:
            answer = {"status": status}
            told = self.world.nobody.post(f"{link}/confirmations/{asked['id']}", json=answer)
            assert told.status_code == 200, told.text

    def given(self, at: str, after: AfterTrip) -> None:
        """Every form by the link of its audience, and how it went."""
        links: dict[tuple[Audience, str | None], str] = {}
        for one in after.answers:
            key = (one.audience, one.partner)
            if key not in links:
                wanted = {"audience": one.audience.value, "partner": one.partner}
                links[key] = self.link(at, purpose="feedback", **wanted)
            said = one.model_dump(mode="json", include={"marks", "answers", "text"})
            kept = self.world.nobody.post(f"{links[key]}/feedback", json=said)
            assert kept.status_code == 204, kept.text
        delivery = after.delivery.model_dump(mode="json", exclude_defaults=True)
        deviations = [one.model_dump(mode="json") for one in after.delivery.deviations]
        created(self.world.client(), f"{at}/delivery", {**delivery, "deviations": deviations})

    def report(self, at: str, on: str) -> Content:
        """The learning report."""
        answer = self.world.client().get(f"{at}/learning-report", params={"on": on})
        assert answer.status_code == 200, answer.text
        content: Content = answer.json()
        return content


@pytest.fixture
def stage(world: World) -> Stage:
    """The service with the shipped catalogue, before anybody has asked for anything."""
    series, _ = series_in(SHIPPED)
    assert series is not None
    document = series.catalogue.model_dump(mode="json", exclude_defaults=True)
    key = created(world.client(), "/v1/catalogues", document)["id"]
    return Stage(world, series, key)


def held(stage: Stage, visit: SeriesVisit, confirms: str) -> tuple[str, AfterTrip, Content]:
    """A visit from wishes to feedback: where its programme is, what was told, its first plan."""
    client = stage.world.client()
    wishes = read_wishes(stage.series.folder / visit.wishes)
    document = wishes.model_dump(mode="json", exclude_defaults=True)
    trip = created(client, "/v1/wishes", document)["id"]
    asked = {"catalogue": {"id": stage.catalogue}, "wishes": {"id": trip}}
    plan = stage.planned("/v1/plans", asked)
    drafted = created(client, "/v1/programmes", {"plan": plan["id"]})
    at = f"/v1/programmes/{drafted['id']}"
    assert stage.published(at, drafted["version"])["published"] == 1
    upset = visit.upset
    assert upset is not None
    (overlay,) = upset.overlays
    stage.answered(at, confirms, "confirmed")
    stage.answered(at, overlay.partner, "declined")  # type: ignore[union-attr]
    moment = {
        "planning_date": wishes.planning_date.isoformat(),
        "frozen_until": upset.date.isoformat(),
        "frozen_minute": upset.time,
    }
    anew = stage.planned(f"{at}/replan", moment)
    tag = client.get(at).headers["etag"]
    done = client.post(f"{at}/versions", json={"plan": anew["id"]}, headers={"If-Match": tag})
    assert done.status_code == 201, done.text
    assert stage.published(at, done.json()["version"])["published"] == 2
    after, findings = after_in(stage.series, visit)
    assert after is not None, findings
    stage.given(at, after)
    return at, after, plan


def test_two_visits_over_http(stage: Stage) -> None:
    """Published, declined by link, planned anew, fed back, improved, and answered."""
    client = stage.world.client()
    first, second = stage.series.series.visits
    at, after, _ = held(stage, first, "xamk")
    changes = client.get(f"{at}/versions/2/changes").json()["items"]
    assert {one["partner"] for one in changes} >= {"army-command"}
    decided = {one.improvement: one for one in second.follow_ups}
    rows = {}
    for one in after.improvements:
        asked = {
            "improvement": one.model_dump(mode="json", exclude_none=True),
            "decision": decided[one.id].decision.value,
            "note": decided[one.id].note,
        }
        rows[one.id] = created(client, f"{at}/improvements", asked)["id"]
    report = stage.report(at, after.made_on.isoformat())
    assert (report["version"], report["illustrative"]) == (2, True)
    assert (report["counts"]["planned"], report["counts"]["dropped"]) == (15, 1)
    assert report["forms"] == len(after.answers)

    done = [key for key, one in decided.items() if one.decision is Decision.DONE]
    improved = client.post(
        f"/v1/catalogues/{stage.catalogue}/improve",
        json={"improvements": [rows[key] for key in done]},
        headers={"If-Match": '"1"'},
    )
    assert improved.status_code == 200, improved.text
    assert set(improved.json()["changes"]) == {rows[key] for key in done}

    then, after, plan = held(stage, second, "bem")
    sessions = {one.id for one in plan["problem"].catalogue.sessions}
    assert "tap-water-sampling" in sessions
    answer = stage.report(then, after.made_on.isoformat())
    assert [
        (one["improvement"], one["decision"], one["in_catalogue"]) for one in answer["followed_up"]
    ] == [(key, one.decision.value, "yes" if key in done else "no") for key, one in decided.items()]
    visited = {one["session"]: one["outcome"] for one in answer["visits"]}
    assert visited["tap-water-sampling"] == "as-planned"
    assert visited["lut-water-lab"] == "no-show"
    network = client.get("/v1/network", params={"on": "2027-10-01"}).json()
    assert [one["held"] for one in network["trips"]] == [14, 10]
    assert network["trips"][1]["new"] == 4
    words = {one["partner"]: one["last_word"] for one in network["partners"]}
    assert (words["lut"], words["rescue-service"]) == (False, True)
