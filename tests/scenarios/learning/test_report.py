"""What was planned is held against what was delivered, to the visit and to the cent."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from optimizer.domain.findings import FindingCode
from optimizer.domain.problem import Problem
from scenarios.learning import (
    Audience,
    Learning,
    judged_learning,
    learning_report,
    shipped_forms,
)
from scenarios.learning.report import InCatalogue, Limit, Outcome
from tests.builders.small_ledger import small_ledger_dict
from tests.scenarios.learning import trips
from tests.scenarios.learning.trips import DATE, delivery, learning, repriced, said

ON = dt.date(2027, 5, 20)
DEMO = f"{DATE}/visit/demo"
VISITS = ("briefing", "plant-tour", "demo")
KINDS = ("as-planned", "moved", "dropped", "no-show", "late")


def deviation(session: str, kind: str) -> dict[str, Any]:
    """A deviation of a kind."""
    more = {"moved": {"to_start": "15:00"}, "late": {"minutes": 20}}
    return {"kind": kind, "session": session, "date": DATE, **more.get(kind, {})}


@given(some.tuples(*(some.sampled_from(KINDS) for _ in VISITS)), some.booleans())
def test_every_planned_visit_has_one_outcome(kinds: tuple[str, ...], adds: bool) -> None:
    """Outcomes are those that were told, counts add up, and partners' sums are the visits' own."""
    told = [
        deviation(session, kind)
        for session, kind in zip(VISITS, kinds, strict=True)
        if kind != "as-planned"
    ]
    if adds:
        added = {"kind": "added", "session": "drill", "date": DATE, "start": 900, "end": 960}
        told.append(added)
    report = learning_report(learning(delivery=delivery(deviations=told)), ON)
    wanted = ["as-planned" if kind == "late" else kind for kind in kinds] + ["added"] * adds
    assert [one.outcome.value for one in report.visits] == wanted
    counts = report.counts
    assert counts.planned == len(VISITS)
    assert counts.held == sum(one.outcome.was_held for one in report.visits)
    assert sum(one.held for one in report.network) == counts.held
    assert sum(one.planned for one in report.network) == counts.planned
    held = [one for one in report.visits if one.outcome.was_held]
    assert sum(one.minutes for one in report.network) == sum(
        (one.end or 0) - (one.start or 0) for one in held
    )
    assert [one.late_minutes for one in report.visits][:3] == [
        20 if kind == "late" else 0 for kind in kinds
    ]


DAY = dt.date.fromisoformat(DATE)


@pytest.mark.parametrize(
    ("on", "told", "held"),
    [
        (DAY - dt.timedelta(1), True, 0),
        (DAY, True, 3),
        (DAY, False, 0),
        (ON, False, 0),
        (ON, True, 3),
    ],
)
def test_nothing_counts_as_held_before_its_day_or_before_it_was_told(
    on: dt.date, told: bool, held: int
) -> None:
    """Both edges of its day and of the telling; an empty delivery says that all was as planned."""
    report = learning_report(learning(delivery=delivery() if told else None), on)
    counts = report.counts
    assert (counts.held, counts.as_planned, counts.not_yet) == (held, held, 3 - held)
    outcome = Outcome.AS_PLANNED if held else Outcome.NOT_YET
    assert {one.outcome for one in report.visits} == {outcome}
    assert {one.date for one in report.visits} == {DAY if held else None}
    assert sum(one.held for one in report.network) == held
    assert (sum(one.minutes for one in report.network) > 0) is (held > 0)
    assert (Limit.NOT_DELIVERED in report.limits) is (held == 0)


def test_what_was_told_before_its_day_is_held_on_its_day() -> None:
    """A visit that moved to an earlier day has been held by then; what fell away never is."""
    told = [
        {**deviation("demo", "moved"), "to_date": "2027-05-10"},
        {**deviation("briefing", "late"), "reason": "Fog"},
        deviation("plant-tour", "dropped"),
        {"kind": "added", "session": "drill", "date": DATE, "start": 900, "end": 960},
    ]
    given_ = learning(delivery=delivery(deviations=told))
    before = learning_report(given_, DAY - dt.timedelta(1))
    outcomes = [one.outcome.value for one in before.visits]
    assert outcomes == ["not-yet", "dropped", "moved", "not-yet"]
    assert (before.visits[0].late_minutes, before.visits[0].reason) == (0, "Fog")
    assert (before.counts.planned, before.counts.not_yet, before.counts.held) == (3, 1, 1)
    after = learning_report(given_, DAY)
    assert [one.outcome.value for one in after.visits] == [
        "as-planned",
        "dropped",
        "moved",
        "added",
    ]
    assert after.counts.not_yet == 0


def test_what_moved_keeps_its_length() -> None:
    """Of a visit that moved the plan is told beside what it was."""
    moved = {**deviation("demo", "moved"), "to_date": "2027-05-10"}
    report = learning_report(learning(delivery=delivery(deviations=[moved])), ON)
    visit = report.visits[2]
    assert (visit.planned_date, visit.planned_start) == (dt.date(2027, 5, 11), 755)
    assert (visit.date, visit.start, visit.end) == (dt.date(2027, 5, 10), 900, 980)


@given(
    some.none() | some.integers(0, 1_000_000),
    some.none() | some.integers(0, 1_000_000),
    some.lists(some.tuples(some.integers(0, 100_000), some.booleans()), max_size=4),
)
def test_money_adds_up_by_line_category_and_payer(
    demo: int | None, lunch: int | None, extra: list[tuple[int, bool]]
) -> None:
    """Real costs take the place of planned ones, others count as planned; the oracle is plain."""
    told = {DEMO: demo, f"{DATE}/meal/lunch-pier": lunch}
    costs = [
        {"path": path, "gross_cents": cents} for path, cents in told.items() if cents is not None
    ]
    more = [
        {"date": DATE, "category": "other", "item": "x", "gross_cents": cents, "eligible": yes}
        for cents, yes in extra
    ]
    report = learning_report(learning(delivery=delivery(costs=costs, extra_costs=more)), ON)
    money = report.money
    assert money.planned_cents == 62_000 + 26_400
    assert money.actual_cents == (
        (62_000 if demo is None else demo)
        + (26_400 if lunch is None else lunch)
        + sum(cents for cents, _ in extra)
    )
    assert money.known_lines == len(costs) + len(more)
    assert money.planned_eligible_cents == 50_000
    own = 50_000 if demo is None else demo * 50_000 // 62_000
    assert money.actual_eligible_cents == own + sum(cents for cents, yes in extra if yes)
    assert money.difference_cents == sum(
        line.actual_cents - line.planned_cents for line in money.lines
    )


def test_funding_is_split_as_planned_and_as_spent() -> None:
    """Both splits sum to what they split, to the cent."""
    funding = small_ledger_dict()["funding"]
    funding["given"][0]["cents"] = 10_000
    told = delivery(funding=funding, costs=[{"path": DEMO, "gross_cents": 70_001}])
    money = learning_report(learning(delivery=told), ON).money
    assert not money.refusals
    assert sum(one.planned_cents or 0 for one in money.shares) == money.planned_cents
    assert sum(one.actual_cents or 0 for one in money.shares) == money.actual_cents == 96_401
    planned = {one.payer: one.planned_cents for one in money.shares}
    assert planned["state"] == 25_000  # half of what is eligible


def test_what_the_funding_plan_refuses_is_not_eligible() -> None:
    """A cost counts for the grant if it says so and its supplier is not refused."""
    funding = small_ledger_dict()["funding"]
    extra = [
        {"date": DATE, "category": "other", "item": "x", "gross_cents": 700, "eligible": True},
        {
            "date": DATE,
            "category": "other",
            "item": "Toast",
            "supplier": "wine-bar",
            "gross_cents": 900,
            "eligible": True,
        },
    ]
    told = delivery(funding=funding, extra_costs=extra)
    money = learning_report(learning(delivery=told), ON).money
    assert money.actual_eligible_cents == 50_000 + 700


def test_a_funding_that_does_not_come_out_even_is_refused() -> None:
    """The split is left out, and the report says why."""
    told = delivery(funding=small_ledger_dict()["funding"])
    money = learning_report(learning(delivery=told), ON).money
    assert [one.code.value for one in money.refusals] == ["over-covered"] * 2
    assert {one.actual_cents for one in money.shares} == {None}


FAULTS: list[tuple[dict[str, Any], FindingCode, str]] = [
    ({"deviations": [deviation("drill", "dropped")]}, FindingCode.UNKNOWN_ID, "not planned"),
    (
        {"deviations": [{**deviation("demo", "moved"), "to_date": "2027-05-12"}]},
        FindingCode.DATE_OUTSIDE_TRIP,
        "no day of the trip",
    ),
    (
        {"deviations": [deviation("demo", "moved"), deviation("demo", "dropped")]},
        FindingCode.CONTRADICTION,
        "said already",
    ),
    (
        {"deviations": [deviation("demo", "late"), deviation("demo", "no-show")]},
        FindingCode.CONTRADICTION,
        "said already",
    ),
    (
        {"deviations": [deviation("demo", "dropped"), deviation("demo", "late")]},
        FindingCode.CONTRADICTION,
        "said already",
    ),
    (
        {
            "deviations": [
                {"kind": "added", "session": "nothing", "date": DATE, "start": 9, "end": 10}
            ]
        },
        FindingCode.UNKNOWN_ID,
        "no session 'nothing'",
    ),
    (
        {
            "deviations": [
                {"kind": "added", "session": "drill", "date": DATE, "start": 600, "end": 600}
            ]
        },
        FindingCode.WINDOW_ORDER,
        "ends before",
    ),
    ({"costs": [{"path": "x", "gross_cents": 1}]}, FindingCode.UNKNOWN_ID, "no cost 'x'"),
    (
        {"costs": [{"path": DEMO, "gross_cents": 1}, {"path": DEMO, "gross_cents": 2}]},
        FindingCode.DUPLICATE_ID,
        "twice",
    ),
    (
        {"costs": [{"path": DEMO, "gross_cents": 1, "net_cents": 2}]},
        FindingCode.CONTRADICTION,
        "more than gross",
    ),
]


def faults_of(**fields: Any) -> list[tuple[FindingCode, str]]:
    """What is wrong with a trip."""
    given_ = {
        "problem": trips.problem(),
        "itinerary": trips.itinerary(),
        "version": 1,
        "forms": shipped_forms(),
        "answers": (),
        "delivery": delivery(),
        **fields,
    }
    found, spots = judged_learning(Learning(**given_), "learning")
    assert (found is None) is bool(spots)
    return [(spot.code, spot.message) for spot in spots]


@pytest.mark.parametrize(("told", "code", "words"), FAULTS)
def test_what_cannot_have_happened_is_found(
    told: dict[str, Any], code: FindingCode, words: str
) -> None:
    """Each fault has one finding that says what is wrong."""
    ((found, message),) = faults_of(delivery=delivery(**told))
    assert found is code
    assert words in message


def test_costs_without_tax_need_their_net() -> None:
    """Where the funding plan deducts VAT a gross alone is not enough, of costs and of the plan."""
    funding = {**small_ledger_dict()["funding"], "vat_deductible": True}
    told = delivery(funding=funding, costs=[{"path": DEMO, "gross_cents": 70_001}])
    assert {code for code, _ in faults_of(delivery=told)} == {FindingCode.FIELD_MISSING}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"answers": {"nothing": 1}}, FindingCode.UNKNOWN_ID),
        ({"answers": {"recommend": 1}}, FindingCode.VALUE_WRONG),
        ({"answers": {"whole-visit": True}}, FindingCode.VALUE_WRONG),
        ({"answers": {"whole-visit": "5"}}, FindingCode.VALUE_WRONG),
        ({"answers": {"whole-visit": 0}}, FindingCode.VALUE_OUT_OF_RANGE),
        ({"answers": {"whole-visit": 6}}, FindingCode.VALUE_OUT_OF_RANGE),
        ({"answers": {"contacts": -1}}, FindingCode.VALUE_OUT_OF_RANGE),
        ({"answers": {"learnt": False}}, FindingCode.VALUE_WRONG),
        ({"answers": {"learnt": "write to a.person@example.org"}}, FindingCode.VALUE_WRONG),
        ({"text": "call +358 40 123 4567"}, FindingCode.VALUE_WRONG),
        ({"marks": {"drill": 3}}, FindingCode.UNKNOWN_ID),
        ({}, FindingCode.FIELD_MISSING),
    ],
)
def test_answers_that_fit_no_question_are_found(fields: dict[str, Any], code: FindingCode) -> None:
    """Of another kind, beyond the limits, of what was not asked, with an address, or empty."""
    ((found, _),) = faults_of(answers=(said(**fields),))
    assert found is code


@pytest.mark.parametrize("key", ["whole-visit", "pace"])
@pytest.mark.parametrize("mark", [1, 5])
def test_the_least_and_the_best_mark_fit(key: str, mark: int) -> None:
    """Both edges of the marks are answers."""
    assert faults_of(answers=(said(answers={key: mark}, text="2027, 12 guests, 16:30"),)) == []


def test_partners_speak_of_their_own_visits() -> None:
    """Another's visit and a partner without any part in the trip are refused."""
    own = said(Audience.PARTNERS, partner="rescue", marks={"demo": 4})
    assert faults_of(answers=(own,)) == []
    other = said(Audience.PARTNERS, partner="rescue", marks={"plant-tour": 4})
    strange = said(Audience.PARTNERS, partner="nobody", marks={"demo": 4})
    found = faults_of(answers=(other, strange))
    assert [code for code, _ in found] == [FindingCode.UNKNOWN_ID, FindingCode.UNKNOWN_ID]


def test_an_improvement_says_what_it_changes_and_what_it_rests_on() -> None:
    """Old and new price, and the marks of the session with their n."""
    answers = tuple(said(marks={"demo": 4}) for _ in range(5))
    report = learning_report(learning(answers=answers, improvements=(repriced(),)), ON)
    (found,) = report.improvements
    assert [(one.path, one.old, one.new) for one in found.changes] == [
        ("/catalogue/sessions/[id=demo]/group_cents", 50_000, 58_000)
    ]
    (evidence,) = found.evidence
    assert (evidence.n, evidence.score and evidence.score.mean_hundredths) == (5, 400)


@pytest.mark.parametrize(
    ("overlay", "code"),
    [
        ({"kind": "session-repriced", "session": "nothing", "permille": 1100}, "unknown-id"),
        ({"kind": "session-closed", "session": "demo"}, None),
        (
            {"kind": "vehicle-broken", "vehicle": "coach", "dates": [DATE], "count": 1},
            "overlay-no-effect",
        ),
        ({"kind": "travel-speed", "permille": 1100}, None),
        ({"kind": "session-repriced", "session": "demo", "group_cents": 50_000}, None),
    ],
)
def test_improvements_edit_the_catalogue_and_nothing_else(
    overlay: dict[str, Any], code: str | None
) -> None:
    """What names nothing or leaves the catalogue as it is outside is refused."""
    one = repriced(overlays=[{"id": "x", **overlay}])
    content = trips.problem().model_dump(mode="json")
    content["catalogue"]["vehicles"][0]["max_count"] = 2
    two_coaches = Problem.model_validate(content)
    found = [each.value for each, _ in faults_of(improvements=(one,), problem=two_coaches)]
    assert found == ([] if code is None else [code])


def test_evidence_and_names_have_to_be_there() -> None:
    """Evidence of what nobody was asked about, and one name for two things."""
    strange = repriced(evidence=[{"session": "drill"}, {"question": "nothing"}])
    assert [code for code, _ in faults_of(improvements=(strange,))] == [FindingCode.UNKNOWN_ID] * 2
    twice = (repriced(), repriced(60_000))
    assert {code for code, _ in faults_of(improvements=twice)} == {FindingCode.DUPLICATE_ID}


@pytest.mark.parametrize(
    ("cents", "shown"),
    [(58_000, InCatalogue.YES), (50_000, InCatalogue.NO), (60_000, InCatalogue.NO)],
)
def test_the_next_report_answers_the_one_before(cents: int, shown: InCatalogue) -> None:
    """What the next trip's catalogue says is told, whatever was decided; marks then and now."""
    before = learning_report(
        learning(answers=(said(marks={"demo": 2}),), improvements=(repriced(),)), ON
    )
    content = trips.problem().model_dump(mode="json")
    sessions = content["catalogue"]["sessions"]
    next(one for one in sessions if one["id"] == "demo")["group_cents"] = cents
    report = learning_report(
        learning(
            problem=Problem.model_validate(content),
            answers=(said(marks={"demo": 5}),),
            previous=before,
        ),
        ON,
    )
    (found,) = report.followed_up
    assert found.in_catalogue is shown
    assert found.was_applied is (shown is InCatalogue.YES)
    (evidence,) = found.evidence
    assert evidence.before is not None
    assert evidence.now is not None
    assert (evidence.before.counts, evidence.now.counts) == ((0, 1, 0, 0, 0), (0, 0, 0, 0, 1))
    assert [one.is_new for one in report.network] == [False, False]


def test_purpose_of_a_visit_is_that_of_its_wish() -> None:
    """A visit without a wish has none, and outcomes know whether something was held."""
    report = learning_report(learning(), ON)
    assert [one.purpose for one in report.visits] == ["", "", ""]
    assert [one.was_held for one in Outcome] == [True, True, False, False, True, False]
