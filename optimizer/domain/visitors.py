"""Visitors: what kind of visitor a delegation is, and prices that depend on it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from optimizer.domain.money import Cents
from optimizer.domain.value import Value


class VisitorType(StrEnum):
    """What kind of organisation a delegation comes from."""

    PUBLIC_BODY = "public-body"
    DEFENCE = "defence"
    COMPANY = "company"
    EDUCATION = "education"
    ASSOCIATION = "association"
    MEDIA = "media"


VisitorTypes = Annotated[tuple[VisitorType, ...], Field(min_length=1)]
"""Some types of visitors, at least one."""


class VisitorPrice(Value):
    """Another price of a session for some types of visitors; what is left out stays as it is."""

    visitor_types: VisitorTypes
    group_cents: Cents | None = None
    person_cents: Cents | None = None

    @model_validator(mode="after")
    def _says_something(self) -> VisitorPrice:
        if self.group_cents is None and self.person_cents is None:
            raise ValueError("give group_cents, person_cents or both")
        return self
