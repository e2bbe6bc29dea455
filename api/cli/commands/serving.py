"""Commands of whoever runs the service: serving, tokens, and keeping the store safe."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.crash import guarded
from api.cli.options import DatabaseUrl, Format, OutputFormat


def serve(
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65_535, help="0 takes a free one.")] = 8321,
    workers: Annotated[
        int, typer.Option(min=0, max=64, help="Workers to start beside the service.")
    ] = 0,
    database: DatabaseUrl = None,
) -> None:
    """Run the service. A first start on this machine prints a link that signs you in, once."""
    with guarded():
        from api.cli.serve import run_serve

        raise typer.Exit(run_serve(host, port, workers, database))


def token(
    label: Annotated[str, typer.Argument(help="Whose token it is, for instance 'Aino, laptop'.")],
    role: Annotated[
        str, typer.Option(help="admin, coordinator, partner or viewer.")
    ] = "coordinator",
    organisation: Annotated[
        str, typer.Option(help="The organisation's name; a new one is made.")
    ] = "Päämaja",
    partner: Annotated[
        str | None, typer.Option(metavar="ID", help="Of a partner's token, which partner.")
    ] = None,
    days: Annotated[int, typer.Option(min=1, max=366, help="How long it is valid.")] = 90,
    database: DatabaseUrl = None,
    output: Format = OutputFormat.TEXT,
) -> None:
    """Make a token and print it; it is shown this once, and only its hash is kept."""
    with guarded():
        from api.cli.tokens import run_token

        wanted = (label, role, organisation, partner, days)
        raise typer.Exit(run_token(wanted, database, output is OutputFormat.JSON))


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write it.")],
    database: DatabaseUrl = None,
) -> None:
    """Write the whole store, as it is at one moment, into one file. The service may be running."""
    with guarded():
        from api.cli.keeping import run_backup

        raise typer.Exit(run_backup(file, database))


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `paamaja backup` wrote.")],
    database: DatabaseUrl = None,
) -> None:
    """Fill an empty database from a backup, of either kind of database."""
    with guarded():
        from api.cli.keeping import run_restore

        raise typer.Exit(run_restore(file, database))
