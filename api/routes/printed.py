"""Papers to print and to send: of a plan as a draft, of a programme's versions, and by link."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path, Query, Response

from api.access import Action, Principal
from api.planning import printed
from api.planning.answered import answered
from api.planning.linked import held_edition
from api.planning.papers import Tongue
from api.planning.printed import (
    EML,
    GEOJSON,
    GPX,
    JSONLD,
    PDF,
    XLSX,
    GuestPaper,
    LetterForm,
    Paper,
)
from api.routes.door import By, Open
from api.routes.following import ByLink
from api.routes.opening import opens, router
from api.routes.own import require_reach
from api.schemas.resources import Key, Number
from api.store import programmes
from optimizer.domain.value import Id

routes = router("/v1", "papers to print")

_BYTES: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
_TEXT: dict[str, Any] = {"schema": {"type": "string"}}
_THING: dict[str, Any] = {"schema": {"type": "object"}}
_OPEN_FILES = {PDF: _BYTES, GEOJSON: _THING, GPX: _TEXT, JSONLD: _THING}
_FILES = {XLSX: _BYTES, "text/csv": _TEXT, **_OPEN_FILES}
_LETTERS = {PDF: _BYTES, EML: _BYTES}

Language = Annotated[Tongue, Query(description="The language of the paper.")]
Name = Annotated[Paper, Path(description="Which paper.")]
Partner = Annotated[Id, Path(description="The partner's id.")]
Form = Annotated[LetterForm, Query(alias="format", description="To print, or a mail to send.")]


@routes.get(
    "/plans/{plan_id}/papers/{paper}", **opens(Action.READ_PLAN, None, 404, 409, media=_FILES)
)
def print_a_plan(
    plan_id: Key, paper: Name, by: By, session: Open, language: Language = Tongue.EN
) -> Response:
    """Gives a paper of a plan's best itinerary, marked as a draft."""
    plan = answered(session, by.organisation_id, plan_id)
    return printed.printed(paper, printed.of_plan(plan), language)


@routes.get(
    "/plans/{plan_id}/letters/{partner}", **opens(Action.READ_PLAN, None, 404, 409, media=_LETTERS)
)
def write_to_a_partner(
    plan_id: Key,
    partner: Partner,
    by: By,
    session: Open,
    form: Form = LetterForm.PDF,
    language: Language = Tongue.EN,
) -> Response:
    """Gives the letter that asks a partner for its part of a plan."""
    plan = answered(session, by.organisation_id, plan_id)
    return printed.letter(printed.of_plan(plan), partner, form, language)


@routes.get(
    "/programmes/{programme_id}/versions/{number}/papers/{paper}",
    **opens(Action.READ_PROGRAMME, None, 404, 409, media=_FILES),
)
def print_a_version(
    programme_id: Key,
    number: Number,
    paper: Name,
    by: By,
    session: Open,
    language: Language = Tongue.EN,
) -> Response:
    """Gives a paper of a programme's version."""
    require_reach(by, Action.READ_PROGRAMME, None, "programme", programme_id)
    programme = programmes.get(session, by.organisation_id, programme_id)
    edition = programmes.edition(session, programme, number)
    return printed.printed(paper, printed.of_edition(edition), language)


@routes.get(
    "/programmes/{programme_id}/versions/{number}/letters/{partner}",
    **opens(Action.READ_PROGRAMME, None, 404, media=_LETTERS),
)
def write_of_a_version(
    programme_id: Key,
    number: Number,
    partner: Partner,
    by: By,
    session: Open,
    form: Form = LetterForm.PDF,
    language: Language = Tongue.EN,
) -> Response:
    """Gives the letter that asks a partner for its part of a version, or confirms it."""
    require_reach(by, Action.READ_PROGRAMME, None, "programme", programme_id)
    programme = programmes.get(session, by.organisation_id, programme_id)
    edition = programmes.edition(session, programme, number)
    return printed.letter(printed.of_edition(edition), partner, form, language)


@routes.get("/links/{signed}/programme.pdf", **opens(None, None, 404, 410, media={PDF: _BYTES}))
def print_by_link(by: ByLink, session: Open, language: Language = Tongue.EN) -> Response:
    """Gives the programme for those who travel; not to a partner, who sees its part."""
    return _of_the_edition(session, by, Paper.PROGRAMME, language)


@routes.get(
    "/links/{signed}/papers/{guest_paper}", **opens(None, None, 404, 410, media=_OPEN_FILES)
)
def read_a_paper_by_link(
    guest_paper: Annotated[GuestPaper, Path(description="Which paper.")],
    by: ByLink,
    session: Open,
    language: Language = Tongue.EN,
) -> Response:
    """Gives a paper for those who travel, as a link to read opens it; not to a partner."""
    return _of_the_edition(session, by, Paper(guest_paper.value), language)


def _of_the_edition(session: Open, by: Principal, paper: Paper, language: Tongue) -> Response:
    require_reach(by, Action.READ_PROGRAMME, None, "programme", "here", by.programme_id)
    edition = held_edition(session, by)
    return printed.printed(paper, printed.of_edition(edition), language)
