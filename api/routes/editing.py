"""Hand edits: a plan changed by hand is judged at once, or planned around."""

from __future__ import annotations

from typing import Annotated

from fastapi import Body, Query, Response

from api.access import Action
from api.edge.answers import answer, created
from api.planning import editing, views
from api.planning.accepting import accept
from api.planning.papers import Tongue
from api.routes.door import At, By, Open
from api.routes.opening import opens, router
from api.schemas.editing import HandEditedBody, JudgedDraft, KeepBody, RepairBody, Repairing
from api.schemas.plans import PlanMetadata
from api.schemas.resources import Key

routes = router("/v1/plans/{plan_id}", "hand edits")

Language = Annotated[Tongue, Query(description="The language of sentences.")]


@routes.post("/drafts", **opens(Action.TRY, JudgedDraft, 404, 409))
async def judge_a_draft(
    plan_id: Key,
    edited: Annotated[HandEditedBody, Body()],
    service: At,
    by: By,
    session: Open,
    language: Language = Tongue.EN,
) -> Response:
    """Makes the plan that hand edits leave, and tells every rule it breaks; stores nothing."""

    def judged() -> JudgedDraft:
        plan = editing.plan_to_edit(session, by.organisation_id, plan_id)
        return editing.judged_draft(plan, edited, language.value)

    return answer(await service.thinking.run(judged))


@routes.post("/repair", **opens(Action.WRITE_PLAN, Repairing, 404, 409, status=202))
def repair_a_plan(
    plan_id: Key,
    edited: Annotated[RepairBody, Body()],
    service: At,
    by: By,
    session: Open,
) -> Response:
    """Plans around hand edits with the fewest other changes; the plan knows its parent."""
    plan = editing.plan_to_edit(session, by.organisation_id, plan_id)
    order, released = editing.order_of_repair(plan, plan_id, edited)
    made = accept(service, session, by.organisation_id, order)
    told = views.metadata(session, made).model_dump()
    return created(Repairing(**told, released=released), f"/v1/plans/{made.id}", 202)


@routes.post("/keep", **opens(Action.WRITE_PLAN, PlanMetadata, 404, 409, status=201))
def keep_a_draft(
    plan_id: Key,
    edited: Annotated[KeepBody, Body()],
    service: At,
    by: By,
    session: Open,
    language: Language = Tongue.EN,
) -> Response:
    """Keeps what hand edits leave as a plan of its own, with its warnings; nothing may block it."""
    made = editing.kept_plan(service, session, by.organisation_id, plan_id, edited, language.value)
    told = views.metadata(session, made, language.value)
    return created(told, f"/v1/plans/{made.id}")
