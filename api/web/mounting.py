"""Mounting: the pages beside the API in one app, each under its own headers."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from fastapi import FastAPI, Request
from nicegui import core, ui
from nicegui.translations import translations
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from api.edge.headers import SECURITY, SecurityHeaders
from api.edge.numbering import Numbering
from api.edge.refusals import answer_refusals
from api.edge.service import Service
from api.web import frame, rooms
from api.web.desk import House
from api.web.signing import sheet_of_nothing, signing_routes

THEME = Path(__file__).parent / "theme"

OF_THE_API = ("/v1", "/health", "/metrics")
"""What begins like this is the API's; everything else is a page's."""

PAGE_SECURITY = SECURITY | {
    # Everything comes from this service. Pages are put together by scripts of the page framework,
    # which compiles its templates in the browser: that is what 'unsafe-eval' is for.
    "Content-Security-Policy": "default-src 'self'; script-src 'self' 'unsafe-inline' "
    "'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self' ws: wss:; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'self'; object-src 'none'",
}


IN_FINNISH = {
    "connection_lost": "Yhteys katkesi.",
    "trying_to_reconnect": "Yhdistetään uudelleen …",
    "message_too_long": "Viesti on liian pitkä",
    "message_too_long_body": "Viesti on liian pitkä lähetettäväksi.",
}
"""What the page framework itself says, which it does not say in Finnish."""


def page_security(tile_url: str | None) -> dict[str, str]:
    """The headers of pages; where maps have a ground, pictures may come from there too."""
    if tile_url is None:
        return PAGE_SECURITY
    parts = urlsplit(tile_url)
    origin = f"{parts.scheme}://{parts.netloc.replace('{s}', '*')}"
    name = "Content-Security-Policy"
    policy = PAGE_SECURITY[name].replace("img-src 'self'", f"img-src 'self' {origin}")
    return PAGE_SECURITY | {name: policy}


class Doors:
    """One app of two: the API and the pages."""

    def __init__(self, api: FastAPI, pages: FastAPI) -> None:
        self.api, self.app = api, pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request, or the app's life, which is one for both."""
        path = scope.get("path", "")
        is_of_the_api = any(path == one or path.startswith(f"{one}/") for one in OF_THE_API)
        await (self.api if is_of_the_api else self.app)(scope, receive, send)

    @property
    def state(self) -> Any:
        """The API's state, which holds the service."""
        return self.api.state


def with_pages(api: FastAPI) -> Doors:
    """The API with the pages beside it. Once in a process: the page framework has one app."""
    service: Service = api.state.service
    house = House(api, service)
    policy = page_security(service.settings.tile_url)
    pages = FastAPI(
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        middleware=[
            Middleware(Numbering, metrics=service.metrics),
            Middleware(SecurityHeaders, secure=service.settings.secure, policy=policy),
        ],
    )
    answer_refusals(pages)
    pages.state.service = service
    pages.router.lifespan_context = api.router.lifespan_context
    pages.include_router(signing_routes(house, secure=service.settings.secure))
    pages.mount("/assets", Assets(directory=THEME), name="assets")
    frame.open_house(house)
    rooms.open_all()
    ui.run_with(
        pages,
        title="Päämaja",
        favicon=THEME / "mark.svg",
        tailwind=False,
        reconnect_timeout=30.0,
        show_welcome_message=False,
    )
    core.app.add_exception_handler(404, _nothing_there)
    translations["fi"] = IN_FINNISH
    return Doors(api, pages)


class Assets(StaticFiles):
    """Files of the look: kept by browsers, and asked for again whether they have changed."""

    def file_response(self, *args: Any, **options: Any) -> Response:
        """One file."""
        answer = super().file_response(*args, **options)
        answer.headers.setdefault("Cache-Control", "no-cache")
        return answer


def _nothing_there(request: Request, _: Exception) -> Response:
    return sheet_of_nothing(request)
