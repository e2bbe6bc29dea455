"""Furniture: the few parts that every room uses, so that pages look and behave alike."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal, TypeVar

from nicegui import Client, events, helpers, ui

from api.client import ProblemReceived
from api.web.words import Words
from optimizer.report.findings import told

Tone = Literal["good", "warn", "bad", "calm"]
Part = TypeVar("Part", bound=ui.element)
Ways = Sequence[tuple[str, str]]
"""Links to go on by: the key of the words, and the address."""

WORDS = Words(
    "furniture",
    {
        "malformed-body": ("It could not be read.", "Sitä ei voitu lukea."),
        "unauthenticated": (
            "You are no longer signed in. Sign in again; nothing that was saved is lost.",
            "Et ole enää kirjautuneena. Kirjaudu uudelleen; mitään tallennettua ei ole kadonnut.",
        ),
        "forbidden": (
            "Your role may look at this but not change it. Ask an administrator for another role.",
            "Roolisi saa katsoa tätä mutta ei muuttaa. Pyydä ylläpitäjältä toista roolia.",
        ),
        "not-found": (
            "There is no such thing here. It may have been deleted; begin from the start page.",
            "Tätä ei ole. Se on voitu poistaa; aloita etusivulta.",
        ),
        "conflict": (
            "This does not fit the state of things any more. Load the page again and decide anew.",
            "Tämä ei enää sovi tilanteeseen. Lataa sivu uudelleen ja päätä sitten.",
        ),
        "gone": (
            "This link is no longer good. Ask whoever sent it for a new one.",
            "Linkki ei enää kelpaa. Pyydä uusi sen lähettäjältä.",
        ),
        "version-stale": (
            "Somebody else has changed this meanwhile. Nothing was overwritten, neither yours "
            "nor theirs: load the page again to see both.",
            "Joku muu on muuttanut tätä sillä välin. Kummankaan työtä ei kirjoitettu yli: lataa "
            "sivu uudelleen, niin näet molemmat.",
        ),
        "body-too-large": ("It is too large.", "Se on liian suuri."),
        "invalid-input": (
            "Something has to be corrected first:",
            "Jotakin on ensin korjattava:",
        ),
        "too-many-requests": (
            "That was a little too fast. Wait a moment and try again.",
            "Se oli hieman liian nopeasti. Odota hetki ja yritä uudelleen.",
        ),
        "queue-full": (
            "The planner is busy with many plans. Nothing was lost; try again in a minute.",
            "Suunnittelijalla on paljon töitä. Mitään ei kadonnut; yritä hetken kuluttua.",
        ),
        "unavailable": (
            "The database does not answer just now. Try again in a few seconds.",
            "Tietokanta ei juuri nyt vastaa. Yritä muutaman sekunnin kuluttua.",
        ),
        "storage-full": (
            "The disk is full, so nothing can be saved. Tell whoever runs the service.",
            "Levy on täynnä, eikä mitään voi tallentaa. Kerro palvelun ylläpitäjälle.",
        ),
        "other": (
            "Something went wrong that should not. Tell whoever runs the service this number:",
            "Jokin meni vikaan, vaikka ei pitäisi. Kerro palvelun ylläpitäjälle tämä numero:",
        ),
        "home": ("To the start page", "Etusivulle"),
        "again": ("Load again", "Lataa uudelleen"),
        "close": ("Close", "Sulje"),
        "sign-in": ("Sign in", "Kirjaudu sisään"),
    },
)


def heading(text: str, *, lead: str = "") -> None:
    """The page's own heading, with a sentence under it."""
    ui.html(f"<h1>{_escaped(text)}</h1>", sanitize=False)
    if lead:
        ui.label(lead).classes("pm-lead")


def section(text: str) -> None:
    """A heading within a page."""
    ui.html(f"<h2>{_escaped(text)}</h2>", sanitize=False)


def labelled(part: Part, text: str) -> Part:
    """Says what a part is to who does not see it; whatever the text holds, it stays text."""
    part.props["aria-label"] = text
    return part


@contextmanager
def card(title: str = "", classes: str = "") -> Iterator[ui.element]:
    """A quiet surface for things that belong together."""
    with ui.element("section").classes(f"pm-card {classes}") as surface:
        if title:
            section(title)
        yield surface


def badge(text: str, tone: Tone = "calm") -> ui.label:
    """A short state in a word or two; never by colour alone."""
    return ui.label(text).classes(f"pm-badge is-{tone}")


def action(text: str, do: Callable[..., Any], *, icon: str | None = None) -> ui.button:
    """The one thing that a part of a page is for."""
    return _button(text, do, icon).props("unelevated no-caps color=primary")


def quiet_action(text: str, do: Callable[..., Any], *, icon: str | None = None) -> ui.button:
    """Anything else that can be done there."""
    return _button(text, do, icon).props("outline no-caps color=primary")


def _button(text: str, do: Callable[..., Any], icon: str | None) -> ui.button:
    """A button that shows when what it does takes a while, and does it once for two clicks."""
    is_at_work = False

    async def clicked(event: events.ClickEventArguments) -> None:
        nonlocal is_at_work
        if is_at_work:
            return
        is_at_work = True
        try:
            made = do(event) if helpers.expects_arguments(do) else do()
            if helpers.should_await(made):
                await mind(button, made)
        finally:
            is_at_work = False

    button = ui.button(text, on_click=clicked, icon=icon)
    return button


async def mind(button: ui.button, made: Awaitable[Any]) -> None:
    """Waits for what a button has begun; from a while on the button shows that it is at work."""
    showing = asyncio.get_running_loop().call_later(SHOW_SECONDS, _show_work, button, True)
    try:
        await made
    finally:
        showing.cancel()
        _show_work(button, False)


def _show_work(button: ui.button, on: bool) -> None:
    if not button.is_deleted and bool(button.props.get("loading")) is not on:
        button.props.set_bool("loading", on)


@contextmanager
def scrolling(text: str, classes: str) -> Iterator[None]:
    """A part that may be wider than the page: it scrolls, by keys too, and says what it is."""
    with labelled(ui.element("div").classes(classes).props("tabindex=0 role=region"), text):
        yield


@contextmanager
def empty_state(title: str, what_to_do: str) -> Iterator[None]:
    """Where there is nothing yet: what it would be, and how to get there (buttons go inside)."""
    with ui.element("section").classes("pm-empty"):
        ui.html(f"<h2>{_escaped(title)}</h2>", sanitize=False)
        ui.label(what_to_do)
        with ui.element("div").classes("pm-actions"):
            yield


@contextmanager
def notice(tone: Tone = "calm") -> Iterator[None]:
    """A sentence or two that must not be missed."""
    with ui.element("div").classes(f"pm-notice is-{tone}").props('role="status"'):
        yield


def coming(text: str) -> ui.element:
    """In place of what is on its way: that it is, in words and with something that moves."""
    with ui.element("div").classes("pm-coming").props("role=status") as place:
        ui.spinner(size="1.4em").props("aria-hidden=true")
        ui.label(text)
    return place


SHOW_SECONDS = 0.3
"""What takes no longer is done before the eye sees that it has begun."""
MOST_TOLD = 3
"""So many findings of a refusal are told beside what was clicked."""
_BY_ARROWS = """(event) => {
  const items = [...event.currentTarget.querySelectorAll('.q-item')];
  const at = items.indexOf(document.activeElement);
  const to = {ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1}[event.key];
  if (to === undefined || !items.length) return;
  event.preventDefault();
  items[(to + items.length) % items.length].focus();
}"""


@contextmanager
def menu() -> Iterator[None]:
    """A menu below the button around it; arrows go from one of its items to the next."""
    with ui.menu().props("role=menu").on("keydown", js_handler=_BY_ARROWS):
        yield


def ask_before_leaving(client: Client, is_unsaved: bool) -> None:
    """Has the browser ask before it leaves a page with what is not saved, or no longer."""
    asks = "(event) => event.preventDefault()" if is_unsaved else "null"
    client.run_javascript(f"window.onbeforeunload = {asks}")


def problem_sentence(language: str, received: ProblemReceived) -> str:
    """What a refusal means to who sits here."""
    code = received.code
    if code in WORDS.texts:
        return WORDS(language, code)
    return f"{WORDS(language, 'other')} {received.problem.get('id', '–')}"


def problem_panel(language: str, received: ProblemReceived, ways: Ways = (("home", "/"),)) -> None:
    """A refusal in place of what was asked for, with every finding and ways on."""
    with ui.element("section").classes("pm-notice is-bad").props("role=alert"):
        ui.label(problem_sentence(language, received)).classes("pm-strong")
        findings_list(language, received.problem.get("findings", ()))
        with ui.element("div").classes("pm-actions"):
            for key, address in ways:
                ui.link(WORDS(language, key), address)


def findings_list(language: str, findings: Any) -> None:
    """Findings as a list: the sentence, then the advice, in the reader's language."""
    with ui.element("ul").classes("pm-findings"):
        for finding in findings:
            with ui.element("li"):
                ui.label(told(finding["message"], language))
                if finding.get("advice"):
                    ui.label(told(finding["advice"], language)).classes("pm-soft")


def tell_problem(language: str, received: ProblemReceived) -> None:
    """A refusal of something that was clicked, without leaving the page."""
    findings = received.problem.get("findings", ())
    sentences = [problem_sentence(language, received)]
    sentences += [told(one["message"], language) for one in findings[:MOST_TOLD]]
    ui.notify(
        "\n".join(sentences),
        type="negative",
        multi_line=True,
        timeout=10_000,
        close_button=WORDS(language, "close"),
        classes="pm-told",
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
