"""`paamaja backup` and `restore`: the whole store in one file, and back."""

from __future__ import annotations

from pathlib import Path

import typer

from api.cli.database import database_at
from api.cli.exits import ExitCode
from api.store import StoreFault
from api.store.backups import backup, restore


def run_backup(file: Path, database: str | None) -> ExitCode:
    """Writes the file; returns the code to exit with."""
    store = database_at(database)
    if store is None:
        return ExitCode.BAD_INPUT
    try:
        rows = backup(store, file)
    except (StoreFault, OSError) as fault:
        return _not_done(f"No backup was written: {_sentence(fault)}")
    typer.echo(f"{sum(rows.values())} rows are in {file}.", err=True)
    return ExitCode.DONE


def run_restore(file: Path, database: str | None) -> ExitCode:
    """Fills the database; returns the code to exit with."""
    store = database_at(database)
    if store is None:
        return ExitCode.BAD_INPUT
    try:
        rows = restore(store.engine, file)
    except (StoreFault, OSError) as fault:
        return _not_done(f"Nothing was restored: {_sentence(fault)}")
    typer.echo(f"{sum(rows.values())} rows were restored from {file}.", err=True)
    return ExitCode.DONE


def _not_done(sentence: str) -> ExitCode:
    typer.echo(sentence, err=True)
    return ExitCode.BAD_INPUT


def _sentence(fault: StoreFault | OSError) -> str:
    if isinstance(fault, OSError):
        return f"{fault.filename or 'the file'}: {fault.strerror or fault}."
    return f"{str(fault).rstrip('.')}."
