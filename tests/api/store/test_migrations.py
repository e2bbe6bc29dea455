"""Migrations: the tables of the program and those that migrations make are the same."""

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from api.store import SchemaBehind, is_current, make_engine, migrate, require_current
from api.store.engine import WRITES
from api.store.migrating import migrate_within, revision_of
from api.store.tables import Row
from tests.api.databases import Databases


@pytest.fixture
def empty(database_kind: str, database_maker: Databases) -> Iterator[Engine]:
    """A database without tables."""
    url = database_maker.empty(database_kind)
    engine = make_engine(url)
    yield engine
    engine.dispose()
    database_maker.give_back_bare(url)


def test_migrations_make_the_tables_of_the_models(empty: Engine) -> None:
    """After all migrations Alembic finds nothing that the models have and the database has not."""
    migrate(empty)
    with empty.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Row.metadata) == []
    assert is_current(empty)


def test_migrations_make_the_checks_of_the_models(empty: Engine) -> None:
    """Alembic does not compare checks, names of keys and what happens on deletion: this does."""
    migrate(empty)
    found = _constraints(empty)
    with empty.execution_options(**{WRITES: True}).begin() as connection:
        for table in reversed(Row.metadata.sorted_tables):
            if table.name != "audit_log":
                table.drop(connection)
        Row.metadata.create_all(connection)
    assert _constraints(empty) == found


def _constraints(engine: Engine) -> dict[str, object]:
    seen = inspect(engine)
    return {
        table: (
            sorted((one["name"], one["sqltext"]) for one in seen.get_check_constraints(table)),
            sorted(
                (one["name"], one["referred_table"], tuple(one["options"].items()))
                for one in seen.get_foreign_keys(table)
            ),
            sorted(one["name"] for one in seen.get_unique_constraints(table)),
            seen.get_pk_constraint(table)["name"],
        )
        for table in Row.metadata.tables
    }


def test_links_outlive_the_tables_that_are_made_anew(empty: Engine) -> None:
    """A link given out before feedback had links is the same after the migration."""
    with empty.execution_options(**{WRITES: True}).begin() as connection:
        migrate_within(connection, "0002")
        stamps = "1, '2027-03-01 12:00:00', '2027-03-01 12:00:00'"
        connection.execute(
            text(
                "INSERT INTO organisations (id, version, created_at, updated_at, name, contact) "
                f"VALUES ('O', {stamps}, 'Host', '')"
            )
        )
        connection.execute(
            text(
                "INSERT INTO links (id, version, created_at, updated_at, organisation_id, "
                f"purpose, role, expires_at, is_once) VALUES ('L', {stamps}, 'O', 'sign-in', "
                "'admin', '2027-03-02 12:00:00', :once)"
            ),
            {"once": True},
        )
    migrate(empty)
    with empty.connect() as connection:
        (row,) = connection.execute(text("SELECT id, purpose, role, is_once, audience FROM links"))
    assert tuple(row) == ("L", "sign-in", "admin", True, None)


def test_migrating_twice_changes_nothing(empty: Engine) -> None:
    """What is up to date stays as it is."""
    migrate(empty)
    before = revision_of(empty)
    migrate(empty)
    assert revision_of(empty) == before


def test_two_that_migrate_at_once_both_succeed(empty: Engine) -> None:
    """Two servers that start together wait for each other."""
    faults: list[BaseException] = []

    def run() -> None:
        try:
            migrate(make_engine(empty.url.render_as_string(hide_password=False)))
        except BaseException as fault:  # noqa: BLE001 - it is told below
            faults.append(fault)

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert is_current(empty)


def test_an_old_database_is_refused_with_advice(empty: Engine) -> None:
    """A program that only reads does not run on tables that it does not know."""
    with pytest.raises(SchemaBehind, match="start the server once"):
        require_current(empty)


def test_a_newer_database_is_not_touched(empty: Engine) -> None:
    """A release that is older than the database says so, and changes nothing."""
    migrate(empty)
    with empty.execution_options(**{WRITES: True}).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SchemaBehind, match="newer release"):
        migrate(empty)
    assert revision_of(empty) == "9999"


def test_the_documentation_names_every_table() -> None:
    """And none that is not there."""
    page = (Path(__file__).parents[3] / "docs" / "store.md").read_text(encoding="utf-8")
    listed = page.partition("## Tables")[2].partition("**Migrations**")[0]
    rows = re.findall(r"^\| (`.+?) \|", listed, re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} == set(
        Row.metadata.tables
    )
