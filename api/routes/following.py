"""Following: who comes by a signed link, as a route gets to know them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Depends, Path, Request

from api.access import NotAuthenticated, Principal, links
from api.edge.service import Service
from api.errors import ProblemCode, Refusal
from api.routes.door import At, Open
from scenarios.learning import Audience

Signed = Annotated[
    str, Path(max_length=300, pattern=r"^[0-9A-Za-z_.-]+$", description="The link's signed part.")
]


@contextmanager
def opened(service: Service, request: Request) -> Iterator[None]:
    """Follows a link: what opens nothing is refused, and too much of it from one address."""
    address = request.client.host if request.client else "unknown"
    service.throttle.require_few_failures(address)
    try:
        yield
    except NotAuthenticated as error:
        service.throttle.count_failure(address)
        raise Refusal(ProblemCode.GONE, f"{str(error).capitalize()}.") from None


def _follower(signed: Signed, service: At, session: Open, request: Request) -> Principal:
    with opened(service, request):
        return links.principal_of(session, signed)


ByLink = Annotated[Principal, Depends(_follower)]
"""Who has the link."""


def _actor(by: ByLink, session: Open, request: Request) -> Principal:
    session.info["actor"] = by.actor(request.state.request_id)
    return by


ActsByLink = Annotated[Principal, Depends(_actor)]
"""Who has the link and changes something, as the audit log names them."""


def _audience(signed: Signed, service: At, session: Open, request: Request) -> Audience:
    with opened(service, request):
        return links.asked_by(session, signed)[1]


AskedByLink = Annotated[Audience, Depends(_audience)]
"""As what the link asks somebody for feedback; a link for anything else is refused."""
