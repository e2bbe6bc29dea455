"""Designing packages: the few programmes that serve given kinds of customers best.

`scenarios.designing.designing` makes and chooses them; it needs the solver.
"""

from scenarios.designing.design import (
    Candidate,
    Chosen,
    Design,
    Origin,
    SegmentResult,
    Served,
)
from scenarios.designing.reading import SegmentsRead, segments_in
from scenarios.designing.segments import Segment, SegmentFile

__all__ = [
    "Candidate",
    "Chosen",
    "Design",
    "Origin",
    "Segment",
    "SegmentFile",
    "SegmentResult",
    "SegmentsRead",
    "Served",
    "segments_in",
]
