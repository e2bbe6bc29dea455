"""Tokens: made, listed and revoked by administrators. A secret is shown once."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import Query, Response

from api.access import Action, tokens
from api.edge.answers import answer, created
from api.routes.door import SECRET, By, Open
from api.routes.opening import Expected, opens, router
from api.schemas.access import NewToken, Token, TokenRequest
from api.schemas.pages import Cursor, Limit, Page
from api.schemas.resources import Key

routes = router("/v1/tokens", "tokens")


@routes.post("", **opens(Action.WRITE_TOKEN, NewToken, 409, status=201, mark=SECRET))
def make_a_token(request: TokenRequest, by: By, session: Open) -> Response:
    """Makes a token for somebody of the organisation; its secret is in this answer only."""
    lifetime = dt.timedelta(days=request.days)
    wanted = tokens.Wanted(request.role, request.label, request.partner, lifetime)
    row, secret = tokens.issue(session, by.organisation_id, wanted)
    new = NewToken(**Token.of(row).model_dump(), secret=secret)
    return created(new, f"/v1/tokens/{row.id}")


@routes.get("", **opens(Action.READ_TOKEN, Page[Token]))
def list_tokens(
    by: By,
    session: Open,
    limit: Annotated[Limit, Query()] = 50,
    cursor: Annotated[Cursor | None, Query()] = None,
) -> Response:
    """Lists tokens, the newest first, also those that are no longer good."""
    page = tokens.listing(session, by.organisation_id, cursor, limit)
    items = tuple(Token.of(row) for row in page.items)
    return answer(Page[Token](items=items, next=page.after))


@routes.get("/{token_id}", **opens(Action.READ_TOKEN, Token, 404))
def read_a_token(token_id: Key, by: By, session: Open) -> Response:
    """Reads what is known of a token; not the secret, which nobody knows."""
    return answer(Token.of(tokens.get(session, by.organisation_id, token_id)))


@routes.delete("/{token_id}", **opens(Action.WRITE_TOKEN, Token, 404, 412, 428))
def revoke_a_token(token_id: Key, expected: Expected, by: By, session: Open) -> Response:
    """Ends a token at once."""
    return answer(Token.of(tokens.revoke(session, by.organisation_id, token_id, expected)))
