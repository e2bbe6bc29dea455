"""The worked examples that come with the software: the three wishes files on the Mikkeli host."""

from __future__ import annotations

from pathlib import Path

import scenarios
from optimizer.domain.documents import read_problem
from optimizer.domain.problem import Problem

_DATA = Path(scenarios.__file__).parent / "data"


def example_names() -> tuple[str, ...]:
    """The examples by name."""
    return tuple(sorted(file.stem for file in (_DATA / "wishes").glob("*.yaml")))


def example(name: str) -> Problem:
    """The problem of an example; raises InvalidInput with every finding."""
    return read_problem(_DATA / "mikkeli", _DATA / "wishes" / f"{name}.yaml")
