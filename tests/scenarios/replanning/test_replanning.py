"""Re-planning: fewest changes first, the past stays, what cannot be kept is given up and named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from optimizer.check import check
from optimizer.domain.changes import FreezeLevel, PlanningOrder
from optimizer.domain.findings import FindingCode, Severity
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.programme import LevelFrom
from optimizer.domain.result import Verdict
from optimizer.domain.stability import Range
from optimizer.domain.stability import Stability as PriceOfStability
from optimizer.domain.statuses import Status
from optimizer.optimise import solve
from optimizer.report.assignment import Names
from scenarios.overlaying import Change, ChangeKind
from scenarios.replanning import (
    Asked,
    Given,
    Happenings,
    answered,
    away,
    cancelled,
    guests,
    prepared,
    programme_of,
    replan,
)
from scenarios.replanning.meals import meal_changes
from scenarios.replanning.replanning import stability
from scenarios.replanning.requirements import (
    missed,
    requirements_alone,
    without,
    without_requirements,
)
from scenarios.replanning.text import released_name, replan_text, stability_sentence
from tests.oracle.plain import plain_problem, plain_session
from tests.scenarios.upset_trips import PARAMETERS, published, upset_problem

FIRST, SECOND = dt.date(2027, 5, 11), dt.date(2027, 5, 12)


def _given(asked: Asked, what: str = "", key: str = "", essential: tuple[str, ...] = ()) -> Given:
    problem, result = published()
    programme = programme_of(problem, result, asked)
    happenings: dict[str, Callable[[], Happenings]] = {
        "": lambda: (),
        "away": lambda: (away(programme, key, essential=essential),),
        "cancelled": lambda: (cancelled(programme, key, essential),),
        "guests": lambda: (guests(int(key)),),
    }
    happened = happenings[what]()
    found, findings = prepared(problem, result, asked, happened)
    assert found is not None, findings
    return found


def _visits(itinerary: Itinerary | None) -> list[tuple[str, int, str]]:
    assert itinerary is not None
    return [
        (str(date), visit.start, session)
        for date, visit in itinerary.visits
        for session in visit.sessions
    ]


def test_nothing_happened() -> None:
    """Time alone changes nothing: the same visits, no change, and stability costs nothing."""
    given = _given(Asked(FIRST, 18 * 60))
    found = replan(given, PARAMETERS)
    assert found.plan.verdict is Verdict.OPTIMAL
    assert _visits(found.itinerary) == _visits(given.published.itinerary)
    assert found.comparison.assignment is not None
    assert found.comparison.assignment.is_empty
    assert found.stability is not None
    assert (found.stability.points_least, found.stability.points_most) == (0, 0)
    assert found.version == 2


def test_what_was_published_was_asked_for_in_time() -> None:
    """Planned on the eve with a lead of days: what was published stays, and nothing comes anew."""
    problem, result = published()
    content = problem.model_dump(mode="json")
    for session in content["catalogue"]["sessions"]:
        session["lead_working_days"] = 5
    slow = Problem.model_validate(content)
    asked = Asked(FIRST, planned_on=FIRST - dt.timedelta(1))
    given, findings = prepared(slow, result, asked, ())
    assert given is not None, findings
    found = replan(given, PARAMETERS, with_scratch=False)
    assert found.plan.verdict is Verdict.OPTIMAL
    assert _visits(found.itinerary) == _visits(result.itinerary)
    held = {session for _, _, session in _visits(result.itinerary)}
    statuses = given.edited.wishes.statuses
    assert {item.id for item in statuses} == held
    assert {(item.status, item.since) for item in statuses} == {
        (Status.REQUESTED, problem.wishes.planning_date)
    }
    forgetful = given.edited.wishes.model_copy(update={"statuses": ()})
    assert solve(given.edited.with_wishes(forgetful), PARAMETERS).verdict is Verdict.INFEASIBLE


def test_a_host_falls_away_with_few_changes() -> None:
    """Its visit is dropped and all others stay; from scratch the rest would bring as much."""
    given = _given(Asked(FIRST, 18 * 60), "away", "host")
    found = replan(given, PARAMETERS)
    change = found.comparison.assignment
    assert change is not None
    assert [one.session for one in change.dropped] == ["tour"]
    assert len(change.kept) == 3
    assert found.comparison.after.changes == 4
    assert not check(answered(given, found), found.itinerary or pytest.fail("no plan"))


@pytest.mark.parametrize("order", list(PlanningOrder))
def test_stability_is_what_points_first_would_gain(order: PlanningOrder) -> None:
    """The points of the two plans differ by what is told, whichever comes first."""
    found = replan(_given(Asked(FIRST, 0, order=order), "away", "guild"), PARAMETERS)
    assert found.scratch is not None
    assert found.scratch.score is not None
    assert found.plan.score is not None
    assert found.stability is not None
    lost = found.scratch.score.points - found.plan.score.points
    assert found.stability.is_proved
    assert found.stability.points_least == lost
    assert lost == 0 or order is PlanningOrder.CHANGES_FIRST


def test_what_nothing_can_keep_is_released() -> None:
    """A required wish whose only host fails after the past is released, and told as such."""
    given = _given(Asked(FIRST, 0), "cancelled", "must")
    assert [one.path for one in given.log if one.released] == ["/wishes/wishes/[id=must]"]
    found = replan(given, PARAMETERS, with_scratch=False)
    assert found.plan.verdict is Verdict.OPTIMAL
    assert "given up with it: must" in replan_text(given, found)
    assert found.stability is None


def test_what_is_essential_stays_required() -> None:
    """It is given up only when that is proved, and then by name."""
    given = _given(Asked(FIRST, 0), "cancelled", "must", ("must",))
    assert not any(one.released for one in given.log)
    found = replan(given, PARAMETERS, with_scratch=False)
    assert found.gave_up == ("must",)
    assert found.plan.verdict is Verdict.OPTIMAL
    assert found.itinerary is not None
    assert not check(answered(given, found), found.itinerary)
    assert check(given.edited, found.itinerary)
    assert "must" in replan_text(given, found, "fi").split("Luovuttu")[1]


def _only_on(day: str) -> dict[str, Any]:
    return {"weekly": [{"days": [day], "windows": ["09:00-16:00"]}]}


def _hard_to_keep(**wishes: Any) -> Problem:
    """`must` and `craft` are required and fill the first day, two scored visits the second."""
    sessions = [
        plain_session("must", availability=_only_on("tue")),
        plain_session("craft", partner="guild"),
        plain_session("tour", availability=_only_on("wed")),
        plain_session("other", partner="spare", availability=_only_on("wed")),
    ]
    partners = upset_problem().model_dump(mode="json")["catalogue"]["partners"]
    wished = [
        {"id": "must", "target": {"session": "must"}, "kind": "required"},
        {"id": "craft", "target": {"session": "craft"}, "kind": "required"},
        {"id": "tour", "target": {"session": "tour"}, "weight": 900},
        {"id": "other", "target": {"session": "other"}, "weight": 900},
    ]
    return plain_problem(
        sessions,
        days=2,
        departure="12:30",
        rules={"sessions_per_day": 2},
        catalogue={"partners": partners},
        wishes={"wishes": wished, **wishes},
    )


def _upset(problem: Problem) -> Given:
    """`must` is off, and the host of `craft` is away on the day on which it was to be held."""
    result = solve(problem, PARAMETERS)
    assert [day for day, _, session in _visits(result.itinerary) if session == "craft"] == [
        str(FIRST)
    ]
    asked = Asked(FIRST)
    programme = programme_of(problem, result, asked)
    happened = (cancelled(programme, "must", ("must",)), away(programme, "guild", FIRST))
    given, findings = prepared(problem, result, asked, happened)
    assert given is not None, findings
    return given


def test_a_requirement_that_some_plan_keeps_is_not_given_up() -> None:
    """Not for fewer changes, nor for points that others would bring."""
    found = replan(_upset(_hard_to_keep()), PARAMETERS, with_scratch=False)
    assert (found.gave_up, found.gave_up_is_proved) == (("must",), True)
    assert "craft" in [session for _, _, session in _visits(found.itinerary)]


def test_requirements_alone_come_before_all_else() -> None:
    """No level, no other wish and no partner's points stand in their way."""
    levels = (LevelFrom(date=FIRST, level=FreezeLevel.FIXED),)
    given = _given(Asked(FIRST, levels=levels))
    wishes = given.edited.wishes.model_copy(update={"distinct_partner_weight": 50})
    alone = requirements_alone(wishes)
    assert [one.id for one in alone.wishes] == ["must"]
    assert alone.distinct_partner_weight == 0
    assert alone.programme is not None
    assert (alone.programme.order, alone.programme.levels) == (PlanningOrder.POINTS_FIRST, ())


def test_a_quota_that_some_plan_keeps_is_not_given_up() -> None:
    """Of two quotas, the one that can still be kept is; the other is given up by proof."""
    quotas: list[dict[str, Any]] = [
        {"id": "two", "target": {"format": "demo"}, "at_least": 2},
        {"id": "four", "target": {"format": "demo"}, "at_least": 4},
    ]
    given = _upset(_hard_to_keep(quotas=quotas))
    found = replan(given, PARAMETERS, with_scratch=False)
    assert (found.gave_up, found.gave_up_is_proved) == (("must", "four"), True)
    assert len(_visits(found.itinerary)) == 2
    unproved = found.model_copy(update={"gave_up_is_proved": False})
    assert "not proved that no plan" in replan_text(given, unproved)
    assert "not proved that no plan" not in replan_text(given, found)


def test_more_guests_cost_more() -> None:
    """Every visit stays, and the price is that of three."""
    found = replan(_given(Asked(FIRST, 0), "guests", "1"), PARAMETERS, with_scratch=False)
    before, after = found.comparison.before, found.comparison.after
    assert before.cost_cents is not None
    assert after.cost_cents is not None
    assert after.cost_cents > before.cost_cents
    assert found.comparison.assignment is not None
    assert len(found.comparison.assignment.kept) == 4


def test_levels_are_told_and_kept() -> None:
    """With everything fixed nothing moves; the text says from when."""
    levels = (LevelFrom(date=FIRST, level=FreezeLevel.FIXED),)
    given = _given(Asked(FIRST, 0, levels=levels), "away", "spare")
    found = replan(given, PARAMETERS, with_scratch=False)
    change = found.comparison.assignment
    assert change is not None
    assert not change.moved
    assert [one.session for one in change.dropped] == ["other"]
    assert "all stays as published" in replan_text(given, found)


def test_findings_name_what_is_wrong() -> None:
    """An unknown name, nothing to cancel, and a moment twice are told before any solve."""
    problem, result = published()
    asked = Asked(FIRST, 0)
    programme = programme_of(problem, result, asked)
    found, (finding,) = prepared(problem, result, asked, (away(programme, "gild"),))
    assert found is None
    assert finding.code is FindingCode.UNKNOWN_ID
    assert "guild" in finding.advice
    late = Asked(SECOND, 12 * 60)
    programme = programme_of(problem, result, late)
    found, (finding,) = prepared(problem, result, late, (cancelled(programme, "tour"),))
    assert found is None
    assert finding.code is FindingCode.OVERLAY_NO_EFFECT
    level = LevelFrom(date=FIRST, level=FreezeLevel.FIXED)
    found, (finding,) = prepared(problem, result, Asked(FIRST, 0, levels=(level, level)), ())
    assert found is None
    assert (finding.code, finding.severity) == (FindingCode.DUPLICATE_ID, Severity.ERROR)


def test_a_result_without_an_itinerary_is_refused() -> None:
    """It was never published."""
    problem, result = published()
    with pytest.raises(ValueError, match="never published"):
        programme_of(problem, result.model_copy(update={"itinerary": None}), Asked(FIRST))


# --- what is known of stability ----------------------------------------------------------------
@pytest.mark.parametrize(
    ("points", "span", "is_proved"),
    [
        (Range(least=5, most=5), (5, 5), True),
        (Range(least=2, most=10), (2, 10), False),
        (Range(least=5, most=None), (5, None), False),
        (None, (None, None), False),
    ],
)
def test_what_is_not_proved_is_a_range(points: Range | None, span: Any, is_proved: bool) -> None:
    """Between what was found and its bound; one number only where they are equal."""
    _, base = published()
    found = stability(PriceOfStability(replanned=base, afresh=base, points=points))
    assert (found.points_least, found.points_most) == span
    assert found.is_proved is is_proved
    assert found.cents == 0


def test_sentences_claim_no_more_than_is_proved() -> None:
    """One sentence for each kind of knowledge, in both languages."""
    found = replan(_given(Asked(FIRST, 18 * 60)), PARAMETERS)
    cases = {
        (0, 0): "no more points",
        (5, 5): "5 points more (proved)",
        (2, 9): "2–9 points more: not all is proved",
        (None, 9): "not known",
    }
    for (low, high), words in cases.items():
        assert found.stability is not None
        one = found.stability.model_copy(
            update={"points_least": low, "points_most": high, "cents": -1250}
        )
        told = stability_sentence(found.model_copy(update={"stability": one}), "en")
        assert words in told
        assert "12.50 € more" in told
        assert stability_sentence(found.model_copy(update={"stability": one}), "fi") != told


# --- requirements ------------------------------------------------------------------------------
def test_requirements_and_what_a_plan_misses() -> None:
    """Wishes that insist on nothing keep their order; what a plan misses is named by id."""
    quotas: list[dict[str, Any]] = [
        {"id": "many", "target": {"format": "demo"}, "at_least": 9},
        {"id": "some", "target": {"format": "demo"}, "at_least": 5, "at_most": 6},
    ]
    problem = upset_problem(quotas=quotas, budget={"total_cents": 100})
    lesser = without_requirements(problem.wishes)
    assert [one.kind.value for one in lesser.wishes] == ["scored"] * 4
    assert [(one.id, one.at_least, one.at_most) for one in lesser.quotas] == [("some", None, 6)]
    assert lesser.budget == problem.wishes.budget
    assert without_requirements(problem.wishes, budget_too=True).budget.total_cents is None
    _, result = published()
    assert result.itinerary is not None
    assert missed(problem, result.itinerary) == ((), ("many", "some"))
    rest = without(problem.wishes, ("must", "many", "some"))
    assert [one.id for one in rest.wishes] == ["tour", "craft", "other"]
    assert [(one.id, one.at_least) for one in rest.quotas] == [("some", None)]


def test_meals_that_change() -> None:
    """Another restaurant, another time, one that is gone; the same is not told."""
    _, result = published()
    plan = result.itinerary
    assert plan is not None
    assert meal_changes(plan, plan) == ()
    assert meal_changes(plan, None) == ()
    first = plan.days[0]
    items = tuple(
        item.model_copy(update={"restaurant": "elsewhere"}) if item.kind == "meal" else item
        for item in first.items
    )
    moved = plan.model_copy(
        update={"days": (first.model_copy(update={"items": items}), *plan.days[1:])}
    )
    found = meal_changes(plan, moved)
    assert [(one.before, one.after) for one in found] == [("diner", "elsewhere")] * 2


@pytest.mark.parametrize(("minute", "is_over"), [(849, False), (850, True)])
def test_a_moment_after_the_end_is_refused(minute: int, is_over: bool) -> None:
    """The train is there at 14:10 on the second day: from then on nothing is left to plan."""
    problem, result = published()
    given, findings = prepared(problem, result, Asked(SECOND, minute), ())
    assert (given is None) is is_over
    assert [one.code for one in findings] == [FindingCode.VALUE_OUT_OF_RANGE] * is_over


@pytest.mark.parametrize(
    ("path", "english", "finnish"),
    [
        ("/wishes/wishes/[id=must]", "must", "must"),
        (
            "/wishes/pins/[session=must,date=2027-05-12]",
            "must, pinned to Wed 12 May",
            "must, kiinnitetty: ke 12.5.",
        ),
        (
            "/wishes/statuses/[kind=hotel,id=inn,date=2027-05-12,meal=None]/history",
            "inn, confirmed for Wed 12 May",
            "inn, vahvistettu: ke 12.5.",
        ),
    ],
)
def test_what_is_released_is_told_by_name(path: str, english: str, finnish: str) -> None:
    """A required wish, a pin and a confirmation, each with its date."""
    problem, _ = published()
    edit = Change(overlay="x", kind=ChangeKind.REMOVED, path=path, released=True)
    for language, said in (("en", english), ("fi", finnish)):
        assert released_name(Names((problem,), language), edit) == said
