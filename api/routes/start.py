"""The first start: a link that is good once, exchanged for a token.

The page has no script. It is shown before anything is done, so that a browser that fetches links
ahead uses none up.
"""

from __future__ import annotations

from fastapi import Request, Response

from api.access import links
from api.edge.answers import answer
from api.routes.door import SECRET, At, Open
from api.routes.following import Signed, opened
from api.routes.opening import opens, router
from api.schemas.access import NewToken, Token

routes = router("/v1/start", "start")

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Päämaja</title>
<h1>Päämaja</h1><p>This link is good once. It makes a token for this machine, valid for twelve \
hours.</p><form method="post"><button>Make the token</button></form></html>"""


@routes.get("/{signed}", **opens(None, None, media={"text/html": {"schema": {"type": "string"}}}))
def show_the_start(signed: Signed) -> Response:
    """Shows a page with one button."""
    return Response(_PAGE, media_type="text/html; charset=utf-8")


@routes.post("/{signed}", **opens(None, NewToken, 410, status=201, mark=SECRET))
def exchange_the_link(signed: Signed, service: At, session: Open, request: Request) -> Response:
    """Exchanges the link for a token, once."""
    with opened(service, request):
        row, secret = links.exchange(session, signed)
    return answer(NewToken(**Token.of(row).model_dump(), secret=secret), 201)
