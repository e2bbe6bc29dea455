"""Stock: at least one thing of each kind for two organisations, and for two partners of one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from starlette.testclient import TestClient

from api.planning.printed import XLSX
from api.store import WORKER
from api.store.tables import JobState, Role
from optimizer.domain.catalogue import Catalogue
from scenarios.workbooks import catalogue_workbook
from tests.api.service.solved import solved
from tests.api.service.world import PARTNER, Content, People, World, ended, small_problem

OTHER_PARTNER = "water"
MARK = "only-for-the-other-partner"

Ids = dict[str, str]
"""An id for each parameter of a path."""


@dataclass(frozen=True)
class Stock:
    """Ids of what belongs to the own organisation, to the other one, and to the other partner."""

    world: World
    own: Ids
    others: Ids
    other_partner: Ids

    @property
    def words_of_others(self) -> str:
        """What everything of the other organisation says, and no answer to the own one holds."""
        return _words(self.world.others)

    def end_jobs(self) -> None:
        """Ends every job, so that its stream of events ends too."""
        from api.jobs.leases import claim, finish

        while True:
            with self.world.store.writing(WORKER) as session:
                lease = claim(session, "a-worker", 60)
            if lease is None:
                return
            with self.world.store.writing(WORKER) as session:
                finish(session, lease, JobState.STOPPED)

    def body_for(self, endpoint: str) -> Content:
        """A body that suits an endpoint."""
        return BODIES[endpoint]

    def sent_to(self, endpoint: str) -> Content:
        """What suits an endpoint as a client is given it, with the kind of a file."""
        if endpoint in TAKES_WORKBOOKS:
            return {"content": workbook(), "headers": {"Content-Type": XLSX}}
        return {"json": BODIES[endpoint]}


def improvement(key: str, cents: int = 58_000) -> Content:
    """An improvement: another price of the demonstration."""
    overlay = {"kind": "session-repriced", "id": f"{key}-price", "session": "demo"}
    return {
        "id": key,
        "feedback": "It cost more than we had thought.",
        "impact": "Plans are too cheap.",
        "change": "The new price.",
        "evidence": [{"session": "demo"}],
        "overlays": [{**overlay, "group_cents": cents}],
    }


BODIES: dict[str, Content] = {
    "PUT /v1/plans/{plan_id}": {"name": "x"},
    "POST /v1/plans/{plan_id}/from-patch": {"patch": [{"op": "test", "path": "", "value": 1}]},
    "POST /v1/plans/{plan_id}/explanations": {},
    "POST /v1/plans/{plan_id}/frontiers": {},
    "POST /v1/plans/{plan_id}/alternatives/{number}/plan": {},
    "PUT /v1/catalogues/{catalogue_id}": small_problem()["catalogue"],
    "PUT /v1/wishes/{wishes_id}": small_problem()["wishes"],
    "POST /v1/plans/{plan_id}/drafts": {"edits": []},
    "POST /v1/plans/{plan_id}/keep": {"edits": []},
    "POST /v1/plans/{plan_id}/repair": {"edits": []},
    "POST /v1/scenario-runs/{run_id}/plans": {"scenario": "less"},
    "PUT /v1/programmes/{programme_id}": {"name": "x"},
    "POST /v1/programmes/{programme_id}/versions": {"plan": "0" * 26},
    "POST /v1/programmes/{programme_id}/replan": {"planning_date": "2027-05-01"},
    "POST /v1/programmes/{programme_id}/confirmations/{confirmation_id}/steps": {
        "status": "confirmed"
    },
    "POST /v1/programmes/{programme_id}/links": {"purpose": "read-programme"},
    "POST /v1/programmes/{programme_id}/guests": {
        "name": "A Guest",
        "room_kind": "single",
        "room": "1",
    },
    "PUT /v1/programmes/{programme_id}/guests/{guest_id}": {
        "name": "A Guest",
        "room_kind": "single",
        "room": "1",
    },
    "POST /v1/programmes/{programme_id}/feedback": {"text": "good"},
    "PUT /v1/programmes/{programme_id}/feedback/{feedback_id}": {"text": "good"},
    "POST /v1/programmes/{programme_id}/delivery": {"guests": 11},
    "PUT /v1/programmes/{programme_id}/delivery": {"guests": 10},
    "POST /v1/programmes/{programme_id}/improvements": {"improvement": improvement("first")},
    "PUT /v1/programmes/{programme_id}/improvements/{improvement_id}": {
        "improvement": improvement("second")
    },
    "POST /v1/catalogues/{catalogue_id}/improve": {"improvements": ["0" * 26]},
    "PUT /v1/availability/{absence_id}": {
        "partner": OTHER_PARTNER,
        "first": "2027-06-01",
        "last": "2027-06-02",
    },
    "PUT /v1/organisations/{organisation_id}": {"name": "x"},
}


TAKES_WORKBOOKS = (
    "PUT /v1/catalogues/{catalogue_id}/workbook",
    "POST /v1/workbooks/catalogues",
    "POST /v1/workbooks/check",
    "POST /v1/wishes/{wishes_id}/past-programme",
    "POST /v1/wishes/{wishes_id}/past-programme/plans",
)
"""What takes a file in place of JSON."""


@cache
def workbook() -> bytes:
    """The small catalogue as a workbook."""
    return catalogue_workbook(Catalogue.model_validate(small_problem()["catalogue"]), "en")


RUN: Content = {
    "overlays": [{"kind": "wish-dropped", "id": "less", "wish": "water-wish"}],
    "scenarios": [{"id": "less", "overlays": ["less"]}],
}
"""One what-if question."""


def stocked(world: World) -> Stock:
    """Both organisations with their things."""
    own, others = _things(world, world.own), _things(world, world.others)
    others["package_id"] = "no-such-package"  # packages are nobody's: there are no others' ones
    return Stock(world, own, others, _of_the_other_partner(world, own))


def published(world: World, whose: People) -> tuple[Content, Content]:
    """A plan with its answer, and the programme that was published of it."""
    client = world.client(whose=whose)
    request = {"problem": small_problem(), "name": _words(whose)}
    plan = created(client, "/v1/plans", request)
    ended(world.store, plan["job_id"], solved(), JobState.DONE)
    programme = created(client, "/v1/programmes", {"plan": plan["id"]})
    path = f"/v1/programmes/{programme['id']}/publish"
    done = client.post(path, headers={"If-Match": f'"{programme["version"]}"'})
    assert done.status_code == 200, done.text
    return plan, done.json()


def _words(whose: People) -> str:
    return f"words-of-{whose.name}"


def created(client: TestClient, path: str, body: Content) -> Any:
    """What a POST has made."""
    answer = client.post(path, json=body)
    assert answer.status_code in (201, 202), answer.text
    return answer.json()


def _things(world: World, whose: People) -> Ids:
    client = world.client(whose=whose)
    plan, programme = published(world, whose)
    at = f"/v1/programmes/{programme['id']}"
    asked = created(client, f"/v1/plans/{plan['id']}/explanations", {})
    small = small_problem()
    confirmation = next(one for one in programme["confirmations"] if one["supplier"] == PARTNER)
    away = {"partner": PARTNER, "first": "2027-07-01", "last": "2027-07-02"}
    away["note"] = _words(whose)
    held = {"kind": "partner", "id": PARTNER, "date": "2027-08-01"}
    guest = {**BODIES["POST /v1/programmes/{programme_id}/guests"], "note": _words(whose)}
    link = created(client, f"{at}/links", {"purpose": "confirm", "partner": PARTNER})
    partner = world.client(Role.PARTNER, whose)
    created(client, f"{at}/delivery", {"note": _words(whose)})
    return {
        "organisation_id": whose.organisation,
        "plan_id": plan["id"],
        "job_id": asked["id"],
        "catalogue_id": created(client, "/v1/catalogues", small["catalogue"])["id"],
        "package_id": "headquarters-city",
        "wishes_id": created(client, "/v1/wishes", small["wishes"])["id"],
        "number": "1",
        "paper": "programme.pdf",
        "guest_paper": "itinerary.gpx",
        "partner": PARTNER,
        "programme_id": programme["id"],
        "confirmation_id": confirmation["id"],
        "link_id": link["id"],
        "signed": link["url"].rsplit("/", 1)[1],
        "guest_id": created(client, f"{at}/guests", guest)["id"],
        "feedback_id": created(partner, f"{at}/feedback", {"text": _words(whose)})["id"],
        "improvement_id": created(
            client,
            f"{at}/improvements",
            {"improvement": improvement("kept"), "note": _words(whose)},
        )["id"],
        "absence_id": created(client, "/v1/availability", away)["id"],
        "booking_id": created(client, "/v1/bookings", {"booking": held, "note": _words(whose)})[
            "id"
        ],
        "run_id": created(client, "/v1/scenario-runs", {**RUN, "plan": plan["id"]})["id"],
        "token_id": client.get("/v1/tokens").json()["items"][0]["id"],
    }


def _of_the_other_partner(world: World, own: Ids) -> Ids:
    """The same programme, but what in it is another partner's, each marked."""
    client = world.client()
    at = f"/v1/programmes/{own['programme_id']}"
    asked = client.get(f"{at}/confirmations", params={"supplier": OTHER_PARTNER}).json()
    (confirmation, *_) = asked["items"]
    step = {"status": "requested", "note": MARK}
    path = f"{at}/confirmations/{confirmation['id']}/steps"
    assert client.post(path, json=step, headers={"If-Match": '"1"'}).status_code == 200
    dates = {"first": "2027-06-01", "last": "2027-06-02"}
    away = {"partner": OTHER_PARTNER, "note": MARK, **dates}
    held = {"booking": {"kind": "partner", "id": OTHER_PARTNER, "date": "2027-08-01"}}
    return {
        **own,
        "confirmation_id": confirmation["id"],
        "feedback_id": created(client, f"{at}/feedback", {"text": MARK})["id"],
        "absence_id": created(client, "/v1/availability", away)["id"],
        "booking_id": created(client, "/v1/bookings", {**held, "note": MARK})["id"],
    }
