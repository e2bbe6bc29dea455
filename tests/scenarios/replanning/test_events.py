"""Events: what options say happened, as overlays from the moment on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from optimizer.domain.findings import FindingCode
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.overlays import LateCancellation, PartnerAway, PartyChanged, VehicleBroken
from optimizer.domain.programme import PublishedProgramme
from scenarios.replanning import away, broken_down, cancelled, guests, overlays_in

FIRST, SECOND = dt.date(2027, 5, 11), dt.date(2027, 5, 12)


def _programme(date: dt.date, minute: int) -> PublishedProgramme:
    """A visit on foot at 9 and one by car at 13 on the first day, nothing on the second."""
    visit = {
        "kind": "visit",
        "sessions": ["demo"],
        "venue": "hall",
        "place": "site",
        "language_mode": "own",
    }
    leg = {
        "kind": "leg",
        "vehicle": "car",
        "origin": "site",
        "destination": "far",
        "metres": 9000,
        "start": 720,
        "end": 740,
    }
    items = [visit | {"start": 540, "end": 600}, leg, visit | {"start": 780, "end": 840}]
    days = [
        {"date": str(FIRST), "vehicle": "car", "items": items, "night": None},
        {"date": str(SECOND), "vehicle": "car", "items": [], "night": None},
    ]
    itinerary = Itinerary.model_validate({"problem_hash": "x", "days": days})
    return PublishedProgramme(itinerary=itinerary, frozen_until=date, frozen_minute=minute)


def test_a_partner_is_away_for_the_rest_of_the_trip() -> None:
    """Without a date it cancels everything from the moment on."""
    found = away(_programme(FIRST, 615), "guild", essential=("must",))
    assert isinstance(found, LateCancellation)
    assert (found.partner, found.date, found.time) == ("guild", FIRST, 615)
    assert found.essential == ("must",)


def test_a_partner_is_away_on_one_date() -> None:
    """On a later date all day; on the day of the moment what has begun is hosted to its end."""
    whole = away(_programme(FIRST, 550), "guild", SECOND)
    assert isinstance(whole, PartnerAway)
    assert whole.hours == ()
    begun = away(_programme(FIRST, 550), "guild", FIRST)
    assert isinstance(begun, PartnerAway)
    assert [(one.start, one.end) for one in begun.hours] == [(600, 2160)]
    open_day = away(_programme(FIRST, 0), "guild", FIRST)
    assert isinstance(open_day, PartnerAway)
    assert open_day.hours == ()


def test_a_vehicle_breaks_where_it_is_not_yet_in_use() -> None:
    """Before it has driven that day counts, after it the next; a given date counts as given."""
    before, after = _programme(FIRST, 600), _programme(FIRST, 730)
    assert _span(broken_down(before, "car")) == (FIRST, SECOND)
    assert _span(broken_down(after, "car")) == (SECOND, SECOND)
    assert _span(broken_down(after, "car", FIRST)) == (FIRST, None)


def _span(found: object) -> tuple[dt.date, dt.date | None]:
    assert isinstance(found, VehicleBroken)
    (span,) = found.dates
    return span.start, span.end


def test_sessions_and_guests() -> None:
    """A session is cancelled from the moment on; guests are counted as a difference."""
    found = cancelled(_programme(SECOND, 60), "demo")
    assert isinstance(found, LateCancellation)
    assert (found.session, found.date, found.time) == ("demo", SECOND, 60)
    more = guests(-2)
    assert isinstance(more, PartyChanged)
    assert more.change == -2


def test_overlays_of_a_file(tmp_path: Path) -> None:
    """Times are in the problem's ticks; every finding comes at once; a moment has no place here."""
    path = tmp_path / "happened.yaml"
    path.write_text(
        "overlays:\n"
        "  - {id: gone, kind: late-cancellation, partner: guild,\n"
        "     date: 2027-05-11, time: '18:00'}\n",
        encoding="utf-8",
    )
    found, findings = overlays_in(path, 10)
    assert findings == ()
    assert found is not None
    assert getattr(found[0], "time", None) == 10_800
    path.write_text(
        "overlays:\n"
        "  - {id: gone, kind: party-changed}\n"
        "  - {id: from, kind: replan-from, date: soon}\n",
        encoding="utf-8",
    )
    found, findings = overlays_in(path, 1)
    assert found is None
    assert {one.path for one in findings} == {"/overlays/0", "/overlays/1/date"}
    path.write_text(
        "overlays:\n  - {id: from, kind: replan-from, date: 2027-05-11}\n", encoding="utf-8"
    )
    found, (finding,) = overlays_in(path, 1)
    assert found is None
    assert finding.code is FindingCode.CONTRADICTION
    assert finding.path == "/overlays/0"
