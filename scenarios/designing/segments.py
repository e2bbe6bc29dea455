"""Segments: kinds of customers, how many visits each may bring, and what it would wish for."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from optimizer.domain.value import Id, Text, Value
from optimizer.domain.wishes import Wishes


class Segment(Value):
    """A kind of customer. `weight` is how much it counts, for instance in visits a year.

    `wishes` are complete wishes of a typical group, on a date that suits it.
    """

    id: Id
    name: Text
    weight: Annotated[int, Field(ge=1, le=10_000)]
    wishes: Wishes


class SegmentFile(Value):
    """The segments that packages are designed for; `note` says what kind of data it is."""

    id: Id
    name: Text
    note: Text
    segments: Annotated[tuple[Segment, ...], Field(min_length=1, max_length=50)]
