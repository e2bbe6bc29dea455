"""Questions about a plan that take the planner's time: explanations and the frontier."""

from __future__ import annotations

from fastapi import Response

from api.access import Action
from api.edge.answers import answer, created
from api.jobs import request_stop
from api.planning import asking
from api.planning.answered import answered
from api.planning.finding import job_about, jobs_about, plan_with
from api.planning.stream import event_stream
from api.planning.views import inquiry
from api.routes.door import At, By, Open
from api.routes.opening import opens, router
from api.routes.plans import LAST_EVENT, STREAM
from api.schemas.asking import (
    AskedExplanation,
    AskedFrontier,
    ExplanationRequest,
    FrontierRequest,
)
from api.schemas.pages import Page
from api.schemas.resources import Key

routes = router("/v1/plans/{plan_id}", "questions")


@routes.post("/explanations", **opens(Action.WRITE_PLAN, AskedExplanation, 404, 409, status=202))
def ask_for_an_explanation(
    plan_id: Key, request: ExplanationRequest, service: At, by: By, session: Open
) -> Response:
    """Asks why wishes were left out, why nothing is possible, and what would help."""
    about = answered(session, by.organisation_id, plan_id)
    plan = plan_with(session, by.organisation_id, plan_id)
    job = asking.ask_for_explanation(service, session, plan, about, request)
    location = f"/v1/plans/{plan_id}/explanations/{job.id}"
    return created(inquiry(AskedExplanation, job), location, 202)


@routes.get("/explanations", **opens(Action.READ_PLAN, Page[AskedExplanation], 404))
def list_explanations(plan_id: Key, by: By, session: Open) -> Response:
    """Lists the last hundred explanations of a plan, the newest first."""
    plan = plan_with(session, by.organisation_id, plan_id)
    jobs = jobs_about(session, plan, asking.EXPLANATION)
    return answer(Page[AskedExplanation](items=tuple(inquiry(AskedExplanation, j) for j in jobs)))


@routes.get("/explanations/{job_id}", **opens(Action.READ_PLAN, AskedExplanation, 404))
def read_an_explanation(plan_id: Key, job_id: Key, by: By, session: Open) -> Response:
    """Reads an explanation, once there is one."""
    plan = plan_with(session, by.organisation_id, plan_id)
    return answer(inquiry(AskedExplanation, job_about(session, plan, asking.EXPLANATION, job_id)))


@routes.post("/frontiers", **opens(Action.WRITE_PLAN, AskedFrontier, 404, 409, status=202))
def ask_for_a_frontier(
    plan_id: Key, request: FrontierRequest, service: At, by: By, session: Open
) -> Response:
    """Asks what points cost: from the cheapest possible trip to the richest useful one."""
    plan = plan_with(session, by.organisation_id, plan_id)
    job = asking.ask_for_frontier(service, session, plan, request)
    location = f"/v1/plans/{plan_id}/frontiers/{job.id}"
    return created(inquiry(AskedFrontier, job), location, 202)


@routes.get("/frontiers", **opens(Action.READ_PLAN, Page[AskedFrontier], 404))
def list_frontiers(plan_id: Key, by: By, session: Open) -> Response:
    """Lists the last hundred frontiers of a plan, the newest first."""
    plan = plan_with(session, by.organisation_id, plan_id)
    jobs = jobs_about(session, plan, asking.FRONTIER)
    return answer(Page[AskedFrontier](items=tuple(inquiry(AskedFrontier, job) for job in jobs)))


@routes.get("/frontiers/{job_id}", **opens(Action.READ_PLAN, AskedFrontier, 404))
def read_a_frontier(plan_id: Key, job_id: Key, by: By, session: Open) -> Response:
    """Reads a frontier, once there is one."""
    plan = plan_with(session, by.organisation_id, plan_id)
    return answer(inquiry(AskedFrontier, job_about(session, plan, asking.FRONTIER, job_id)))


def _following(kind: str, plural: str, model: type[AskedExplanation] | type[AskedFrontier]) -> None:
    """The routes that follow and stop a question of a kind."""

    @routes.get(
        f"/{plural}/{{job_id}}/events",
        name=f"follow_{kind}",
        **opens(Action.READ_PLAN, None, 404, media=STREAM),
    )
    def follow(
        plan_id: Key, job_id: Key, service: At, by: By, session: Open, last_event_id: LAST_EVENT = 0
    ) -> Response:
        """Streams what the work tells, up to a last event named end."""
        plan = plan_with(session, by.organisation_id, plan_id)
        return event_stream(service, job_about(session, plan, kind, job_id).id, last_event_id)

    @routes.post(
        f"/{plural}/{{job_id}}/stop", name=f"stop_{kind}", **opens(Action.WRITE_PLAN, model, 404)
    )
    def stop(plan_id: Key, job_id: Key, by: By, session: Open) -> Response:
        """Stops the work; what is known so far is kept."""
        plan = plan_with(session, by.organisation_id, plan_id)
        job = request_stop(session, job_about(session, plan, kind, job_id).id)
        return answer(inquiry(model, job))


_following(asking.EXPLANATION, "explanations", AskedExplanation)
_following(asking.FRONTIER, "frontiers", AskedFrontier)
