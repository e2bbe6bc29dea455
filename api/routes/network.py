"""The network over trips: who receives guests, how much, and whether they would again."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from fastapi import Query, Response

from api.access import Action
from api.planning import network
from api.planning.network import NetworkForm
from api.planning.papers import Tongue
from api.routes.door import By, Open
from api.routes.opening import opens, router
from api.schemas.resources import Ulid
from api.store import moment
from scenarios.network import Network

routes = router("/v1/network", "learning")

_TEXT: dict[str, Any] = {"schema": {"type": "string"}}


@routes.get(
    "",
    **opens(Action.READ_LEARNING, Network, 404, media={"text/plain": _TEXT, "text/html": _TEXT}),
)
def read_the_network(
    by: By,
    session: Open,
    on: Annotated[
        dt.date | None, Query(description="Trips that ended before this date; today without it.")
    ] = None,
    catalogue: Annotated[
        Ulid | None, Query(description="A stored catalogue: who of it was not visited yet.")
    ] = None,
    form: Annotated[NetworkForm, Query(alias="format")] = NetworkForm.JSON,
    language: Annotated[Tongue, Query(description="The language of the text.")] = Tongue.EN,
) -> Response:
    """Counts what partners gave on the trips that are over, and who would host again."""
    date = on or moment(session).date()
    found = network.network_on(session, by.organisation_id, date, catalogue)
    return network.network_paper(found, form, language)
