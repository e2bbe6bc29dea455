"""The organisation that one belongs to; others are not shown."""

from __future__ import annotations

from fastapi import Response

from api.access import Action
from api.edge.answers import answer
from api.routes.door import By, Open
from api.routes.opening import Expected, opens, router
from api.schemas.organisations import Organisation, OrganisationEdit
from api.schemas.pages import Page
from api.schemas.resources import Key
from api.store import organisations
from api.store.faults import NotFound

routes = router("/v1/organisations", "organisations")


@routes.get("", **opens(Action.READ_ORGANISATION, Page[Organisation]))
def list_organisations(by: By, session: Open) -> Response:
    """Lists the organisation that one belongs to."""
    own = Organisation.of(organisations.get(session, by.organisation_id))
    return answer(Page[Organisation](items=(own,)))


@routes.get("/{organisation_id}", **opens(Action.READ_ORGANISATION, Organisation, 404))
def read_an_organisation(organisation_id: Key, by: By, session: Open) -> Response:
    """Reads an organisation."""
    _require_own(organisation_id, by.organisation_id)
    return answer(Organisation.of(organisations.get(session, organisation_id)))


@routes.put(
    "/{organisation_id}", **opens(Action.WRITE_ORGANISATION, Organisation, 404, 409, 412, 428)
)
def change_an_organisation(
    organisation_id: Key, edit: OrganisationEdit, expected: Expected, by: By, session: Open
) -> Response:
    """Changes an organisation's name and contact."""
    _require_own(organisation_id, by.organisation_id)
    fields = {"name": edit.name, "contact": edit.contact}
    changed = organisations.change(session, organisation_id, expected, **fields)
    return answer(Organisation.of(changed))


def _require_own(asked: str, own: str) -> None:
    if asked != own:
        raise NotFound("organisation", asked)
