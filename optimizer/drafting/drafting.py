"""Drafting: the plan that hand edits make, whatever rule it may break."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from optimizer.check import check
from optimizer.check.retiming import retimed
from optimizer.domain.drafts import Draft
from optimizer.domain.edits import HandEdit
from optimizer.domain.findings import InvalidInput
from optimizer.domain.itinerary import Arrival, Departure, Itinerary, ItineraryDay, Leg
from optimizer.domain.problem import Problem
from optimizer.domain.programme import Stop
from optimizer.domain.ticks import ticks
from optimizer.drafting.board import Board
from optimizer.drafting.days import Ends, priced, rebuilt, with_debrief


def edited(problem: Problem, itinerary: Itinerary, edits: Sequence[HandEdit]) -> Board:
    """The board after all edits. Raises InvalidInput with every edit that cannot be made."""
    board = Board.of(problem, itinerary)
    with ticks(problem.rules.ticks_per_minute):
        for number, edit in enumerate(edits):
            board.take(number, edit)
    if board.findings:
        raise InvalidInput(board.findings)
    return board


def draft(problem: Problem, itinerary: Itinerary, edits: Sequence[HandEdit]) -> Draft:
    """The plan after hand edits, and the problem with the pins and exclusions that they leave.

    Days whose stops are as before are as before, to the byte. Raises InvalidInput with every edit
    that cannot be made, and nothing for what breaks a rule: that is for the checker to say.
    """
    board = edited(problem, itinerary, edits)
    wishes = board.wishes_left()
    after = problem if wishes == problem.wishes else problem.with_wishes(wishes)
    days = _days(after, itinerary, board.stops)
    update: dict[str, object] = {"days": days}
    if after is not problem and itinerary.problem_hash == problem.content_hash:
        update["problem_hash"] = after.content_hash
    return Draft(problem=after, itinerary=itinerary.model_copy(update=update))


def laid_out(problem: Problem, itinerary: Itinerary) -> Itinerary:
    """The plan with legs, prices and (where none is named and one is needed) a vehicle.

    Its days say when and where guests stop and sleep; nothing of that is moved, whatever it breaks.
    """
    days = tuple(
        _laid(problem, itinerary, index, [item for item in day.items if isinstance(item, Stop)])
        for index, day in enumerate(itinerary.days)
    )
    return itinerary.model_copy(update={"days": days})


def _days(
    problem: Problem, itinerary: Itinerary, stops: Mapping[dt.date, Sequence[Stop]]
) -> tuple[ItineraryDay, ...]:
    days = list(itinerary.days)
    for index, day in enumerate(itinerary.days):
        before = [item for item in day.items if isinstance(item, Stop)]
        if before != list(stops[day.date]):
            held = with_debrief(problem, day, stops[day.date])
            days[index] = _laid(problem, itinerary, index, held)
    return tuple(days)


def _laid(
    problem: Problem, itinerary: Itinerary, index: int, stops: Sequence[Stop]
) -> ItineraryDay:
    """A day with these stops: its legs, and the vehicle and prices that follow from them."""
    ends = _ends(problem, itinerary, index)
    choices = [
        priced(problem, _timed(problem, itinerary, index, bare), ends)
        for bare in rebuilt(problem, itinerary.days[index], ends, stops)
    ]
    return _best(problem, itinerary, index, choices)


def _best(
    problem: Problem, itinerary: Itinerary, index: int, choices: Sequence[ItineraryDay]
) -> ItineraryDay:
    """The choice that breaks the least; of these the cheapest, and then the first."""
    if len(choices) == 1:
        return choices[0]

    def worth(day: ItineraryDay) -> tuple[int, int]:
        broken = check(problem, _with_day(itinerary, index, day))
        return len(broken), sum(line.gross_cents for line in day.cost_lines if line.is_included)

    return min(choices, key=worth)


def _timed(problem: Problem, itinerary: Itinerary, index: int, day: ItineraryDay) -> ItineraryDay:
    """The day with its legs when the rules say that they begin."""
    return retimed(problem, _with_day(itinerary, index, day)).days[index]


def _with_day(itinerary: Itinerary, index: int, day: ItineraryDay) -> Itinerary:
    days = (*itinerary.days[:index], day, *itinerary.days[index + 1 :])
    return itinerary.model_copy(update={"days": days})


def _ends(problem: Problem, itinerary: Itinerary, index: int) -> Ends:
    """The hotels before and after a day, or its connections' places."""
    day = itinerary.days[index]
    night, before = day.night, itinerary.days[index - 1].night if index else None
    arrival = next((item for item in day.items if isinstance(item, Arrival)), None)
    departure = next((item for item in day.items if isinstance(item, Departure)), None)
    own = next((item.place for item in day.items if not isinstance(item, Leg)), "")
    morning = problem.catalogue.hotel(before.hotel).place if before else None
    evening = problem.catalogue.hotel(night.hotel).place if night else None
    return Ends(
        morning or (arrival.place if arrival else own),
        evening or (departure.place if departure else own),
    )
