"""Precedence: how the sessions of a trip stand to each other, and which exclude each other."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from optimizer.domain.value import Id, Value


class PrecedenceKind(StrEnum):
    """How two sessions stand to each other in a trip."""

    BEFORE = "before"
    REQUIRES = "requires"
    SAME_DAY = "same-day"
    NOT_SAME_DAY = "not-same-day"
    WITHIN = "within"


class Precedence(Value):
    """How two sessions stand to each other. `days` is for `within` only."""

    kind: PrecedenceKind
    first: Id
    second: Id
    days: Annotated[int, Field(ge=0, le=30)] | None = None

    @property
    def key(self) -> str:
        """What it says, by which it is named: it has no id, and its place changes with others."""
        within = "" if self.days is None else f"/{self.days}"
        return f"{self.kind.value}/{self.first}/{self.second}{within}"


class Alternatives(Value):
    """Sessions of which a trip has at most one."""

    id: Id
    sessions: Annotated[tuple[Id, ...], Field(min_length=2)]
