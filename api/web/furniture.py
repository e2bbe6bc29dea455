"""Furniture: the few parts that every room uses, so that pages look and behave alike."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

from nicegui import Client, events, ui

from api.client import ProblemReceived
from api.web.words import Words

Tone = Literal["good", "warn", "bad", "calm"]

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
        "file-too-large": (
            "The file is larger than {most} kB.",
            "Tiedosto on suurempi kuin {most} kt.",
        ),
        "home": ("To the start page", "Etusivulle"),
        "again": ("Load again", "Lataa uudelleen"),
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
    return ui.button(text, on_click=do, icon=icon).props("unelevated no-caps color=primary")


def quiet_action(text: str, do: Callable[..., Any], *, icon: str | None = None) -> ui.button:
    """Anything else that can be done there."""
    return ui.button(text, on_click=do, icon=icon).props("outline no-caps color=primary")


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


MOST_FILE_BYTES = 600_000
"""What a file that is chosen on a page may hold; it comes over the page's own connection."""

_READ_FILE = """(event) => {
  const file = event.target.files[0];
  if (!file) return;
  if (file.size > %d) { emit({name: file.name, content: null}); event.target.value = ''; return; }
  const reader = new FileReader();
  reader.onload = () => {
    emit({name: file.name, content: String(reader.result).split(',')[1] || ''});
    event.target.value = '';
  };
  reader.readAsDataURL(file);
}"""


def file_field(
    label: str, accept: str, taken: Callable[[str, bytes | None], Awaitable[None]]
) -> None:
    """A file to choose, the browser's own way, with a label; `taken` gets its name and bytes.

    The bytes are None where there are more than MOST_FILE_BYTES.
    """

    async def read(event: events.GenericEventArguments) -> None:
        content = event.args["content"]
        await taken(str(event.args["name"]), None if content is None else b64decode(content))

    with ui.element("label").classes("pm-file"):
        ui.label(label)
        field = ui.element("input").props(f'type="file" accept="{accept}"')
    field.on("change", read, js_handler=_READ_FILE % MOST_FILE_BYTES)


def ask_before_leaving(client: Client, is_unsaved: bool) -> None:
    """Has the browser ask before it leaves a page with what is not saved, or no longer."""
    asks = "(event) => event.preventDefault()" if is_unsaved else "null"
    client.run_javascript(f"window.onbeforeunload = {asks}")


def too_large(language: str) -> str:
    """What is said of a file that is too large."""
    return WORDS(language, "file-too-large", most=MOST_FILE_BYTES // 1000)


def problem_sentence(language: str, received: ProblemReceived) -> str:
    """What a refusal means to who sits here."""
    code = received.code
    if code in WORDS.texts:
        return WORDS(language, code)
    return f"{WORDS(language, 'other')} {received.problem.get('id', '–')}"


def problem_panel(language: str, received: ProblemReceived) -> None:
    """A refusal in place of what was asked for, with every finding and a way on."""
    with ui.element("section").classes("pm-notice is-bad").props('role="alert"'):
        ui.label(problem_sentence(language, received)).classes("pm-strong")
        findings_list(received.problem.get("findings", ()))
        with ui.element("div").classes("pm-actions"):
            ui.link(WORDS(language, "home"), "/")


def findings_list(findings: Any) -> None:
    """Findings as a list: the sentence, then the advice."""
    with ui.element("ul").classes("pm-findings"):
        for finding in findings:
            with ui.element("li"):
                ui.label(finding["message"])
                if finding.get("detail") or finding.get("advice"):
                    ui.label(finding.get("advice") or finding.get("detail")).classes("pm-soft")


def tell_problem(language: str, received: ProblemReceived) -> None:
    """A refusal of something that was clicked, without leaving the page."""
    ui.notify(
        problem_sentence(language, received),
        type="negative",
        multi_line=True,
        timeout=10_000,
        close_button=True,
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
