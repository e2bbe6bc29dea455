"""Signed links, followed by those who have no token.

A link to confirm opens one partner's part of a programme, a link to read all that guests see of
the version that holds, a link for feedback a form.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

from fastapi import Path, Query, Request, Response

from api.access import Action, NotAuthenticated, links
from api.edge.answers import answer
from api.edge.service import Service
from api.errors import ProblemCode, Refusal
from api.planning.feedback import form_for, judged, keep
from api.planning.held import held_trip
from api.planning.linked import answer_with, held_edition, part_of
from api.planning.papers import Tongue, programme_paper
from api.routes.door import At, Open
from api.routes.opening import opens, router
from api.routes.own import require_reach
from api.schemas.learning import FormContent
from api.schemas.programmes import Part
from api.schemas.requests import Confirmation, ConfirmationStep
from api.schemas.resources import Key
from api.store import programmes
from scenarios.learning import TripForm

routes = router("/v1/links", "links")

Signed = Annotated[
    str, Path(max_length=300, pattern=r"^[0-9A-Za-z_.-]+$", description="The link's signed part.")
]
_TEXT: dict[str, Any] = {"text/plain": {"schema": {"type": "string"}}}


@contextmanager
def opened(service: Service, request: Request) -> Iterator[None]:
    """Follows a link: what opens nothing is refused, and too much of it from one address."""
    address = request.client.host if request.client else "unknown"
    service.throttle.require_few_failures(address)
    try:
        yield
    except NotAuthenticated as error:
        service.throttle.count_failure(address)
        raise Refusal(ProblemCode.GONE, f"{str(error).capitalize()}.") from None


@routes.get("/{signed}", **opens(None, Part, 404, 410))
def follow_a_link(signed: Signed, service: At, session: Open, request: Request) -> Response:
    """Shows what a link opens of the version that holds now."""
    with opened(service, request):
        by = links.principal_of(session, signed)
    return answer(part_of(session, by, signed))


@routes.get("/{signed}/itinerary", **opens(None, None, 404, 410, media=_TEXT))
def read_by_link(
    signed: Signed,
    service: At,
    session: Open,
    request: Request,
    language: Annotated[Tongue, Query(description="The language of the text.")] = Tongue.EN,
) -> Response:
    """Gives the programme as text for those who travel; not to a partner, who sees its part."""
    with opened(service, request):
        by = links.principal_of(session, signed)
    require_reach(by, Action.READ_PROGRAMME, None, "itinerary", "here", by.programme_id)
    edition = held_edition(session, by)
    return programme_paper(edition.problem, edition.itinerary, language)


@routes.post(
    "/{signed}/confirmations/{confirmation_id}", **opens(None, Confirmation, 404, 409, 410)
)
def answer_by_link(
    signed: Signed,
    confirmation_id: Key,
    step: ConfirmationStep,
    service: At,
    session: Open,
    request: Request,
) -> Response:
    """Takes a partner's answer: confirmed, declined, or an option with its last day."""
    with opened(service, request):
        by = links.principal_of(session, signed)
    session.info["actor"] = by.actor(request.state.request_id)  # whom the audit log names
    return answer(answer_with(session, by, confirmation_id, step))


@routes.get("/{signed}/form", **opens(None, TripForm, 404, 409, 410))
def read_the_form_by_link(signed: Signed, service: At, session: Open, request: Request) -> Response:
    """Gives the questions that somebody with a link for feedback is asked."""
    with opened(service, request):
        by, audience = links.asked_by(session, signed)
    programme = programmes.get(session, by.organisation_id, by.programme_id or "")
    return answer(form_for(held_trip(session, programme), audience, by.partner))


@routes.post("/{signed}/feedback", **opens(None, None, 404, 409, 410, status=204))
def give_feedback_by_link(
    signed: Signed, content: FormContent, service: At, session: Open, request: Request
) -> Response:
    """Takes a filled-in form; who gives it is not kept."""
    with opened(service, request):
        by, audience = links.asked_by(session, signed)
    session.info["actor"] = by.actor(request.state.request_id)
    programme = programmes.get(session, by.organisation_id, by.programme_id or "")
    trip = held_trip(session, programme)
    keep(session, programme, judged(trip, content, audience, by.partner), by.name)
    return Response(status_code=204)
