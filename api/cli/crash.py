"""Crashes: an unexpected error becomes one sentence, and its details a file. Never a traceback."""

from __future__ import annotations

import os
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from api.cli.exits import ExitCode


@contextmanager
def guarded(folder: Path | None = None) -> Iterator[None]:
    """Runs a command; an unexpected error is saved, in the folder if there is one."""
    try:
        yield
    except (typer.Exit, typer.Abort, typer.BadParameter, BrokenPipeError):
        raise  # for Typer, which ends the program as asked
    except KeyboardInterrupt:
        typer.echo("Interrupted.", err=True)
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    except Exception as error:  # noqa: BLE001 - the edge of the program: nothing gets past
        saved = _saved(error, folder)
        where = f"Its details are in {saved}." if saved else "Its details could not be saved."
        typer.echo(f"Something unexpected went wrong: {_first_line(error)}. {where}", err=True)
        raise typer.Exit(ExitCode.UNEXPECTED) from None


def _first_line(error: Exception) -> str:
    text = str(error).strip().splitlines()
    name = type(error).__name__
    return f"{name}: {text[0].rstrip('.')}" if text else name


def _saved(error: Exception, folder: Path | None) -> Path | None:
    """The file with the details: in the folder, else among the temporary files."""
    details = "".join(traceback.format_exception(error))
    for place in (folder, Path(tempfile.gettempdir())):
        if place is None:
            continue
        try:
            place.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(".log", "paamaja-error-", place)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(details)
        except OSError:
            continue
        return Path(name)
    return None
