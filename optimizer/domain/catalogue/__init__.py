"""The catalogue: what a host can offer, and the numbers its rules use."""

from optimizer.domain.catalogue.catalogue import Catalogue
from optimizer.domain.catalogue.connections import Connection, ConnectionKind, Direction
from optimizer.domain.catalogue.hotels import Hotel, RoomException, RoomKind, RoomType
from optimizer.domain.catalogue.interpreters import InterpreterService, LanguageMode, TeamSize
from optimizer.domain.catalogue.meals import Meal, MealService, Restaurant
from optimizer.domain.catalogue.partners import MOBILITY_FEATURES, Partner, PartnerKind, Venue
from optimizer.domain.catalogue.precedence import Alternatives, Precedence, PrecedenceKind
from optimizer.domain.catalogue.rule_numbers import MealRule, RuleNumbers
from optimizer.domain.catalogue.sessions import Access, Format, Session, Split
from optimizer.domain.catalogue.vehicles import Vehicle, VehicleKind

__all__ = [
    "MOBILITY_FEATURES",
    "Access",
    "Alternatives",
    "Catalogue",
    "Connection",
    "ConnectionKind",
    "Direction",
    "Format",
    "Hotel",
    "InterpreterService",
    "LanguageMode",
    "Meal",
    "MealRule",
    "MealService",
    "Partner",
    "PartnerKind",
    "Precedence",
    "PrecedenceKind",
    "Restaurant",
    "RoomException",
    "RoomKind",
    "RoomType",
    "RuleNumbers",
    "Session",
    "Split",
    "TeamSize",
    "Vehicle",
    "VehicleKind",
    "Venue",
]
