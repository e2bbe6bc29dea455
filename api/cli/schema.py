"""`paamaja schema`: the JSON Schemas of all documents."""

from __future__ import annotations

from pathlib import Path

import typer

from api.cli.exits import ExitCode
from api.cli.writing import require_writable
from optimizer.domain.schema import schema_text, write_schemas
from scenarios.schema import schemas


def run_schema(name: str | None, folder: Path | None) -> ExitCode:
    """Lists the schemas, prints one, or writes all; returns the code to exit with."""
    if folder is not None:
        require_writable(folder)
        for path in write_schemas(folder, schemas()):
            typer.echo(str(path))
        return ExitCode.DONE
    known = schemas()
    if name is None:
        typer.echo("\n".join(known))
        return ExitCode.DONE
    if name not in known:
        choices = ", ".join(known)
        raise typer.BadParameter(f"no schema {name!r}; choose from {choices}.", param_hint="NAME")
    typer.echo(schema_text(known[name]), nl=False)
    return ExitCode.DONE
