"""Writing: whole files or none, in a folder that is known to be writable beforehand."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import typer


def require_writable(folder: Path | None) -> None:
    """Refuses a folder that cannot be written to, before any work is done for it."""
    if folder is None:
        return
    there = next((one for one in (folder, *folder.absolute().parents) if one.exists()), folder)
    if not there.is_dir():
        raise typer.BadParameter(f"{there} is not a folder.", param_hint="--out")
    if not os.access(there, os.W_OK | os.X_OK):
        raise typer.BadParameter(f"{there} cannot be written to.", param_hint="--out")


def write_whole(folder: Path, texts: Mapping[str, str | bytes]) -> None:
    """Writes each file beside its place and moves it there when it is complete."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        partial = folder / f".{name}.{os.getpid()}.part"
        try:
            if isinstance(text, str):
                partial.write_text(text, encoding="utf-8")
            else:
                partial.write_bytes(text)
            partial.replace(folder / name)
        finally:
            partial.unlink(missing_ok=True)
