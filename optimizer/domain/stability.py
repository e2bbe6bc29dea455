"""What stability costs: a plan of few changes next to the best plan from scratch."""

from __future__ import annotations

from optimizer.domain.result import SolveResult
from optimizer.domain.value import Value


class Range(Value):
    """A number that is known, or between which two it lies; None where there is no limit."""

    least: int | None
    most: int | None

    @property
    def is_exact(self) -> bool:
        """Whether it is one number."""
        return self.least is not None and self.least == self.most


class Stability(Value):
    """The plan anew, the best plan from scratch with the same past, and what lies between them.

    `points` are the most points there are less those of `replanned`. `changes_saved` is the weight
    of changes that only the plan from scratch makes. None where one of them has no plan.
    """

    replanned: SolveResult
    afresh: SolveResult
    points: Range | None = None
    changes_saved: int | None = None
