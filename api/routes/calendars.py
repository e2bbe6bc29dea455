"""Calendars: what was published of a programme, to subscribe to, ask by and withdraw by."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query, Response

from api.access import Action, own_partner
from api.planning import programmes as shown
from api.planning.calendars import calendar_paper
from api.planning.papers import Tongue
from api.routes.door import By, Open
from api.routes.opening import opens, router
from api.schemas.resources import Key
from optimizer.domain.value import Id
from scenarios.calendars import Method

routes = router("/v1/programmes/{programme_id}", "calendars")

CALENDAR: dict[str, Any] = {"text/calendar": {"schema": {"type": "string"}}}
Language = Annotated[Tongue, Query(description="The language of the texts.")]
What = Annotated[
    Method,
    Query(
        description="publish has all to subscribe to, request asks one partner, cancel withdraws "
        "what no longer holds."
    ),
]


@routes.get("/calendar.ics", **opens(Action.READ_PROGRAMME, None, 404, media=CALENDAR))
def subscribe_to_a_programme(
    programme_id: Key,
    by: By,
    session: Open,
    partner: Annotated[
        Id | None, Query(description="The part of this partner, or whoever else is asked.")
    ] = None,
    method: What = Method.PUBLISH,
    language: Language = Tongue.EN,
) -> Response:
    """Gives all that was published as a calendar; a partner its own part.

    What moved is the same event with a higher sequence, what was dropped is cancelled.
    """
    programme = shown.programme_for(session, by, programme_id)
    whose = own_partner(by, Action.READ_PROGRAMME) or partner
    return calendar_paper(session, programme, whose, method, language)
