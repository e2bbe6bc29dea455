"""The database that a command works on."""

from __future__ import annotations

import typer
from sqlalchemy.exc import DBAPIError

from api.store import BadDatabase, Store, StoreFault, default_url, make_engine, migrate
from api.store.trouble import faults_of_the_store


def database_at(url: str | None) -> Store | None:
    """The store at a URL, otherwise where the environment says; None, with a sentence."""
    try:
        return Store(make_engine(url or default_url()))
    except BadDatabase as bad:
        typer.echo(str(bad), err=True)
        return None


def migrated_at(url: str | None) -> Store | None:
    """The store at a URL with the tables of this release; None, with a sentence."""
    store = database_at(url)
    if store is None:
        return None
    try:
        with faults_of_the_store():
            migrate(store.engine)
    except StoreFault as fault:
        typer.echo(f"{str(fault).capitalize().rstrip('.')}.", err=True)
    except DBAPIError as error:
        typer.echo(f"The database cannot be used: {error.orig}.", err=True)
    else:
        return store
    return None
