"""Migrating: brings a database to the tables of this release, and tells whether it is there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, text

from api.store.engine import WRITES
from api.store.faults import SchemaBehind

_FOLDER = Path(__file__).parent / "migrations"
_LOCK = 7_266_254
"""Any number, the same for every process that migrates a PostgreSQL database."""


def migrate(engine: Engine) -> None:
    """Brings the database up to date: all of it or nothing, and one process at a time."""
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        migrate_within(connection)


def migrate_within(connection: Connection, revision: str = "head") -> None:
    """Brings the database up to a revision, as a part of the connection's transaction."""
    from alembic import command

    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    _refuse_newer(connection)
    command.upgrade(_config(connection), revision)


def revision_of(engine: Engine) -> str | None:
    """The revision that a database is at; None for an empty one."""
    with engine.connect() as connection:
        return revision_within(connection)


def newest_revision() -> str:
    """The revision that this release needs."""
    return _script().get_current_head() or ""


def is_current(engine: Engine) -> bool:
    """Whether the database has the tables of this release."""
    return revision_of(engine) == newest_revision()


def require_current(engine: Engine) -> None:
    """Raises SchemaBehind, with advice, unless the database has the tables of this release."""
    found = revision_of(engine)
    if found != newest_revision():
        raise SchemaBehind(
            f"the database is at revision {found or 'none'} and this release needs "
            f"{newest_revision()}; start the server once, which migrates it"
        )


def is_known(revision: str) -> bool:
    """Whether this release has the migration to a revision."""
    return revision in {script.revision for script in _script().walk_revisions()}


def _refuse_newer(connection: Connection) -> None:
    found = revision_within(connection)
    if found is not None and not is_known(found):
        raise SchemaBehind(
            f"the database is at revision {found}, which this release does not know; "
            "a newer release has migrated it: use that one"
        )


def revision_within(connection: Connection) -> str | None:
    """As `revision_of`, within a connection's transaction."""
    from alembic.runtime.migration import MigrationContext

    return MigrationContext.configure(connection).get_current_revision()


def _script() -> Any:
    from alembic.script import ScriptDirectory

    return ScriptDirectory.from_config(_config())


def _config(connection: Connection | None = None) -> Any:
    from alembic.config import Config

    config = Config()
    # A percent sign in a folder's name would be read as the start of a reference.
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
