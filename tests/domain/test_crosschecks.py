"""Cross-checks: each tells its fault, at its place, and nothing else."""

from __future__ import annotations

import pytest

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.crosschecks import catalogue_findings, wishes_findings
from optimizer.domain.findings import FindingCode
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import Wishes
from tests.builders.small import Content, small_catalogue_dict, small_problem, small_wishes_dict
from tests.domain.findings_seen import Change, findings_after, seen

ERROR, WARNING = "error", "warning"
Spot = tuple[str, str, str]


def _set(part: Content | list, *steps: str | int, to: object) -> None:
    for step in steps[:-1]:
        part = part[step]  # type: ignore[index]
    part[steps[-1]] = to  # type: ignore[index]


def _catalogue(*steps: str | int, to: object) -> Change:
    return lambda catalogue, wishes: _set(catalogue, *steps, to=to)


def _wishes(*steps: str | int, to: object) -> Change:
    return lambda catalogue, wishes: _set(wishes, *steps, to=to)


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
    assert ("unknown-id", ERROR, path) in seen(_catalogue(*steps, to="nowhere"))


UNKNOWN_IN_WISHES: list[tuple[tuple[str | int, ...], object, str]] = [
    (("catalogue",), "other", "/catalogue"),
    (("wishes", 0, "target"), {"session": "nope"}, "/wishes/0/target/session"),
    (("wishes", 0, "target"), {"partner": "nope"}, "/wishes/0/target/partner"),
    (("wishes", 0, "target"), {"theme": "nope"}, "/wishes/0/target/theme"),
    (("quotas", 0, "target"), {"theme": "nope"}, "/quotas/0/target/theme"),
    (("pins", 0, "session"), "nope", "/pins/0/session"),
    (("precedence", 0, "second"), "nope", "/precedence/0/second"),
    (("commitments", 0, "places", 0), "nope", "/commitments/0/places/0"),
    (("travel", "arrive_from"), ["nope"], "/travel/arrive_from/0"),
    (("travel", "leave_for"), ["nope"], "/travel/leave_for/0"),
    (("travel", "hotels"), ["nope"], "/travel/hotels/0"),
    (("travel", "vehicles"), ["nope"], "/travel/vehicles/0"),
]


@pytest.mark.parametrize(("steps", "value", "path"), UNKNOWN_IN_WISHES, ids=str)
def test_unknown_id_in_the_wishes(steps: tuple[str | int, ...], value: object, path: str) -> None:
    """A name that the catalogue does not know is told wherever wishes refer to something."""
    assert seen(_wishes(*steps, to=value)) == {("unknown-id", ERROR, f"/wishes{path}")}


def test_unknown_id_suggests_what_was_meant() -> None:
    """A misspelt id comes with the id that is close, in words and as a fact."""
    (finding,) = findings_after(_wishes("pins", 0, "session", to="plant-tuor"))
    assert "Did you mean 'plant-tour'?" in finding.advice
    assert finding.detail["suggestion"] == "plant-tour"


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
    (("sessions", 0, "min_group"), 31, ("contradiction", ERROR, "/sessions/0/min_group")),
    (("sessions", 0, "max_group"), 61, ("group-too-large", WARNING, "/sessions/0/max_group")),
    (("sessions", 0, "talk_minutes"), 0, ("value-out-of-range", ERROR, "/sessions/0/talk_minutes")),
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
    assert seen(_catalogue(*steps, to=value)) == {(code, severity, f"/catalogue{path}")}


IN_WISHES: list[tuple[tuple[str | int, ...], object, Spot]] = [
    (("planning_date",), "2027-05-11", ("date-past", ERROR, "/dates/first")),
    (("dates", "min_days"), 5, ("value-wrong", ERROR, "/dates")),
    (("dates", "max_days"), 9, None),
    (("party", "own_languages"), ["qq"], ("unknown-language", ERROR, "/party/own_languages/0")),
    (
        ("party", "diets"),
        {"vegetarian": 13},
        ("value-out-of-range", ERROR, "/party/diets/vegetarian"),
    ),
    (("party", "diets"), {"vegetarain": 1}, ("unknown-id", WARNING, "/party/diets/vegetarain")),
    (
        ("party", "access_needs"),
        {"step-fre": 1},
        ("unknown-id", WARNING, "/party/access_needs/step-fre"),
    ),
    (("party", "rooms"), {"single": 11}, ("rooms-do-not-fit", ERROR, "/party/rooms")),
    (("pins", 0, "date"), "2027-05-13", ("date-outside-trip", ERROR, "/pins/0/date")),
    (("pins", 0, "session"), "drill", ("contradiction", ERROR, "/pins/0/session")),
    (("wishes", 3, "target"), {"session": "demo"}, ("contradiction", ERROR, "/wishes/0/kind")),
    (("wishes", 1, "id"), "demo-wish", ("duplicate-id", ERROR, "/wishes/1/id")),
    (
        ("wishes", 1, "target"),
        {"format": "social"},
        ("unknown-id", WARNING, "/wishes/1/target/format"),
    ),
    (("quotas", 0, "at_least"), 2, ("contradiction", ERROR, "/quotas/0/at_least")),
    (("commitments", 0, "date"), "2027-05-09", ("date-outside-trip", ERROR, "/commitments/0/date")),
    (("commitments", 0, "start"), "07:30", ("day-window", ERROR, "/commitments/0/start")),
    (("commitments", 0, "start"), "20:30", ("day-window", ERROR, "/commitments/0/start")),
    (("commitments", 1, "minutes"), 181, ("contradiction", ERROR, "/commitments/1/windows")),
    (
        ("commitments", 1, "dates"),
        ["2027-05-11", "2027-06-11"],
        ("date-outside-trip", WARNING, "/commitments/1/dates/1"),
    ),
    (
        ("commitments", 1, "dates"),
        ["2027-06-11"],
        ("date-outside-trip", ERROR, "/commitments/1/dates/0"),
    ),
    (("precedence", 0, "days"), None, ("field-missing", ERROR, "/precedence/0")),
    (("limits",), {"day_end": "07:00"}, ("day-window", ERROR, "/limits/day_end")),
]


@pytest.mark.parametrize(("steps", "value", "expected"), IN_WISHES, ids=str)
def test_fault_of_the_wishes(
    steps: tuple[str | int, ...], value: object, expected: Spot | None
) -> None:
    """One wrong value in the wishes gives just its finding; a wider range of days gives none."""
    found = seen(_wishes(*steps, to=value))
    if expected is None:
        assert found == set()
    else:
        code, severity, path = expected
        assert found == {(code, severity, f"/wishes{path}")}


def test_just_fitting_values_are_fine() -> None:
    """On the good side of each edge nothing is found."""
    assert not seen(
        _wishes("planning_date", to="2027-05-10"),
        _wishes("pins", 0, "date", to="2027-05-12"),
        _wishes("quotas", 0, "at_least", to=1),
        _wishes("party", "diets", to={"vegetarian": 12}),
        _wishes("commitments", 0, "start", to="20:15"),
        _wishes("commitments", 1, "minutes", to=180),
        _catalogue("sessions", 0, "max_group", to=60),
        _catalogue("sessions", 0, "min_group", to=60),
    ) - {("group-too-large", "warning", "/wishes/party/heads")}


def test_window_that_cannot_hold_the_days() -> None:
    """A trip longer than its window of dates cannot be held."""
    dates = {"first": "2027-05-10", "last": "2027-05-11", "min_days": 3}
    found = seen(_wishes("dates", to=dates), _wishes("commitments", to=[]))
    assert found == {("dates-cannot-hold", ERROR, "/wishes/dates")}


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


def test_commitment_at_a_place_without_travel() -> None:
    """A commitment at a place that no matrix knows is told where the wishes name it."""

    def island(catalogue: Content, wishes: Content) -> None:
        catalogue["places"].append(catalogue["places"][0] | {"id": "island"})
        wishes["commitments"][0]["places"] = ["island"]

    assert seen(island) == {("matrix-hole", ERROR, "/wishes/commitments/0/places/0")}


def test_fixed_commitments_that_overlap() -> None:
    """Two commitments that share a minute clash; one that follows at once does not."""

    def second(start: str) -> Change:
        def change(catalogue: Content, wishes: Content) -> None:
            first = wishes["commitments"][0]
            wishes["commitments"].append(first | {"id": "second", "start": start})

        return change

    assert seen(second("16:44")) == {("contradiction", ERROR, "/wishes/commitments/2/start")}
    assert seen(second("16:45")) == set()


@pytest.mark.parametrize(
    "pin",
    [
        {"session": "plant-tour", "date": "2027-05-12"},
        {"session": "plant-tour", "date": "2027-05-11", "start": "13:00"},
        {"session": "plant-workshop", "date": "2027-05-12"},
    ],
    ids=["two dates", "two starts", "alternatives"],
)
def test_pins_that_contradict(pin: Content) -> None:
    """A session pinned to two times, or two sessions of which a trip has one, contradict."""
    found = seen(lambda catalogue, wishes: wishes["pins"].append(pin))
    assert found == {("contradiction", ERROR, "/wishes/pins/1")}


def test_nothing_wished() -> None:
    """Wishes that only exclude and limit ask for nothing; one that pays partners does."""
    changes = (
        _wishes("wishes", to=[{"id": "no", "target": {"session": "drill"}, "kind": "excluded"}]),
        _wishes("pins", to=[]),
    )
    assert seen(*changes) == {("no-wishes", ERROR, "/wishes/wishes")}
    assert seen(*changes, _wishes("distinct_partner_weight", to=1)) == set()


def test_partner_without_sessions() -> None:
    """A wish for a partner that gives no session is a warning: it is known, but never answered."""

    def idle(catalogue: Content, wishes: Content) -> None:
        catalogue["partners"].append(catalogue["partners"][0] | {"id": "idle"})
        wishes["wishes"][1]["target"] = {"partner": "idle"}

    assert seen(idle) == {("unknown-id", WARNING, "/wishes/wishes/1/target/partner")}


def test_group_larger_than_everything_is_warned_of() -> None:
    """Each kind of thing that cannot take the party is told; only the solver may say impossible."""
    party = {"heads": 200, "own_languages": ["en"]}
    found = findings_after(_wishes("party", to=party))
    assert {one.code for one in found} == {FindingCode.GROUP_TOO_LARGE}
    assert [one.detail["most"] for one in found] == [60, 50, 48]
    assert {one.severity.value for one in found} == {WARNING}


def test_infeasible_wishes_are_not_faulted() -> None:
    """Wishes that only cannot be met together stay for the solver: here a budget of nothing."""
    assert not seen(
        _wishes("budget", to={"total_cents": 0}),
        _wishes("wishes", 2, "kind", to="required"),
        _wishes("limits", to={"sessions_per_day": 1}),
    )


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
