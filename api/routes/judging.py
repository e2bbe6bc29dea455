"""Validating problems and checking itineraries, at once and without storing anything."""

from __future__ import annotations

from typing import Annotated

from fastapi import Body, Response

from api.access import Action
from api.edge.answers import answer
from api.planning.judging import checked, validated
from api.routes.door import At, By, Open
from api.routes.opening import opens, router
from api.schemas.codes import Codes, codes
from api.schemas.judging import CheckRequest, Judgement, ProblemBody, Validation

routes = router("/v1", "judging")


@routes.post("/validate", **opens(Action.TRY, Validation))
async def validate(problem: Annotated[ProblemBody, Body()], service: At) -> Response:
    """Tells everything that is wrong with a problem, at once; a valid one may have warnings."""
    return answer(await service.thinking.run(lambda: validated(problem)))


@routes.post("/check", **opens(Action.TRY, Judgement, 404))
async def check(request: CheckRequest, service: At, by: By, session: Open) -> Response:
    """Judges an itinerary by every rule, whoever made it."""
    return answer(await service.thinking.run(lambda: checked(session, by.organisation_id, request)))


@routes.get("/finding-codes", **opens(Action.READ_ORGANISATION, Codes))
def list_codes() -> Response:
    """Lists every code of findings and of refusals, with what it means."""
    return answer(codes())
