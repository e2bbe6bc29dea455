"""Publishing: programmes in versions, what they hold, whom they ask, and planning them anew."""

from api.publishing.changes import Change, ChangeKind
from api.publishing.holds import holds
from api.publishing.publishing import (
    BreaksRules,
    Published,
    change_log,
    draft,
    problem_to_replan,
    publish,
    withdraw,
)
from api.publishing.surroundings import held_beside, with_current_bookings

__all__ = [
    "BreaksRules",
    "Change",
    "ChangeKind",
    "Published",
    "change_log",
    "draft",
    "held_beside",
    "holds",
    "problem_to_replan",
    "publish",
    "with_current_bookings",
    "withdraw",
]
