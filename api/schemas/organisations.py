"""Organisations on the wire."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from api.schemas.resources import Name, Resource
from optimizer.domain.value import Value


class Organisation(Resource):
    """A host whose people plan visits together."""

    name: str
    contact: str


class OrganisationEdit(Value):
    """What can be changed of an organisation; its name is unique in the service."""

    name: Name
    contact: Annotated[str, Field(max_length=500)] = ""
