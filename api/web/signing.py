"""Signing in and out: plain forms, so that the token stays in a cookie that no script reads."""

from __future__ import annotations

from html import escape
from typing import Annotated
from urllib.parse import quote, urlsplit

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.access import NotAuthenticated, links, tokens
from api.access.tokens import SESSION_LIFETIME
from api.store import Actor
from api.web.desk import House
from api.web.words import LANGUAGES, Words

TOKEN_COOKIE = "paamaja_token"
LANGUAGE_COOKIE = "paamaja_language"
_YEAR = 365 * 24 * 3600

WORDS = Words(
    "signing",
    {
        "title": ("Sign in", "Kirjaudu sisään"),
        "token": ("Your token", "Tunnisteesi"),
        "go": ("Sign in", "Kirjaudu"),
        "how": (
            "The administrator of your organisation gives you a token. This browser stays signed "
            "in for twelve hours, or until you sign out.",
            "Saat tunnisteen organisaatiosi ylläpitäjältä. Tämä selain pysyy kirjautuneena "
            "kaksitoista tuntia tai kunnes kirjaudut ulos.",
        ),
        "wrong": (
            "That token is not good. It may have expired, or a character is missing.",
            "Tunniste ei kelpaa. Se on voinut vanhentua, tai siitä puuttuu merkki.",
        ),
        "start": ("Welcome to Päämaja", "Tervetuloa Päämajaan"),
        "start.how": (
            "This link signs you in once, on this computer, for twelve hours.",
            "Tämä linkki kirjaa sinut sisään kerran, tällä koneella, kahdeksitoista tunniksi.",
        ),
        "start.go": ("Open Päämaja", "Avaa Päämaja"),
        "nothing": ("There is no such page", "Sellaista sivua ei ole"),
        "nothing.how": (
            "The address may be old or mistyped.",
            "Osoite on voinut vanhentua, tai siinä on kirjoitusvirhe.",
        ),
        "home": ("To the start page", "Etusivulle"),
        "gone": (
            "This link is no longer good: it was used, or fifteen minutes have passed. Start the "
            "service again for a new one, or sign in with a token.",
            "Linkki ei enää kelpaa: se on jo käytetty tai viisitoista minuuttia on kulunut. "
            "Käynnistä palvelu uudelleen, niin saat uuden, tai kirjaudu tunnisteella.",
        ),
    },
)


def language_of(request: Request) -> str:
    """The reader's language: chosen by them, else the address's, else what the browser asks for."""
    for named in (request.cookies.get(LANGUAGE_COOKIE), request.query_params.get("language")):
        if named in LANGUAGES:
            return named
    for part in request.headers.get("accept-language", "").split(","):
        code = part.split(";")[0].strip()[:2].lower()
        if code in LANGUAGES:
            return code
    return LANGUAGES[0]


def inner(address: str | None) -> str:
    """The address if it leads nowhere but to this service, otherwise the start page."""
    if not address or not address.startswith("/") or address.startswith(("//", "/\\")):
        return "/"
    parts = urlsplit(address)
    return "/" if parts.scheme or parts.netloc else address


def language_link(language: str, here: str) -> tuple[str, str]:
    """The other language, and the address that changes to it and leads back here."""
    other = "fi" if language == "en" else "en"
    return other, f"/language/{other}?then={quote(here, safe='')}"


def address_of(request: Request) -> str:
    """The address of a page within this service, with what it asks."""
    query = f"?{request.url.query}" if request.url.query else ""
    return f"{request.url.path}{query}"


def signing_routes(house: House, *, secure: bool) -> APIRouter:
    """The forms and what they are sent to."""
    routes = APIRouter()
    failures = house.service.throttle

    def signed_in(token: str, then: str) -> Response:
        answer = RedirectResponse(inner(then), 303)
        seconds = int(SESSION_LIFETIME.total_seconds())
        answer.set_cookie(
            TOKEN_COOKIE, token, seconds, httponly=True, samesite="lax", secure=secure
        )
        return answer

    @routes.get("/sign-in")
    def show_the_form(request: Request, then: str = "/") -> Response:
        return _form(language_of(request), then)

    @routes.post("/sign-in")
    async def sign_in(
        request: Request, token: Annotated[str, Form()], then: Annotated[str, Form()] = "/"
    ) -> Response:
        address = request.client.host if request.client else "unknown"
        failures.require_few_failures(address)
        try:
            own = await run_in_threadpool(_begun, house, token.strip())
        except NotAuthenticated:
            failures.count_failure(address)
            return _form(language_of(request), then, "wrong", 403)
        return signed_in(own, then)

    @routes.post("/sign-out")
    def sign_out(request: Request) -> Response:
        _ended(house, request.cookies.get(TOKEN_COOKIE, ""))
        answer = RedirectResponse("/sign-in", 303)
        answer.delete_cookie(TOKEN_COOKIE)
        return answer

    @routes.get("/start/{signed}")
    def show_the_start(request: Request, signed: str) -> Response:
        say, language = WORDS, language_of(request)
        body = f"""<h1>{say(language, "start")}</h1><p>{say(language, "start.how")}</p>
<form method="post"><button>{say(language, "start.go")}</button></form>"""
        return _sheet(language, body, address_of(request))

    @routes.post("/start/{signed}")
    async def start(request: Request, signed: str) -> Response:
        address = request.client.host if request.client else "unknown"
        failures.require_few_failures(address)
        try:
            token = await run_in_threadpool(_exchanged, house, signed)
        except NotAuthenticated:
            failures.count_failure(address)
            return _form(language_of(request), "/", "gone", 410)
        return signed_in(token, "/")

    @routes.get("/language/{code}")
    def change_the_language(code: str, then: str = "/") -> Response:
        answer = RedirectResponse(inner(then), 303)
        if code in LANGUAGES:
            answer.set_cookie(LANGUAGE_COOKIE, code, _YEAR, samesite="lax", secure=secure)
        return answer

    return routes


def sheet_of_nothing(request: Request) -> Response:
    """What is shown where there is no page."""
    say, language = WORDS, language_of(request)
    body = f"""<h1>{say(language, "nothing")}</h1><p>{say(language, "nothing.how")}</p>
<p><a href="/">{say(language, "home")}</a></p>"""
    return _sheet(language, body, address_of(request), 404)


def _begun(house: House, token: str) -> str:
    """A token of the browser's own for the one that was typed in. Raises NotAuthenticated."""
    with house.service.store.writing(Actor("sign-in", "sign-in", None)) as session:
        return tokens.sign_in(session, token)


def _ended(house: House, token: str) -> None:
    """Ends the browser's token, if it is good still: whoever copied it has nothing."""
    person = house.person(token)
    if person is not None:
        with house.service.store.writing(person.actor()) as session:
            tokens.sign_out(session, token)


def _exchanged(house: House, signed: str) -> str:
    with house.service.store.writing(Actor("link", "link", None)) as session:
        _, secret = links.exchange(session, signed)
    return secret


def _form(language: str, then: str, fault: str | None = None, status: int = 200) -> Response:
    told = "" if fault is None else f'<p class="fault" role="alert">{WORDS(language, fault)}</p>'
    body = f"""<h1>{WORDS(language, "title")}</h1>{told}<p>{WORDS(language, "how")}</p>
<form method="post" action="/sign-in">
<input type="hidden" name="then" value="{escape(inner(then))}">
<label for="token">{WORDS(language, "token")}</label>
<input id="token" name="token" type="password" autocomplete="current-password" required autofocus>
<button>{WORDS(language, "go")}</button></form>"""
    return _sheet(language, body, f"/sign-in?then={quote(inner(then), safe='')}", status)


def _sheet(language: str, body: str, here: str, status: int = 200) -> Response:
    """A small page without scripts; `here` is where it is come back to in the other language."""
    other, change = language_link(language, here)
    name = "Suomeksi" if other == "fi" else "In English"
    return HTMLResponse(
        f"""<!doctype html><html lang="{language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Päämaja</title>
<link rel="stylesheet" href="/assets/paamaja.css"><link rel="icon" href="/assets/mark.svg"></head>
<body class="pm-sheet"><main><img src="/assets/mark.svg" alt="" width="44" height="44">{body}
<p class="other"><a href="{change}" lang="{other}">{name}</a></p></main></body>
</html>""",
        status,
    )
