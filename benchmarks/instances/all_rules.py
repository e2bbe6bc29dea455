"""Generated trips with every rule at work: what `rules="all"` puts on top of a plain trip.

The plain trip of the same size and seed is drawn first and stays what it is but for its dates and
budget; all that is added comes from a random generator apart. Shares are of sessions; the required
ones and the pinned one are left without restrictions. For three days or more: of two days, the
first of which is light, hardly any trip can be planned.

* **Dates.** From Monday 15 November 2027: the sun sets before 16. Planned on 12 October, so that a
  request for visit (25 working days) is in time from Tuesday on, and rooms of 40 days are released.
* **Outdoors.** 25 % need daylight; 10 % are out of season, 10 % have a season that holds.
* **Visitors.** A public body from the EU. 8 % receive others only, 15 % public bodies among others;
  10 % name nationality groups with the EU in them, 4 % without; 20 % cost public bodies less.
* **Access.** 15 % want a named list, 5 % a request for visit. A guest in a wheelchair: one venue in
  ten is not accessible. One partner is closed on the second day.
* **Language.** The guests speak French, and English as a second language. 15 % are held in Finnish
  only, 15 % in French too. One service of four interpreters.
* **Size.** 20 % take at most eight guests and are split; two of them at one venue also rotate.
* **Transport.** The coach costs by the hour as well, may have a second driver, and may return to
  its garage; two minibuses are the other choice. Drivers: 80 minutes a day, 40 before a break of
  30, ten hours of duty. A time shift of six hours makes the first day light.
* **Rooms and meals.** Two twins, eight singles; allotments of ten singles and six twins; one place
  in eleven free. Hotels, meals, partners of odd number and interpreters state net prices.
* **Order.** One precedence of each kind for every twenty sessions, one group of alternatives, one
  excluded session, one pin, a fixed dinner with the mayor, a movable speech, distinct partners pay,
  a debrief of 20 minutes a day.
* **Bookings of other trips.** Every third partner is held for a morning or an afternoon, one venue
  for a day, the coach on the last day, two interpreters and eight single rooms for a date each.
* **Budget.** A third more than that of the plain trip; half of it at most for sessions.
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from random import Random
from typing import Any

FIRST = dt.date(2027, 11, 15)
"""A Monday; the next public holiday is three weeks later."""

Document = dict[str, Any]

_PLANNED = dt.date(2027, 10, 12)
_SEASONS = (
    (0.10, {"season": {"start": "05-01", "end": "10-31"}}),
    (0.10, {"season": {"start": "09-01", "end": "03-31"}}),
)
_VISITORS = (
    (0.08, {"visitor_types": ["defence", "company"]}),
    (0.15, {"visitor_types": ["public-body", "education"]}),
)
_GROUPS = (
    (0.04, {"nationality_groups": ["nato"]}),
    (0.10, {"nationality_groups": ["eu", "nato"]}),
)
_ACCESS = ((0.05, {"access": "rfv"}), (0.15, {"access": "named-list"}))
_LANGUAGES = ((0.15, {"languages": ["fi"]}), (0.15, {"languages": ["fi", "fr"]}))
_FEATURES = ["step-free", "wheelchair"]
_WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_ALL_DAY = {"weekly": [{"days": _WEEK, "windows": ["08:00-18:00"]}]}
_KINDS = ("before", "requires", "same-day", "not-same-day", "within")


def with_all_rules(random: Random, catalogue: Document, wishes: Document) -> list[Document]:
    """Puts every rule on a plain trip's two documents; the bookings of other trips beside them."""
    days = len(_dates(wishes))
    wishes["dates"] = {
        "first": str(FIRST),
        "last": str(FIRST + dt.timedelta(days=days - 1)),
    }
    required = [one["target"]["session"] for one in wishes["wishes"] if one["kind"] == "required"]
    ids = [session["id"] for session in catalogue["sessions"]]
    free = random.sample([key for key in ids if key not in required], 1)
    kept = {*required, *free}
    for session in catalogue["sessions"]:
        _session(random, session, restricted=session["id"] not in kept)
    _rotations(catalogue["sessions"])
    _host(random, catalogue, kept)
    _order(random, catalogue, [key for key in ids if key not in kept])
    _party(wishes)
    _asked(random, wishes, pinned=free[0], others=[key for key in ids if key not in kept])
    return _bookings(random, catalogue, _dates(wishes), kept)


def _dates(wishes: Document) -> list[dt.date]:
    first, last = (dt.date.fromisoformat(wishes["dates"][end]) for end in ("first", "last"))
    return [first + dt.timedelta(days=step) for step in range((last - first).days + 1)]


def _session(random: Random, session: Document, *, restricted: bool) -> None:
    """What a session asks for; the draws are the same whether it is restricted or not."""
    added: Document = {}
    if random.random() < 0.25:
        added["daylight"] = True
    added |= _one_of(random, _SEASONS) | _one_of(random, _VISITORS) | _one_of(random, _GROUPS)
    cheaper = random.random() < 0.20
    if cheaper and "public-body" in added.get("visitor_types", ["public-body"]):
        added["prices"] = [{"visitor_types": ["public-body"], "group_cents": 5000}]
    added |= _one_of(random, _ACCESS) | _one_of(random, _LANGUAGES)
    if random.random() < 0.20:
        added |= {"max_group": 8, "split": ["repeat", "twin", "rotation"]}
    if restricted:
        session |= added


def _one_of(random: Random, choices: tuple[tuple[float, Document], ...]) -> Document:
    """One of some additions, each with its share, or none."""
    drawn = random.random()
    for share, added in choices:
        if drawn < share:
            return dict(added)
        drawn -= share
    return {}


def _rotations(sessions: list[Document]) -> None:
    """Two neighbours among the split sessions of a venue swap halves."""
    by_venue: dict[str, list[Document]] = {}
    for session in sessions:
        if "rotation" in session.get("split", ()):
            by_venue.setdefault(session["venues"][0], []).append(session)
    for alike in by_venue.values():
        for one, other in pairwise(alike):
            one.setdefault("rotates_with", []).append(other["id"])
            other.setdefault("rotates_with", []).append(one["id"])


def _host(random: Random, catalogue: Document, kept: set[str]) -> None:
    """What the host's half has besides; what is kept can be reached, and its partners are open."""
    sure = [session for session in catalogue["sessions"] if session["id"] in kept]
    needed = {session["venues"][0] for session in sure}
    rules = catalogue["rules"]
    rules["lead_working_days"] = {"open": 0, "named-list": 5, "id-check": 10, "rfv": 25}
    catalogue["vat"] = [
        {"category": category, "valid_from": "2026-01-01", "permille": permille}
        for category, permille in (
            ("general", 255),
            ("accommodation", 135),
            ("passenger-transport", 135),
            ("food", 135),
        )
    ]
    for venue in catalogue["venues"]:
        if random.random() < 0.9 or venue["id"] in needed:
            venue["features"] = _FEATURES
    for hotel in catalogue["hotels"]:
        price = hotel["rooms"][0]["price_cents"]
        hotel |= {"features": _FEATURES, "foc_per": 10, "price_basis": "net"}
        hotel["rooms"] = [
            {"kind": "single", "count": 10, "price_cents": price, "release_days": 21},
            {
                "kind": "twin",
                "count": 6,
                "price_cents": price * 5 // 4,
                "single_use_cents": price * 11 // 10,
                "release_days": 40,
            },
        ]
    for restaurant in catalogue["restaurants"]:
        restaurant |= {"features": _FEATURES, "diets": ["vegan", "halal"]}
        for service in restaurant["services"]:
            service |= {"foc_per": 10, "price_basis": "net"}
    for number, partner in enumerate(catalogue["partners"]):
        partner["price_basis"] = "net" if number % 2 else "gross"
    for connection in catalogue["connections"]:
        connection["features"] = _FEATURES
    catalogue["interpreters"] = [_service()]
    catalogue["vehicles"] = _vehicles(catalogue["vehicles"][0])
    catalogue["driver_rules"] = [
        {
            "valid_from": "2024-05-22",
            "over_people": 9,
            "driving_minutes": 80,
            "driving_before_break": 40,
            "break_minutes": 30,
            "least_part": 15,
            "duty_span_minutes": 600,
            "two_drivers": {"driving_minutes": 160, "duty_span_minutes": 780},
        }
    ]
    closed = FIRST + dt.timedelta(days=1)
    name = {"fi": "kiinni", "en": "closed"}
    open_ones = {session["partner"] for session in sure}
    partner = next((one["id"] for one in catalogue["partners"] if one["id"] not in open_ones), None)
    if partner is not None:
        catalogue["closures"] = [{"name": name, "start": str(closed), "partners": [partner]}]


def _service() -> Document:
    return {
        "id": "voices",
        "name": {"fi": "voices", "en": "voices"},
        "languages": ["fi", "fr"],
        "teams": [
            {"mode": "consecutive", "up_to_minutes": 180, "interpreters": 1},
            {"mode": "simultaneous", "up_to_minutes": 40, "interpreters": 1},
            {"mode": "simultaneous", "up_to_minutes": 240, "interpreters": 2},
        ],
        "interpreters": 4,
        "half_day_minutes": 240,
        "half_day_cents": 36_000,
        "day_cents": 59_000,
        "alone_minutes": 180,
        "max_minutes_per_day": 360,
        "lead_working_days": 10,
        "availability": _ALL_DAY,
        "price_basis": "net",
    }


def _vehicles(coach: Document) -> list[Document]:
    coach = coach | {
        "features": _FEATURES,
        "wheelchair_places": 1,
        "day_cents": 12_000,
        "hour_cents": 5_500,
        "min_hours": 4,
        "second_driver_cents": 30_000,
        "returns_to_garage": True,
    }
    minibus = {
        "id": "minibus",
        "name": {"fi": "minibus", "en": "minibus"},
        "kind": "minibus",
        "seats": 8,
        "max_count": 2,
        "wheelchair_places": 1,
        "features": _FEATURES,
        "matrix": coach["matrix"],
        "garage": coach["garage"],
        "day_cents": 9_000,
        "hour_cents": 4_500,
        "min_hours": 3,
        "km_cents": 140,
    }
    return [coach, minibus]


def _order(random: Random, catalogue: Document, ids: list[str]) -> None:
    """Precedences and alternatives, each session in one of them at most."""
    drawn = iter(random.sample(ids, len(ids)))
    pairs = list(zip(drawn, drawn, strict=False))
    kinds = _KINDS * max(1, len(ids) // 20)
    catalogue["precedence"] = [
        {"kind": kind, "first": one, "second": other} | ({"days": 1} if kind == "within" else {})
        for kind, (one, other) in zip(kinds, pairs[1:], strict=False)
    ]
    catalogue["alternatives"] = [{"id": "either", "sessions": list(pairs[0])}]


def _party(wishes: Document) -> None:
    heads = wishes["party"]["heads"]
    wishes["party"] |= {
        "own_languages": ["fr"],
        "second_languages": ["en"],
        "diets": {"vegan": 1, "halal": 2},
        "access_needs": {"wheelchair": 1},
        "time_shift_hours": 6,
        "rooms": {"single": heads - 4, "twin": 2},
        "visitor_type": "public-body",
        "nationality_groups": {"eu": heads},
    }


def _asked(random: Random, wishes: Document, *, pinned: str, others: list[str]) -> None:
    wishes["planning_date"] = str(_PLANNED)
    second = FIRST + dt.timedelta(days=1)
    out = random.choice(others)
    wishes["wishes"] = [one for one in wishes["wishes"] if one["id"] != f"wish-{out}"]
    wishes["wishes"].append({"id": f"not-{out}", "target": {"session": out}, "kind": "excluded"})
    wishes["pins"] = [{"session": pinned, "date": str(second)}]
    wishes["distinct_partner_weight"] = 20
    wishes["debrief_minutes"] = 20
    wishes["travel"] = {"rooms_on_request": True}
    wishes["commitments"] = [
        {
            "id": "mayor",
            "name": {"fi": "illallinen", "en": "dinner"},
            "places": ["restaurant-0"],
            "minutes": 90,
            "date": str(second - dt.timedelta(days=1)),
            "start": "18:00",
            "meal": "dinner",
            "cost_cents": 40_000,
        },
        {
            "id": "speech",
            "name": {"fi": "puhe", "en": "speech"},
            "places": ["station", "restaurant-0"],
            "minutes": 20,
            "windows": ["09:00-17:00"],
        },
    ]
    total = wishes["budget"]["total_cents"] * 4 // 3
    wishes["budget"] = {"total_cents": total, "caps": {"sessions": total // 2}}


def _bookings(
    random: Random, catalogue: Document, dates: list[dt.date], kept: set[str]
) -> list[Document]:
    """What other trips hold; partners and venues of what is kept are left free."""
    sure = [session for session in catalogue["sessions"] if session["id"] in kept]
    partners = {session["partner"] for session in sure}
    venues = {session["venues"][0] for session in sure}
    free = [one["id"] for one in catalogue["partners"] if one["id"] not in partners]
    found: list[Document] = [
        _held("partner", key, random.choice(dates))
        | random.choice(({"start": "08:00", "end": "12:00"}, {"start": "12:00", "end": "18:00"}))
        for key in free[::3]
    ]
    rooms = [one["id"] for one in catalogue["venues"] if one["id"] not in venues]
    found += [_held("venue", key, random.choice(dates)) for key in rooms[:1]]
    found.append(_held("vehicle", "coach", dates[-1]))
    found.append(_held("interpreter", "voices", random.choice(dates)) | {"count": 2})
    singles = _held("hotel", catalogue["hotels"][0]["id"], dates[0])
    return [*found, singles | {"count": 8, "room": "single"}]


def _held(kind: str, key: str, date: dt.date) -> Document:
    return {"kind": kind, "id": key, "date": str(date), "trip": "another"}
