"""Delivery: how a trip went against its programme, as data, and what it cost in the end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from optimizer.domain.calendar import Minute, Minutes
from optimizer.domain.charges import HOST
from optimizer.domain.crosschecks import Spot
from optimizer.domain.findings import FindingCode
from optimizer.domain.funding import FundingPlan
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.money import Category, Cents
from optimizer.domain.pointers import Steps
from optimizer.domain.problem import Problem
from optimizer.domain.value import Count, Id, Value

Reason = Annotated[str, Field(max_length=2_000)]


class Side(StrEnum):
    """One of the two that meet on a visit."""

    PARTNER = "partner"
    GUESTS = "guests"


class OfVisit(Value):
    """Is about a session that was planned for a date."""

    session: Id
    date: dt.date
    reason: Reason = ""


class Moved(OfVisit):
    """It was held at another time, or on another date."""

    kind: Literal["moved"] = "moved"
    to_date: dt.date | None = None
    to_start: Minute


class Dropped(OfVisit):
    """It was not held: by decision, or because the host could not."""

    kind: Literal["dropped"] = "dropped"


class NoShow(OfVisit):
    """The host or the guests did not come, and it was not held."""

    kind: Literal["no-show"] = "no-show"
    who: Side = Side.PARTNER


class Late(OfVisit):
    """It was held, and began so many minutes late."""

    kind: Literal["late"] = "late"
    minutes: Annotated[Minutes, Field(ge=1)]


class Fewer(OfVisit):
    """It was held with fewer (or more) guests than the party."""

    kind: Literal["attendance"] = "attendance"
    present: Count


class Added(OfVisit):
    """A session was held that was not planned."""

    kind: Literal["added"] = "added"
    start: Minute
    end: Minute


Deviation = Annotated[Moved | Dropped | NoShow | Late | Fewer | Added, Field(discriminator="kind")]
"""One way in which a trip went otherwise than planned."""


class ActualCost(Value):
    """What something of the plan cost in the end; `path` is that of its cost lines.

    `net_cents` is needed where the funding plan counts without tax.
    """

    path: Annotated[str, Field(max_length=300)]
    gross_cents: Cents
    net_cents: Cents | None = None
    note: Reason = ""


class ExtraCost(Value):
    """A cost that was not planned."""

    date: dt.date
    category: Category
    supplier: Annotated[str, Field(max_length=200)] = ""
    item: Annotated[str, Field(min_length=1, max_length=200)]
    gross_cents: Cents
    net_cents: Cents | None = None
    eligible: bool = False
    payer: Id = HOST


class Delivery(Value):
    """How a trip went. What is not mentioned went as planned; costs not mentioned count as planned.

    `guests` is how many came, where it was not the whole party. `funding` is the plan by which
    what was planned and what was spent are split between those who pay.
    """

    guests: Count | None = None
    deviations: Annotated[tuple[Deviation, ...], Field(max_length=500)] = ()
    costs: Annotated[tuple[ActualCost, ...], Field(max_length=2_000)] = ()
    extra_costs: Annotated[tuple[ExtraCost, ...], Field(max_length=500)] = ()
    funding: FundingPlan | None = None
    note: Reason = ""
    illustrative: bool = False


def delivery_spots(
    problem: Problem, itinerary: Itinerary, delivery: Delivery, document: str, before: Steps = ()
) -> Iterator[Spot]:
    """What is wrong with a delivery: what it names has to be of the trip, and said once."""
    planned = {(key, date) for date, visit in itinerary.visits for key in visit.sessions}
    seen: set[tuple[str, str, dt.date]] = set()
    gone: set[tuple[str, dt.date]] = set()
    for index, one in enumerate(delivery.deviations):
        steps = (*before, "deviations", index)
        what = (one.session, one.date)
        yield from _of_the_trip(problem, itinerary, one, what in planned, document, steps)
        kind = "held" if isinstance(one, Dropped | NoShow | Moved) else one.kind
        has_gone = isinstance(one, Dropped | NoShow)
        is_of_the_gone = what in gone or (has_gone and any(seen_of[1:] == what for seen_of in seen))
        if (kind, *what) in seen or (is_of_the_gone and not isinstance(one, Added)):
            yield Spot(
                document,
                steps,
                FindingCode.CONTRADICTION,
                f"Of '{one.session}' on {one.date} something else is said already.",
                "Keep one of the two.",
            )
        seen.add((kind, *what))
        if has_gone:
            gone.add(what)
    yield from _cost_spots(itinerary, delivery, document, before)


def _of_the_trip(
    problem: Problem,
    itinerary: Itinerary,
    one: OfVisit,
    is_planned: bool,
    document: str,
    steps: Steps,
) -> Iterator[Spot]:
    if isinstance(one, Added):
        if all(one.session != session.id for session in problem.catalogue.sessions):
            message = f"The catalogue has no session '{one.session}'."
            advice = "Name a session of the catalogue."
            yield Spot(document, (*steps, "session"), FindingCode.UNKNOWN_ID, message, advice)
        if one.end <= one.start:
            message = f"'{one.session}' ends before it begins."
            yield Spot(
                document, (*steps, "end"), FindingCode.WINDOW_ORDER, message, "Correct one of them."
            )
        dates: tuple[dt.date, ...] = (one.date,)
    elif not is_planned:
        message = f"'{one.session}' was not planned for {one.date}."
        advice = "Name a visit of the programme and its date; what was not planned is added."
        yield Spot(document, (*steps, "session"), FindingCode.UNKNOWN_ID, message, advice)
        return
    else:
        dates = (one.to_date,) if isinstance(one, Moved) and one.to_date else ()
    first, last = itinerary.days[0].date, itinerary.days[-1].date
    for date in dates:
        if not first <= date <= last:
            message = f"{date} is no day of the trip, which lasted from {first} to {last}."
            field = "to_date" if isinstance(one, Moved) else "date"
            yield Spot(
                document, (*steps, field), FindingCode.DATE_OUTSIDE_TRIP, message, "Correct it."
            )


def _cost_spots(
    itinerary: Itinerary, delivery: Delivery, document: str, before: Steps
) -> Iterator[Spot]:
    known = {line.path for line in itinerary.cost_lines if line.is_included}
    seen: set[str] = set()
    needs_net = delivery.funding is not None and delivery.funding.vat_deductible
    for index, cost in enumerate(delivery.costs):
        steps = (*before, "costs", index)
        if cost.path not in known:
            message = f"The plan has no cost '{cost.path}'."
            advice = "Name the path of a cost line of the plan, or list it under extra_costs."
            yield Spot(document, (*steps, "path"), FindingCode.UNKNOWN_ID, message, advice)
        if cost.path in seen:
            message = f"The cost of '{cost.path}' is given twice."
            yield Spot(document, steps, FindingCode.DUPLICATE_ID, message, "Keep one of the two.")
        seen.add(cost.path)
    told: tuple[tuple[str, tuple[ActualCost | ExtraCost, ...]], ...] = (
        ("costs", delivery.costs),
        ("extra_costs", delivery.extra_costs),
    )
    for field, costs in told:
        for index, one in enumerate(costs):
            steps = (*before, field, index, "net_cents")
            if needs_net and one.net_cents is None:
                message = "The funding plan counts costs without tax, and this has only its gross."
                yield Spot(document, steps, FindingCode.FIELD_MISSING, message, "Add net_cents.")
            elif one.net_cents is not None and one.net_cents > one.gross_cents:
                message = f"Net {one.net_cents} is more than gross {one.gross_cents}."
                yield Spot(
                    document, steps, FindingCode.CONTRADICTION, message, "Correct one of them."
                )
    if needs_net and any(
        line.net_cents is None for line in itinerary.cost_lines if line.is_included
    ):
        yield Spot(
            document,
            (*before, "funding", "vat_deductible"),
            FindingCode.FIELD_MISSING,
            "The funding plan counts costs without tax, which some cost lines of the plan lack.",
            "Plan with a catalogue that has its rates of VAT, or count gross.",
        )
