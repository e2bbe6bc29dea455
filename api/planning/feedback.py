"""Feedback: forms of a trip, and answers to them, judged before they are kept."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from api.access import Action, Principal, own_partner
from api.errors import ProblemCode, Refusal
from api.planning.held import HeldTrip
from api.schemas.learning import FeedbackContent, FormContent
from api.store import feedback, tables
from optimizer.domain.findings import InvalidInput
from scenarios.learning import (
    Audience,
    FormAnswers,
    TripForm,
    answer_spots,
    asked_visits,
    shipped_forms,
    trip_form,
)

REQUEST = "request"
MOST_FORMS = 2_000
"""Forms that one programme may have: many more than any delegation has guests."""


def form_for(trip: HeldTrip, audience: Audience, partner: str | None = None) -> TripForm:
    """The form of an audience. Raises Refusal for a partner without any part in the trip."""
    if (audience is Audience.PARTNERS) is not (partner is not None):
        what = "A form of partners is that of one partner, and no other form is."
        raise Refusal(ProblemCode.INVALID_INPUT, what)
    partners = {visit.partner for visit in asked_visits(trip.problem, trip.itinerary)}
    if partner is not None and partner not in partners:
        what = f"The partner {partner} has no part in the trip."
        raise Refusal(ProblemCode.NOT_FOUND, what)
    return trip_form(shipped_forms(), trip.problem, trip.itinerary, audience, partner)


def whose(by: Principal, content: FeedbackContent) -> tuple[Audience, str | None]:
    """Who speaks: a partner always for itself, others for whom they say, else for the hosts.

    Raises Refusal where a partner would speak for somebody else.
    """
    own = own_partner(by, Action.WRITE_FEEDBACK)
    if own is None:
        return content.audience or Audience.HOSTS, content.partner
    if content.audience not in (None, Audience.PARTNERS) or content.partner not in (None, own):
        raise Refusal(ProblemCode.FORBIDDEN, "A partner speaks for itself.")
    return Audience.PARTNERS, own


def judged(
    trip: HeldTrip, content: FormContent, audience: Audience, partner: str | None
) -> FormAnswers:
    """The answers as they are kept. Raises Refusal, and InvalidInput with every finding."""
    form = form_for(trip, audience, partner)
    answers = FormAnswers(
        audience=audience,
        partner=partner,
        marks=content.marks,
        answers=content.answers,
        text=content.text,
    )
    spots = tuple(answer_spots(form, answers, REQUEST))
    if spots:
        raise InvalidInput(spot.finding() for spot in spots)
    return answers


def keep(
    session: Session, programme: tables.Programme, answers: FormAnswers, given_by: str
) -> tables.Feedback:
    """Keeps a filled-in form. Raises Refusal where there are far too many."""
    if feedback.count(session, programme) >= MOST_FORMS:
        what = f"The programme has {MOST_FORMS} forms already, more than anybody will read."
        raise Refusal(ProblemCode.CONFLICT, what)
    said = said_in(answers)
    return feedback.add(session, programme, said, given_by, answers.partner)


def said_anew(
    trip: HeldTrip, by: Principal, row: tables.Feedback, content: FeedbackContent
) -> dict[str, object]:
    """Answers in place of earlier ones. Raises Refusal where they would become another's."""
    answers = judged(trip, content, *whose(by, content))
    if answers.partner != row.partner:
        what = f"It is of the partner {row.partner or 'nobody'}; that does not change."
        raise Refusal(ProblemCode.CONFLICT, what)
    return said_in(answers)


def said_in(answers: FormAnswers) -> dict[str, object]:
    """Answers as the store has them."""
    return answers.model_dump(mode="json", exclude={"illustrative"})


def fitting(trip: HeldTrip, row: tables.Feedback) -> FormAnswers | None:
    """What the store has of a form, as far as it fits the version that holds; None if nothing does.

    Of forms from before audiences were told only a partner is known.
    """
    said = dict(row.content)
    audience = said.get("audience") or (Audience.PARTNERS if row.partner else Audience.HOSTS)
    visits = asked_visits(trip.problem, trip.itinerary, row.partner)
    if row.partner is not None and not visits:
        return None
    form = trip_form(shipped_forms(), trip.problem, trip.itinerary, Audience(audience), row.partner)
    answers = FormAnswers(
        audience=Audience(audience),
        partner=row.partner,
        marks=_known(said.get("marks", {}), {visit.session for visit in form.visits}),
        answers=_known(said.get("answers", {}), {question.id for question in form.questions}),
        text=said.get("text", ""),
    )
    return None if answers.is_empty else answers


def _known(said: dict[str, Any], keys: set[str]) -> dict[str, Any]:
    return {key: one for key, one in said.items() if key in keys}
