"""The design: packages chosen for segments, what each brings whom, and how well that is proved."""

from __future__ import annotations

from enum import StrEnum

from pydantic import model_validator

from optimizer.domain.result import Verdict
from optimizer.domain.value import Id, Text, Value


class Origin(StrEnum):
    """Where a candidate comes from."""

    SEGMENT = "segment"
    """The best trip of one segment."""
    MIXTURE = "mixture"
    """The best trip of one segment that another one shall like as well."""
    HAND_MADE = "hand-made"
    """The best trip of a base package that comes with the software."""


class Candidate(Value):
    """A programme that could be a package: its sessions, and the days in which a plan has them.

    `base` is whose trip it is (a segment, or a base package), `other` the second of a mixture.
    """

    id: Id
    origin: Origin
    base: Id
    other: Id | None = None
    days: int
    sessions: tuple[Id, ...]


class Served(Value):
    """What a segment gets of a package: points of its own wishes, from a plan with its sessions.

    `bound` is what no plan with these sessions beats; `share` are the thousandths of the points of
    its best trip, rounded down. Without a plan, or with one that lacks what it must have, none.
    """

    segment: Id
    candidate: Id
    verdict: Verdict
    points: int
    bound: int
    share: int
    share_bound: int

    @property
    def is_proved(self) -> bool:
        """Whether no plan with these sessions brings more."""
        return self.points == self.bound


class SegmentResult(Value):
    """A segment with the points of its best trip of all that is on offer, and their bound."""

    segment: Id
    name: Text
    weight: int
    verdict: Verdict
    best_points: int
    best_bound: int

    @property
    def is_possible(self) -> bool:
        """Whether it is not proved that nothing on offer could serve it."""
        return self.verdict is not Verdict.INFEASIBLE


class Chosen(Value):
    """A choice of packages, and which of them serves which segment best.

    `value` is the sum of weights times shares, `bound` what no choice among the candidates beats.
    """

    candidates: tuple[Id, ...]
    served: tuple[Served, ...]
    value: int
    bound: int

    @property
    def is_proved(self) -> bool:
        """Whether no other choice among the candidates serves the segments better."""
        return self.value == self.bound


class Design(Value):
    """The best packages of a number, beside the hand-made ones.

    Both are chosen from the same candidates by the same measure. `most` is what all segments would
    get if each had its own best trip: no packages whatever can bring more.
    """

    count: int
    segments: tuple[SegmentResult, ...]
    candidates: tuple[Candidate, ...]
    best: Chosen
    hand_made: Chosen | None
    most: int
    plans: int

    @model_validator(mode="after")
    def _adds_up(self) -> Design:
        weights = {one.segment: one.weight for one in self.segments}
        for chosen in (self.best, *([self.hand_made] if self.hand_made else ())):
            if sum(weights[one.segment] * one.share for one in chosen.served) != chosen.value:
                raise ValueError("the shares of the segments do not add up to the value")
            if not chosen.value <= chosen.bound <= self.most:
                raise ValueError("value, bound and what is possible at most do not rise")
        return self

    def candidate(self, key: str) -> Candidate:
        """A candidate by its id. Raises KeyError."""
        found = next((one for one in self.candidates if one.id == key), None)
        if found is None:
            raise KeyError(key)
        return found
