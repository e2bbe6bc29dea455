"""Repairs: hand edits become requirements, and the rest changes as little as it can."""

from __future__ import annotations

import datetime as dt

from optimizer.check import check
from optimizer.domain.changes import ChangeKind
from optimizer.domain.crosschecks import wishes_findings
from optimizer.domain.edits import Add, Drop, Exclude, HandEdit, Move, StopName
from optimizer.domain.findings import has_errors
from optimizer.domain.itinerary import Visit
from optimizer.domain.problem import Problem
from optimizer.domain.programme import PublishedProgramme
from optimizer.domain.result import SolveResult, Verdict
from optimizer.drafting import draft, to_repair
from tests.scenarios.upset_trips import PARAMETERS, published, upset_problem


def _repaired(*edits: HandEdit) -> tuple[Problem, SolveResult]:
    from optimizer.optimise import solve

    problem, result = published()
    assert result.itinerary is not None
    repair = to_repair(problem, result.itinerary, edits)
    assert not has_errors(wishes_findings(repair.problem))
    return repair.problem, solve(repair.problem, PARAMETERS, start=result)


def _visit(session: str) -> tuple[dt.date, Visit]:
    _, result = published()
    assert result.itinerary is not None
    return next((date, one) for date, one in result.itinerary.visits if session in one.sessions)


def _name(session: str) -> StopName:
    date, visit = _visit(session)
    return StopName(date=date, id=session, start=visit.start)


def test_nothing_done_is_the_plan_again() -> None:
    """Without edits the best plan with the fewest changes changes nothing."""
    problem, found = _repaired()
    assert found.verdict is Verdict.OPTIMAL
    assert found.itinerary is not None
    assert found.score is not None
    assert found.score.changes == ()
    assert check(problem, found.itinerary) == ()


def test_what_was_moved_stays_and_the_rest_makes_room() -> None:
    """A visit moved onto another one's time holds it; the other one gives way, and is counted."""
    date, other = _visit("tour")
    move = Move(stop=_name("must"), date=date, start=other.start)
    problem, plan = published()
    assert plan.itinerary is not None
    assert check(problem, draft(problem, plan.itinerary, (move,)).itinerary)
    repaired, found = _repaired(move)
    assert found.verdict is Verdict.OPTIMAL
    assert found.itinerary is not None
    held = next(one for one in found.itinerary.visits if "must" in one[1].sessions)
    assert (held[0], held[1].start) == (date, other.start)
    assert check(repaired, found.itinerary) == ()
    assert found.score is not None
    assert {change.id for change in found.score.changes} >= {"must"}


def test_what_was_dropped_stays_out_and_its_own_wish_is_released() -> None:
    """A required visit dropped by hand: its wish is named as released, and nothing brings it."""
    problem, plan = published()
    assert plan.itinerary is not None
    for edit in (Drop(stop=_name("must")), Exclude(session="must")):
        assert to_repair(problem, plan.itinerary, (edit,)).released == ("must",)
        _, found = _repaired(edit)
        assert found.itinerary is not None
        assert found.score is not None
        assert all("must" not in visit.sessions for _, visit in found.itinerary.visits)
        (gone,) = [one for one in found.score.changes if one.id == "must"]
        assert gone.kind is ChangeKind.DROPPED


def test_what_was_added_is_in_the_plan() -> None:
    """A session that nobody wished, put in by hand for another one, is held where it was put."""
    from optimizer.optimise import solve

    wished = [{"id": "must", "target": {"session": "must"}, "kind": "required"}]
    problem = upset_problem(wishes=wished)
    found = solve(problem, PARAMETERS)
    assert found.itinerary is not None
    ((date, visit),) = found.itinerary.visits
    drop = Drop(stop=StopName(date=date, id="must", start=visit.start))
    edits = (drop, Add(session="other", date=date, start=visit.start))
    repair = to_repair(problem, found.itinerary, edits)
    again = solve(repair.problem, PARAMETERS, start=found)
    assert again.itinerary is not None
    ((held_on, held),) = again.itinerary.visits
    assert (held.sessions, held_on, held.start) == (("other",), date, visit.start)


def test_the_past_of_an_earlier_programme_stays_past() -> None:
    """The plan takes the programme's place, and its moment and levels stay."""
    problem, plan = published()
    assert plan.itinerary is not None
    moment = plan.itinerary.days[1].date
    programme = PublishedProgramme(itinerary=plan.itinerary, frozen_until=moment)
    wishes = problem.wishes.model_copy(update={"programme": programme})
    repair = to_repair(problem.with_wishes(wishes), plan.itinerary, ())
    assert repair.problem.programme == programme
