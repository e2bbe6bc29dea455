"""Base packages: ready wishes for kinds of customers, tailored to dates and guests."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import Path, Query, Response

from api.access import Action
from api.edge.answers import answer
from api.planning import packages
from api.planning.views import content
from api.routes.door import At
from api.routes.opening import opens, router
from api.schemas.inputs import WishesBody
from api.schemas.packages import OfferedPackage, PackageSummary
from api.schemas.pages import Page

routes = router("/v1/packages", "packages")

PackageId = Annotated[
    str, Path(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=80, description="The package's id.")
]
Heads = Annotated[
    int | None, Query(ge=1, le=500, description="Guests; without it the usual number.")
]
First = Annotated[
    dt.date | None,
    Query(description="The first day; without it the earliest that leaves enough notice."),
]
PlannedOn = Annotated[
    dt.date | None, Query(description="The day from which lead times count; without it today.")
]


@routes.get("", **opens(Action.READ_WISHES, Page[PackageSummary]))
def list_packages(at: At) -> Response:
    """Lists the base packages that come with the software, the shorter ones first."""
    return answer(Page[PackageSummary](items=packages.summaries(_today(at))))


@routes.get("/{package_id}", **opens(Action.READ_WISHES, OfferedPackage, 404))
def read_a_package(package_id: PackageId, at: At) -> Response:
    """Reads one package with its wishes and prices."""
    return answer(packages.in_full(package_id, _today(at)))


@routes.get("/{package_id}/wishes", **opens(Action.READ_WISHES, WishesBody, 404))
def read_wishes_of_a_package(
    package_id: PackageId,
    at: At,
    first: First = None,
    heads: Heads = None,
    planned_on: PlannedOn = None,
) -> Response:
    """Gives the wishes of a package for a trip: POST them to /v1/wishes as they are."""
    return content(packages.wishes_of(package_id, first, heads, planned_on or _today(at)))


def _today(at: At) -> dt.date:
    return at.clock.now().date()
