"""The file field: a file that is chosen on a page, by the browser's own means."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Awaitable, Callable

from nicegui import events, ui

from api.web.words import Words

WORDS = Words(
    "file-field",
    {
        "too-large": (
            "The file is larger than {most} kB.",
            "Tiedosto on suurempi kuin {most} kt.",
        ),
    },
)

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


def too_large(language: str) -> str:
    """What is said of a file that is too large."""
    return WORDS(language, "too-large", most=MOST_FILE_BYTES // 1000)
