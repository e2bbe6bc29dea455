"""The frame: what every page has around it, and who may see it.

A room puts a page up with `page` (for whoever signed in) or `open_page` (for whoever has a link).
Its builder gets a desk first, then what stands in the address, and fills the page's middle.
"""

from __future__ import annotations

import asyncio
import copy
import inspect
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

from fastapi import Request
from nicegui import ui
from nicegui.client import ClientConnectionTimeout
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse
from ulid import ULID

from api.access import Principal
from api.client import ProblemReceived
from api.edge.logs import log
from api.store.tables import Role
from api.web.desk import Desk, House
from api.web.furniture import Ways, coming, labelled, problem_panel
from api.web.signing import TOKEN_COOKIE, address_of, language_link, language_of
from api.web.words import Words

Builder = Callable[..., Awaitable[None]]

ACCENT = "#0e5a6b"

PATIENCE_SECONDS = 1.5
"""How long a reader looks at nothing at all; a page that takes longer is shown as it fills."""
CONNECT_SECONDS = 60.0
"""How long a browser may take to connect to a page that is still being filled."""

WORDS = Words(
    "frame",
    {
        "skip": ("Skip to the content", "Siirry sisältöön"),
        "trips": ("Trips", "Matkat"),
        "catalogues": ("Catalogue", "Tarjonta"),
        "network": ("Network", "Verkosto"),
        "out": ("Sign out", "Kirjaudu ulos"),
        "other": ("Suomeksi", "In English"),
        "wishes": ("Wishes", "Toiveet"),
        "plan": ("Itinerary", "Ohjelma"),
        "edit": ("Edit", "Muokkaa"),
        "what-if": ("What if", "Entä jos"),
        "publish": ("Publish", "Julkaise"),
        "after": ("Afterwards", "Matkan jälkeen"),
        "steps": ("Steps of the trip", "Matkan vaiheet"),
        "main": ("Main", "Päävalikko"),
        "coming": ("Loading …", "Ladataan …"),
        "foot": (
            "Päämaja plans visits with proof. Figures on this page are the planner's own.",
            "Päämaja suunnittelee vierailut todistetusti. Sivun luvut ovat suunnittelijan omia.",
        ),
    },
)

STEPS = ("wishes", "plan", "edit", "what-if", "publish", "after")
"""The steps of a trip, in the order in which they are taken."""

_FINAL = ("not-found", "gone", "forbidden")
"""Refusals that loading the page again does not change."""

_house: House | None = None


def open_house(house: House) -> None:
    """Says where pages reach the service, before the first one is asked for."""
    global _house
    _house = house


def house() -> House:
    """Where pages reach the service."""
    assert _house is not None
    return _house


def page(path: str, title: tuple[str, str]) -> Callable[[Builder], Builder]:
    """Puts a page up for whoever is signed in; others are asked to sign in, and come back to it."""

    def put_up(build: Builder) -> Builder:
        async def show(request: Request, **given: Any) -> RedirectResponse | None:
            token = request.cookies.get(TOKEN_COOKIE, "")
            person = await run_in_threadpool(house().person, token) if token else None
            if person is None:
                return RedirectResponse(f"/sign-in?then={quote(address_of(request), safe='')}", 303)
            desk = _desk(request, token, person)
            await _furnished(desk, title, lambda: build(desk, **given))
            return None

        _register(path, build, show)
        return build

    return put_up


def open_page(path: str, title: tuple[str, str]) -> Callable[[Builder], Builder]:
    """Puts a page up that needs no signing in: its address holds a signed link."""

    def put_up(build: Builder) -> Builder:
        async def show(request: Request, **given: Any) -> None:
            desk = _desk(request)
            await _furnished(desk, title, lambda: build(desk, **given))

        _register(path, build, show)
        return build

    return put_up


async def trip_head(trip_id: str, current: str, desk: Desk, *, plan: str | None = None) -> None:
    """Which trip it is, in the page's title too, and its steps. Raises ProblemReceived."""
    trip = await desk.get(f"/v1/wishes/{trip_id}")
    name = str(trip["document"]["name"][desk.language])
    name_window(name)
    with ui.element("p").classes("pm-trip"):
        ui.link(name, f"/trips/{trip_id}/plan" + ("" if plan is None else f"?plan={plan}"))
    trip_steps(trip_id, current, desk, plan=plan)


def name_window(name: str) -> None:
    """Has the browser's window say first which trip it shows."""
    ui.page_title(f"{name} · {ui.context.client.title}")


def trip_steps(trip_id: str, current: str, desk: Desk, *, plan: str | None = None) -> None:
    """The steps of a trip as links, the current one marked; `plan` is carried along."""
    carried = "" if plan is None else f"?plan={plan}"
    with labelled(ui.element("nav").classes("pm-steps"), WORDS(desk.language, "steps")):
        for number, step in enumerate(STEPS, start=1):
            link = ui.link(target=f"/trips/{trip_id}/{step}{carried}").classes("pm-step")
            if step == current:
                link.classes("is-current").props('aria-current="step"')
            with link:
                ui.label(str(number)).classes("pm-step-number")
                ui.label(WORDS(desk.language, step))


def _register(path: str, build: Builder, show: Callable[..., Any]) -> None:
    """Under the builder's own parameters, but for the desk."""
    own = list(inspect.signature(build, eval_str=True).parameters.values())[1:]
    asked = inspect.Parameter("request", inspect.Parameter.KEYWORD_ONLY, annotation=Request)
    kept = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in own]
    show.__signature__ = inspect.Signature([asked, *kept])  # type: ignore[attr-defined]
    show.__name__ = build.__name__
    ui.page(path, response_timeout=30.0)(show)


async def _furnished(
    desk: Desk, title: tuple[str, str], fill: Callable[[], Awaitable[None]]
) -> None:
    """The whole page: what is around it, and its middle, or what the service had to say."""
    name = title[0] if desk.language == "en" else title[1]
    _speak(desk.language)
    ui.page_title(f"{name} · Päämaja")
    ui.colors(primary=ACCENT)
    ui.add_head_html('<link rel="stylesheet" href="/assets/paamaja.css">')
    _head(desk)
    middle = ui.element("main").classes("pm-main").props('id="content" tabindex="-1"')
    with ui.element("footer").classes("pm-foot"):
        ui.label(WORDS(desk.language, "foot"))
    await _patiently(desk, middle, asyncio.create_task(_filled(desk, middle, fill)))


async def _filled(desk: Desk, middle: ui.element, fill: Callable[[], Awaitable[None]]) -> None:
    with middle:
        try:
            await fill()
        except ProblemReceived as received:
            middle.clear()
            problem_panel(desk.language, received, ways_on(desk, received))
        except Exception:  # noqa: BLE001 - the edge of a page: its reader is told what to do
            number = str(ULID())
            log().exception("page-failed", id=number, page=ui.context.client.page.path)
            middle.clear()
            failed = ProblemReceived(500, {"id": number})
            problem_panel(desk.language, failed, ways_on(desk, failed))


def ways_on(desk: Desk, received: ProblemReceived) -> Ways:
    """Where a reader can go from a page that cannot be shown; guests of a link have only it."""
    if received.code == "unauthenticated":
        return (("sign-in", f"/sign-in?then={quote(desk.here, safe='')}"),)
    if received.code in _FINAL:
        return () if desk.person is None else (("home", "/"),)
    again = (("again", desk.here),)
    return again if desk.person is None else (*again, ("home", "/"))


async def _patiently(desk: Desk, middle: ui.element, filling: asyncio.Task[None]) -> None:
    """Waits for the middle; where that takes long the reader has the page meanwhile."""
    client = ui.context.client
    await asyncio.wait({filling}, timeout=PATIENCE_SECONDS)
    if not filling.done():
        with middle:
            waiting = coming(WORDS(desk.language, "coming"))
        try:
            await client.connected(timeout=CONNECT_SECONDS)
        except ClientConnectionTimeout:
            filling.cancel()
            raise
        await asyncio.wait({filling})
        if not waiting.is_deleted:
            waiting.delete()
    await filling


def _speak(language: str) -> None:
    """Has the page say which language it is in, before any script runs."""
    client = ui.context.client
    client.page = copy.copy(client.page)  # a page's language is otherwise the same for everybody
    client.page.language = "fi" if language == "fi" else "en-GB"


def _head(desk: Desk) -> None:
    say = WORDS
    with ui.element("header").classes("pm-head"):
        skip = f'<a href="#content">{say(desk.language, "skip")}</a>'
        ui.html(skip, sanitize=False).classes("pm-skip")
        with ui.link(target="/").classes("pm-mark"):
            ui.html('<img src="/assets/mark.svg" alt="" width="28" height="28">', sanitize=False)
            ui.label("Päämaja")
        with labelled(ui.element("nav").classes("pm-nav"), say(desk.language, "main")):
            if desk.person is not None:
                ui.link(say(desk.language, "trips"), "/")
                if desk.person.role is not Role.PARTNER:
                    ui.link(say(desk.language, "catalogues"), "/catalogues")
                    ui.link(say(desk.language, "network"), "/network")
            other, change = language_link(desk.language, desk.here)
            ui.link(say(desk.language, "other"), change).props(f'lang="{other}"')
            if desk.person is not None:
                ui.html(
                    '<form method="post" action="/sign-out"><button class="pm-plain">'
                    f"{say(desk.language, 'out')}</button></form>",
                    sanitize=False,
                )


def _desk(request: Request, token: str | None = None, person: Principal | None = None) -> Desk:
    return Desk(
        house(),
        language_of(request),
        token,
        person,
        here=address_of(request),
        origin=str(request.base_url).rstrip("/"),
    )
