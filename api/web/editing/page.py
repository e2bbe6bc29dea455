"""The editing page: a plan of a trip, put up to be changed by hand."""

from __future__ import annotations

from nicegui import ui
from starlette.concurrency import run_in_threadpool

from api.web.desk import Desk
from api.web.editing.board import Board
from api.web.editing.words import WORDS
from api.web.frame import page, trip_head
from api.web.furniture import empty_state, heading
from optimizer.domain.problem import Problem


@page("/trips/{trip}/edit", ("Edit", "Muokkaa"))
async def edit(desk: Desk, trip: str, plan: str | None = None) -> None:
    """Changes a plan of a trip by hand, the newest one unless one is named."""
    await trip_head(trip, "edit", desk, plan=plan)
    for sheet in ("timeline", "editing"):
        ui.add_head_html(f'<link rel="stylesheet" href="/assets/{sheet}.css">')
    heading(WORDS(desk.language, "title"), lead=WORDS(desk.language, "lead"))
    plan_id = plan or await _newest_with_itinerary(desk, trip)
    found = None if plan_id is None else await desk.get(f"/v1/plans/{plan_id}")
    if found is None or not (found["result"] or {}).get("itinerary"):
        with empty_state(WORDS(desk.language, "no-plan"), WORDS(desk.language, "no-plan.how")):
            ui.link(WORDS(desk.language, "to-plan"), f"/trips/{trip}/plan")
        return
    content = await desk.get(f"/v1/plans/{plan_id}/problem")
    problem = await run_in_threadpool(Problem.model_validate, content)
    board = Board(desk, trip, found, problem)
    await board.rules.load()
    board.build()


async def _newest_with_itinerary(desk: Desk, trip: str) -> str | None:
    async for one in desk.items("/v1/plans", trip=trip):
        if one["verdict"] in ("OPTIMAL", "FEASIBLE"):
            return str(one["id"])
    return None
