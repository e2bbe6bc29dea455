"""Programmes: drafted from plans, published in versions, planned anew, withdrawn."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query, Response

from api import publishing
from api.access import Action
from api.edge.answers import answer, created
from api.planning import programmes as shown
from api.planning import views
from api.planning.accepting import accept, order_to_replan
from api.planning.papers import Tongue, programme_paper
from api.publishing import Change
from api.routes.door import At, By, Open
from api.routes.opening import Expected, opens, router
from api.routes.own import require_reach
from api.schemas.pages import Cursor, Limit, Page
from api.schemas.plans import PlanMetadata
from api.schemas.programmes import (
    Drafted,
    DraftRequest,
    Edition,
    Programme,
    ProgrammeEdit,
    ProgrammeRequest,
    Published,
    ReplanRequest,
    WholeEdition,
)
from api.schemas.resources import Key, Number, Ulid
from api.store import programmes as stored
from api.store.tables import ProgrammeState

routes = router("/v1/programmes", "programmes")

_READ, _WRITE = Action.READ_PROGRAMME, Action.WRITE_PROGRAMME
_TEXT: dict[str, Any] = {"text/plain": {"schema": {"type": "string"}}}


@routes.post("", **opens(_WRITE, Drafted, 404, 409, status=201))
def begin_a_programme(request: ProgrammeRequest, by: By, session: Open) -> Response:
    """Makes a plan the draft of a new programme; nothing is held yet and nobody is asked."""
    programme, draft = publishing.draft(
        session, by.organisation_id, request.plan, name=request.name
    )
    return created(shown.drafted(programme, draft), f"/v1/programmes/{programme.id}")


@routes.get("", **opens(_READ, Page[Programme]))
def list_programmes(
    by: By,
    session: Open,
    limit: Annotated[Limit, Query()] = 50,
    cursor: Annotated[Cursor | None, Query()] = None,
    state: Annotated[ProgrammeState | None, Query(description="Only those in it.")] = None,
    trip: Annotated[Ulid | None, Query(description="Only those of these wishes.")] = None,
) -> Response:
    """Lists programmes, the newest first; a partner's page leaves out what is not its business."""
    page = stored.listing(
        session, by.organisation_id, state=state, trip=trip, after=cursor, limit=limit
    )
    known = shown.concerned(session, by, page.items)
    items = tuple(Programme.of(row) for row in page.items if row.id in known)
    return answer(Page[Programme](items=items, next=page.after))


@routes.get("/{programme_id}", **opens(_READ, Programme, 404))
def read_a_programme(programme_id: Key, by: By, session: Open) -> Response:
    """Reads how far a programme has come."""
    return answer(Programme.of(shown.programme_for(session, by, programme_id)))


@routes.put("/{programme_id}", **opens(_WRITE, Programme, 404, 412, 428))
def rename_a_programme(
    programme_id: Key, edit: ProgrammeEdit, expected: Expected, by: By, session: Open
) -> Response:
    """Gives a programme another name."""
    row = stored.rename(session, by.organisation_id, programme_id, expected, edit.name)
    return answer(Programme.of(row))


@routes.post("/{programme_id}/versions", **opens(_WRITE, Drafted, 404, 409, 412, 428, status=201))
def draft_a_version(
    programme_id: Key, request: DraftRequest, expected: Expected, by: By, session: Open
) -> Response:
    """Makes a plan the programme's draft, in place of one that was not published."""
    programme, draft = publishing.draft(
        session, by.organisation_id, request.plan, programme_id=programme_id, expected=expected
    )
    location = f"/v1/programmes/{programme_id}/versions/{draft.number}"
    return created(shown.drafted(programme, draft), location)


@routes.get("/{programme_id}/versions", **opens(_READ, Page[Edition], 404))
def list_versions(programme_id: Key, by: By, session: Open) -> Response:
    """Lists every version, the oldest first."""
    require_reach(by, _READ, None, "programme", programme_id)
    programme = stored.get(session, by.organisation_id, programme_id)
    rows = stored.editions(session, programme)
    return answer(Page[Edition](items=tuple(shown.edition(row) for row in rows)))


@routes.get("/{programme_id}/versions/{number}", **opens(_READ, WholeEdition, 404))
def read_a_version(programme_id: Key, number: Number, by: By, session: Open) -> Response:
    """Reads a version with its problem and its itinerary."""
    require_reach(by, _READ, None, "programme", programme_id)
    programme = stored.get(session, by.organisation_id, programme_id)
    return answer(shown.whole_edition(stored.edition(session, programme, number)))


@routes.get("/{programme_id}/versions/{number}/changes", **opens(_READ, Page[Change], 404))
def list_changes(programme_id: Key, number: Number, by: By, session: Open) -> Response:
    """Tells what a version changes, in sentences; a partner what concerns it."""
    programme = shown.programme_for(session, by, programme_id)
    edition = stored.edition(session, programme, number)
    return answer(Page[Change](items=shown.changes_for(by, edition)))


@routes.get("/{programme_id}/versions/{number}/itinerary", **opens(_READ, None, 404, media=_TEXT))
def read_the_programme(
    programme_id: Key,
    number: Number,
    by: By,
    session: Open,
    language: Annotated[Tongue, Query(description="The language of the text.")] = Tongue.EN,
) -> Response:
    """Gives a version as text for those who travel, without prices."""
    require_reach(by, _READ, None, "programme", programme_id)
    programme = stored.get(session, by.organisation_id, programme_id)
    edition = stored.edition(session, programme, number)
    return programme_paper(edition.problem, edition.itinerary, language)


@routes.post("/{programme_id}/publish", **opens(_WRITE, Published, 404, 409, 412, 428))
def publish_a_programme(programme_id: Key, expected: Expected, by: By, session: Open) -> Response:
    """Makes the draft the version that holds: books what it needs, and lists whom to ask."""
    held = publishing.publish(session, by.organisation_id, programme_id, expected)
    return answer(shown.published(held))


@routes.post("/{programme_id}/withdraw", **opens(_WRITE, Programme, 404, 409, 412, 428))
def withdraw_a_programme(programme_id: Key, expected: Expected, by: By, session: Open) -> Response:
    """Ends a programme: what it held is free, and who was asked sees that it is cancelled."""
    row = publishing.withdraw(session, by.organisation_id, programme_id, expected)
    return answer(Programme.of(row))


@routes.post(
    "/{programme_id}/replan", **opens(Action.WRITE_PLAN, PlanMetadata, 404, 409, status=202)
)
def replan_a_programme(
    programme_id: Key, request: ReplanRequest, service: At, by: By, session: Open
) -> Response:
    """Plans what is published anew, with all that is known by now and the past as it was."""
    order = order_to_replan(session, by.organisation_id, programme_id, request)
    plan = accept(service, session, by.organisation_id, order)
    return created(views.metadata(session, plan), f"/v1/plans/{plan.id}", 202)
