"""The same plan for a group of another size: the party, its rooms, vehicles and splits scaled.

Times stay as they are planned; whether the plan still holds is for the checker to say.
"""

from __future__ import annotations

from optimizer.costing import day_cost_lines, room_assignment, room_type
from optimizer.costing.rooms import is_on_request
from optimizer.domain.catalogue import Hotel, RoomKind, Session, Split, Vehicle
from optimizer.domain.itinerary import (
    Arrival,
    BookedRooms,
    DayItem,
    Departure,
    Itinerary,
    ItineraryDay,
    Night,
    Visit,
)
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import Party, RoomDemand


class CannotBePriced(Exception):
    """Raised where a size has no price at all, with the reason."""


def for_heads(problem: Problem, heads: int) -> Problem:
    """The problem with so many guests; counts of the party keep their shares of it."""
    party = problem.wishes.party
    if heads == party.heads:
        return problem
    scaled = party.model_copy(
        update={
            "heads": heads,
            "visa_bound": _shares({"visa": party.visa_bound}, party.heads, heads)["visa"],
            "roles": _shares(party.roles, party.heads, heads),
            "nationality_groups": _shares(party.nationality_groups, party.heads, heads),
            "diets": {key: min(count, heads) for key, count in party.diets.items()},
            "access_needs": {key: min(count, heads) for key, count in party.access_needs.items()},
            "rooms": rooms_for(party, heads),
        }
    )
    wishes = problem.wishes.model_copy(update={"party": scaled})
    whole = {name: getattr(problem, name) for name in Problem.model_fields}
    return Problem(**whole | {"wishes": wishes})


def rooms_for(party: Party, heads: int) -> RoomDemand:
    """The rooms of a larger or smaller party.

    Those who need an accessible room keep it, the share of guests alone stays (rounded half up),
    the others share twin rooms; an odd one is alone.
    """
    demand = party.room_demand
    accessible = min(demand.accessible, heads)
    others, before = heads - accessible, party.heads - demand.accessible
    single = (2 * demand.single * others + before) // (2 * before) if before else 0
    single += (others - single) % 2
    return RoomDemand(single=single, twin=(others - single) // 2, accessible=accessible)


def _shares(counts: dict[str, int], before: int, heads: int) -> dict[str, int]:
    """Counts scaled so that a whole stays a whole: the largest remainders are rounded up."""
    exact = {key: divmod(count * heads, before) for key, count in counts.items()}
    found = {key: whole for key, (whole, _) in exact.items()}
    wanted = (2 * sum(counts.values()) * heads + before) // (2 * before)
    by_rest = sorted(exact, key=lambda key: (-exact[key][1], key))
    for key in by_rest[: wanted - sum(found.values())]:
        found[key] += 1
    return found


def regrouped(problem: Problem, itinerary: Itinerary) -> Itinerary:
    """A plan as a problem's party would take it, with its cost lines; see `CannotBePriced`."""
    days = tuple(_day(problem, day) for day in itinerary.days)
    return priced(problem, itinerary.model_copy(update={"days": days}))


def priced(problem: Problem, itinerary: Itinerary) -> Itinerary:
    """A plan as it is, with the cost lines that a problem's prices give it."""
    days: list[ItineraryDay] = []
    morning = ""
    for day in itinerary.days:
        arrival = next((one for one in day.items if isinstance(one, Arrival)), None)
        departure = next((one for one in day.items if isinstance(one, Departure)), None)
        night = "" if day.night is None else problem.catalogue.hotel(day.night.hotel).place
        start = arrival.place if arrival else morning
        end = departure.place if departure else night
        try:
            lines = day_cost_lines(problem, day, start, end)
        except (KeyError, ValueError) as missing:
            raise CannotBePriced(str(missing.args[0])) from missing
        days.append(day.model_copy(update={"cost_lines": lines}))
        morning = night
    return Itinerary(problem_hash=problem.content_hash, days=tuple(days))


def _day(problem: Problem, day: ItineraryDay) -> ItineraryDay:
    items = tuple(_item(problem, item) for item in day.items)
    changes: dict[str, object] = {"items": items}
    if day.vehicle is not None:
        changes["vehicles"] = vehicles_for(problem, problem.catalogue.vehicle(day.vehicle))
    if day.night is not None:
        hotel = problem.catalogue.hotel(day.night.hotel)
        rooms = room_assignment(problem, hotel, day.date) or _all_rooms(problem, hotel)
        late = is_on_request(problem, hotel, day.date, rooms)
        changes["night"] = Night(hotel=hotel.id, rooms=rooms, on_request=late)
    return day.model_copy(update=changes)


def vehicles_for(problem: Problem, vehicle: Vehicle) -> int:
    """How many of a vehicle the party fills, whether or not there are so many."""
    party = problem.wishes.party
    count = -(-(party.heads + party.guides) // vehicle.seats)
    wheelchairs = party.access_needs.get("wheelchair", 0)
    if wheelchairs and vehicle.wheelchair_places:
        count = max(count, -(-wheelchairs // vehicle.wheelchair_places))
    return count


def _all_rooms(problem: Problem, hotel: Hotel) -> tuple[BookedRooms, ...]:
    """The rooms that the party needs, as if the hotel had them; the checker tells what it lacks."""
    demand = problem.wishes.party.room_demand
    alone = room_type(hotel, RoomKind.SINGLE) is None
    return tuple(
        BookedRooms(kind=kind, single_use=single_use, count=count)
        for kind, single_use, count in (
            (RoomKind.TWIN if alone else RoomKind.SINGLE, alone, demand.single),
            (RoomKind.TWIN, False, demand.twin),
            (RoomKind.ACCESSIBLE, False, demand.accessible),
        )
        if count
    )


def _item(problem: Problem, item: DayItem) -> DayItem:
    if not isinstance(item, Visit) or len(item.sessions) > 1:
        return item
    session = problem.catalogue.session(item.sessions[0])
    split = split_for(problem, session, item.venue, item.split)
    return item if split is item.split else item.model_copy(update={"split": split})


def split_for(
    problem: Problem, session: Session, venue: str, planned: Split | None
) -> Split | None:
    """How a session is held for the party: whole if it fits, else for halves as its host allows.

    As planned where that fits, then with two hosts, which takes no longer, then twice in a row.
    Where nothing fits it stays as planned.
    """
    heads, capacity = problem.wishes.party.heads, problem.catalogue.venue(venue).capacity
    if heads <= session.max_group:
        return None
    halves = ((heads + 1) // 2, heads // 2)
    fits = halves[0] <= min(session.max_group, capacity) and halves[1] >= session.min_group
    for split in (planned, Split.TWIN, Split.REPEAT):
        if fits and split is not None and split in session.split:
            return split
    return planned
