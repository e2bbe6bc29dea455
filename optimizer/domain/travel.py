"""Travel: places and the matrices of minutes and metres between them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, PrivateAttr

from optimizer.domain.value import Id, Item, Value


class Place(Item):
    """A point on the map; a coarse one is kept vague on purpose."""

    latitude: Annotated[float, Field(ge=-90, le=90)]
    longitude: Annotated[float, Field(ge=-180, le=180)]
    coarse: bool = False


class Matrix(Value):
    """Travel between places by one mode: minutes and metres, row = from, column = to.

    `None` is a hole and a finding; times are as given and may differ by direction.
    """

    id: Id
    source: str
    places: tuple[Id, ...]
    minutes: tuple[tuple[Annotated[int, Field(ge=0)] | None, ...], ...]
    metres: tuple[tuple[Annotated[int, Field(ge=0)] | None, ...], ...]

    _index: dict[str, int] = PrivateAttr(default_factory=dict)

    def model_post_init(self, context: object) -> None:
        """Prepares the look-up by place."""
        self._index.update({place: index for index, place in enumerate(self.places)})

    def minutes_between(self, origin: str, destination: str) -> int:
        """Travel minutes; nothing within a place. Raises KeyError where the matrix has a hole."""
        return self._cell(self.minutes, origin, destination)

    def metres_between(self, origin: str, destination: str) -> int:
        """Distance in metres; nothing within a place. Raises KeyError where there is a hole."""
        return self._cell(self.metres, origin, destination)

    def _cell(self, rows: tuple[tuple[int | None, ...], ...], origin: str, destination: str) -> int:
        if origin == destination:
            return 0
        value = rows[self._index[origin]][self._index[destination]]
        if value is None:
            raise KeyError(f"matrix {self.id} has no entry from {origin} to {destination}")
        return value
