"""The network: what partners gave on the trips that are over, put together from what is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum

from fastapi import Response
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.edge.answers import answer
from api.planning.held import held_trip
from api.planning.intake import document_in
from api.planning.learning import known_of
from api.planning.papers import Tongue, html_paper, text_paper
from api.store import tables
from api.store.inputs import CATALOGUES
from api.store.tables import ProgrammeState
from optimizer.domain.catalogue import Catalogue
from scenarios.learning.telling import sheet_html, sheet_text
from scenarios.network import Network, Part, network_of, part_of
from scenarios.network.sheet import network_sheet


class NetworkForm(StrEnum):
    """How the network is written."""

    JSON = "json"
    TEXT = "text"
    HTML = "html"


def network_on(
    session: Session, organisation_id: str, on: dt.date, catalogue_id: str | None = None
) -> Network:
    """The network over the trips that ended before a date; with a catalogue who is not visited yet.

    Raises NotFound for a catalogue that is not there.
    """
    catalogue: Catalogue | None = None
    if catalogue_id is not None:
        found = CATALOGUES.document(session, organisation_id, catalogue_id)
        catalogue = document_in(Catalogue, found.document, "/catalogue")
    return network_of(tuple(_parts(session, organisation_id, on)), catalogue)


def network_paper(network: Network, form: NetworkForm, tongue: Tongue) -> Response:
    """The network in its form; the page is a file to keep."""
    if form is NetworkForm.JSON:
        return answer(network)
    sheet = network_sheet(network, tongue.value)
    if form is NetworkForm.TEXT:
        return text_paper(sheet_text(sheet))
    return html_paper(sheet_html(sheet), "network.html")


def _parts(session: Session, organisation_id: str, on: dt.date) -> Iterator[Part]:
    query = (
        select(tables.Programme)
        .where(
            tables.Programme.organisation_id == organisation_id,
            tables.Programme.state == ProgrammeState.PUBLISHED,
        )
        .order_by(tables.Programme.id)
    )
    for programme in session.scalars(query):
        trip = held_trip(session, programme)
        if trip.itinerary.days[-1].date < on:
            yield part_of(known_of(session, trip, ()), on)
