"""The scenario file: a baseline, named overlays, and the scenarios that combine them."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from optimizer.domain.calendar import Minute
from optimizer.domain.changes import PlanningOrder
from optimizer.domain.overlays import Overlay
from optimizer.domain.programme import LevelFrom
from optimizer.domain.progress import SolveParameters
from optimizer.domain.value import Id, Text, Value
from scenarios.files.gates import Gate


class Published(Value):
    """The programme that re-planning overlays start from.

    That of a `result` file (a path from the scenario file's folder), frozen up to a moment, or,
    without one, what the baseline solve finds: written as `programme: baseline`. `levels` and
    `order` are those of a published programme.
    """

    result: str | None = None
    frozen_until: dt.date | None = None
    frozen_minute: Minute = 0
    levels: tuple[LevelFrom, ...] = ()
    order: PlanningOrder = PlanningOrder.CHANGES_FIRST

    @model_validator(mode="after")
    def _of_a_result(self) -> Published:
        given = self.model_fields_set - {"result"}
        if self.result is None and given:
            raise ValueError(
                f"{', '.join(sorted(given))} belongs to a result; name the result, or say it in "
                "the overlay that re-plans"
            )
        return self


def _source(value: Any) -> Any:
    """Reads `baseline` as the solved one, any other text as the name of a result."""
    if isinstance(value, str):
        return {} if value == "baseline" else {"result": value}
    return value


class Baseline(Value):
    """What the overlays edit: wishes, or a problem with its catalogue, and what goes with them.

    Paths are from the scenario file's folder. `catalogue` is the name of a shipped one or a path;
    without it the wishes say which.
    """

    wishes: Annotated[str, Field(min_length=1)]
    catalogue: str | None = None
    bookings: str | None = None
    programme: (
        Annotated[Published, BeforeValidator(_source, json_schema_input_type=Published | str)]
        | None
    ) = None


class Params(Value):
    """How scenarios are solved; what is left out is the file's, or the command's."""

    time_limit_seconds: Annotated[float, Field(gt=0, le=86_400)] | None = None
    workers: Annotated[int, Field(ge=1, le=64)] | None = None
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] | None = None
    alternatives: Annotated[int, Field(ge=0, le=9)] | None = None

    def over(self, parameters: SolveParameters) -> SolveParameters:
        """Other parameters with what is given here in their place."""
        given = {key: one for key, one in self.model_dump().items() if one is not None}
        return parameters.model_copy(update=given)


def _several(value: Any) -> Any:
    """Reads the name of one overlay as a list of it."""
    return [value] if isinstance(value, str) else value


Choice = Annotated[
    tuple[Id, ...], BeforeValidator(_several, json_schema_input_type=tuple[Id, ...] | Id)
]
"""The overlays of one choice: a name, several in a list, or none in an empty one."""


class ScenarioEntry(Value):
    """One scenario, or with `cross` one for each combination of a choice from every list.

    `overlays` belong to all of them. With `ordered` two of them may set the same thing, and the
    later one counts.
    """

    id: Id
    name: Text | None = None
    note: str = ""
    overlays: tuple[Id, ...] = ()
    cross: tuple[Annotated[tuple[Choice, ...], Field(min_length=1)], ...] = ()
    ordered: bool = False
    params: Params = Params()
    gates: tuple[Gate, ...] = ()


class ScenarioFile(Value):
    """Questions to a baseline: what if. Gates and parameters of the file are for every scenario."""

    id: Id
    name: Text | None = None
    note: str = ""
    baseline: Baseline
    overlays: tuple[Overlay, ...] = ()
    scenarios: Annotated[tuple[ScenarioEntry, ...], Field(min_length=1)]
    params: Params = Params()
    gates: tuple[Gate, ...] = ()

    def overlay(self, key: str) -> Overlay:
        """The overlay with an id. Raises KeyError if there is none."""
        for one in self.overlays:
            if one.id == key:
                return one
        raise KeyError(f"the file has no overlay {key!r}")
