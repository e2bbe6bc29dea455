"""Re-planning: a programme and what happened in, the plan with the fewest changes out."""

from scenarios.replanning.events import (
    Happenings,
    OverlayList,
    away,
    broken_down,
    cancelled,
    guests,
    overlays_in,
)
from scenarios.replanning.replanned import Given, Replan
from scenarios.replanning.replanning import (
    Asked,
    answered,
    prepared,
    programme_of,
    replan,
)

__all__ = [
    "Asked",
    "Given",
    "Happenings",
    "OverlayList",
    "Replan",
    "answered",
    "away",
    "broken_down",
    "cancelled",
    "guests",
    "overlays_in",
    "prepared",
    "programme_of",
    "replan",
]
