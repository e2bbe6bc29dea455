"""What can be read off a finished plan: itinerary, alternatives (to choose), deadlines, costs."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path, Query, Response

from api.access import Action
from api.edge.answers import answer, created
from api.planning import papers
from api.planning.answered import answered
from api.planning.choosing import choose
from api.planning.papers import DeadlineForm, SheetForm, Tongue
from api.planning.views import alternatives, metadata
from api.routes.door import At, By, Open
from api.routes.opening import opens, router
from api.schemas.plans import ChoiceRequest, Choices, PlanMetadata
from api.schemas.resources import Key
from optimizer.domain.cost_sheet import CostSheet
from optimizer.domain.deadlines import DeadlineList
from optimizer.domain.value import Count

routes = router("/v1/plans/{plan_id}", "papers")

Language = Annotated[Tongue, Query(description="The language of the text.")]
Heads = Annotated[
    tuple[Annotated[int, Query(ge=1, le=papers.MOST_HEADS)], ...],
    Query(
        max_length=20, description="Sizes of group to price side by side, the usual ones if none."
    ),
]
_TEXT: dict[str, Any] = {"schema": {"type": "string"}}


@routes.get("/itinerary", **opens(Action.READ_PLAN, None, 404, 409, media={"text/plain": _TEXT}))
def read_the_itinerary(
    plan_id: Key,
    by: By,
    session: Open,
    language: Language = Tongue.EN,
    alternative: Annotated[int, Query(ge=0, le=9, description="0 is the best one.")] = 0,
) -> Response:
    """Gives the itinerary as text to read."""
    plan = answered(session, by.organisation_id, plan_id)
    return papers.itinerary_paper(plan.problem, plan.result, alternative, language)


@routes.get("/alternatives", **opens(Action.READ_PLAN, Choices, 404, 409))
def read_the_alternatives(
    plan_id: Key, by: By, session: Open, language: Language = Tongue.EN
) -> Response:
    """Gives the itineraries to choose from, the best one first, each with its own proof."""
    plan = answered(session, by.organisation_id, plan_id)
    return answer(alternatives(plan.result, language.value))


@routes.post(
    "/alternatives/{number}/plan",
    **opens(Action.WRITE_PLAN, PlanMetadata, 404, 409, status=201),
)
def choose_an_alternative(
    plan_id: Key,
    number: Annotated[int, Path(ge=1, le=9, description="1 is the first after the best.")],
    request: ChoiceRequest,
    service: At,
    by: By,
    session: Open,
) -> Response:
    """Makes another good itinerary a plan of its own, with what is proved of it."""
    chosen = choose(service, session, by.organisation_id, plan_id, number, request)
    return created(metadata(session, chosen), f"/v1/plans/{chosen.id}", 201)


@routes.get(
    "/deadlines",
    **opens(
        Action.READ_PLAN,
        DeadlineList,
        404,
        409,
        media={"text/plain": _TEXT, "text/csv": _TEXT, "text/calendar": _TEXT},
    ),
)
def read_the_deadlines(
    plan_id: Key,
    by: By,
    session: Open,
    form: Annotated[DeadlineForm, Query(alias="format")] = DeadlineForm.JSON,
    language: Language = Tongue.EN,
) -> Response:
    """Lists what must be done by when so that the plan can take place."""
    plan = answered(session, by.organisation_id, plan_id)
    return papers.deadlines_paper(plan.problem, plan.itinerary, form, language)


@routes.get(
    "/cost-sheet",
    **opens(Action.READ_PLAN, CostSheet, 404, 409, media={"text/plain": _TEXT, "text/csv": _TEXT}),
)
def read_the_cost_sheet(
    plan_id: Key,
    by: By,
    session: Open,
    heads: Heads = (),
    free: Annotated[Count, Query(le=papers.MOST_HEADS, description="Guests who pay nothing.")] = 0,
    exposure: Annotated[
        bool, Query(description="Also what a cancellation costs, by date.")
    ] = False,
    form: Annotated[SheetForm, Query(alias="format")] = SheetForm.JSON,
    language: Language = Tongue.EN,
) -> Response:
    """Prices the plan: cost lines with tax, sale, and per person by size of group."""
    plan = answered(session, by.organisation_id, plan_id)
    sheet = papers.priced(plan.problem, plan.itinerary, heads, free, exposure)
    return papers.cost_sheet_paper(plan.problem, sheet, form, language)
