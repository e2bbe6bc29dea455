"""Feedback: what was said after a programme. A partner gives and sees its own only."""

from __future__ import annotations

from fastapi import Response

from api.access import Action
from api.edge.answers import answer, created
from api.planning.programmes import programme_for
from api.routes.door import By, Open
from api.routes.opening import Expected, opens, router
from api.routes.own import listed_partner, require_part, require_reach
from api.schemas.holding import Feedback, FeedbackContent
from api.schemas.pages import Page
from api.schemas.resources import Key
from api.store import feedback

routes = router("/v1/programmes/{programme_id}/feedback", "feedback")


@routes.post("", **opens(Action.WRITE_FEEDBACK, Feedback, 404, status=201))
def give_feedback(programme_id: Key, content: FeedbackContent, by: By, session: Open) -> Response:
    """Keeps what one has to say of a programme."""
    programme = programme_for(session, by, programme_id)
    said = content.model_dump(mode="json")
    row = feedback.add(session, programme, said, by.name, by.partner)
    return created(Feedback.of(row), f"/v1/programmes/{programme_id}/feedback/{row.id}")


@routes.get("", **opens(Action.READ_FEEDBACK, Page[Feedback], 404))
def list_feedback(programme_id: Key, by: By, session: Open) -> Response:
    """Lists what was said of a programme, the oldest first."""
    programme = programme_for(session, by, programme_id)
    rows = feedback.of_programme(session, programme, listed_partner(by, Action.READ_FEEDBACK, None))
    return answer(Page[Feedback](items=tuple(Feedback.of(row) for row in rows)))


@routes.put("/{feedback_id}", **opens(Action.WRITE_FEEDBACK, Feedback, 404, 412, 428))
def change_feedback(
    programme_id: Key,
    feedback_id: Key,
    content: FeedbackContent,
    expected: Expected,
    by: By,
    session: Open,
) -> Response:
    """Puts other words in place of the first."""
    row = feedback.get(session, by.organisation_id, feedback_id)
    require_part(row, programme_id)
    require_reach(by, Action.WRITE_FEEDBACK, row.partner, row.noun, feedback_id)
    said = content.model_dump(mode="json")
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
