"""Signed links, followed by those who have no token.

A link to confirm opens one partner's part of a programme, a link to read all that guests see of
the version that holds, a link for feedback a form.
"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query, Response

from api.access import Action
from api.edge.answers import answer
from api.planning.feedback import form_for, judged, keep
from api.planning.held import held_trip
from api.planning.linked import answer_with, held_edition, part_of
from api.planning.papers import Tongue, programme_paper
from api.routes.door import Open
from api.routes.following import ActsByLink, AskedByLink, ByLink, Signed
from api.routes.opening import opens, router
from api.routes.own import require_reach
from api.schemas.learning import FormContent
from api.schemas.programmes import Part
from api.schemas.requests import Confirmation, ConfirmationStep
from api.schemas.resources import Key
from api.store import programmes
from scenarios.learning import TripForm

routes = router("/v1/links", "links")

_TEXT: dict[str, Any] = {"text/plain": {"schema": {"type": "string"}}}


@routes.get("/{signed}", **opens(None, Part, 404, 410))
def follow_a_link(signed: Signed, by: ByLink, session: Open) -> Response:
    """Shows what a link opens of the version that holds now."""
    return answer(part_of(session, by, signed))


@routes.get("/{signed}/itinerary", **opens(None, None, 404, 410, media=_TEXT))
def read_by_link(
    by: ByLink,
    session: Open,
    language: Annotated[Tongue, Query(description="The language of the text.")] = Tongue.EN,
) -> Response:
    """Gives the programme as text for those who travel; not to a partner, who sees its part."""
    require_reach(by, Action.READ_PROGRAMME, None, "itinerary", "here", by.programme_id)
    edition = held_edition(session, by)
    return programme_paper(edition.problem, edition.itinerary, language)


@routes.post(
    "/{signed}/confirmations/{confirmation_id}", **opens(None, Confirmation, 404, 409, 410)
)
def answer_by_link(
    confirmation_id: Key, step: ConfirmationStep, by: ActsByLink, session: Open
) -> Response:
    """Takes a partner's answer: confirmed, declined, or an option with its last day."""
    return answer(answer_with(session, by, confirmation_id, step))


@routes.get("/{signed}/form", **opens(None, TripForm, 404, 409, 410))
def read_the_form_by_link(by: ByLink, audience: AskedByLink, session: Open) -> Response:
    """Gives the questions that somebody with a link for feedback is asked."""
    programme = programmes.get(session, by.organisation_id, by.programme_id or "")
    return answer(form_for(held_trip(session, programme), audience, by.partner))


@routes.post("/{signed}/feedback", **opens(None, None, 404, 409, 410, status=204))
def give_feedback_by_link(
    content: FormContent, by: ActsByLink, audience: AskedByLink, session: Open
) -> Response:
    """Takes a filled-in form; who gives it is not kept."""
    programme = programmes.get(session, by.organisation_id, by.programme_id or "")
    trip = held_trip(session, programme)
    keep(session, programme, judged(trip, content, audience, by.partner), by.name)
    return Response(status_code=204)
