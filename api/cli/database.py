"""The database that a command works on."""

from __future__ import annotations

import typer

from api.store import BadDatabase, Store, default_url, make_engine


def database_at(url: str | None) -> Store | None:
    """The store at a URL, otherwise where the environment says; None, with a sentence."""
    try:
        return Store(make_engine(url or default_url()))
    except BadDatabase as bad:
        typer.echo(str(bad), err=True)
        return None
