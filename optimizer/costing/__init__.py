"""Cost lines of everything a trip pays for, in whole cents."""

from optimizer.costing.appointments import appointment_lines
from optimizer.costing.connections import connection_lines
from optimizer.costing.day import day_cost_lines, day_span, totals_by_category
from optimizer.costing.interpreters import (
    day_team,
    interpreter_fees,
    interpreter_lines,
    interpreter_team,
)
from optimizer.costing.line import is_included
from optimizer.costing.meals import meal_lines, meal_service
from optimizer.costing.rooms import (
    is_on_request,
    night_lines,
    room_assignment,
    room_type,
    rooms_held,
)
from optimizer.costing.sessions import visit_lines
from optimizer.costing.vat import gross_prices, unit_gross
from optimizer.costing.vehicles import empty_runs, hired_hours, vehicle_count, vehicle_lines

__all__ = [
    "appointment_lines",
    "connection_lines",
    "day_cost_lines",
    "day_span",
    "day_team",
    "empty_runs",
    "gross_prices",
    "hired_hours",
    "interpreter_fees",
    "interpreter_lines",
    "interpreter_team",
    "is_included",
    "is_on_request",
    "meal_lines",
    "meal_service",
    "night_lines",
    "room_assignment",
    "room_type",
    "rooms_held",
    "totals_by_category",
    "unit_gross",
    "vehicle_count",
    "vehicle_lines",
    "visit_lines",
]
