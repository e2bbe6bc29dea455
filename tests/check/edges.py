"""An edge of a rule: two neighbouring plans, of which one keeps it and the other breaks it."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from optimizer.check import CHECKS, check
from optimizer.check.trip import Trip
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.rules import Rule
from tests.check.example import example


@dataclass(frozen=True)
class Edge:
    """Edits of the valid example on both sides of a rule, and by how much the far side breaks it.

    `both` are made first on either side. The broken side has `times` violations, all of the rule
    and the amount given; `also` names rules that cannot be kept while this one is broken.
    """

    name: str
    rule: Rule
    amount: int
    unit: str
    broken: Mapping[str, Any]
    kept: Mapping[str, Any] = field(default_factory=dict)
    both: Mapping[str, Any] = field(default_factory=dict)
    times: int = 1
    also: frozenset[Rule] = frozenset()

    def __str__(self) -> str:
        return f"{self.rule}: {self.name}"

    def broken_example(self) -> tuple[Problem, Itinerary]:
        """The problem and the plan on the far side."""
        return example({**self.both, **self.broken})

    def prove(self) -> None:
        """Asserts that the near side has no violation, and the far side just the expected ones."""
        assert check(*example({**self.both, **self.kept})) == ()
        found = check(*self.broken_example())
        own = [(fault.rule, fault.amount, fault.unit) for fault in found if fault.rule is self.rule]
        assert own == [(self.rule, self.amount, self.unit)] * self.times, found
        assert {fault.rule for fault in found} == {self.rule} | self.also, found
        assert all(fault.where and fault.message for fault in found)
        trip = Trip(*self.broken_example())
        for rule, function in CHECKS:
            assert {fault.rule for fault in function(trip)} <= {rule}


def edges_by_module() -> dict[str, tuple[Edge, ...]]:
    """The edges of every test module beside this one, by the module's name."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("test_*.py"))
    modules = {name: importlib.import_module(f"tests.check.{name}") for name in names}
    return {name: tuple(getattr(module, "EDGES", ())) for name, module in modules.items()}


def all_edges() -> tuple[Edge, ...]:
    """Every edge that is tested."""
    return tuple(edge for edges in edges_by_module().values() for edge in edges)
