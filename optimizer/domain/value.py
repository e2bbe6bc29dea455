"""The base of every value: frozen, strict about fields and kinds, the same from YAML and JSON."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, StringConstraints
from pydantic_core import CoreSchema

from optimizer.domain.kinds import kept_apart

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=80)]
"""A stable id: lower-case letters, digits and hyphens."""

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
"""A language by its ISO 639 code, for instance `fi`, `en`, `fr`."""

Count = Annotated[int, Field(ge=0)]
Percent = Annotated[int, Field(ge=0, le=1000)]


class Value(BaseModel):
    """A frozen value; two with the same content are equal."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False, allow_inf_nan=False)

    reads_text: ClassVar[bool] = False
    """Whether it is read from what knows text only: queries and variables of the environment."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The model's schema, with kinds kept apart unless it is read from text."""
        found = handler(source)
        if not cls.reads_text:
            kept_apart(handler.resolve_ref_schema(found))
        return found


class Text(Value):
    """One text in Finnish and English."""

    fi: str
    en: str

    def in_language(self, language: str) -> str:
        """The Finnish text for `fi`, the English one for anything else."""
        return self.fi if language == "fi" else self.en


class Fact(Value):
    """Names the fields of an item that are facts, and the source that says so."""

    fields: tuple[str, ...]
    source: str


class Item(Value):
    """Something in the catalogue: every value of it is illustrative unless a fact names it."""

    id: Id
    name: Text
    facts: tuple[Fact, ...] = ()
    note: str = ""

    def is_fact(self, field: str) -> bool:
        """Whether a source stands behind this field."""
        return any(field in fact.fields for fact in self.facts)
