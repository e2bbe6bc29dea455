"""Resources: what every stored thing tells of itself."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Self

from fastapi import Path
from pydantic import Field

from optimizer.domain.value import Value

ULID = r"^[0-7][0-9A-HJKMNP-TV-Z]{25}$"

Key = Annotated[str, Path(pattern=ULID, description="The id of the resource, a ULID.")]
"""An id in a path."""

Ulid = Annotated[str, Field(pattern=ULID, description="The id of a resource, a ULID.")]
"""An id in a body."""

Number = Annotated[int, Path(ge=1, le=2**31 - 1, description="The number of the version.")]

Name = Annotated[str, Field(min_length=1, max_length=200)]
Note = Annotated[str, Field(max_length=2000)]


class Resource(Value):
    """A stored thing. `version` rises with every change and is the ETag."""

    id: str
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime

    @classmethod
    def of(cls, row: Any) -> Self:
        """The resource of a row of the store."""
        return cls.model_validate(row, from_attributes=True)
