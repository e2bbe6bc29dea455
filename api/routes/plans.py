"""Plans: asked for, followed, stopped, read and patched."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Header, Query, Response

from api.access import Action
from api.edge.answers import answer, created
from api.jobs import request_stop
from api.planning import views
from api.planning.accepting import accept, order_of, order_of_patch
from api.planning.finding import job_of, jobs_of, plan_with
from api.planning.leaving import remove_plan
from api.planning.papers import Tongue
from api.planning.stream import event_stream
from api.routes.door import At, By, Open
from api.routes.opening import Expected, opens, router
from api.schemas.pages import Page
from api.schemas.plans import (
    PatchRequest,
    Plan,
    PlanEdit,
    PlanFilter,
    PlanMetadata,
    PlanRequest,
    PlanSummary,
)
from api.schemas.resources import Key
from api.store import plans as stored

routes = router("/v1/plans", "plans")

_EVENT = {
    "type": "object",
    "required": ["data", "event", "id"],
    "properties": {
        "data": {"type": "string", "description": "JSON: seq, at, and what the event tells."},
        "event": {"type": "string", "enum": ["phase", "bound", "incumbent", "end"]},
        "id": {"type": "string", "description": "The event's number, for Last-Event-ID."},
        "retry": {"type": "integer", "description": "Milliseconds before connecting again."},
    },
}
STREAM: dict[str, Any] = {"text/event-stream": {"schema": _EVENT}}
LAST_EVENT = Annotated[
    int, Header(ge=0, le=2**31 - 1, description="The number of the last event seen.")
]
Language = Annotated[Tongue, Query(description="The language of sentences.")]


@routes.post("", **opens(Action.WRITE_PLAN, PlanMetadata, 404, 409, status=202))
def ask_for_a_plan(request: PlanRequest, service: At, by: By, session: Open) -> Response:
    """Accepts a problem that can be planned, and puts it into the queue."""
    order = order_of(session, by.organisation_id, request)
    plan = accept(service, session, by.organisation_id, order)
    return created(views.metadata(session, plan), f"/v1/plans/{plan.id}", 202)


@routes.get("", **opens(Action.READ_PLAN, Page[PlanSummary]))
def list_plans(by: By, session: Open, wanted: Annotated[PlanFilter, Query()]) -> Response:
    """Lists plans, the newest first."""
    page = stored.listing(session, by.organisation_id, **wanted.as_asked())
    jobs = jobs_of(session, page.items)
    items = tuple(views.summary(plan, jobs[plan.id]) for plan in page.items)
    return answer(Page[PlanSummary](items=items, next=page.after))


@routes.get("/{plan_id}", **opens(Action.READ_PLAN, Plan, 404))
def read_a_plan(plan_id: Key, by: By, session: Open, language: Language = Tongue.EN) -> Response:
    """Reads a plan with its result, once there is one."""
    plan = plan_with(session, by.organisation_id, plan_id)
    return answer(views.whole(session, plan, language.value))


@routes.get("/{plan_id}/metadata", **opens(Action.READ_PLAN, PlanMetadata, 404))
def read_how_far(plan_id: Key, by: By, session: Open, language: Language = Tongue.EN) -> Response:
    """Reads how far a plan has come: light, to be asked often."""
    plan = stored.get(session, by.organisation_id, plan_id)
    return answer(views.metadata(session, plan, language.value))


@routes.get(
    "/{plan_id}/events",
    **opens(Action.READ_PLAN, None, 404, media=STREAM),
)
def follow_a_plan(
    plan_id: Key, service: At, by: By, session: Open, last_event_id: LAST_EVENT = 0
) -> Response:
    """Streams what the work tells: phases, bounds, incumbents, and a last event named end."""
    job = job_of(session, stored.get(session, by.organisation_id, plan_id))
    return event_stream(service, job.id, last_event_id)


@routes.post("/{plan_id}/stop", **opens(Action.WRITE_PLAN, PlanMetadata, 404))
def stop_a_plan(plan_id: Key, by: By, session: Open) -> Response:
    """Stops the work; the best so far is kept. What has ended stays as it is."""
    plan = stored.get(session, by.organisation_id, plan_id)
    request_stop(session, job_of(session, plan).id)
    return answer(views.metadata(session, plan))


@routes.put("/{plan_id}", **opens(Action.WRITE_PLAN, PlanMetadata, 404, 412, 428))
def rename_a_plan(
    plan_id: Key, edit: PlanEdit, expected: Expected, by: By, session: Open
) -> Response:
    """Gives a plan another name."""
    plan = stored.rename(session, by.organisation_id, plan_id, expected, edit.name)
    return answer(views.metadata(session, plan))


@routes.delete("/{plan_id}", **opens(Action.WRITE_PLAN, None, 404, 409, 412, 428, status=204))
def delete_a_plan(plan_id: Key, expected: Expected, by: By, session: Open) -> Response:
    """Deletes a plan that is not being worked on; programmes made of it stay."""
    remove_plan(session, by.organisation_id, plan_id, expected)
    return Response(status_code=204)


@routes.get("/{plan_id}/request", **opens(Action.READ_PLAN, dict[str, Any], 404))
def read_the_request(plan_id: Key, by: By, session: Open) -> Response:
    """Gives back what was sent to ask for the plan."""
    plan = plan_with(session, by.organisation_id, plan_id)
    return views.content(plan.request)


@routes.get("/{plan_id}/problem", **opens(Action.READ_PLAN, views.PROBLEM, 404))
def read_the_problem(plan_id: Key, by: By, session: Open) -> Response:
    """Gives the whole problem that was planned, to be planned again byte for byte."""
    plan = plan_with(session, by.organisation_id, plan_id)
    return views.content(plan.problem)


@routes.post(
    "/{plan_id}/from-patch", **opens(Action.WRITE_PLAN, PlanMetadata, 404, 409, status=202)
)
def patch_a_plan(
    plan_id: Key, request: PatchRequest, service: At, by: By, session: Open
) -> Response:
    """Plans the same problem with edits; the patch is kept with the new plan."""
    order = order_of_patch(plan_with(session, by.organisation_id, plan_id), request)
    plan = accept(service, session, by.organisation_id, order)
    return created(views.metadata(session, plan), f"/v1/plans/{plan.id}", 202)
