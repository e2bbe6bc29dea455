"""Drafting: a plan changed by hand, judged by every rule, and repaired around the changes."""

from optimizer.drafting.adding import visit_to_add
from optimizer.drafting.drafting import draft, edited, laid_out
from optimizer.drafting.judging import item_at, judge, judged, level_faults
from optimizer.drafting.keeping import Blocked, kept
from optimizer.drafting.levels import level_of, stands_in_the_way
from optimizer.drafting.repairing import Repair, to_repair

__all__ = [
    "Blocked",
    "Repair",
    "draft",
    "edited",
    "item_at",
    "judge",
    "judged",
    "kept",
    "laid_out",
    "level_faults",
    "level_of",
    "stands_in_the_way",
    "to_repair",
    "visit_to_add",
]
