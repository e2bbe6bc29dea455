"""Cost lines of everything a trip pays for, in whole cents."""

from optimizer.costing.appointments import appointment_lines
from optimizer.costing.connections import connection_lines
from optimizer.costing.day import day_cost_lines, day_span, totals_by_category
from optimizer.costing.interpreters import day_team, interpreter_lines, interpreter_team
from optimizer.costing.meals import meal_lines, meal_service
from optimizer.costing.rooms import night_lines, room_assignment, room_type, rooms_held
from optimizer.costing.sessions import visit_lines
from optimizer.costing.vehicles import empty_runs, hired_hours, vehicle_count, vehicle_lines

__all__ = [
    "appointment_lines",
    "connection_lines",
    "day_cost_lines",
    "day_span",
    "day_team",
    "empty_runs",
    "hired_hours",
    "interpreter_lines",
    "interpreter_team",
    "meal_lines",
    "meal_service",
    "night_lines",
    "room_assignment",
    "room_type",
    "rooms_held",
    "totals_by_category",
    "vehicle_count",
    "vehicle_lines",
    "visit_lines",
]
