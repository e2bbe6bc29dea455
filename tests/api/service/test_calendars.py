"""Calendars over HTTP: feeds of programmes, and when partners are away by link and by token."""

from __future__ import annotations

from typing import Any

import pytest
import vobject

from api.errors import ProblemCode
from api.store.tables import JobState, Role
from tests.api.service.solved import solved
from tests.api.service.stock import OTHER_PARTNER, created, published
from tests.api.service.test_problems import problem
from tests.api.service.test_programmes import path_in
from tests.api.service.world import PARTNER, World, ended, small_problem
from tests.scenarios.calendars.trips import itinerary, without

BUSY = "\r\n".join(
    (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-",
        "BEGIN:VEVENT",
        "UID:one",
        "DTSTART;VALUE=DATE:20270510",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:two",
        "DTSTART:20270514T100000",
        "DTEND:20270514T120000",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    )
)
MAY = {"first": "2027-05-01", "last": "2027-05-31"}


@pytest.fixture
def programme(world: World) -> Any:
    """A programme that holds."""
    return published(world, world.own)[1]


@pytest.fixture
def links(world: World, programme: Any) -> dict[str, str]:
    """The paths of a link to read, and of one for a partner."""
    at = f"/v1/programmes/{programme['id']}/links"
    client = world.client()
    wanted: dict[str, dict[str, Any]] = {
        "feedback": {"purpose": "feedback", "audience": "participants"},
        "read": {"purpose": "read-programme"},
        "confirm": {"purpose": "confirm", "partner": PARTNER},
    }
    return {name: path_in(created(client, at, body)["url"]) for name, body in wanted.items()}


def events(answer: Any) -> dict[str, Any]:
    """The events of a calendar that was answered, by their titles."""
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/calendar; method=")
    calendar = vobject.readOne(answer.text)
    return {one.summary.value: one for one in getattr(calendar, "vevent_list", [])}


def test_programme_is_a_calendar(world: World, programme: Any) -> None:
    """Whole, in either language, or one supplier's part; a partner always gets its own."""
    client, at = world.client(), f"/v1/programmes/{programme['id']}/calendar.ics"
    assert {"Demo", "Plant tour", "Welcome"} <= events(client.get(at)).keys()
    assert "Tervetulo" in events(client.get(at, params={"language": "fi"}))
    own = {"Demo", "Briefing"}
    assert events(client.get(at, params={"partner": PARTNER})).keys() == own
    partner = world.client(Role.PARTNER)
    assert events(partner.get(at)).keys() == own
    assert events(partner.get(at, params={"partner": OTHER_PARTNER})).keys() == own
    assert events(client.get(at, params={"partner": "park"})).keys() == {"Night: Park"}
    problem(client.get(at, params={"partner": "nobody"}), ProblemCode.NOT_FOUND)
    problem(client.get(at, params={"method": "request"}), ProblemCode.INVALID_INPUT)


def test_draft_is_no_calendar(world: World) -> None:
    """What was never published is in nobody's calendar."""
    client = world.client()
    plan = created(client, "/v1/plans", {"problem": small_problem()})
    ended(world.store, plan["job_id"], solved(), JobState.DONE)
    draft = created(client, "/v1/programmes", {"plan": plan["id"]})
    problem(client.get(f"/v1/programmes/{draft['id']}/calendar.ics"), ProblemCode.NOT_FOUND)


def test_versions_and_withdrawal_reach_the_calendar(world: World, programme: Any) -> None:
    """A second version drops a visit, then all is withdrawn: cancelled, each with its sequence."""
    client, at = world.client(), f"/v1/programmes/{programme['id']}"
    link = path_in(created(client, f"{at}/links", {"purpose": "read-programme"})["url"])
    _publish_without(world, programme, "briefing")
    found = events(client.get(f"{at}/calendar.ics"))
    assert (found["Briefing"].status.value, found["Briefing"].sequence.value) == ("CANCELLED", "1")
    assert found["Demo"].sequence.value == "0"
    cancelled = client.get(f"{at}/calendar.ics", params={"method": "cancel"})
    assert "METHOD:CANCEL" in cancelled.text
    assert "Demo" not in events(cancelled)
    tag = client.get(at).headers["etag"]
    assert client.post(f"{at}/withdraw", headers={"If-Match": tag}).status_code == 200
    for feed in (client.get(f"{at}/calendar.ics"), world.nobody.get(f"{link}/calendar.ics")):
        found = events(feed)
        assert {one.status.value for one in found.values()} == {"CANCELLED"}
        assert found["Demo"].sequence.value == found["Briefing"].sequence.value == "1"


def _publish_without(world: World, programme: Any, session: str) -> None:
    """Publishes a version without a visit, as it would be where the wishes had not asked for it."""
    client, at = world.client(), f"/v1/programmes/{programme['id']}"
    changed = solved() | {"itinerary": without(itinerary(), session).model_dump(mode="json")}
    plan = created(client, "/v1/plans", {"problem": small_problem()})
    ended(world.store, plan["job_id"], changed, JobState.DONE)
    tag = client.get(at).headers["etag"]
    body = {"plan": plan["id"]}
    draft = client.post(f"{at}/versions", json=body, headers={"If-Match": tag})
    assert draft.status_code == 201, draft.text
    from api.store import WORKER, programmes

    with world.store.writing(WORKER) as writing:  # the rules would refuse it: time is left unused
        row = programmes.get(writing, world.own.organisation, programme["id"])
        prepared = programmes.draft(writing, row)
        assert prepared is not None
        programmes.mark_published(writing, row, prepared, prepared.changes)


def test_link_opens_its_part_in_words(world: World, links: dict[str, str]) -> None:
    """Guests see every entry and no requests, a partner its own entries and what it is asked."""
    nobody = world.nobody
    read = nobody.get(f"{links['read']}/agenda", params={"language": "fi"}).json()
    assert (read["partner"], read["asked"]) == (None, [])
    assert (read["heads"], read["time_zone"]) == (12, "Europe/Helsinki")
    assert read["programme"] == "words-of-own"  # a name that was given stays
    assert {"arrival", "leg", "visit", "meal", "night", "departure"} <= {
        one["kind"] for one in read["entries"]
    }
    assert "€" not in str(read)
    own = nobody.get(f"{links['confirm']}/agenda").json()
    assert own["partner_name"] == "Rescue"
    assert {one["title"] for one in own["entries"]} == {"Demo", "Briefing"}
    asked = {one["confirmation"]: one for one in own["asked"]}
    for entry in own["entries"]:
        (key,) = entry["confirmations"]
        assert (asked[key]["title"], asked[key]["start"]) == (entry["title"], entry["start"])
    assert {one["state"] for one in own["asked"]} == {"requested"}


def test_link_is_a_calendar(world: World, links: dict[str, str]) -> None:
    """To subscribe to without a token: the whole, or the partner's part."""
    nobody = world.nobody
    assert "Plant tour" in events(nobody.get(f"{links['read']}/calendar.ics"))
    path = f"{links['confirm']}/calendar.ics"
    found = events(nobody.get(path, params={"method": "request"}))
    assert found.keys() == {"Demo", "Briefing"}
    assert all(one.attendee.params["CN"] == ["Rescue"] for one in found.values())
    problem(nobody.get(f"{links['confirm']}x/calendar.ics"), ProblemCode.GONE)
    for part in ("calendar.ics", "agenda", "availability"):
        problem(nobody.get(f"{links['feedback']}/{part}"), ProblemCode.FORBIDDEN)


def test_partner_says_by_link_when_it_is_away(world: World, links: dict[str, str]) -> None:
    """On weekdays, with hours; sees its own only, takes it back; the audit log names the link."""
    nobody, client, at = world.nobody, world.client(), f"{links['confirm']}/availability"
    created(client, "/v1/availability", {"partner": OTHER_PARTNER, **MAY})
    mondays = {**MAY, "start": "09:00", "end": "12:00", "weekdays": ["mon"], "note": "staff"}
    made = created(nobody, at, mondays)
    assert (made["partner"], made["weekdays"], made["imported"]) == (PARTNER, ["mon"], False)
    assert [one["id"] for one in nobody.get(at).json()["items"]] == [made["id"]]
    assert nobody.get(f"{at}/{made['id']}").json() == made
    entry = client.get("/v1/audit-log", params={"resource": made["id"]}).json()["items"][0]
    assert entry["actor"].startswith("link:")
    problem(nobody.delete(f"{at}/{made['id']}"), ProblemCode.VERSION_MISSING)
    tag = {"If-Match": '"1"'}
    assert nobody.delete(f"{at}/{made['id']}", headers=tag).status_code == 204
    assert nobody.get(at).json()["items"] == []


def test_link_reaches_no_other_s_absences(world: World, links: dict[str, str]) -> None:
    """Another partner's are not there, and a link that reads opens none at all."""
    nobody, client = world.nobody, world.client()
    theirs = created(client, "/v1/availability", {"partner": OTHER_PARTNER, **MAY})
    at, tag = f"{links['confirm']}/availability", {"If-Match": '"1"'}
    problem(nobody.get(f"{at}/{theirs['id']}"), ProblemCode.NOT_FOUND)
    problem(nobody.delete(f"{at}/{theirs['id']}", headers=tag), ProblemCode.NOT_FOUND)
    reads = f"{links['read']}/availability"
    problem(nobody.get(reads), ProblemCode.FORBIDDEN)
    problem(nobody.post(reads, json=MAY), ProblemCode.FORBIDDEN)
    problem(nobody.post(f"{reads}/imports", json={"content": BUSY}), ProblemCode.FORBIDDEN)
    assert len(client.get("/v1/availability").json()["items"]) == 1


def test_calendar_is_read_by_link(world: World, links: dict[str, str]) -> None:
    """First told, then kept; read again it takes the place of what it said, by hand or not."""
    nobody, at = world.nobody, f"{links['confirm']}/availability"
    by_hand = created(nobody, at, {"first": "2027-06-01", "last": "2027-06-02"})
    asked = {"content": BUSY, "note": "from Outlook", **MAY}
    told = nobody.post(f"{at}/imports", json=asked).json()
    assert (told["applied"], told["replaces"], told["entries"]) == (False, 0, 2)
    assert [one["first"] for one in told["away"]] == ["2027-05-10", "2027-05-14"]
    assert [one["id"] for one in nobody.get(at).json()["items"]] == [by_hand["id"]]
    kept = nobody.post(f"{at}/imports", json={**asked, "apply": True}).json()
    assert kept["away"] == told["away"]
    assert [one["note"] for one in kept["absences"]] == ["from Outlook"] * 2
    assert all(one["imported"] for one in kept["absences"])
    table = {"format": "csv", "content": "first\n2027-05-20\n", "apply": True, **MAY}
    again = nobody.post(f"{at}/imports", json=table).json()
    assert again["replaces"] == 2
    listed = {one["first"] for one in nobody.get(at).json()["items"]}
    assert listed == {"2027-05-20", "2027-06-01"}


def test_nothing_is_half_imported(world: World, links: dict[str, str]) -> None:
    """One fault among good entries: all findings are told with their lines, nothing is kept."""
    nobody, at = world.nobody, f"{links['confirm']}/availability"
    broken = BUSY.replace("DTSTART:20270514T100000", "DTSTART:20270514T130000")
    refused = nobody.post(f"{at}/imports", json={"content": broken, "apply": True, **MAY})
    (finding,) = problem(refused, ProblemCode.INVALID_INPUT).findings
    assert (finding.path, finding.detail["line"]) == ("/VEVENT/2/DTEND", 11)
    assert nobody.get(at).json()["items"] == []


def test_calendar_is_read_for_a_partner(world: World) -> None:
    """By a coordinator for any, by a partner for itself; on the clock of the newest catalogue."""
    client, partner = world.client(Role.COORDINATOR), world.client(Role.PARTNER)
    at, body = "/v1/availability/imports", {"content": BUSY, "apply": True, **MAY}
    problem(client.post(at, json={**body, "partner": PARTNER}), ProblemCode.CONFLICT)
    zoned = {**body, "partner": PARTNER, "time_zone": "Asia/Tokyo"}
    assert client.post(at, json=zoned).json()["time_zone"] == "Asia/Tokyo"
    created(client, "/v1/catalogues", small_problem()["catalogue"])
    kept = partner.post(at, json={**body, "partner": PARTNER}).json()
    assert (kept["time_zone"], kept["replaces"]) == ("Europe/Helsinki", 2)
    problem(partner.post(at, json={**body, "partner": OTHER_PARTNER}), ProblemCode.NOT_FOUND)
    viewer = world.client(Role.VIEWER)
    problem(viewer.post(at, json={**body, "partner": PARTNER}), ProblemCode.FORBIDDEN)


@pytest.mark.parametrize(
    "wrong",
    [
        {"first": "2027-05-31", "last": "2027-05-01"},
        {"first": "2027-05-01", "last": "2029-05-01"},
        {"last": "2035-05-01"},
        {"time_zone": "Here"},
        {"format": "xlsx"},
        {"content": ""},
    ],
)
def test_what_cannot_be_read_is_refused(
    world: World, links: dict[str, str], wrong: dict[str, str]
) -> None:
    """Dates in the wrong order or too far apart, a zone or a form that is none, nothing at all."""
    body = {"content": BUSY, **wrong}
    refused = world.nobody.post(f"{links['confirm']}/availability/imports", json=body)
    problem(refused, ProblemCode.INVALID_INPUT)


def test_calendar_is_read_for_a_year_unless_told(world: World, links: dict[str, str]) -> None:
    """From today, or from the first date that is named."""
    at = f"{links['confirm']}/availability/imports"
    told = world.nobody.post(at, json={"content": BUSY, "first": "2027-05-01"}).json()
    assert (told["first"], told["last"]) == ("2027-05-01", "2028-04-30")


@pytest.mark.parametrize("weekdays", [["tue"], []])
def test_plans_are_made_around_weekdays(world: World, weekdays: list[str]) -> None:
    """A partner that is away on Tuesdays is booked on those only; without weekdays on every day."""
    client = world.client()
    created(client, "/v1/availability", {"partner": PARTNER, "weekdays": weekdays, **MAY})
    never = {"partner": PARTNER, "first": "2027-05-03", "last": "2027-05-03", "weekdays": ["tue"]}
    problem(client.post("/v1/availability", json=never), ProblemCode.INVALID_INPUT)
    stored = {
        "catalogue": {"id": created(client, "/v1/catalogues", small_problem()["catalogue"])["id"]},
        "wishes": {"id": created(client, "/v1/wishes", small_problem()["wishes"])["id"]},
    }
    plan = created(client, "/v1/plans", stored)
    held = client.get(f"/v1/plans/{plan['id']}/problem").json()["bookings"]
    dates = [one["date"] for one in held]
    assert dates == (["2027-05-11"] if weekdays else ["2027-05-10", "2027-05-11", "2027-05-12"])
