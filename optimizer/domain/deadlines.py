"""Deadlines: what must be done by when so that a planned trip can take place as planned."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from optimizer.domain.calendar import Weekday
from optimizer.domain.catalogue import Access
from optimizer.domain.money import Cents
from optimizer.domain.rules import Rule
from optimizer.domain.value import Count, Id, Value


class DeadlineKind(StrEnum):
    """What is to be done; of one date the earlier kinds come first."""

    VISA = "visa"
    CLEARANCE = "clearance"
    REQUEST = "request"
    INTERPRETERS = "interpreters"
    OPTION = "option"
    DEPOSIT = "deposit"
    RELEASE = "release"
    FREE_CANCELLATION = "free-cancellation"
    CHEAPER_CANCELLATION = "cheaper-cancellation"
    NAME_LIST = "name-list"
    ROOMING_LIST = "rooming-list"
    DIETS = "diets"
    MENU = "menu"
    PROGRAMME = "programme"
    TRANSPORT_ORDER = "transport-order"
    BALANCE = "balance"


class Counterpart(StrEnum):
    """Whom a deadline is kept towards."""

    PARTNER = "partner"
    HOTEL = "hotel"
    RESTAURANT = "restaurant"
    VEHICLE = "vehicle"
    CONNECTION = "connection"
    INTERPRETER = "interpreter"
    AUTHORITY = "authority"


class Counting(StrEnum):
    """Which days are counted back from the service."""

    WORKING_DAYS = "working-days"
    DAYS = "days"


class Deadline(Value):
    """One thing to be done: by when, for whom, for which item of the plan, and why.

    `latest` is the last day that is in time, counted back from the `service` by `days` working
    days (of the `weekdays`, without holidays) or calendar days. `date` is the day to do it: the
    last working day of the host's own office up to then. `item` names what it is for as cost
    lines do. `days_late` counts from `latest` to the planning date, and is 0 in time. An amount
    or a share that is not known is None.
    """

    id: str
    kind: DeadlineKind
    date: dt.date
    latest: dt.date
    service: dt.date
    counterpart: Counterpart
    supplier: Id | None
    item: str
    days: Count
    counting: Counting
    weekdays: tuple[Weekday, ...] = ()
    rule: Rule | None = None
    access: Access | None = None
    cents: Cents | None = None
    owed_permille: Count | None = None
    overdue: bool
    days_late: Count


class DeadlineList(Value):
    """The to-do list of a plan, by date."""

    problem_hash: str
    planning_date: dt.date
    deadlines: tuple[Deadline, ...]

    @property
    def overdue(self) -> tuple[Deadline, ...]:
        """Those for which it is too late already."""
        return tuple(one for one in self.deadlines if one.overdue)
