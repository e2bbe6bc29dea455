"""Feedback: forms filled in after a programme. A partner gives and sees its own only."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Response

from api.access import Action
from api.edge.answers import answer, created
from api.planning import feedback as forms
from api.planning.held import held_trip
from api.planning.programmes import programme_for
from api.routes.door import By, Open
from api.routes.opening import Expected, opens, router
from api.routes.own import listed_partner, require_part, require_reach
from api.schemas.learning import Feedback, FeedbackContent
from api.schemas.pages import Page
from api.schemas.resources import Key
from api.store import feedback
from optimizer.domain.value import Id
from scenarios.learning import Audience, TripForm

routes = router("/v1/programmes/{programme_id}/feedback", "feedback")


@routes.post("", **opens(Action.WRITE_FEEDBACK, Feedback, 404, 409, status=201))
def give_feedback(programme_id: Key, content: FeedbackContent, by: By, session: Open) -> Response:
    """Keeps a filled-in form of a programme; a coordinator may enter one from paper."""
    programme = programme_for(session, by, programme_id)
    trip = held_trip(session, programme)
    answers = forms.judged(trip, content, *forms.whose(by, content))
    row = forms.keep(session, programme, answers, by.name)
    return created(Feedback.of(row), f"/v1/programmes/{programme_id}/feedback/{row.id}")


@routes.get("", **opens(Action.READ_FEEDBACK, Page[Feedback], 404))
def list_feedback(programme_id: Key, by: By, session: Open) -> Response:
    """Lists what was said of a programme, the oldest first."""
    programme = programme_for(session, by, programme_id)
    rows = feedback.of_programme(session, programme, listed_partner(by, Action.READ_FEEDBACK, None))
    return answer(Page[Feedback](items=tuple(Feedback.of(row) for row in rows)))


@routes.get("/form", **opens(Action.READ_FEEDBACK, TripForm, 404, 409))
def read_the_form(
    programme_id: Key,
    by: By,
    session: Open,
    audience: Annotated[Audience, Query(description="Who is asked.")] = Audience.HOSTS,
    partner: Annotated[Id | None, Query(description="Which partner is asked.")] = None,
) -> Response:
    """Gives the questions that an audience is asked, and by when; a partner is given its own."""
    programme = programme_for(session, by, programme_id)
    own = listed_partner(by, Action.READ_FEEDBACK, partner)
    asked = audience if by.partner is None else Audience.PARTNERS
    return answer(forms.form_for(held_trip(session, programme), asked, own))


@routes.put("/{feedback_id}", **opens(Action.WRITE_FEEDBACK, Feedback, 404, 409, 412, 428))
def change_feedback(
    programme_id: Key,
    feedback_id: Key,
    content: FeedbackContent,
    expected: Expected,
    by: By,
    session: Open,
) -> Response:
    """Puts other answers in place of the first, of the same audience."""
    row = feedback.get(session, by.organisation_id, feedback_id)
    require_part(row, programme_id)
    require_reach(by, Action.WRITE_FEEDBACK, row.partner, row.noun, feedback_id)
    trip = held_trip(session, programme_for(session, by, programme_id))
    said = forms.said_anew(trip, by, row, content)
    changed = feedback.change(session, by.organisation_id, feedback_id, expected, said)
    return answer(Feedback.of(changed))


@routes.delete("/{feedback_id}", **opens(Action.WRITE_FEEDBACK, None, 404, 412, 428, status=204))
def delete_feedback(
    programme_id: Key, feedback_id: Key, expected: Expected, by: By, session: Open
) -> Response:
    """Takes feedback away."""
    row = feedback.get(session, by.organisation_id, feedback_id)
    require_part(row, programme_id)
    require_reach(by, Action.WRITE_FEEDBACK, row.partner, row.noun, feedback_id)
    feedback.remove(session, by.organisation_id, feedback_id, expected)
    return Response(status_code=204)
