"""Overlaying: named edits applied to a problem, each change logged old and new, and undone."""

from scenarios.overlaying.applying import (
    EDITS,
    Overlaid,
    apply,
    complaints_about,
    edit,
    findings_of_overlays,
    needs_programme,
)
from scenarios.overlaying.changes import (
    Change,
    ChangeKind,
    ForeignLog,
    redo,
    steps_to,
    tokens,
    undo,
)
from scenarios.overlaying.judging import Complaint, Fault, known_faults

__all__ = [
    "EDITS",
    "Change",
    "ChangeKind",
    "Complaint",
    "Fault",
    "ForeignLog",
    "Overlaid",
    "apply",
    "complaints_about",
    "edit",
    "findings_of_overlays",
    "known_faults",
    "needs_programme",
    "redo",
    "steps_to",
    "tokens",
    "undo",
]
