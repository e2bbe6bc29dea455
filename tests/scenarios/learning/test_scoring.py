"""Marks and answers are counted right, and few of them are kept quiet."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pydantic import ValidationError

from scenarios.learning import ENOUGH, Audience, Score, learning_report
from scenarios.learning.report import WindowState
from scenarios.learning.scoring import score
from tests.scenarios.learning.trips import delivery, learning, said

ON = dt.date(2027, 5, 20)
MARKS = some.lists(some.integers(1, 5), max_size=30)


@given(MARKS)
def test_counts_add_up_and_the_mean_is_the_rounded_one(marks: list[int]) -> None:
    """n is the number of marks, and the mean lies within half a hundredth of the exact one."""
    found = score(marks)
    assert found.n == len(marks) == sum(found.counts)
    assert sum(mark * times for mark, times in enumerate(found.counts, start=1)) == sum(marks)
    if len(marks) < ENOUGH:
        assert found.mean_hundredths is None
    else:
        assert found.mean_hundredths is not None
        exact = Fraction(100 * sum(marks), len(marks))
        assert abs(found.mean_hundredths - exact) <= Fraction(1, 2)


@pytest.mark.parametrize(("n", "mean"), [(4, 300), (5, None)])
def test_a_score_cannot_be_made_that_tells_too_much_or_too_little(n: int, mean: int | None) -> None:
    """Both sides of five: a mean below it and none from it on are refused."""
    with pytest.raises(ValidationError, match="a mean stands where"):
        Score(n=n, counts=(0, 0, n, 0, 0), mean_hundredths=mean)


def test_a_score_whose_counts_do_not_add_up_is_refused() -> None:
    """n is what the counts sum to."""
    with pytest.raises(ValidationError, match="n is 6"):
        Score(n=6, counts=(0, 0, 5, 0, 0), mean_hundredths=300)


@given(MARKS, some.lists(some.sampled_from(["Aa", "Bb", " "]), max_size=12))
def test_below_five_no_figure_but_the_counts(marks: list[int], words: list[str]) -> None:
    """Whatever is answered, no mean and no words of fewer than five are in the report."""
    answers = [said(marks={"demo": mark}) for mark in marks]
    answers += [said(answers={"learnt": one}) for one in words]
    report = learning_report(learning(answers=tuple(answers)), ON)
    found = report.score_of("demo", Audience.PARTICIPANTS)
    assert found is not None
    assert found.n == len(marks)
    for one in report.questions:
        assert one.n >= ENOUGH or (
            one.words == () and not (one.score and one.score.mean_hundredths)
        )
    told = report.answers_to("learnt", Audience.PARTICIPANTS)
    assert told is not None
    real = sorted(one for one in words if one.strip())
    assert told.n == len(real)
    assert list(told.words) == (real if len(real) >= ENOUGH else [])


def test_audiences_are_counted_apart() -> None:
    """A question that both forms have is counted in each by itself."""
    answers = (
        said(answers={"whole-visit": 5}),
        said(answers={"whole-visit": 4}),
        said(Audience.HOSTS, answers={"whole-visit": 1}, marks={"demo": 2}),
    )
    report = learning_report(learning(answers=answers), ON)
    guests = report.answers_to("whole-visit", Audience.PARTICIPANTS)
    hosts = report.answers_to("whole-visit", Audience.HOSTS)
    assert guests is not None
    assert hosts is not None
    assert (guests.n, hosts.n) == (2, 1)
    assert report.score_of("demo", Audience.PARTICIPANTS) == score([])
    assert report.score_of("demo", Audience.HOSTS) == score([2])


@pytest.mark.parametrize(
    ("on", "first", "third"),
    [
        ("2027-05-10", WindowState.NOT_YET, WindowState.NOT_YET),
        ("2027-05-11", WindowState.OPEN, WindowState.NOT_YET),
        ("2027-05-18", WindowState.OPEN, WindowState.NOT_YET),
        ("2027-05-19", WindowState.OVER, WindowState.NOT_YET),
        ("2027-08-08", WindowState.OVER, WindowState.NOT_YET),
        ("2027-08-09", WindowState.OVER, WindowState.OPEN),
        ("2027-08-23", WindowState.OVER, WindowState.OPEN),
        ("2027-08-24", WindowState.OVER, WindowState.OVER),
    ],
)
def test_due_dates_count_from_the_last_day(on: str, first: WindowState, third: WindowState) -> None:
    """Level 1 opens on the last day and is due a week later, level 3 after three months."""
    report = learning_report(learning(), dt.date.fromisoformat(on))
    assert [one.state for one in report.responses][:4:2] == [first, third]


def test_response_rates_are_of_those_who_came() -> None:
    """Participants are the guests who came, partners those with a visit; hosts are not known."""
    answers = (said(marks={"demo": 4}), said(Audience.PARTNERS, partner="rescue", text="Well done"))
    given_ = learning(answers=answers, delivery=delivery(guests=11))
    report = learning_report(given_, ON)
    first = [one for one in report.responses if one.level.value == "reaction"]
    assert [(one.invited, one.answered) for one in first] == [(11, 1), (None, 0), (2, 0)]
