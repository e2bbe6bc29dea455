"""`paamaja token`: the first token, and any other, for whoever runs the service."""

from __future__ import annotations

import datetime as dt
import json

import typer

from api.access import tokens
from api.cli.database import migrated_at
from api.cli.exits import ExitCode
from api.store import COMMAND_LINE, Refused, organisations
from api.store.tables import Role

Wanted = tuple[str, str, str, str | None, int]
"""Label, role, organisation, partner and days."""


def run_token(wanted: Wanted, database: str | None, as_json: bool) -> ExitCode:
    """Makes a token and prints it; returns the code to exit with."""
    label, role, organisation, partner, days = wanted
    if role not in {one.value for one in Role}:
        raise typer.BadParameter(
            f"choose one of {', '.join(one.value for one in Role)}.", param_hint="--role"
        )
    store = migrated_at(database)
    if store is None:
        return ExitCode.BAD_INPUT
    asked = tokens.Wanted(Role(role), label, partner, dt.timedelta(days=days))
    try:
        with store.writing(COMMAND_LINE) as session:
            own = organisations.named(session, organisation)
            own = own or organisations.add(session, organisation)
            row, secret = tokens.issue(session, own.id, asked)
    except Refused as refused:
        typer.echo(f"{str(refused).capitalize()}.", err=True)
        return ExitCode.BAD_INPUT
    if as_json:
        told = {"id": row.id, "secret": secret, "expires_at": row.expires_at.isoformat()}
        typer.echo(json.dumps(told))
    else:
        typer.echo(secret)
        typer.echo(f"Valid until {row.expires_at:%Y-%m-%d %H:%M} UTC; not shown again.", err=True)
    return ExitCode.DONE
