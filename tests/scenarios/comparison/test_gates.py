"""Gates: both edges of every operator, and nothing that is not known passes by itself."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.domain.comparison import AssignmentChange, Comparison, Figures
from optimizer.domain.result import Tier, Verdict
from scenarios.comparison import assignment_change
from scenarios.comparison.gates import GateResult, Standing, judged_gates
from scenarios.files import COMPARED, Gate, Metric, Operator, Tolerance
from tests.scenarios.comparison.plans import plan, problem, visit

HOLDS, FAILS, UNKNOWN = Standing.HOLDS, Standing.FAILS, Standing.UNKNOWN


def figures(
    points: int | None = 500,
    bound: int | None = None,
    cost: int = 100_000,
    verdict: Verdict | None = None,
) -> Figures:
    """An answer with some points; proved where the bound is not more."""
    if points is None:
        return Figures(verdict=verdict or Verdict.UNKNOWN, tiers=())
    top = points if bound is None else bound
    is_proved = top == points
    return Figures(
        verdict=verdict or (Verdict.OPTIMAL if is_proved else Verdict.FEASIBLE),
        tiers=(
            Tier(name="points", unit="points", value=points, bound=top),
            Tier(
                name="cost and time",
                unit="cents",
                value=cost + 50,
                bound=cost + 50 if is_proved else None,
            ),
        ),
        points=points,
        cost_cents=cost,
        cost_and_time_cents=cost + 50,
        travel_minutes=100,
        waiting_minutes=10,
        visits=7,
    )


def judge(gate: Gate, after: Figures, before: Figures | None = None) -> GateResult:
    """One gate on one answer."""
    found = Comparison(before=before or figures(), after=after)
    (result,) = judged_gates([gate], found)
    return result


def gate(metric: str, operator: str, **fields: Any) -> Gate:
    """A gate as a file has it."""
    return Gate.model_validate({"metric": metric, "operator": operator} | fields)


@pytest.mark.parametrize(
    ("operator", "value", "standing"),
    [
        ("at-least", 500, HOLDS),
        ("at-least", 501, FAILS),
        ("at-most", 500, HOLDS),
        ("at-most", 499, FAILS),
        ("equals", 500, HOLDS),
        ("equals", 501, FAILS),
        ("differs", 501, HOLDS),
        ("differs", 500, FAILS),
    ],
)
def test_both_edges_of_every_operator(operator: str, value: int, standing: Standing) -> None:
    """A single point decides."""
    assert judge(gate("points", operator, value=value), figures(500)).standing is standing


@pytest.mark.parametrize(
    ("tolerance", "points", "standing"),
    [
        ({"absolute": 10}, 490, HOLDS),
        ({"absolute": 10}, 489, FAILS),
        ({"permille": 25}, 488, HOLDS),  # 487.5
        ({"permille": 25}, 487, FAILS),
        ({"absolute": 0}, 500, HOLDS),
        ({"absolute": 0}, 499, FAILS),
    ],
)
def test_both_edges_of_every_tolerance(
    tolerance: dict[str, int], points: int, standing: Standing
) -> None:
    """Against the baseline's 500 points, in whole numbers."""
    one = gate("points", "at-least", against="baseline", tolerance=tolerance)
    assert judge(one, figures(points)).standing is standing


@pytest.mark.parametrize(
    ("operator", "value", "standing"),
    [
        ("at-least", 480, HOLDS),
        ("at-least", 481, UNKNOWN),
        ("at-least", 520, UNKNOWN),
        ("at-least", 521, FAILS),
        ("at-most", 479, FAILS),
        ("at-most", 480, UNKNOWN),
        ("at-most", 519, UNKNOWN),
        ("at-most", 520, HOLDS),
        ("equals", 500, UNKNOWN),
        ("equals", 479, FAILS),
        ("differs", 500, UNKNOWN),
        ("differs", 521, HOLDS),
    ],
)
def test_between_value_and_bound_nothing_is_said(
    operator: str, value: int, standing: Standing
) -> None:
    """480 points reached, 520 possible at best: what lies between takes a proof."""
    one = judge(gate("points", operator, value=value), figures(480, 520))
    assert one.standing is standing
    assert one.measured == 480


def test_a_baseline_that_is_not_proved_counts_up_to_its_bound() -> None:
    """A scenario as good as the plan found before is not yet as good as the best."""
    before = figures(480, 520)
    one = gate("points", "at-least", against="baseline")
    assert judge(one, figures(480), before).standing is UNKNOWN
    assert judge(one, figures(520), before).standing is HOLDS
    assert judge(one, figures(479), before).standing is FAILS


def test_what_fails_without_a_proof_is_not_answered() -> None:
    """A cost of a plan that is not proved best: another plan may hold the gate."""
    one = gate("cost_cents", "at-most", value=99_999)
    assert judge(one, figures()).standing is FAILS
    assert judge(one, figures(480, 520)).standing is UNKNOWN
    assert judge(gate("cost_cents", "at-most", value=100_000), figures(480, 520)).standing is HOLDS


def test_the_last_goal_has_a_bound_where_points_are_proved() -> None:
    """Cost and time from its bound up to what was reached."""
    tiers = (
        Tier(name="points", unit="points", value=500, bound=500),
        Tier(name="cost and time", unit="cents", value=100_050, bound=99_000),
    )
    after = figures(verdict=Verdict.FEASIBLE).model_copy(update={"tiers": tiers})
    for value, standing in ((98_999, FAILS), (99_000, UNKNOWN), (100_050, HOLDS)):
        one = gate("cost_and_time_cents", "at-most", value=value)
        assert judge(one, after).standing is standing


def test_points_after_changes_count_once_the_changes_are_proved() -> None:
    """Until then the best trip may have fewer changes and fewer points."""
    points = Tier(name="points", unit="points", value=480, bound=520)
    one, other = gate("points", "at-most", value=479), gate("points", "at-least", value=480)
    for bound, standing in ((4, FAILS), (3, UNKNOWN)):
        changes = Tier(name="changes", unit="changes", value=4, bound=bound)
        after = figures(480, 520).model_copy(update={"tiers": (changes, points), "changes": 4})
        assert judge(one, after).standing is standing
        assert judge(other, after).standing is HOLDS
        least = gate("changes", "at-most", value=3)
        assert judge(least, after).standing is standing


@pytest.mark.parametrize("metric", [one for one in Metric if one is not Metric.VERDICT])
@pytest.mark.parametrize("operator", list(Operator))
def test_a_missing_number_never_passes_silently(metric: Metric, operator: Operator) -> None:
    """Nothing found: not answered, which fails unless the gate allows it; impossible: it fails."""
    plain = Gate(metric=metric, operator=operator, value=0)
    lenient = plain.model_copy(update={"allow_unknown": True})
    nothing, impossible = figures(None), figures(None, verdict=Verdict.INFEASIBLE)
    assert judge(plain, nothing).standing is UNKNOWN
    assert not judge(plain, nothing).passes
    assert judge(lenient, nothing).passes
    assert judge(plain, impossible).standing is FAILS
    assert not judge(lenient, impossible).passes


def test_a_baseline_without_a_plan_answers_nothing() -> None:
    """There is nothing to hold a scenario against."""
    one = gate("points", "at-least", against="baseline")
    assert judge(one, figures(), figures(None)).standing is UNKNOWN


@pytest.mark.parametrize(
    ("operator", "verdict", "measured", "standing"),
    [
        ("equals", "OPTIMAL", Verdict.OPTIMAL, HOLDS),
        ("equals", "OPTIMAL", Verdict.FEASIBLE, FAILS),
        ("equals", "INFEASIBLE", Verdict.UNKNOWN, UNKNOWN),
        ("differs", "INFEASIBLE", Verdict.UNKNOWN, UNKNOWN),
        ("differs", "INFEASIBLE", Verdict.OPTIMAL, HOLDS),
        ("differs", "INFEASIBLE", Verdict.INFEASIBLE, FAILS),
        ("equals", "UNKNOWN", Verdict.UNKNOWN, HOLDS),
        ("differs", "UNKNOWN", Verdict.UNKNOWN, FAILS),
        ("differs", "UNKNOWN", Verdict.FEASIBLE, HOLDS),
    ],
)
def test_verdicts(operator: str, verdict: str, measured: Verdict, standing: Standing) -> None:
    """Nothing found may still be anything; a plan that is not proved is not proved."""
    one = gate("verdict", operator, verdict=verdict)
    assert judge(one, figures(None, verdict=measured)).standing is standing


@pytest.mark.parametrize("operator", ["equals", "differs"])
@pytest.mark.parametrize("before", [Verdict.UNKNOWN, Verdict.OPTIMAL])
def test_nothing_found_is_like_no_other_answer(operator: str, before: Verdict) -> None:
    """Not even like another of which nothing is known."""
    one = gate("verdict", operator, against="baseline")
    baseline = figures(None) if before is Verdict.UNKNOWN else figures()
    assert judge(one, figures(None), baseline).standing is UNKNOWN
    assert judge(one, figures(), figures(None)).standing is UNKNOWN


def test_visits_are_counted_beside_the_baseline() -> None:
    """One kept, one moved, one dropped, two added; by the assignment alone."""
    before = plan([visit("demo", 540), visit("briefing", 660), visit("drill", 780)])
    added = [visit("plant-tour", 780), visit("plant-tour", 900)]
    after = plan([visit("demo", 540), visit("briefing", 661), *added])
    change: AssignmentChange = assignment_change(problem(), before, after)
    found = Comparison(before=figures(), after=figures(), assignment=change)
    counts = {Metric.KEPT: 1, Metric.MOVED: 1, Metric.DROPPED: 1, Metric.ADDED: 2}
    assert counts.keys() == COMPARED
    gates = [Gate(metric=one, operator=Operator.EQUALS, value=n) for one, n in counts.items()]
    assert all(one.standing is HOLDS for one in judged_gates(gates, found))
    gates = [Gate(metric=one, operator=Operator.EQUALS, value=n + 1) for one, n in counts.items()]
    assert all(one.standing is FAILS for one in judged_gates(gates, found))


def test_gap_and_bound_are_numbers_of_the_run() -> None:
    """A gap is rounded up, so that 0 means proved; of no points it is not known."""
    assert judge(gate("gap", "equals", value=0), figures(500)).measured == 0
    assert judge(gate("gap", "at-most", value=1), figures(5000, 5001)).measured == 1
    assert judge(gate("gap", "at-most", value=0), figures(5000, 5001)).standing is FAILS
    assert judge(gate("gap", "at-most", value=0), figures(0, 10)).standing is UNKNOWN
    assert judge(gate("points_bound", "equals", value=520), figures(480, 520)).standing is HOLDS


SPANS = st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda pair: (pair[0], sum(pair)))


@given(
    after=SPANS,
    before=SPANS,
    operator=st.sampled_from(list(Operator)),
    permille=st.sampled_from([None, 0, 50, 100]),
)
@settings(max_examples=300, deadline=None)
def test_a_standing_is_that_of_every_place_in_both_spans(
    after: tuple[int, int], before: tuple[int, int], operator: Operator, permille: int | None
) -> None:
    """Holds or fails only if it would wherever the best lies, by exact fractions."""
    if operator is Operator.DIFFERS:
        permille = None
    tolerance = None if permille is None else Tolerance(permille=permille)
    one = Gate(metric=Metric.POINTS, operator=operator, against="baseline", tolerance=tolerance)

    def at(value: int, reference: int) -> bool:
        room = Fraction(permille or 0, 1000) * reference
        return {
            Operator.AT_LEAST: value >= reference - room,
            Operator.AT_MOST: value <= reference + room,
            Operator.EQUALS: abs(value - reference) <= room,
            Operator.DIFFERS: value != reference,
        }[operator]

    every = {
        at(value, reference)
        for value in range(after[0], after[1] + 1)
        for reference in range(before[0], before[1] + 1)
    }
    standing = judge(one, figures(*after), figures(*before)).standing
    if standing is HOLDS:
        assert every == {True}
    elif standing is FAILS:
        assert every == {False}
    elif permille in (None, 0):
        assert len(every) == 2, "what is certain is said"
