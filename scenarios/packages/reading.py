"""Packages read from files, with every finding at once; those that come with the software."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import scenarios
from optimizer.domain.catalogue import Catalogue
from optimizer.domain.crosschecks import Spot
from optimizer.domain.documents import read_catalogue
from optimizer.domain.findings import Finding, FindingCode, InvalidInput, has_errors
from optimizer.domain.problem import Problem
from optimizer.domain.reading.building import read
from optimizer.domain.reading.placing import placed
from optimizer.domain.reading.sources import source_of_file
from optimizer.domain.wishes import Wishes
from scenarios.packages.judging import PACKAGE, package_spots
from scenarios.packages.package import Package
from scenarios.problems import shipped_catalogues

FOLDER = Path(scenarios.__file__).parent / "data" / "packages"
"""The packages that come with the software, a file each."""

Findings = tuple[Finding, ...]


def package_in(path: Path) -> tuple[Package | None, Findings]:
    """The package of a file, None if an error stops it, and all findings."""
    reading = read(Package, source_of_file(path))
    package = reading.value
    if package is None or reading.findings:
        return None, reading.findings
    named = package.wishes.catalogue
    if named in shipped_catalogues():
        spots = list(package_spots(package, problem_of(package.wishes)))
    else:
        spots = [_unknown_catalogue(named)]
    findings = tuple(placed(spots, {PACKAGE: reading}))
    return (None if has_errors(findings) else package), findings


@cache
def shipped_packages() -> Mapping[str, Package]:
    """The packages that come with the software, by id, the shorter ones first.

    Raises InvalidInput.
    """
    found: list[Package] = []
    for path in sorted(FOLDER.glob("*.yaml")):
        package, findings = package_in(path)
        if package is None:
            raise InvalidInput(findings)
        found.append(package)
    found.sort(key=lambda one: (one.days, one.id))
    return MappingProxyType({one.id: one for one in found})


def problem_of(wishes: Wishes) -> Problem:
    """Wishes with the catalogue that they name and that comes with the software."""
    return Problem(catalogue=shipped_catalogue(wishes.catalogue), wishes=wishes)


@cache
def shipped_catalogue(name: str) -> Catalogue:
    """A catalogue that comes with the software, by name."""
    return read_catalogue(shipped_catalogues()[name])


def _unknown_catalogue(named: str) -> Spot:
    known = ", ".join(shipped_catalogues())
    return Spot(
        PACKAGE,
        ("wishes", "catalogue"),
        FindingCode.UNKNOWN_ID,
        f"No catalogue named '{named}' comes with the software.",
        f"Name one of these: {known}.",
    )
