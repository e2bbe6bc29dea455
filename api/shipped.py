"""What comes with the software: example wishes, each with the catalogue that it names."""

from __future__ import annotations

from pathlib import Path

import scenarios
from optimizer.domain.documents import read_problem, read_wishes
from optimizer.domain.problem import Problem
from scenarios.problems import shipped_catalogues

_WISHES = Path(scenarios.__file__).parent / "data" / "wishes"


def shipped_wishes() -> dict[str, Path]:
    """The files of the example wishes, by name."""
    return {file.stem: file for file in sorted(_WISHES.glob("*.yaml"))}


def shipped_problem(wishes: str) -> Problem:
    """The problem of example wishes with the catalogue that they name."""
    path = shipped_wishes()[wishes]
    return read_problem(shipped_catalogues()[read_wishes(path).catalogue], path)
