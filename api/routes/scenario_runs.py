"""What-if questions: many scenarios over one baseline, followed, stopped and compared."""

from __future__ import annotations

from typing import Annotated

from fastapi import Body, Query, Response

from api.access import Action
from api.edge.answers import answer, created
from api.jobs import request_stop
from api.planning import scenarios, views
from api.planning.accepting import accept
from api.planning.papers import Tongue, text_paper
from api.planning.stream import event_stream
from api.routes.door import At, By, Open
from api.routes.opening import opens, router
from api.routes.plans import LAST_EVENT, STREAM
from api.schemas.pages import Page
from api.schemas.plans import PlanMetadata
from api.schemas.resources import Key
from api.schemas.scenarios import (
    RunFilter,
    ScenarioRun,
    ScenarioRunBody,
    ScenarioRunSummary,
    TakeOver,
)

routes = router("/v1/scenario-runs", "scenario runs")

_TEXT = {"text/plain": {"schema": {"type": "string"}}}


@routes.post("", **opens(Action.WRITE_PLAN, ScenarioRun, 404, status=202))
def ask_for_a_run(
    run: Annotated[ScenarioRunBody, Body()], service: At, by: By, session: Open
) -> Response:
    """Accepts scenarios whose every overlay finds what it edits, and puts them into the queue."""
    job = scenarios.ask_for_run(service, session, by.organisation_id, run)
    return created(scenarios.shown(job), f"/v1/scenario-runs/{job.id}", 202)


@routes.get("", **opens(Action.READ_PLAN, Page[ScenarioRunSummary]))
def list_runs(by: By, session: Open, wanted: Annotated[RunFilter, Query()]) -> Response:
    """Lists runs, the newest first."""
    return answer(scenarios.runs(session, by.organisation_id, wanted))


@routes.get("/{run_id}", **opens(Action.READ_PLAN, ScenarioRun, 404))
def read_a_run(run_id: Key, by: By, session: Open) -> Response:
    """Reads a run: once it has ended, every comparison with the baseline, gates and results."""
    return answer(scenarios.shown(scenarios.run_with(session, by.organisation_id, run_id)))


@routes.get("/{run_id}/comparison", **opens(Action.READ_PLAN, None, 404, 409, media=_TEXT))
def read_the_comparison(
    run_id: Key,
    by: By,
    session: Open,
    language: Annotated[Tongue, Query(description="The language of the text.")] = Tongue.EN,
) -> Response:
    """Gives the comparison of all scenarios as text."""
    job = scenarios.run_with(session, by.organisation_id, run_id)
    return text_paper(scenarios.report_of(job, language.value))


@routes.get("/{run_id}/events", **opens(Action.READ_PLAN, None, 404, media=STREAM))
def follow_a_run(
    run_id: Key, service: At, by: By, session: Open, last_event_id: LAST_EVENT = 0
) -> Response:
    """Streams what the work tells, up to a last event named end."""
    job = scenarios.run_with(session, by.organisation_id, run_id)
    return event_stream(service, job.id, last_event_id)


@routes.post("/{run_id}/plans", **opens(Action.WRITE_PLAN, PlanMetadata, 404, 409, status=202))
def take_a_scenario_over(
    run_id: Key, wanted: TakeOver, service: At, by: By, session: Open
) -> Response:
    """Plans a scenario's problem as a plan of its own, begun with the answer it has."""
    order = scenarios.order_of_scenario(session, by.organisation_id, run_id, wanted)
    plan = accept(service, session, by.organisation_id, order)
    return created(views.metadata(session, plan), f"/v1/plans/{plan.id}", 202)


@routes.post("/{run_id}/stop", **opens(Action.WRITE_PLAN, ScenarioRun, 404))
def stop_a_run(run_id: Key, by: By, session: Open) -> Response:
    """Stops the work; the scenarios that are answered are kept."""
    job = scenarios.run_with(session, by.organisation_id, run_id)
    return answer(scenarios.shown(request_stop(session, job.id)))
