"""The whole story with real programs: from the demo to a partner's confirmation."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from api.client import Client, ProblemReceived
from tests.api.service.programs import served
from tests.api.service.stock import OTHER_PARTNER
from tests.api.service.world import PARTNER, small_request


@pytest.mark.slow
def test_from_demo_to_confirmation(database_url: str, tmp_path: Path) -> None:
    """Asked, followed, answered, published, confirmed by link; on SQLite and PostgreSQL."""
    with (
        served(tmp_path, database_url, "--workers", "1") as service,
        Client(service.address, service.token()) as client,
    ):
        demo = client.demo()
        assert client.validate(demo["problem"])["valid"]
        with pytest.raises(ProblemReceived) as refused:
            client.plan({**demo, "problem": {}})
        assert refused.value.problem["findings"]

        request = small_request(name="the story")
        plan = client.plan(request, key="the-story")
        assert client.plan(request, key="the-story")["id"] == plan["id"]
        events = list(client.events(plan["id"]))
        assert [one["seq"] for one in events] == list(range(1, len(events) + 1))
        assert events[-1]["kind"] == "end"
        half = events[len(events) // 2]["seq"]
        assert list(client.events(plan["id"], after=half)) == events[half:]

        whole = client.result(plan["id"])
        assert (whole["state"], whole["verdict"]) == ("DONE", "OPTIMAL")
        judged = client.check(request["problem"], whole["result"]["itinerary"])
        assert judged["keeps_every_rule"]
        assert "Proved" in client.text(f"/v1/plans/{plan['id']}/itinerary")

        drafted = client.post("/v1/programmes", {"plan": plan["id"]})
        at = f"/v1/programmes/{drafted['id']}"
        published = client.post(f"{at}/publish", {}, version=drafted["version"])
        assert published["published"] == 1
        given = client.post(f"{at}/links", {"purpose": "confirm", "partner": PARTNER})
        part = httpx.get(given["url"]).json()
        for asked in part["confirmations"]:
            answer = httpx.post(
                f"{given['url']}/confirmations/{asked['id']}", json={"status": "confirmed"}
            )
            assert answer.status_code == 200, answer.text
        states = {
            (one["supplier"], one["state"])
            for one in client.pages(f"{at}/confirmations")
            if one["supplier"] in (PARTNER, OTHER_PARTNER)
        }
        assert states == {(PARTNER, "confirmed"), (OTHER_PARTNER, "not-requested")}
        assert "paamaja_jobs" in client.text("/metrics")


@pytest.mark.slow
def test_demo_is_planned_as_it_is(tmp_path: Path) -> None:
    """GET the demo, POST it, and there is an itinerary, proved or with its gap."""
    database = f"sqlite:///{tmp_path / 'demo.sqlite'}"
    with (
        served(tmp_path, database, "--workers", "1") as service,
        Client(service.address, service.token()) as client,
    ):
        plan = client.plan(client.demo())
        whole = client.result(plan["id"], seconds=500)
        assert whole["verdict"] in ("OPTIMAL", "FEASIBLE")
        assert whole["sentence"]
        programme = client.post("/v1/programmes", {"plan": plan["id"]})
        assert programme["draft"]["changes"]
