"""Copying: a link that was made, to be copied by a click or, where the browser refuses, by hand."""

from __future__ import annotations

import json

from nicegui import events, ui

from api.web.words import Words

WORDS = Words(
    "copying",
    {
        "copy": ("Copy", "Kopioi"),
        "copied": ("Copied.", "Kopioitu."),
        "by-hand": (
            "The browser does not let this page copy. The link is selected: copy it with Ctrl+C, "
            "or hold your finger on it.",
            "Selain ei anna sivun kopioida. Linkki on valittuna: kopioi se näppäimillä Ctrl+C tai "
            "pidä sormea sen päällä.",
        ),
    },
)

# Without https a browser has no clipboard at all, and with it a reader may have forbidden it. It is
# asked while it handles the click, because some let a page copy only then.
_COPY = """async () => {
  const found = document.getElementById(FIELD);
  const field = found.matches("input") ? found : found.querySelector("input");
  try {
    await navigator.clipboard.writeText(field.value);
    emit(true);
  } catch {
    field.focus();
    field.select();
    emit(false);
  }
}"""


def copied_from(field: ui.input, language: str) -> ui.button:
    """A button that copies what a field holds, and tells whether the browser has let it."""

    def tell(event: events.GenericEventArguments) -> None:
        if event.args is True:
            ui.notify(WORDS(language, "copied"))
        else:
            ui.notify(WORDS(language, "by-hand"), type="warning", multi_line=True, timeout=10_000)

    button = ui.button(WORDS(language, "copy"), icon="content_copy")
    button.props("outline no-caps color=primary")
    return button.on("click", tell, js_handler=_COPY.replace("FIELD", json.dumps(field.html_id)))
