"""Cross-checks: what no single field shows, such as an id that nothing has or a matrix with holes.

They find what is wrong with an input. Whether wishes can be met is for the solver to prove.
"""

from optimizer.domain.crosschecks.bookings import bookings_findings, bookings_spots
from optimizer.domain.crosschecks.check import Spot
from optimizer.domain.crosschecks.known import Known
from optimizer.domain.crosschecks.suite import (
    catalogue_findings,
    catalogue_spots,
    wishes_alone_spots,
    wishes_findings,
    wishes_spots,
)

__all__ = [
    "Known",
    "Spot",
    "bookings_findings",
    "bookings_spots",
    "catalogue_findings",
    "catalogue_spots",
    "wishes_alone_spots",
    "wishes_findings",
    "wishes_spots",
]
