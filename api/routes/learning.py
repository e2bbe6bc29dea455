"""Learning: how programmes went, what is improved because of it, and their learning reports."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from fastapi import Body, Query, Response

from api.access import Action
from api.edge.answers import answer, created
from api.planning import learning
from api.planning.held import held_trip
from api.planning.papers import PageForm, Tongue, learning_paper
from api.planning.programmes import today
from api.routes.door import By, Open
from api.routes.opening import Expected, opens, router
from api.routes.own import require_part
from api.schemas.learning import (
    DeliveryBody,
    ImprovedCatalogue,
    ImprovementRequest,
    ImproveRequest,
    StoredDelivery,
    StoredImprovement,
)
from api.schemas.pages import Page
from api.schemas.resources import Key
from api.store import deliveries, improvements, programmes
from scenarios.learning import LearningReport

routes = router("/v1/programmes/{programme_id}", "learning")
catalogue_routes = router("/v1/catalogues/{catalogue_id}", "learning")

_READ, _WRITE = Action.READ_LEARNING, Action.WRITE_LEARNING
_TEXT: dict[str, Any] = {"schema": {"type": "string"}}
_BYTES: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
_REPORTS = {"text/plain": _TEXT, "text/html": _TEXT, "application/pdf": _BYTES}


@routes.post("/delivery", **opens(_WRITE, StoredDelivery, 404, 409, status=201))
def tell_how_it_went(
    programme_id: Key, content: Annotated[DeliveryBody, Body()], by: By, session: Open
) -> Response:
    """Keeps what was otherwise than planned, and what it cost in the end."""
    programme = programmes.get(session, by.organisation_id, programme_id)
    told = learning.delivery_in(held_trip(session, programme), content)
    row = deliveries.add(session, programme, told)
    return created(StoredDelivery.of(row), f"/v1/programmes/{programme_id}/delivery")


@routes.get("/delivery", **opens(_READ, StoredDelivery, 404))
def read_how_it_went(programme_id: Key, by: By, session: Open) -> Response:
    """Reads what was otherwise than planned."""
    programme = programmes.get(session, by.organisation_id, programme_id)
    return answer(StoredDelivery.of(deliveries.get(session, programme)))


@routes.put("/delivery", **opens(_WRITE, StoredDelivery, 404, 409, 412, 428))
def tell_anew_how_it_went(
    programme_id: Key,
    content: Annotated[DeliveryBody, Body()],
    expected: Expected,
    by: By,
    session: Open,
) -> Response:
    """Puts something else in the place of what was told."""
    programme = programmes.get(session, by.organisation_id, programme_id)
    told = learning.delivery_in(held_trip(session, programme), content)
    return answer(StoredDelivery.of(deliveries.change(session, programme, expected, told)))


@routes.post("/improvements", **opens(_WRITE, StoredImprovement, 404, 409, status=201))
def add_an_improvement(
    programme_id: Key, request: ImprovementRequest, by: By, session: Open
) -> Response:
    """Keeps what feedback leads to, with the change of the catalogue that it is."""
    programme = programmes.get(session, by.organisation_id, programme_id)
    told = learning.improvement_in(session, held_trip(session, programme), request)
    row = improvements.add(session, programme, told)
    location = f"/v1/programmes/{programme_id}/improvements/{row.id}"
    return created(StoredImprovement.of(row), location)


@routes.get("/improvements", **opens(_READ, Page[StoredImprovement], 404))
def list_improvements(programme_id: Key, by: By, session: Open) -> Response:
    """Lists what feedback on a programme leads to, the oldest first."""
    programme = programmes.get(session, by.organisation_id, programme_id)
    rows = improvements.of_programme(session, programme)
    items = tuple(StoredImprovement.of(row) for row in rows)
    return answer(Page[StoredImprovement](items=items))


@routes.put(
    "/improvements/{improvement_id}", **opens(_WRITE, StoredImprovement, 404, 409, 412, 428)
)
def change_an_improvement(
    programme_id: Key,
    improvement_id: Key,
    request: ImprovementRequest,
    expected: Expected,
    by: By,
    session: Open,
) -> Response:
    """Writes an improvement anew, or what was decided of it."""
    require_part(improvements.get(session, by.organisation_id, improvement_id), programme_id)
    trip = held_trip(session, programmes.get(session, by.organisation_id, programme_id))
    told = learning.improvement_in(session, trip, request, replaces=improvement_id)
    changed = improvements.change(session, by.organisation_id, improvement_id, expected, told)
    return answer(StoredImprovement.of(changed))


@routes.delete("/improvements/{improvement_id}", **opens(_WRITE, None, 404, 412, 428, status=204))
def delete_an_improvement(
    programme_id: Key, improvement_id: Key, expected: Expected, by: By, session: Open
) -> Response:
    """Takes an improvement away; a catalogue that has it keeps it."""
    require_part(improvements.get(session, by.organisation_id, improvement_id), programme_id)
    improvements.remove(session, by.organisation_id, improvement_id, expected)
    return Response(status_code=204)


@routes.get("/learning-report", **opens(_READ, LearningReport, 404, 409, media=_REPORTS))
def read_the_learning_report(
    programme_id: Key,
    by: By,
    session: Open,
    on: Annotated[
        dt.date | None, Query(description="As of this date; of today without it.")
    ] = None,
    form: Annotated[PageForm, Query(alias="format")] = PageForm.JSON,
    language: Annotated[Tongue, Query(description="The language of the text.")] = Tongue.EN,
) -> Response:
    """Puts together what was learnt: as data, as text, or as a page or PDF to keep."""
    programme = programmes.get(session, by.organisation_id, programme_id)
    date = on or today(session, by.organisation_id, programme_id)
    return learning_paper(learning.report_of(session, programme, date), form, language)


@catalogue_routes.post(
    "/improve", **opens(Action.WRITE_CATALOGUE, ImprovedCatalogue, 404, 409, 412, 428)
)
def improve_a_catalogue(
    catalogue_id: Key, request: ImproveRequest, expected: Expected, by: By, session: Open
) -> Response:
    """Puts improvements into the catalogue's next version, which the next plan is made with."""
    improved = learning.improve_catalogue(
        session, by.organisation_id, catalogue_id, expected, request.improvements
    )
    return answer(improved)
