"""The demo: requests of the example delegations, ready to be posted as they are."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated

from fastapi import Query, Response

from api.access import Action
from api.errors import not_found
from api.planning.views import content
from api.routes.opening import opens, router
from api.schemas.plans import PlanRequest
from api.shipped import shipped_problem, shipped_wishes
from optimizer.domain.writing import written

routes = router("/v1", "demo")

USUAL = "cbrne-rescue"
_SECONDS = 60


@routes.get("/demo", **opens(Action.READ_ORGANISATION, PlanRequest, 404))
def read_the_demo(
    wishes: Annotated[
        str, Query(max_length=80, description="Which example delegation's wishes.")
    ] = USUAL,
) -> Response:
    """Gives an illustrative request: POST it to /v1/plans as it is."""
    if wishes not in shipped_wishes():
        known = ", ".join(shipped_wishes())
        raise not_found(f"example with that name (there are: {known})")
    return content(_demo(wishes))


@lru_cache(maxsize=8)
def _demo(wishes: str) -> dict[str, object]:
    problem = shipped_problem(wishes)
    return {
        "name": problem.wishes.name.en,
        "problem": written(problem),
        "parameters": {"time_limit_seconds": _SECONDS},
    }
