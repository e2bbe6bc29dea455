"""Price per person at a size of group: half-twin base, single supplement, free guests spread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from optimizer.check import check
from optimizer.costing import room_type
from optimizer.costing.rooms import room_prices
from optimizer.costing.vat import net_of
from optimizer.costsheet.regroup import CannotBePriced, for_heads, priced, regrouped
from optimizer.costsheet.selling import sold, summed
from optimizer.domain.catalogue import RoomKind
from optimizer.domain.charges import Included
from optimizer.domain.cost_sheet import Amounts, HeldAs, NoPrice, PriceAt, SaleLine
from optimizer.domain.itinerary import CostLine, Itinerary, ItineraryDay, Visit
from optimizer.domain.money import Category
from optimizer.domain.problem import Problem


def sale_lines(problem: Problem, itinerary: Itinerary) -> tuple[SaleLine, ...]:
    """Every cost line of a plan with its sale."""
    heads = problem.wishes.party.heads
    return tuple(
        sold(problem, day.date, line, heads) for day in itinerary.days for line in day.cost_lines
    )


def amounts_of(lines: Iterable[SaleLine], kind: Included = Included.INCLUDED) -> Amounts:
    """The sums of what is taken in one way."""
    return summed(one.amounts for one in lines if one.line.inclusion is kind)


def price_at(
    problem: Problem, itinerary: Itinerary, paying: int, free: int = 0
) -> PriceAt | NoPrice:
    """What a plan costs and sells for with so many paying guests and so many who pay nothing."""
    resized = for_heads(problem, paying + free)
    as_planned = paying + free == problem.wishes.party.heads
    try:
        plan = (priced if as_planned else regrouped)(resized, itinerary)
    except CannotBePriced as missing:
        return NoPrice(paying=paying, free=free, why=str(missing))
    lines = sale_lines(resized, plan)
    amounts = amounts_of(lines)
    optional = amounts_of(lines, Included.OPTIONAL).sale_cents
    supplement = single_supplement(resized, plan)
    single = resized.wishes.party.room_demand.single if _nights(plan) else 0
    alone = max(0, single - free)
    supplements = (supplement or 0) * alone
    price = max(0, -(-(amounts.sale_cents - supplements) // paying))
    return PriceAt(
        paying=paying,
        free=free,
        alone=alone,
        amounts=amounts,
        optional_cents=optional,
        own_arrangement_cents=amounts_of(lines, Included.OWN_ARRANGEMENT).cost_cents,
        per_person_cents=price,
        single_supplement_cents=supplement,
        optional_per_person_cents=-(-optional // paying),
        rounding_cents=price * paying + supplements - amounts.sale_cents,
        vehicles=tuple(
            (day.date, day.vehicle, day.vehicles) for day in plan.days if day.vehicle is not None
        ),
        splits=tuple(_splits(itinerary, plan)),
        broken=check(resized, plan),
    )


def single_supplement(problem: Problem, itinerary: Itinerary) -> int | None:
    """What a guest alone pays on top of half a twin room, for all nights, as it is sold.

    The room for one is the cheapest that the hotel lets so. None without nights, and where a hotel
    has no twin rooms or none for one. Nights that are not included have no supplement.
    """
    nights = _nights(itinerary)
    total = 0
    for day in nights:
        assert day.night is not None
        hotel = problem.catalogue.hotel(day.night.hotel)
        twin = room_prices(problem, hotel, RoomKind.TWIN, day.date)
        single = room_prices(problem, hotel, RoomKind.SINGLE, day.date)
        alone = [] if single is None else [single.price_cents]
        if twin is not None and twin.single_use_cents is not None:
            alone.append(twin.single_use_cents)
        if twin is None or not alone or room_type(hotel, RoomKind.TWIN) is None:
            return None
        line = next((one for one in day.cost_lines if one.category is Category.ROOMS), None)
        if line is not None and line.is_included:
            extra = max(0, min(alone) - twin.price_cents // 2)
            total += _sale_of(problem, day.date, line, extra)
    return total if nights else None


def _nights(itinerary: Itinerary) -> tuple[ItineraryDay, ...]:
    return tuple(day for day in itinerary.days if day.night is not None)


def _sale_of(problem: Problem, date: dt.date, like: CostLine, gross_cents: int) -> int:
    """What an amount of a line's kind sells for."""
    net = None if like.vat_permille is None else net_of(gross_cents, like.vat_permille)
    line = like.model_copy(
        update={
            "quantity": 1,
            "unit_cents": gross_cents,
            "gross_cents": gross_cents,
            "net_cents": net,
            "vat_cents": None if net is None else gross_cents - net,
        }
    )
    return sold(problem, date, line, problem.wishes.party.heads).amounts.sale_cents


def _splits(before: Itinerary, after: Itinerary) -> Iterator[HeldAs]:
    """The visits that are held in another way than planned."""
    for day, changed in zip(before.days, after.days, strict=True):
        for item, other in zip(day.items, changed.items, strict=True):
            if isinstance(item, Visit) and isinstance(other, Visit) and item.split != other.split:
                yield HeldAs(
                    path=f"{day.date.isoformat()}/visit/{item.sessions[0]}",
                    before=item.split.value if item.split else None,
                    after=other.split.value if other.split else None,
                )
