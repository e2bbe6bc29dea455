"""Cross-checks of wishes: each tells its fault, at its place, and nothing else."""

from __future__ import annotations

import pytest

from optimizer.domain.findings import FindingCode
from tests.builders.small import Content
from tests.domain.findings_seen import Change, findings_after, in_catalogue, in_wishes, seen

ERROR, WARNING = "error", "warning"
Spot = tuple[str, str, str]


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
    assert seen(in_wishes(*steps, to=value)) == {("unknown-id", ERROR, f"/wishes{path}")}


def test_unknown_id_suggests_what_was_meant() -> None:
    """A misspelt id comes with the id that is close, in words and as a fact."""
    (finding,) = findings_after(in_wishes("pins", 0, "session", to="plant-tuor"))
    assert "Did you mean 'plant-tour'?" in finding.advice
    assert finding.detail["suggestion"] == "plant-tour"


IN_WISHES: list[tuple[tuple[str | int, ...], object, Spot | None]] = [
    (("party", "visa_bound"), 12, None),
    (("party", "visa_bound"), 13, ("value-out-of-range", ERROR, "/party/visa_bound")),
    (("party", "nationality_groups"), {"eu": 10, "other": 2}, None),
    (
        ("party", "nationality_groups"),
        {"eu": 10, "other": 1},
        ("contradiction", ERROR, "/party/nationality_groups"),
    ),
    (
        ("party", "nationality_groups"),
        {"eu": 10, "other": 3},
        ("contradiction", ERROR, "/party/nationality_groups"),
    ),
    (("planning_date",), "2027-05-11", ("date-past", ERROR, "/dates/first")),
    (("limits", "hours"), {"2027-05-10": "10:00-17:00", "2027-05-12": "08:00-15:00"}, None),
    (
        ("limits", "hours"),
        {"2027-05-09": "08:00-15:00"},
        ("date-outside-trip", ERROR, "/limits/hours/2027-05-09"),
    ),
    (
        ("limits", "hours"),
        {"2027-05-13": "08:00-15:00"},
        ("date-outside-trip", ERROR, "/limits/hours/2027-05-13"),
    ),
    (
        ("limits", "hours"),
        {"2027-05-12": "15:00-08:00"},
        ("window-order", ERROR, "/limits/hours/2027-05-12"),
    ),
    (
        ("limits", "hours"),
        {"2027-05-12": "08:00-08:00"},
        ("day-window", ERROR, "/limits/hours/2027-05-12"),
    ),
    (
        ("limits", "hours"),
        {"friday": "08:00-15:00"},
        ("value-wrong", ERROR, "/limits/hours/friday"),
    ),
    (
        ("limits", "hours"),
        {"2027-05-12": "until three"},
        ("value-wrong", ERROR, "/limits/hours/2027-05-12"),
    ),
    (("limits", "hours"), {"2027-05-10": "16:00-20:00"}, None),
    (
        ("limits", "hours"),
        {"2027-05-10": "16:01-20:00"},
        ("day-window", ERROR, "/commitments/0/start"),
    ),
    (("limits", "hours"), {"2027-05-10": "08:00-16:45"}, None),
    (
        ("limits", "hours"),
        {"2027-05-10": "08:00-16:44"},
        ("day-window", ERROR, "/commitments/0/start"),
    ),
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
    found = seen(in_wishes(*steps, to=value))
    if expected is None:
        assert found == set()
    else:
        code, severity, path = expected
        assert found == {(code, severity, f"/wishes{path}")}


def test_just_fitting_values_are_fine() -> None:
    """On the good side of each edge nothing is found."""
    assert not seen(
        in_wishes("planning_date", to="2027-05-10"),
        in_wishes("pins", 0, "date", to="2027-05-12"),
        in_wishes("quotas", 0, "at_least", to=1),
        in_wishes("party", "diets", to={"vegetarian": 12}),
        in_wishes("commitments", 0, "start", to="20:15"),
        in_wishes("commitments", 1, "minutes", to=180),
        in_catalogue("sessions", 0, "max_group", to=60),
        in_catalogue("sessions", 0, "min_group", to=60),
    ) - {("group-too-large", "warning", "/wishes/party/heads")}


def test_window_that_cannot_hold_the_days() -> None:
    """A trip longer than its window of dates cannot be held."""
    dates = {"first": "2027-05-10", "last": "2027-05-11", "min_days": 3}
    found = seen(in_wishes("dates", to=dates), in_wishes("commitments", to=[]))
    assert found == {("dates-cannot-hold", ERROR, "/wishes/dates")}


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
        in_wishes("wishes", to=[{"id": "no", "target": {"session": "drill"}, "kind": "excluded"}]),
        in_wishes("pins", to=[]),
    )
    assert seen(*changes) == {("no-wishes", ERROR, "/wishes/wishes")}
    assert seen(*changes, in_wishes("distinct_partner_weight", to=1)) == set()


def test_partner_without_sessions() -> None:
    """A wish for a partner that gives no session is a warning: it is known, but never answered."""

    def idle(catalogue: Content, wishes: Content) -> None:
        catalogue["partners"].append(catalogue["partners"][0] | {"id": "idle"})
        wishes["wishes"][1]["target"] = {"partner": "idle"}

    assert seen(idle) == {("unknown-id", WARNING, "/wishes/wishes/1/target/partner")}


def test_group_larger_than_everything_is_warned_of() -> None:
    """Each kind of thing that cannot take the party is told; only the solver may say impossible."""
    party = {"heads": 200, "own_languages": ["en"]}
    found = findings_after(in_wishes("party", to=party))
    assert {one.code for one in found} == {FindingCode.GROUP_TOO_LARGE}
    assert [one.detail["most"] for one in found] == [60, 50, 48]
    assert {one.severity.value for one in found} == {WARNING}


def test_infeasible_wishes_are_not_faulted() -> None:
    """Wishes that only cannot be met together stay for the solver: here a budget of nothing."""
    assert not seen(
        in_wishes("budget", to={"total_cents": 0}),
        in_wishes("wishes", 2, "kind", to="required"),
        in_wishes("limits", to={"sessions_per_day": 1}),
    )


def test_a_group_that_looks_misspelt() -> None:
    """A group of the party that is nearly one of a session's is a warning; others are none."""
    restricted = in_catalogue("sessions", 0, "nationality_groups", to=["nato", "eu"])
    right = in_wishes("party", "nationality_groups", to={"nato": 11, "other": 1})
    wrong = in_wishes("party", "nationality_groups", to={"natoo": 11, "other": 1})
    assert seen(restricted, right) == set()
    path = "/wishes/party/nationality_groups/natoo"
    assert seen(restricted, wrong) == {("unknown-id", WARNING, path)}


@pytest.mark.parametrize(
    ("planned", "left"),
    [
        ("2027-04-25", None),
        ("2027-04-26", "from 2027-05-11 to 2027-05-11"),
        ("2027-04-27", "none in the trip's dates"),
    ],
)
def test_visas_that_may_not_be_there_in_time(planned: str, left: str | None) -> None:
    """Fifteen days after planning guests with visas may arrive; earlier, that date is told."""
    changes = (in_wishes("planning_date", to=planned), in_wishes("party", "visa_bound", to=1))
    found = findings_after(*changes)
    if left is None:
        assert found == ()
        return
    (finding,) = found
    assert (finding.code, finding.severity) == (FindingCode.ENTRY_TOO_EARLY, WARNING)
    assert finding.detail["first_entry"] in finding.message
    assert left in finding.advice


@pytest.mark.parametrize(("capacity", "told"), [(13, False), (12, True)])
def test_a_debrief_needs_room_for_guests_and_guides(capacity: int, told: bool) -> None:
    """Twelve guests and a guide, and no hotel: a room for thirteen will do."""

    def small_rooms(catalogue: Content, wishes: Content) -> None:
        catalogue["hotels"] = []
        for one in (*catalogue["venues"], *catalogue["restaurants"]):
            one["capacity"] = capacity
        wishes["party"] |= {"heads": 12, "guides": 1}

    spot = ("group-too-large", WARNING, "/wishes/debrief_minutes")
    assert (spot in seen(small_rooms, in_wishes("debrief_minutes", to=20))) is told
    assert spot not in seen(small_rooms)
