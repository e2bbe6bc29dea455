"""The base packages that come with the software, as they are told."""

from __future__ import annotations

import datetime as dt
from typing import Any

from api.errors import not_found
from api.schemas.packages import OfferedPackage, PackageSummary
from optimizer.domain.writing import written
from scenarios.packages import (
    Package,
    earliest_start,
    problem_of,
    shipped_catalogue,
    shipped_packages,
    shipped_prices,
    tailored,
)


def summaries(today: dt.date) -> tuple[PackageSummary, ...]:
    """Every package, the shorter ones first."""
    return tuple(PackageSummary(**_told(one, today)) for one in shipped_packages().values())


def in_full(name: str, today: dt.date) -> OfferedPackage:
    """One package with its wishes and prices. Raises Refusal."""
    package = _named(name)
    return OfferedPackage(
        **_told(package, today),
        wishes=written(package.wishes),
        prices=shipped_prices().of(package.id),
    )


def wishes_of(
    name: str, first: dt.date | None, heads: int | None, planned_on: dt.date
) -> dict[str, Any]:
    """The wishes of a package for a trip. Raises Refusal or InvalidInput."""
    package = _named(name)
    begins = first or _earliest(package, planned_on)
    if begins is None:
        raise not_found("date in the coming year on which the package can begin")
    wishes = tailored(package, begins, heads or package.heads.usual, planned_on)
    return written(wishes)


def _named(name: str) -> Package:
    packages = shipped_packages()
    if name not in packages:
        raise not_found(f"package with that id (there are: {', '.join(packages)})")
    return packages[name]


def _earliest(package: Package, planned_on: dt.date) -> dt.date | None:
    return earliest_start(package, problem_of(package.wishes), planned_on)


def _told(package: Package, today: dt.date) -> dict[str, Any]:
    prices = shipped_prices().of(package.id)
    told = {name: getattr(package, name) for name in Package.model_fields if name != "wishes"}
    return {
        **told,
        "earliest": _earliest(package, today),
        "from_cents": min((one.per_person_cents for one in prices), default=None),
        "banner": shipped_catalogue(package.wishes.catalogue).banner,
    }
