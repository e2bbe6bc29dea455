"""Visits: several trips run through, each from wishes to report, and each learning from the last.

`scenarios.visits.running` runs them; it needs the solver.
"""

from scenarios.visits.held import Lesson, Version, VisitHeld
from scenarios.visits.reading import SeriesRead, series_in
from scenarios.visits.series import Series, SeriesVisit, Upset

__all__ = [
    "Lesson",
    "Series",
    "SeriesRead",
    "SeriesVisit",
    "Upset",
    "Version",
    "VisitHeld",
    "series_in",
]
