"""Flexible dates: windows that are alike are solved once, and the earlier date stands."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult, Verdict
from optimizer.master.windows import windows_of
from optimizer.optimise import solve
from optimizer.prepare import prepare
from tests.generators.small_problems import random_problem
from tests.oracle.brute_force import brute_force
from tests.oracle.plain import plain_problem, plain_session

PARAMETERS = SolveParameters(time_limit_seconds=600, workers=1)
TUESDAY = dt.date(2027, 5, 11)
SEEDS = range(24)


def _hours(*closed: str, window: str = "09:00-16:00") -> dict[str, Any]:
    """Open every weekday but on some dates."""
    days = ["mon", "tue", "wed", "thu", "fri"]
    exceptions = [{"start": date, "windows": []} for date in closed]
    return {"weekly": [{"days": days, "windows": [window]}], "exceptions": exceptions}


def _flexible(window: int, least: int, most: int, *closed: str, **wishes: Any) -> Problem:
    """Some days from that Tuesday on, of which a trip takes some; `tour` is closed on dates."""
    last = TUESDAY + dt.timedelta(days=window - 1)
    dates = {"first": str(TUESDAY), "last": str(last), "min_days": least, "max_days": most}
    sessions = [plain_session("demo"), plain_session("tour", availability=_hours(*closed))]
    return plain_problem(sessions, departure="15:00", wishes={"dates": dates, **wishes})


def _starts(problem: Problem) -> list[str]:
    """The arrival dates that are searched."""
    return [str(window.days[0].date) for window in windows_of(prepare(problem))]


def _begins(result: SolveResult) -> str:
    assert result.itinerary is not None
    return str(result.itinerary.days[0].date)


def _agrees(problem: Problem, result: SolveResult) -> bool:
    expected = brute_force(problem)
    assert result.verdict is Verdict.OPTIMAL
    assert result.score is not None
    found = (result.score.points, result.score.cost_and_time_cents)
    return found == (expected.points, expected.cost_and_time_cents)


def test_windows_alike_are_solved_once() -> None:
    """Four equal dates cost no more rounds than one, and the earliest is the answer."""
    four, one = _flexible(4, 1, 1), _flexible(1, 1, 1)
    assert _starts(four) == [str(TUESDAY)]
    result, alone = solve(four, PARAMETERS), solve(one, PARAMETERS)
    assert result.provenance.counters == alone.provenance.counters
    assert _begins(result) == str(TUESDAY)
    assert _agrees(four, result)


@pytest.mark.parametrize(
    ("closed", "starts", "begins"),
    [
        (["2027-05-11"], ["2027-05-11", "2027-05-12"], "2027-05-12"),
        (["2027-05-12"], ["2027-05-11", "2027-05-12"], "2027-05-11"),
        (["2027-05-11", "2027-05-12"], ["2027-05-11", "2027-05-13"], "2027-05-13"),
        (["2027-05-12", "2027-05-13", "2027-05-14"], ["2027-05-11", "2027-05-12"], "2027-05-11"),
    ],
)
def test_windows_that_differ_are_all_searched(
    closed: list[str], starts: list[str], begins: str
) -> None:
    """One for each kind of date; the earliest of the best dates is the answer."""
    problem = _flexible(4, 1, 1, *closed)
    assert _starts(problem) == starts
    result = solve(problem, PARAMETERS)
    assert _begins(result) == begins
    assert _agrees(problem, result)


def test_a_window_is_as_long_as_the_longest_stay() -> None:
    """Near the end of the dates it is shorter, and then it is another kind of window."""
    windows = windows_of(prepare(_flexible(4, 1, 2)))
    assert [[str(day.date)[8:] for day in window.days] for window in windows] == [
        ["11", "12"],
        ["14"],
    ]
    assert all(window.arrives_first for window in windows)
    assert all([day.index for day in w.days] == list(range(len(w.days))) for w in windows)
    assert all(len(h.nights) == len(w.days) for w in windows for h in w.hotels)


def test_a_fixed_date_makes_windows_unlike() -> None:
    """A commitment on one of two dates that are equal but for it decides when the trip is."""
    lunch = {"id": "own", "name": {"fi": "x", "en": "x"}, "places": ["site"], "minutes": 30}
    problem = _flexible(3, 1, 1, commitments=[lunch | {"date": "2027-05-12", "start": "09:30"}])
    result = solve(problem, PARAMETERS)
    assert _begins(result) == "2027-05-12"
    assert _agrees(problem, result)


def test_equal_windows_that_are_not_alike_keep_the_earlier_date() -> None:
    """A window that only ties with an earlier one does not replace it."""
    wider = plain_session("demo", availability=_hours("2027-05-12"))
    late = plain_session("late", availability=_hours("2027-05-11"))
    for sessions in ([wider, late], [late, wider]):
        problem = plain_problem(
            sessions,
            departure="15:00",
            wishes={
                "dates": {"first": "2027-05-11", "last": "2027-05-12", "min_days": 1, "max_days": 1}
            },
        )
        assert len(_starts(problem)) == 2
        result = solve(problem, PARAMETERS)
        assert _begins(result) == "2027-05-11"
        assert _agrees(problem, result)


def _ending_by(problem: Problem, last: dt.date) -> Problem:
    """The problem with fewer dates: trips that end by a date."""
    dates = problem.wishes.dates.model_copy(update={"last": last})
    wishes = problem.wishes.model_copy(update={"dates": dates})
    return problem.with_wishes(wishes)


@pytest.mark.parametrize("first", [SEEDS.start, SEEDS.start + 8, SEEDS.start + 16])
def test_random_windows_agree_with_the_oracle(first: int) -> None:
    """The oracle's optimum, and of trips of one length that attain it the one that is earliest."""
    for seed in range(first, first + 8):
        problem = random_problem(seed, profile="flexible")
        expected, result = brute_force(problem), solve(problem, PARAMETERS)
        if not expected.feasible:
            assert result.verdict is Verdict.INFEASIBLE, seed
            continue
        assert _agrees(problem, result), seed
        dates = problem.wishes.dates
        if dates.least_days != dates.most_days:
            continue
        ends = [dates.last - dt.timedelta(days=back) for back in range(dates.window_days)]
        attained = [
            end
            for end in ends[: dates.window_days - dates.most_days + 1]
            if (found := brute_force(_ending_by(problem, end))).feasible
            and (found.points, found.cost_and_time_cents)
            == (expected.points, expected.cost_and_time_cents)
        ]
        earliest = min(attained) - dt.timedelta(days=dates.most_days - 1)
        assert _begins(result) == str(earliest), seed
