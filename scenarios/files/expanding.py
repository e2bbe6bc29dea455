"""Scenarios one by one: lists of overlays, and cross products of choices, in a stable order."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import product

from optimizer.domain.overlays import Overlay
from optimizer.domain.progress import SolveParameters
from optimizer.domain.value import Id, Text, Value
from scenarios.files.gates import Gate
from scenarios.files.scenario_file import Choice, ScenarioEntry, ScenarioFile

MOST_SCENARIOS = 1000
"""A file that combines to more is refused."""

AS_IT_IS = "as-is"
"""What a choice without overlays is called."""


class Scenario(Value):
    """One question: a name, the overlays in order, how it is solved and what it has to reach.

    `entry` is the entry of the file that it comes from.
    """

    name: str
    entry: Id
    title: Text | None = None
    overlays: tuple[Overlay, ...]
    ordered: bool = False
    params: SolveParameters = SolveParameters()
    gates: tuple[Gate, ...] = ()


def expand(file: ScenarioFile, parameters: SolveParameters | None = None) -> tuple[Scenario, ...]:
    """Every scenario, in the order of the file; the last list of a cross product changes fastest.

    `parameters` are what counts where neither scenario nor file says otherwise. Raises KeyError
    where a scenario names an overlay that the file does not have.
    """
    return tuple(_expanded(file, file.params.over(parameters or SolveParameters())))


def _expanded(file: ScenarioFile, parameters: SolveParameters) -> Iterator[Scenario]:
    for entry in file.scenarios:
        for name, names in names_of(entry):
            yield Scenario(
                name=name,
                entry=entry.id,
                title=entry.name,
                overlays=tuple(file.overlay(one) for one in names),
                ordered=entry.ordered,
                params=entry.params.over(parameters),
                gates=(*file.gates, *entry.gates),
            )


def count_of(entry: ScenarioEntry) -> int:
    """How many scenarios an entry stands for."""
    return math.prod(len(choices) for choices in entry.cross)


def names_of(entry: ScenarioEntry) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The scenarios of an entry: the name of each, and the names of its overlays."""
    for choices in product(*entry.cross):
        name = "--".join((entry.id, *(_called(choice) for choice in choices)))
        yield name, (*entry.overlays, *(key for choice in choices for key in choice))


def _called(choice: Choice) -> str:
    return "+".join(choice) or AS_IT_IS
