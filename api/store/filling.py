"""Filling: the rows of a backup into an empty database, whose tables are those it was made of."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    Connection,
    Date,
    DateTime,
    MetaData,
    Table,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.exc import DataError, IntegrityError

from api.store.faults import BadBackup, NotEmpty
from api.store.migrating import is_known, migrate_within, revision_within

_AT_A_TIME = 50


def fill(connection: Connection, revision: str, lines: Iterator[Any]) -> dict[str, int]:
    """Makes the tables of a revision, puts the rows in, and migrates them to this release.

    Raises NotEmpty, BadBackup, and ValueError for lines that are none of a backup.
    """
    _make_tables(connection, revision)
    tables = MetaData()
    tables.reflect(connection)
    filler = _Filler(connection, tables)
    try:
        counted = filler.take(lines)
        filler.finish()
    except (IntegrityError, DataError) as error:
        raise BadBackup("the rows of the backup do not fit each other") from error
    if filler.rows != Counter(counted):
        raise BadBackup("rows of the backup are missing")
    migrate_within(connection)
    return counted


def _make_tables(connection: Connection, revision: str) -> None:
    """The tables of the backup's own release; they may be there, but without rows."""
    if not is_known(revision):
        raise BadBackup(f"the backup is of revision {revision}, which this release does not know")
    found = revision_within(connection)
    if found not in (None, revision):
        raise NotEmpty(
            f"the database has tables of revision {found} and the backup is of {revision}: "
            "restore it into a database without tables"
        )
    migrate_within(connection, revision)
    tables = MetaData()
    tables.reflect(connection)
    for table in tables.sorted_tables:
        is_ours = table.name != "alembic_version"
        if is_ours and connection.execute(select(table).limit(1)).first() is not None:
            raise NotEmpty(f"the database has rows in {table.name}: restore into an empty one")


class _Filler:
    """Puts rows into tables, some at a time; what names its own table is set at the end."""

    def __init__(self, connection: Connection, tables: MetaData) -> None:
        self._connection, self._tables = connection, tables
        self._table: Table | None = None
        self._columns: list[str] = []
        self._waiting: list[dict[str, Any]] = []
        self._later: list[tuple[Table, dict[str, Any], dict[str, Any]]] = []
        self.rows: Counter[str] = Counter()

    def take(self, lines: Iterator[Any]) -> dict[str, int]:
        """Puts all lines in, to the very end; gives what the last one counts."""
        for line in lines:
            if isinstance(line, list):
                self._add(line)
            elif "table" in line:
                self._begin(line)
            else:
                self._flush()
                if next(lines, None) is not None:
                    raise ValueError("something follows the last line")
                return {str(name): int(count) for name, count in line["rows"].items()}
        raise ValueError("the last line is missing")

    def finish(self) -> None:
        """Sets what had to wait, and lets numbers go on where they ended."""
        for table, key, values in self._later:
            chosen = (table.c[name] == value for name, value in key.items())
            self._connection.execute(update(table).where(*chosen).values(values))
        if self._connection.dialect.name == "postgresql":
            for table in self._tables.sorted_tables:
                self._continue_numbers(table)

    def _begin(self, line: dict[str, Any]) -> None:
        self._flush()
        found = self._tables.tables.get(str(line["table"]))
        if found is None or not set(line["columns"]) <= set(found.columns.keys()):
            raise ValueError(f"there is no table {line['table']} with these columns")
        self._table, self._columns = found, list(line["columns"])

    def _add(self, line: list[Any]) -> None:
        if self._table is None or len(line) != len(self._columns):
            raise ValueError("a row is out of place")
        table = self._table
        row = {
            name: self._value(table, name, value)
            for name, value in zip(self._columns, line, strict=True)
        }
        own = {name: row[name] for name in _own_references(table) if row.get(name) is not None}
        if own:
            key = {column.name: row[column.name] for column in table.primary_key.columns}
            self._later.append((table, key, own))
            row |= dict.fromkeys(own)
        self._waiting.append(row)
        if len(self._waiting) >= _AT_A_TIME:
            self._flush()

    def _flush(self) -> None:
        if self._table is not None and self._waiting:
            self._connection.execute(insert(self._table), self._waiting)
            self.rows[self._table.name] += len(self._waiting)
            self._waiting = []

    def _value(self, table: Table, name: str, value: Any) -> Any:
        kind = table.c[name].type
        if value is None:
            return None
        if isinstance(kind, DateTime):
            moment = dt.datetime.fromisoformat(value).astimezone(dt.UTC)
            sqlite = self._connection.dialect.name == "sqlite"
            return moment.replace(tzinfo=None) if sqlite else moment
        return dt.date.fromisoformat(value) if isinstance(kind, Date) else value

    def _continue_numbers(self, table: Table) -> None:
        """A column that PostgreSQL numbers by itself goes on after the last number."""
        column = table.autoincrement_column
        if column is None or column.server_default is None:
            return
        last = self._connection.execute(select(func.max(column))).scalar_one()
        if last is not None:
            names = {"table": table.name, "column": column.name, "last": last}
            sequence = text("SELECT setval(pg_get_serial_sequence(:table, :column), :last)")
            self._connection.execute(sequence, names)


def _own_references(table: Table) -> list[str]:
    """The columns that name a row of the same table, which may come later."""
    return [
        key.parent.name
        for key in table.foreign_keys
        if key.column.table is table and isinstance(key.parent.name, str)
    ]
