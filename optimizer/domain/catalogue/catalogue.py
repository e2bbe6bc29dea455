"""The catalogue itself: everything on offer, found by id, and what holds on a date."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from pydantic import Field, ModelWrapValidatorHandler, PrivateAttr, model_validator

from optimizer.domain.base_map import BaseMap
from optimizer.domain.calendar import WEEKDAYS, Weekday, Window, holiday_name, weekday
from optimizer.domain.catalogue.connections import Connection
from optimizer.domain.catalogue.hotels import Hotel
from optimizer.domain.catalogue.interpreters import InterpreterService
from optimizer.domain.catalogue.meals import Restaurant
from optimizer.domain.catalogue.partners import Partner, Venue
from optimizer.domain.catalogue.precedence import Alternatives, Precedence
from optimizer.domain.catalogue.rule_numbers import RuleNumbers
from optimizer.domain.catalogue.sessions import Session
from optimizer.domain.catalogue.vehicles import Vehicle
from optimizer.domain.charges import Markup
from optimizer.domain.closures import Closure
from optimizer.domain.daylight import daylight
from optimizer.domain.tariffs import DriverRules, VatCategory, VatRate, in_force
from optimizer.domain.ticks import ticks, ticks_in
from optimizer.domain.travel import Matrix, Place
from optimizer.domain.value import Id, Text, Value


class Catalogue(Value):
    """All that a host can offer. `banner` says what is illustrative, wherever a plan is shown.

    The coordinator's own office works on `office_days` that are no holidays. `base_map` is drawn
    beneath the stops of a day.
    """

    id: Id
    name: Text
    banner: Text
    time_zone: str
    country: str
    walk_matrix: Id
    office_days: Annotated[tuple[Weekday, ...], Field(min_length=1)] = WEEKDAYS[:5]
    rules: RuleNumbers
    places: tuple[Place, ...]
    matrices: tuple[Matrix, ...]
    partners: tuple[Partner, ...]
    venues: tuple[Venue, ...]
    sessions: tuple[Session, ...]
    hotels: tuple[Hotel, ...] = ()
    restaurants: tuple[Restaurant, ...] = ()
    vehicles: tuple[Vehicle, ...] = ()
    connections: tuple[Connection, ...]
    interpreters: tuple[InterpreterService, ...] = ()
    precedence: tuple[Precedence, ...] = ()
    alternatives: tuple[Alternatives, ...] = ()
    closures: tuple[Closure, ...] = ()
    vat: tuple[VatRate, ...] = ()
    markups: tuple[Markup, ...] = ()
    driver_rules: tuple[DriverRules, ...] = ()
    base_map: BaseMap | None = None

    _by_id: dict[tuple[str, str], object] = PrivateAttr(default_factory=dict)

    @model_validator(mode="wrap")
    @classmethod
    def _in_its_ticks(cls, data: Any, build: ModelWrapValidatorHandler[Catalogue]) -> Catalogue:
        rules = data.get("rules") if isinstance(data, dict) else getattr(data, "rules", None)
        with ticks(ticks_in(rules)):
            return build(data)

    def model_post_init(self, context: object) -> None:
        """Prepares the look-ups by id; of duplicates the first one counts."""
        for field in _IDENTIFIED:
            for item in getattr(self, field):
                self._by_id.setdefault((field, item.id), item)

    def _find(self, field: str, key: str) -> object:
        try:
            return self._by_id[field, key]
        except KeyError:
            raise KeyError(f"the catalogue has no {field} with the id {key!r}") from None

    def place(self, key: str) -> Place:
        """The place with an id; KeyError if there is none, as for all look-ups here."""
        return self._find("places", key)  # type: ignore[return-value]

    def matrix(self, key: str) -> Matrix:
        """The travel matrix with an id."""
        return self._find("matrices", key)  # type: ignore[return-value]

    def partner(self, key: str) -> Partner:
        """The partner with an id."""
        return self._find("partners", key)  # type: ignore[return-value]

    def venue(self, key: str) -> Venue:
        """The venue with an id."""
        return self._find("venues", key)  # type: ignore[return-value]

    def session(self, key: str) -> Session:
        """The session with an id."""
        return self._find("sessions", key)  # type: ignore[return-value]

    def hotel(self, key: str) -> Hotel:
        """The hotel with an id."""
        return self._find("hotels", key)  # type: ignore[return-value]

    def restaurant(self, key: str) -> Restaurant:
        """The restaurant with an id."""
        return self._find("restaurants", key)  # type: ignore[return-value]

    def vehicle(self, key: str) -> Vehicle:
        """The vehicle with an id."""
        return self._find("vehicles", key)  # type: ignore[return-value]

    def connection(self, key: str) -> Connection:
        """The connection with an id."""
        return self._find("connections", key)  # type: ignore[return-value]

    def interpreter(self, key: str) -> InterpreterService:
        """The interpreter service with an id."""
        return self._find("interpreters", key)  # type: ignore[return-value]

    def daylight(self, place: str, date: dt.date) -> tuple[Window, ...]:
        """When the sun is up at a place on a date, in whole minutes as ticks."""
        at, tick = self.place(place), self.rules.ticks_per_minute
        spans = daylight(at.latitude, at.longitude, date, self.time_zone)
        return tuple(Window(start=start * tick, end=end * tick) for start, end in spans)

    def vat_permille(self, category: VatCategory, date: dt.date) -> int | None:
        """The rate of value added tax on a date, in thousandths; None where it is not known."""
        if category is VatCategory.EXEMPT:
            return 0
        rate = in_force((rate for rate in self.vat if rate.category is category), date)
        return None if rate is None else rate.permille

    def driver_rules_on(self, date: dt.date, vehicle: Vehicle) -> DriverRules | None:
        """The driver rules that hold for a vehicle on a date; None where there are none."""
        rules = in_force(self.driver_rules, date)
        return None if rules is None or vehicle.seats < rules.over_people else rules

    def holiday(self, date: dt.date) -> str | None:
        """The holiday or closure on which the region's offices are closed, or None."""
        if name := holiday_name(self.country, date):
            return name
        found = (one for one in self.closures if one.partners is None and one.covers(date))
        return next((one.name.en for one in found), None)

    def closures_for(self, partner: str | None = None) -> tuple[Closure, ...]:
        """The closures that a partner keeps; without one, those of the whole region."""
        return tuple(closure for closure in self.closures if closure.closes(partner))

    def office_works(self, date: dt.date) -> bool:
        """Whether the coordinator's own office works on a date."""
        return weekday(date) in self.office_days and self.holiday(date) is None


_IDENTIFIED = (
    "places",
    "matrices",
    "partners",
    "venues",
    "sessions",
    "hotels",
    "restaurants",
    "vehicles",
    "connections",
    "interpreters",
)
