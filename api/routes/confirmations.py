"""Confirmations: what a programme asks of whom, and how far each request has come."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request, Response

from api.access import Action, links
from api.edge.answers import answer, created
from api.planning import programmes as shown
from api.planning.linked import link_given
from api.routes.door import At, By, Open
from api.routes.opening import Expected, opens, router
from api.routes.own import listed_partner, require_part, require_reach
from api.schemas.pages import Page
from api.schemas.requests import Confirmation, ConfirmationStep, GivenLink, Link, LinkRequest
from api.schemas.resources import Key
from api.store import confirmations, programmes
from optimizer.domain.value import Id

routes = router("/v1/programmes/{programme_id}", "confirmations")


@routes.get("/confirmations", **opens(Action.READ_CONFIRMATION, Page[Confirmation], 404))
def list_confirmations(
    programme_id: Key,
    by: By,
    session: Open,
    supplier: Annotated[Id | None, Query(description="Asked of this one only.")] = None,
    needed: Annotated[bool, Query(description="Only what the version that holds needs.")] = True,
) -> Response:
    """Lists what a programme asks for, by date and hour; a partner sees its own."""
    programme = shown.programme_for(session, by, programme_id)
    whose = listed_partner(by, Action.READ_CONFIRMATION, supplier)
    rows = confirmations.of_programme(session, programme, supplier=whose, needed=needed)
    return answer(Page[Confirmation](items=tuple(Confirmation.of(row) for row in rows)))


@routes.get(
    "/confirmations/{confirmation_id}", **opens(Action.READ_CONFIRMATION, Confirmation, 404)
)
def read_a_confirmation(programme_id: Key, confirmation_id: Key, by: By, session: Open) -> Response:
    """Reads one request with its history."""
    row = confirmations.get(session, by.organisation_id, confirmation_id)
    require_part(row, programme_id)
    require_reach(by, Action.READ_CONFIRMATION, row.supplier, row.noun, confirmation_id)
    return answer(Confirmation.of(row))


@routes.post(
    "/confirmations/{confirmation_id}/steps",
    **opens(Action.REPLY, Confirmation, 404, 409, 412, 428),
)
def take_a_step(
    programme_id: Key,
    confirmation_id: Key,
    step: ConfirmationStep,
    expected: Expected,
    by: By,
    session: Open,
) -> Response:
    """Takes a request one step further: requested, an option, confirmed, declined, cancelled."""
    row = confirmations.get(session, by.organisation_id, confirmation_id)
    require_part(row, programme_id)
    require_reach(by, Action.REPLY, row.supplier, row.noun, confirmation_id)
    return answer(shown.reply(session, by, confirmation_id, expected, step))


@routes.post("/links", **opens(Action.WRITE_LINK, GivenLink, 404, 409, status=201))
def give_a_link(
    programme_id: Key,
    wanted: LinkRequest,
    request: Request,
    service: At,
    by: By,
    session: Open,
) -> Response:
    """Makes a link for a partner to answer by, for anybody to read the programme, or to a form."""
    programme = programmes.get(session, by.organisation_id, programme_id)
    begins = service.settings.public_url or str(request.base_url).rstrip("/")
    given = link_given(session, by, programme, wanted, f"{begins}/v1/links/")
    return created(given, given.url)


@routes.get("/links", **opens(Action.READ_LINK, Page[Link], 404))
def list_links(programme_id: Key, by: By, session: Open) -> Response:
    """Lists every link that was given out for a programme, the oldest first."""
    programme = programmes.get(session, by.organisation_id, programme_id)
    rows = links.of_programme(session, programme)
    return answer(Page[Link](items=tuple(Link.of(row) for row in rows)))


@routes.delete("/links/{link_id}", **opens(Action.WRITE_LINK, Link, 404, 412, 428))
def revoke_a_link(
    programme_id: Key, link_id: Key, expected: Expected, by: By, session: Open
) -> Response:
    """Closes a link at once."""
    require_part(links.get(session, by.organisation_id, link_id), programme_id)
    return answer(Link.of(links.revoke(session, by.organisation_id, link_id, expected)))
