"""The description of the API itself."""

from __future__ import annotations

from typing import Any

from fastapi import Request, Response

from api.access import Action
from api.planning.views import content
from api.routes.opening import opens, router

routes = router("/v1", "description")


@routes.get("/openapi.json", **opens(Action.READ_ORGANISATION, dict[str, Any]))
def read_the_description(request: Request) -> Response:
    """Gives the OpenAPI description of this very service."""
    return content(request.app.openapi())
