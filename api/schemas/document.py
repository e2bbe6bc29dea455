"""Documents of the library inside requests and answers: described in full, read with findings."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema


class Described:
    """Marks plain content that is a document of a model.

    The API's description shows the model. A request's content is not validated here but where
    it is read, so that every fault is told at once; stored content has been validated before.
    """

    def __init__(self, model: type[BaseModel]) -> None:
        self.model = model

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Named fields, whatever they are."""
        return core_schema.dict_schema()

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The model's own schema."""
        return handler(self.model.__pydantic_core_schema__)


Content = dict[str, Any]
"""The content of a document as it is sent and stored."""
