"""Two days of the small problem, few enough to add up by hand, and visits to vary them with."""

import datetime as dt
from typing import Any

from optimizer.costing import day_cost_lines
from optimizer.domain.itinerary import (
    Appointment,
    Arrival,
    BookedRooms,
    CostLine,
    Departure,
    Itinerary,
    ItineraryDay,
    Leg,
    MealStop,
    Night,
    Visit,
)
from optimizer.domain.problem import Problem
from tests.costing.small import catalogue, problem, read, wishes

FIRST = dt.date(2027, 5, 11)  # a Tuesday
SECOND = dt.date(2027, 5, 12)

__all__ = [
    "FIRST",
    "SECOND",
    "catalogue",
    "first_day",
    "gross",
    "itinerary",
    "last_day",
    "leg",
    "problem",
    "read",
    "spoken",
    "visit",
    "wishes",
]


def gross(lines: tuple[CostLine, ...]) -> int:
    """The sum of lines."""
    return sum(line.gross_cents for line in lines)


def visit(start: int, minutes: int, **fields: Any) -> Visit:
    """A visit of the fire demo unless the fields say otherwise."""
    base = {"sessions": ("fire",), "venue": "yard", "place": "site", "language_mode": "own"}
    return Visit.model_validate(base | {"start": start, "end": start + minutes} | fields)


def spoken(start: int, minutes: int, **fields: Any) -> Visit:
    """A visit with consecutive interpretation unless the fields say otherwise."""
    base = {"language_mode": "consecutive", "interpreter": "voices"}
    return visit(start, minutes, **(base | fields))


def leg(origin: str, destination: str, start: int, metres: int, vehicle: str | None) -> Leg:
    """A leg of ten minutes for each 4 250 m, as in the driving matrix."""
    end = start + (20 if metres == 8_500 else 10)
    return Leg(
        vehicle=vehicle, origin=origin, destination=destination, metres=metres, start=start, end=end
    )


def first_day() -> ItineraryDay:
    """Arrive 09:50, drive to the site, fire demo twice, lunch, the mayor, hotel."""
    return ItineraryDay(
        date=FIRST,
        vehicle="coach",
        vehicles=1,
        items=(
            Arrival(connection="train-in", place="station", start=420, end=590),
            leg("station", "site", 600, 4_250, "coach"),
            visit(620, 130, split="repeat"),
            MealStop(meal="lunch", restaurant="grill", place="site", start=760, end=820),
            Appointment(commitment="mayor", place="site", start=850, end=880),
            leg("site", "centre", 880, 8_500, "coach"),
        ),
        night=Night(
            hotel="inn",
            rooms=(
                BookedRooms(kind="single", count=6),
                BookedRooms(kind="twin", single_use=True, count=2),
                BookedRooms(kind="twin", count=4),
            ),
        ),
    )


def last_day() -> ItineraryDay:
    """From the hotel to the site, a free talk, and to the train of 14:00."""
    return ItineraryDay(
        date=SECOND,
        vehicle="coach",
        vehicles=1,
        items=(
            leg("centre", "site", 540, 8_500, "coach"),
            visit(570, 60, sessions=("talk",)),
            leg("site", "station", 630, 4_250, "coach"),
            Departure(connection="train-out", place="station", start=840, end=1_010),
        ),
        night=None,
    )


def itinerary(of: Problem | None = None) -> Itinerary:
    """Both days with their cost lines."""
    of = of or problem()
    first, last = first_day(), last_day()
    ends = ((first, "station", "centre"), (last, "centre", "station"))
    return Itinerary(
        problem_hash=of.content_hash,
        days=tuple(
            day.model_copy(update={"cost_lines": day_cost_lines(of, day, morning, night)})
            for day, morning, night in ends
        ),
    )
