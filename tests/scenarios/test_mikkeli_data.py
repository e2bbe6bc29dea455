"""The Mikkeli data: as rich as asked for, honest about its sources, and free of findings."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from optimizer.domain.bookings import BookingKind
from optimizer.domain.calendar import dates_between, intersect, working_day_after
from optimizer.domain.catalogue import Catalogue, Format, PartnerKind, RoomKind, Session, Split
from optimizer.domain.crosschecks import catalogue_findings, wishes_findings
from optimizer.domain.documents import findings_of, read_catalogue, read_wishes
from optimizer.domain.problem import Problem
from optimizer.domain.value import Item, Text
from optimizer.domain.wishes import WishKind

DATA = Path(__file__).resolve().parents[2] / "scenarios" / "data"
WISHES = ("cbrne-rescue", "water-security", "comprehensive-security")
MAY = dates_between(dt.date(2027, 5, 1), dt.date(2027, 5, 31))
PLANNING_DATE = dt.date(2027, 3, 1)
LISTS = (
    "places",
    "partners",
    "venues",
    "sessions",
    "hotels",
    "restaurants",
    "vehicles",
    "connections",
    "interpreters",
)


@cache
def _catalogue() -> Catalogue:
    return read_catalogue(DATA / "mikkeli")


@cache
def _problem(name: str) -> Problem:
    wishes = read_wishes(DATA / "wishes" / f"{name}.yaml")
    return Problem(catalogue=_catalogue(), wishes=wishes)


def _items() -> Iterator[tuple[str, Item]]:
    for field in LISTS:
        for item in getattr(_catalogue(), field):
            yield field, item


def _length(session: Session, split: Split | None = None) -> int:
    """The minutes a session takes in the party's own language."""
    once = session.talk_minutes + session.hands_on_minutes
    if split is not Split.REPEAT:
        return once
    return 2 * once + _catalogue().rules.changeover_minutes


def _can_be_held(session: Session, date: dt.date, minutes: int, planning: dt.date) -> bool:
    """Whether partner, session and one venue share a window of that length on a late enough day."""
    catalogue = _catalogue()
    partner = catalogue.partner(session.partner)
    if catalogue.holiday(date) and not partner.open_on_holidays:
        return False
    if session.season is not None and not session.season.covers(date):
        return False
    lead = max(
        catalogue.rules.lead_working_days[session.access],
        session.lead_working_days,
        partner.booking_lead_working_days,
    )
    if date < working_day_after(planning, lead, partner.working_days, catalogue.country):
        return False
    windows = partner.availability.windows_on(date)
    if session.availability is not None:
        windows = intersect(windows, session.availability.windows_on(date))
    for venue in map(catalogue.venue, session.venues):
        opening = venue.opening
        open_then = windows if opening is None else intersect(windows, opening.windows_on(date))
        if session.daylight:
            open_then = intersect(open_then, catalogue.daylight(venue.place, date))
        if any(window.end - window.start >= minutes for window in open_then):
            return True
    return False


def _numbers(problem: Problem) -> dict[WishKind, int]:
    return {
        kind: sum(wish.kind is kind for wish in problem.wishes.wishes) for kind in tuple(WishKind)
    }


@pytest.mark.parametrize(
    ("field", "at_least"),
    [
        ("partners", 12),
        ("venues", 18),
        ("sessions", 45),
        ("hotels", 5),
        ("restaurants", 8),
        ("vehicles", 3),
        ("interpreters", 2),
    ],
)
def test_there_is_enough_of_everything(field: str, at_least: int) -> None:
    """The catalogue has as many items of each kind as were asked for."""
    assert len(getattr(_catalogue(), field)) >= at_least


def test_every_theme_of_the_concept_is_offered() -> None:
    """Each theme of the concept has at least three sessions; BEM holds three company test days."""
    by_theme = [theme for session in _catalogue().sessions for theme in session.themes]
    for theme in (
        "rescue",
        "cbrne",
        "defence",
        "preparedness",
        "situational-awareness",
        "emergency-medicine",
        "cyber",
        "forest-fire",
        "logistics",
        "water",
        "circular-economy",
        "education",
        "research",
        "history",
        "company",
        "evening",
    ):
        assert by_theme.count(theme) >= 3, theme
    test_days = [one for one in _catalogue().sessions if one.format is Format.TEST_DAY]
    assert len(test_days) >= 3
    for session in test_days:
        assert 240 <= _length(session) <= 360
        assert session.partner == "bem"
        assert session.group_cents > 0
        assert "Safety:" in session.note
        assert session.access != "open"


def test_every_way_to_split_a_large_group_is_offered() -> None:
    """Repeat, twin and rotation are all there, and rotations go both ways at a shared venue."""
    sessions = {session.id: session for session in _catalogue().sessions}
    assert {split for one in sessions.values() for split in one.split} == set(Split)
    for one in sessions.values():
        assert bool(one.rotates_with) == (Split.ROTATION in one.split), one.id
        for other in map(sessions.__getitem__, one.rotates_with):
            assert one.id in other.rotates_with
            assert set(one.venues) & set(other.venues)


def test_ids_are_there_once() -> None:
    """No two items of a kind have the same id."""
    for field in (*LISTS, "matrices", "alternatives"):
        ids = [item.id for item in getattr(_catalogue(), field)]
        assert len(ids) == len(set(ids)), field


def test_names_are_in_both_languages() -> None:
    """Every item has a Finnish and an English name; Finnish ones are marked as examples too."""
    for field, item in _items():
        assert item.name.fi.strip(), (field, item.id)
        assert item.name.en.strip(), (field, item.id)
        assert ("(esimerkki" in item.name.fi) == ("(illustrative" in item.name.en), item.id
    for text in (_catalogue().name, _catalogue().banner):
        assert isinstance(text, Text)
        assert text.fi != text.en
    assert "agreed to anything" in _catalogue().banner.en


def test_sessions_say_what_they_are_for() -> None:
    """Every session has a purpose of one sentence."""
    for session in _catalogue().sessions:
        assert re.fullmatch(r"[^.]+\.", session.purpose), session.id


def test_facts_name_fields_that_exist_and_a_source() -> None:
    """A fact is about a field of its item that is given, and its source is a public address."""
    facts = [(item, fact) for _, item in _items() for fact in item.facts]
    assert len(facts) >= 20
    for item, fact in facts:
        assert fact.fields, item.id
        assert set(fact.fields) <= item.model_fields_set - {"id", "facts", "note"}, item.id
        assert fact.source.startswith(("https://", "http://")), item.id


def test_companies_without_a_source_are_marked_illustrative() -> None:
    """An invented company says so in its name."""
    for partner in _catalogue().partners:
        if partner.kind is PartnerKind.COMPANY and not partner.facts:
            assert "(illustrative)" in partner.name.en


def test_defence_places_stay_coarse() -> None:
    """Where a defence partner receives visitors, the point has two decimals at most."""
    catalogue = _catalogue()
    defence = {p.id for p in catalogue.partners if p.kind is PartnerKind.DEFENCE}
    venues = {v for s in catalogue.sessions if s.partner in defence for v in s.venues}
    places = {catalogue.venue(venue).place for venue in venues}
    assert places
    assert all(catalogue.place(place).coarse for place in places)
    for place in catalogue.places:
        if place.coarse:
            assert round(place.latitude, 2) == place.latitude
            assert round(place.longitude, 2) == place.longitude


def test_matrices_are_whole_and_illustrative() -> None:
    """Walking, car and coach know every pair of places, nothing on the diagonal, and say so."""
    places = [place.id for place in _catalogue().places]
    assert {matrix.id for matrix in _catalogue().matrices} == {"walk", "car", "coach"}
    for matrix in _catalogue().matrices:
        assert matrix.source.startswith("Illustrative")
        assert list(matrix.places) == places
        for table in (matrix.minutes, matrix.metres):
            assert [len(row) for row in table] == [len(places)] * len(places)
            for i, row in enumerate(table):
                assert all((value == 0) if i == j else value for j, value in enumerate(row))


def test_travel_fits_the_published_times() -> None:
    """Sairila is about 7 km and 12 to 15 minutes from the square, Anttola half an hour."""
    catalogue = _catalogue()
    for mode in ("car", "coach"):
        matrix = catalogue.matrix(mode)
        assert 12 <= matrix.minutes_between("market-square", "sairila") <= 15
        assert 6500 <= matrix.metres_between("market-square", "sairila") <= 7500
        assert 27 <= matrix.minutes_between("market-square", "anttola") <= 33
    assert catalogue.matrix("walk").minutes_between("station", "vaakuna") == 3


def test_each_session_can_be_held_in_may() -> None:
    """Asked for on 1 March, every session and its repeat find a long enough window in May 2027."""
    for session in _catalogue().sessions:
        lengths = {_length(session, split) for split in (None, *session.split)}
        for minutes in lengths:
            assert any(_can_be_held(session, date, minutes, PLANNING_DATE) for date in MAY), (
                session.id,
                minutes,
            )


def test_live_fire_keeps_to_its_season() -> None:
    """The forest-fire exercise is held from 1 May to 15 September and at no other time."""
    session = _catalogue().session("forest-fire-exercise")
    held = {
        date
        for date in dates_between(dt.date(2027, 1, 1), dt.date(2027, 12, 31))
        if _can_be_held(session, date, _length(session), dt.date(2026, 10, 1))
    }
    assert min(held) >= dt.date(2027, 5, 1)
    assert max(held) <= dt.date(2027, 9, 15)


def test_live_exercises_need_daylight() -> None:
    """What burns, drifts or is washed out of doors is held by daylight: five hours in winter."""
    catalogue = _catalogue()
    yards = {"training-yard", "forest-fire-field", "harbour-pier", "army-yard"}
    outdoors = [one for one in catalogue.sessions if set(one.venues) & yards and one.technical]
    assert len(outdoors) >= 4
    assert all(one.daylight for one in outdoors)
    (light,) = catalogue.daylight("market-square", dt.date(2027, 12, 21))
    assert 5 * 60 <= light.end - light.start <= 5 * 60 + 30


def test_delegations_say_who_they_are() -> None:
    """Type and groups are stated; the Army receives no companies; water is free for some."""
    for name in WISHES:
        party = _problem(name).wishes.party
        assert party.visitor_type is not None
        assert sum(party.nationality_groups.values()) == party.heads
    army = _catalogue().session("army-protection-demo")
    assert army.visitor_types == ("public-body", "defence")
    assert army.nationality_groups == ("eu", "nato")
    plant = _catalogue().session("plant-tour")
    assert plant.group_cents
    assert {kind for price in plant.prices for kind in price.visitor_types if not price.group_cents}


def test_evenings_are_in_the_evening() -> None:
    """Evening programme starts at 16:00 at the earliest and may last until 20:00 or later."""
    for session in _catalogue().sessions:
        if "evening" not in session.themes:
            continue
        assert session.format is Format.SOCIAL
        windows = [
            window
            for date in MAY
            for window in (
                session.availability or _catalogue().partner(session.partner).availability
            ).windows_on(date)
        ]
        assert windows
        assert all(window.start >= 16 * 60 and window.end >= 20 * 60 for window in windows)


def test_hotels_have_rooms_for_everyone() -> None:
    """Each hotel lets twins for single use; accessible rooms are in at least three of them."""
    hotels = _catalogue().hotels
    assert all(
        room.single_use_cents for h in hotels for room in h.rooms if room.kind is RoomKind.TWIN
    )
    assert sum(any(r.kind is RoomKind.ACCESSIBLE for r in h.rooms) for h in hotels) >= 3


def test_connections_run_several_times_each_day() -> None:
    """From and to Helsinki and its airport, by train, coach and charter, at least four a day."""
    connections = _catalogue().connections
    for origin in ("helsinki", "helsinki-airport"):
        for direction in ("arrival", "departure"):
            these = [c for c in connections if (c.origin, c.direction) == (origin, direction)]
            assert {c.kind for c in these} == {"train", "coach", "charter"}
            assert len(these) >= 6


@pytest.mark.parametrize("name", WISHES)
def test_wishes_are_read_without_a_finding(name: str) -> None:
    """Catalogue and wishes together give no error and no warning."""
    assert _problem(name).wishes.catalogue == _catalogue().id
    assert catalogue_findings(_catalogue()) == ()
    assert wishes_findings(_problem(name)) == ()


@pytest.mark.parametrize("name", WISHES)
def test_wishes_are_as_rich_as_asked_for(name: str) -> None:
    """15 to 25 scored wishes of several kinds, some required and excluded, quotas, a budget."""
    wishes, numbers = _problem(name).wishes, _numbers(_problem(name))
    assert wishes.planning_date == PLANNING_DATE
    assert 15 <= numbers[WishKind.SCORED] <= 25
    assert 1 <= numbers[WishKind.REQUIRED] <= 3
    assert 1 <= numbers[WishKind.EXCLUDED] <= 2
    assert len({wish.target.kind for wish in wishes.wishes}) >= 3
    assert all(5 <= w.weight <= 100 for w in wishes.wishes if w.kind is WishKind.SCORED)
    assert wishes.quotas
    assert wishes.precedence
    assert wishes.budget.total_cents
    assert wishes.budget.caps


@pytest.mark.parametrize("name", WISHES)
def test_every_wish_names_something_on_offer(name: str) -> None:
    """Each target, quota, pin and precedence is answered by a session of the catalogue."""
    problem = _problem(name)
    sessions = {session.id for session in problem.catalogue.sessions}
    for wish in (*problem.wishes.wishes, *problem.wishes.quotas):
        assert problem.sessions_of(wish.target), wish.id
    assert {pin.session for pin in problem.wishes.pins} <= sessions
    assert {key for p in problem.wishes.precedence for key in (p.first, p.second)} <= sessions


@pytest.mark.parametrize("name", WISHES)
def test_rooms_and_counts_fit_the_heads(name: str) -> None:
    """Every guest has a bed, and no count is larger than the party."""
    party = _problem(name).wishes.party
    assert party.room_demand.guests == party.heads
    assert sum(party.roles.values()) == party.heads
    assert all(
        count <= party.heads for count in (*party.diets.values(), *party.access_needs.values())
    )


def test_the_delegations_differ_as_asked() -> None:
    """Fixed and flexible dates, a pin, commitments fixed and movable, a wheelchair and its room."""
    cbrne, water, ministry = (_problem(name).wishes for name in WISHES)
    assert (cbrne.party.heads, cbrne.dates.least_days, cbrne.dates.window_days) == (16, 4, 4)
    assert cbrne.pins
    assert (water.party.heads, water.dates.least_days, water.dates.most_days) == (8, 3, 3)
    assert water.dates.window_days > 20
    assert any(w.target.format is Format.TEST_DAY for w in water.wishes if w.kind == "required")
    assert (ministry.party.heads, ministry.dates.window_days) == (24, 5)
    assert ministry.party.own_languages == ("fr",)
    assert not ministry.party.second_languages
    assert ministry.party.access_needs == {"wheelchair": 1}
    assert ministry.party.room_demand.accessible == 1
    assert {one.is_fixed for one in ministry.commitments} == {True, False}
    assert [one.meal for one in ministry.commitments if one.is_fixed] == ["dinner"]


def test_other_trips_hold_what_the_catalogue_has() -> None:
    """The example bookings go with every delegation without a finding, and are of every kind."""
    held = DATA / "bookings" / "spring-2027.yaml"
    for name in WISHES:
        wishes = DATA / "wishes" / f"{name}.yaml"
        problem, findings = findings_of(DATA / "mikkeli", wishes, held)
        assert findings == ()
        assert problem is not None
        assert {one.kind for one in problem.bookings} == set(BookingKind)
        assert all("(illustrative)" in one.trip for one in problem.bookings)
        assert problem.catalogue == _catalogue()
