"""Tokens and the audit log on the wire."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from api.schemas.resources import Name, Resource
from api.store.tables import Role
from optimizer.domain.value import Id, Value

MOST_DAYS = 366


class Token(Resource):
    """A token as lists show it: never the secret itself.

    One with a `parent_id` is a browser's, that was signed in with that token and ends with it.
    """

    label: str
    role: Role
    partner: str | None
    expires_at: dt.datetime
    revoked_at: dt.datetime | None
    parent_id: str | None = None


class TokenRequest(Value):
    """A token to make; a partner's names the partner, and only a partner's does."""

    label: Name
    role: Role
    partner: Id | None = None
    days: Annotated[int, Field(ge=1, le=MOST_DAYS)] = 90

    @model_validator(mode="after")
    def _names_its_partner(self) -> Self:
        if (self.role is Role.PARTNER) is not (self.partner is not None):
            raise ValueError("a partner's token names the partner, and no other does")
        return self


class NewToken(Token):
    """A new token with its secret, which is shown this once and kept nowhere."""

    secret: str


class AuditEntry(Value):
    """Who did what to which resource, when, and at whose request."""

    seq: int
    at: dt.datetime
    actor: str
    role: str
    request_id: str | None
    action: str
    resource_kind: str
    resource_id: str
    resource_version: int | None
    detail: dict[str, Any]
