"""Cross-checks of a catalogue: each tells its fault, at its place, and nothing else."""

from __future__ import annotations

import pytest

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.crosschecks import catalogue_findings, wishes_findings
from optimizer.domain.findings import FindingCode
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import Wishes
from tests.builders.small import Content, small_catalogue_dict, small_problem, small_wishes_dict
from tests.domain.findings_seen import Change, findings_after, in_catalogue, seen

ERROR, WARNING = "error", "warning"
Spot = tuple[str, str, str]


def test_small_documents_have_no_finding() -> None:
    """The documents that all tests start from are without error and warning."""
    assert findings_after() == ()


UNKNOWN_IN_CATALOGUE = [
    ("walk_matrix",),
    ("venues", 0, "place"),
    ("sessions", 0, "partner"),
    ("sessions", 0, "venues", 0),
    ("sessions", 1, "rotates_with", 0),
    ("hotels", 0, "place"),
    ("restaurants", 0, "place"),
    ("vehicles", 0, "matrix"),
    ("vehicles", 0, "garage"),
    ("connections", 0, "place"),
    ("matrices", 0, "places", 0),
    ("precedence", 0, "first"),
    ("precedence", 0, "second"),
    ("alternatives", 0, "sessions", 1),
]


@pytest.mark.parametrize("steps", UNKNOWN_IN_CATALOGUE, ids=str)
def test_unknown_id_in_the_catalogue(steps: tuple[str | int, ...]) -> None:
    """A name that leads nowhere is told wherever a catalogue refers to something."""
    path = "/catalogue/" + "/".join(map(str, steps))
    assert ("unknown-id", ERROR, path) in seen(in_catalogue(*steps, to="nowhere"))


IN_CATALOGUE: list[tuple[tuple[str | int, ...], object, Spot]] = [
    (("time_zone",), "Europe/Mikkeli", ("unknown-time-zone", ERROR, "/time_zone")),
    (("time_zone",), "../etc", ("unknown-time-zone", ERROR, "/time_zone")),
    (("country",), "fi", ("unknown-country", ERROR, "/country")),
    (("sessions", 0, "languages"), ["xx"], ("unknown-language", ERROR, "/sessions/0/languages/0")),
    (("sessions", 0, "languages"), ["eng"], ("unknown-language", ERROR, "/sessions/0/languages/0")),
    (("matrices", 0, "minutes"), [], ("matrix-shape", ERROR, "/matrices/0/minutes")),
    (("matrices", 0, "metres", 1), [1], ("matrix-shape", ERROR, "/matrices/0/metres/1")),
    (("matrices", 0, "minutes", 1, 2), None, ("matrix-hole", ERROR, "/matrices/0/minutes/1/2")),
    (("matrices", 1, "metres", 1, 2), None, ("matrix-hole", ERROR, "/matrices/1/metres/1/2")),
    (("matrices", 0, "minutes", 1, 1), 3, ("matrix-shape", WARNING, "/matrices/0/minutes/1/1")),
    (("rules", "day_end"), "08:00", ("day-window", ERROR, "/rules/day_end")),
    (("rules", "lunch", "latest"), "10:00", ("window-order", ERROR, "/rules/lunch/latest")),
    (
        ("sessions", 0, "prices"),
        [
            {"visitor_types": ["media", "company"], "group_cents": 0},
            {"visitor_types": ["company"], "group_cents": 9},
        ],
        ("contradiction", ERROR, "/sessions/0/prices/1/visitor_types/0"),
    ),
    (
        ("sessions", 0, "prices"),
        [{"visitor_types": ["company"]}],
        ("value-wrong", ERROR, "/sessions/0/prices/0"),
    ),
    (
        ("sessions", 0, "visitor_types"),
        [],
        ("value-out-of-range", ERROR, "/sessions/0/visitor_types"),
    ),
    (
        ("sessions", 0, "season"),
        {"start": "02-29", "end": "04-31"},
        ("value-wrong", ERROR, "/sessions/0/season/end"),
    ),
    (
        ("closures",),
        [{"name": {"fi": "", "en": "long"}, "start": "2027-01-01", "end": "2028-01-02"}],
        ("value-out-of-range", ERROR, "/closures/0/end"),
    ),
    (("sessions", 0, "min_group"), 31, ("contradiction", ERROR, "/sessions/0/min_group")),
    (("sessions", 0, "max_group"), 61, ("group-too-large", WARNING, "/sessions/0/max_group")),
    (
        ("sessions", 0, "talk_minutes"),
        0,
        ("value-out-of-range", WARNING, "/sessions/0/talk_minutes"),
    ),
    (("sessions", 2, "rotates_with"), [], ("contradiction", WARNING, "/sessions/1/rotates_with/0")),
    (
        ("hotels", 0, "rooms", 1, "kind"),
        "single",
        ("duplicate-id", ERROR, "/hotels/0/rooms/1/kind"),
    ),
    (("precedence", 0, "kind"), "within", ("field-missing", ERROR, "/precedence/0")),
    (("precedence", 0, "days"), 1, ("value-wrong", ERROR, "/precedence/0/days")),
    (("sessions", 0, "visits_per_trip"), 2, ("contradiction", ERROR, "/precedence/0/first")),
    (("precedence", 0, "second"), "briefing", ("contradiction", ERROR, "/precedence/0/second")),
    (
        ("sessions", 1, "facts", 0, "fields"),
        ["hands_on"],
        ("provenance-field", ERROR, "/sessions/1/facts/0/fields/0"),
    ),
]


@pytest.mark.parametrize(("steps", "value", "expected"), IN_CATALOGUE, ids=str)
def test_fault_of_the_catalogue(
    steps: tuple[str | int, ...], value: object, expected: Spot
) -> None:
    """One wrong value in the catalogue gives just its finding."""
    code, severity, path = expected
    assert seen(in_catalogue(*steps, to=value)) == {(code, severity, f"/catalogue{path}")}


DRIVER_RULES = {
    "valid_from": "2024-05-22",
    "over_people": 9,
    "driving_minutes": 540,
    "driving_before_break": 270,
    "break_minutes": 45,
    "least_part": 15,
    "duty_span_minutes": 780,
    "two_drivers": {"driving_minutes": 1080, "duty_span_minutes": 1260},
}

IN_DRIVER_RULES: list[tuple[Content, Content, str]] = [
    ({"least_part": 45}, {"least_part": 46}, "least_part"),
    ({"second_part": 45}, {"second_part": 46}, "second_part"),
    (
        {"two_drivers": {"driving_minutes": 540, "duty_span_minutes": 780}},
        {"two_drivers": {"driving_minutes": 539, "duty_span_minutes": 780}},
        "two_drivers/driving_minutes",
    ),
    ({"duty_span_minutes": 1260}, {"duty_span_minutes": 1261}, "two_drivers/duty_span_minutes"),
]


@pytest.mark.parametrize(("sound", "faulty", "path"), IN_DRIVER_RULES, ids=str)
def test_fault_of_driver_rules(sound: Content, faulty: Content, path: str) -> None:
    """Equal numbers pass, a minute off is told at its place."""
    assert not seen(in_catalogue("driver_rules", to=[DRIVER_RULES | sound]))
    found = seen(in_catalogue("driver_rules", to=[DRIVER_RULES | faulty]))
    assert found == {("contradiction", ERROR, f"/catalogue/driver_rules/0/{path}")}


def test_two_versions_of_driver_rules_from_one_date() -> None:
    """The second one is told."""
    found = seen(in_catalogue("driver_rules", to=[DRIVER_RULES, DRIVER_RULES]))
    assert found == {("duplicate-id", ERROR, "/catalogue/driver_rules/1/valid_from")}


def test_a_vehicle_that_returns_needs_a_garage() -> None:
    """With its garage it may return, without one it cannot."""
    returns = in_catalogue("vehicles", 0, "returns_to_garage", to=True)
    assert not seen(returns)
    found = seen(returns, in_catalogue("vehicles", 0, "garage", to=None))
    assert found == {("contradiction", ERROR, "/catalogue/vehicles/0/returns_to_garage")}


@pytest.mark.parametrize("kind", ["partners", "sessions", "places", "hotels", "alternatives"])
def test_duplicate_ids(kind: str) -> None:
    """The second item with an id is told, in every list."""
    catalogue = small_catalogue_dict()
    count = len(catalogue[kind])
    found = seen(lambda catalogue, wishes: catalogue[kind].append(catalogue[kind][0]))
    assert ("duplicate-id", ERROR, f"/catalogue/{kind}/{count}/id") in found


def test_many_holes_are_summed_up() -> None:
    """A matrix with more than twenty holes names twenty and counts the rest."""
    size = len(small_catalogue_dict()["places"]) + 1

    def more_holes(catalogue: Content, wishes: Content) -> None:
        catalogue["places"].append(catalogue["places"][0] | {"id": "far"})
        for table in ("minutes", "metres"):
            catalogue["matrices"][0][table] = [[None] * size for _ in range(size)]
        catalogue["matrices"][0]["places"].append("far")

    holes = [one for one in findings_after(more_holes) if one.code is FindingCode.MATRIX_HOLE]
    assert len(holes) == 21
    assert holes[-1].path == "/catalogue/matrices/0"
    assert holes[-1].detail["holes"] == size * (size - 1)


def _without_lakeside(matrix: int) -> Change:
    def change(catalogue: Content, wishes: Content) -> None:
        found = catalogue["matrices"][matrix]
        gone = found["places"].index("lakeside")
        found["places"].pop(gone)
        for table in ("minutes", "metres"):
            found[table].pop(gone)
            for row in found[table]:
                row.pop(gone)

    return change


@pytest.mark.parametrize("matrix", [0, 1])
def test_used_place_missing_in_a_matrix(matrix: int) -> None:
    """A place in use that walking or a vehicle does not know is one finding, not one per use."""
    expected = ("matrix-hole", ERROR, f"/catalogue/matrices/{matrix}/places")
    assert seen(_without_lakeside(matrix)) == {expected}


def test_values_that_were_never_in_a_file_are_checked_too() -> None:
    """A catalogue and problem at hand, for instance after an overlay, give findings as well."""
    catalogue, wishes = small_catalogue_dict(), small_wishes_dict()
    catalogue["hotels"][0]["place"] = "nowhere"
    wishes["pins"][0]["session"] = "nope"
    problem = Problem(
        catalogue=Catalogue.model_validate(catalogue), wishes=Wishes.model_validate(wishes)
    )
    assert "/hotels/0/place" in {one.path for one in catalogue_findings(problem.catalogue)}
    assert [one.path for one in wishes_findings(problem)] == ["/pins/0/session"]
    assert not catalogue_findings(small_problem().catalogue)
    assert not wishes_findings(small_problem())


def test_a_price_that_nobody_pays() -> None:
    """A price for a type that the session does not receive is a warning, for the others fine."""
    received = in_catalogue("sessions", 0, "visitor_types", to=["media"])
    price = {"visitor_types": ["media", "company"], "person_cents": 0}
    found = seen(received, in_catalogue("sessions", 0, "prices", to=[price]))
    path = "/catalogue/sessions/0/prices/0/visitor_types/1"
    assert found == {("contradiction", WARNING, path)}


def test_a_closure_of_a_partner_that_is_unknown() -> None:
    """Every partner that a closure names is looked up; a closure of a whole year is fine."""
    year = {"name": {"fi": "", "en": "year"}, "start": "2027-01-01", "end": "2028-01-01"}
    partners = [small_catalogue_dict()["partners"][0]["id"], "nowhere"]
    found = seen(in_catalogue("closures", to=[year | {"partners": partners}]))
    assert found == {("unknown-id", ERROR, "/catalogue/closures/0/partners/1")}
