"""Pages: long lists a part at a time, each part with the mark of where the next one begins."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Generic, TypeVar

from pydantic import Field

from optimizer.domain.value import Value

Item = TypeVar("Item")

MOST_ITEMS = 200

Limit = Annotated[int, Field(ge=1, le=MOST_ITEMS, description="Items of a page at most.")]
Cursor = Annotated[
    str,
    Field(
        max_length=120,
        pattern=r"^[0-9A-Za-z_.~-]+$",
        description="The field next of the page before; without it the first page.",
    ),
]


class Page(Value, Generic[Item]):
    """Items in the order of the list; `next` is the cursor of the next page, None on the last."""

    items: tuple[Item, ...]
    next: str | None = None


class Asked(Value):
    """Which page of a list is asked for, in the query."""

    reads_text: ClassVar[bool] = True

    limit: Limit = 50
    cursor: Cursor | None = None

    def as_asked(self) -> dict[str, Any]:
        """The same for the store, which goes on after the cursor."""
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return {"after" if name == "cursor" else name: value for name, value in fields.items()}
