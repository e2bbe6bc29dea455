"""Last year's programme as a workbook: to fill in, to judge, and to plan around."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import Depends, Query, Response

from api.access import Action
from api.edge.answers import answer, created
from api.planning import past_programmes, views
from api.planning.accepting import accept
from api.planning.papers import Tongue
from api.planning.past_programmes import Told
from api.planning.printed import XLSX
from api.routes.door import FILE_READ, At, By, Open, SentFile, reads
from api.routes.opening import BYTES, opens, router
from api.schemas.past_programmes import JudgedProgramme
from api.schemas.plans import PlanMetadata
from api.schemas.resources import Key
from scenarios.workbooks import Around, OpenedProgramme

routes = router("/v1/wishes/{wishes_id}", "workbooks")

Opened = Annotated[OpenedProgramme, FILE_READ]

Language = Annotated[Tongue, Query(description="The language of headings and sentences.")]
Meaning = Annotated[str, Query(min_length=3, max_length=500)]


def _told(
    first: Annotated[dt.date | None, Query(description="When its first day is.")] = None,
    means: Annotated[
        tuple[Meaning, ...],
        Query(max_length=200, description="TEXT=ID, or TEXT=own, or TEXT=skip."),
    ] = (),
) -> Told:
    return Told(first, means)


Said = Annotated[Told, Depends(_told)]


@routes.get(
    "/programme-workbook", **opens(Action.READ_WISHES, None, 404, 409, 422, media={XLSX: BYTES})
)
def workbook_to_fill_in(
    wishes_id: Key, by: By, session: Open, language: Language = Tongue.EN
) -> Response:
    """Gives a workbook to fill in a programme of a trip, with the names to use."""
    problem, _ = past_programmes.trip_of(session, by.organisation_id, wishes_id)
    return past_programmes.to_fill_in(problem, language)


@routes.post("/past-programme", **opens(Action.TRY, JudgedProgramme, 404, 409, takes=XLSX))
async def judge_a_programme(
    wishes_id: Key,
    file: SentFile,
    said: Said,
    service: At,
    by: By,
    session: Open,
    language: Language = Tongue.EN,
) -> Response:
    """Reads a programme as a plan of a trip, and tells every rule it breaks; stores nothing."""

    def judged() -> JudgedProgramme:
        problem, _ = past_programmes.trip_of(session, by.organisation_id, wishes_id)
        return past_programmes.judged(problem, file, said, language)

    return answer(await service.thinking.run(judged))


@routes.post(
    "/past-programme/plans",
    **opens(Action.WRITE_PLAN, PlanMetadata, 404, 409, status=202, takes=XLSX),
)
@reads(past_programmes.opened)
def plan_around_a_programme(
    wishes_id: Key,
    file: Opened,
    said: Said,
    service: At,
    by: By,
    session: Open,
    around: Annotated[Around, Query(description="What of it has to stay.")] = Around.CHANGES,
) -> Response:
    """Plans a trip around a programme: with the fewest changes, or with its visits pinned."""
    problem, source = past_programmes.trip_of(session, by.organisation_id, wishes_id)
    order = past_programmes.order_around(problem, source, file, said, around)
    made = accept(service, session, by.organisation_id, order)
    return created(views.metadata(session, made), f"/v1/plans/{made.id}", 202)
