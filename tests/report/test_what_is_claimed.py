"""What explanations claim: no more than is proved, and with what was left as it is."""

from __future__ import annotations

import pytest

from optimizer.domain.explanations import (
    Demand,
    DemandKind,
    Explanation,
    Frontier,
    Impossible,
    LeftOut,
    LeftOutVerdict,
    Loss,
)
from optimizer.domain.problem import Problem
from optimizer.domain.result import Verdict
from optimizer.report import explanation_text, frontier_text
from optimizer.report.explanations import left_out_sentences
from optimizer.report.phrases import phrase
from optimizer.report.words import Words
from tests.builders.small import small_problem

BUDGET = Demand(kind=DemandKind.BUDGET)


def plain() -> Problem:
    """A problem in which nothing but demands is asked for."""
    wishes = small_problem().wishes
    party = wishes.party.model_copy(
        update={"visitor_type": None, "nationality_groups": {}, "visa_bound": 0}
    )
    limits = wishes.limits.model_copy(update={"walking_limit_minutes": None})
    fields = {"party": party, "limits": limits, "debrief_minutes": None, "statuses": ()}
    return small_problem().with_wishes(wishes.model_copy(update=fields))


def debriefed() -> Problem:
    """The same with a debrief a day, which no explanation gives up."""
    wishes = plain().wishes.model_copy(update={"debrief_minutes": 45})
    return plain().with_wishes(wishes)


def impossible_text(problem: Problem, found: Impossible, language: str = "en") -> str:
    """A problem without a trip, in words."""
    told = Explanation(verdict=found.verdict, impossible=found)
    return " ".join(explanation_text(problem, told, language).split())


def sentences(problem: Problem, verdict: LeftOutVerdict, **more: object) -> str:
    """One wish left out, in words."""
    record = LeftOut(wish="briefing-wish", weight=5, verdict=verdict, **more)
    return " ".join(left_out_sentences(Words(problem, "en"), record))


def test_what_is_not_proved_impossible_is_not_called_so() -> None:
    """Where a limit came before a plan and before a proof, neither is said."""
    text = impossible_text(plain(), Impossible(verdict=Verdict.UNKNOWN))
    assert "impossible" not in text
    assert "is not known: the time ended before a plan or a proof" in text
    assert "mahdoton" not in impossible_text(plain(), Impossible(verdict=Verdict.UNKNOWN), "fi")


def test_the_host_is_not_blamed_for_what_the_delegation_asks() -> None:
    """With a debrief that is never given up, that is named; without, it is the host's reason."""
    found = Impossible(verdict=Verdict.INFEASIBLE, is_hosts=True)
    assert "the host has no trip to offer" in impossible_text(plain(), found)
    text = impossible_text(debriefed(), found)
    assert "there is no trip with a debrief of 45 min a day" in text
    assert "the host has no trip to offer" not in text
    assert "päivittäinen purku 45 min" in impossible_text(debriefed(), found, "fi")


def test_impossible_alone_says_with_what() -> None:
    """That no day holds a wish is said with what was not given up, where no reason is known."""
    alone = LeftOutVerdict.IMPOSSIBLE_ALONE
    assert "debrief of 45 min" in sentences(debriefed(), alone, codes=("no-day",))
    assert "This holds with" not in sentences(plain(), alone, codes=("no-day",))


def test_a_conflict_is_told_as_far_as_it_is_known() -> None:
    """Not yet found, found but not all proved, and proved."""
    conflicting = LeftOutVerdict.CONFLICTS_WITH
    text = sentences(plain(), conflicting)
    assert "which demands stand in the way" in text
    assert "Cannot be together" not in text
    two = (BUDGET, Demand(kind=DemandKind.DATES))
    assert "before it was proved" in sentences(plain(), conflicting, conflicts_with=two)
    proved = sentences(plain(), conflicting, conflicts_with=two, is_minimal=True)
    assert "Each of these is needed for the conflict, proved" in proved
    assert "debrief of 45 min" in sentences(debriefed(), conflicting, is_minimal=True)


@pytest.mark.parametrize("language", ["en", "fi"])
def test_a_visit_that_nothing_can_do_without_is_not_called_unknown(language: str) -> None:
    """That there is no plan without it is proved, so the time is not blamed."""
    from optimizer.report.explanations import _loss_sentences

    words = Words(plain(), language)
    (text,) = _loss_sentences(words, Loss(verdict=Verdict.INFEASIBLE), None)
    assert text == phrase("visit.needed-anyway", language)
    (text,) = _loss_sentences(words, Loss(verdict=Verdict.UNKNOWN), None)
    assert text == phrase("visit.unknown", language)


def test_a_frontier_without_a_trip_says_that_there_is_none() -> None:
    """Proved or not: nothing is said of a last point that is not there."""
    proved = frontier_text(Frontier(points=(), is_complete=True))
    assert "No trip is possible" in proved
    assert "Cut short" in frontier_text(Frontier(points=(), is_complete=False))
