"""Backups: the whole store in one file, and back from it, in SQLite and PostgreSQL alike.

The file is gzip: a line that says what it is; for each table a line with its columns, and one for
each row; a last line that counts the rows. It is read from one snapshot, so that rows fit each
other whoever is writing. It holds names of guests, keys and hashes of tokens: nobody but its owner
may read it.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Boolean, Column, Date, Engine, Integer, String, select, type_coerce

from api.store.columns import Moment
from api.store.engine import WRITES
from api.store.faults import BadBackup
from api.store.filling import fill
from api.store.migrating import require_current, revision_of
from api.store.sessions import Store
from api.store.tables import Row
from api.store.trouble import faults_of_the_store

FORMAT = "paamaja-backup"
FORMAT_VERSION = 1
_AT_A_TIME = 50
"""Rows that are read together; one may hold megabytes."""

_AS_THEY_ARE = (Moment, Date, Boolean, Integer)


def backup(store: Store, path: Path) -> dict[str, int]:
    """Writes the whole store into a file, as one moment of it; gives the rows of each table.

    The file is there whole or not at all. Raises SchemaBehind, Unavailable and OSError.
    """
    with faults_of_the_store():
        require_current(store.engine)
        head = {
            "format": FORMAT,
            "version": FORMAT_VERSION,
            "revision": revision_of(store.engine),
            "made": store.clock.now().isoformat(),
        }
        with _written_whole(path) as file:
            _put(file, head)
            rows = dict(_put_tables(store.engine, file))
            _put(file, {"rows": rows})
        return rows


def restore(engine: Engine, path: Path) -> dict[str, int]:
    """Fills an empty database from a file and brings it up to this release; gives rows by table.

    Raises BadBackup, NotEmpty, Unavailable and OSError; in each case the database is as it was.
    """
    with (
        faults_of_the_store(),
        _lines_of(path) as lines,
        engine.execution_options(**{WRITES: True}).begin() as connection,
    ):
        return fill(connection, _revision_in(next(lines, None)), lines)


def _put_tables(engine: Engine, file: IO[str]) -> Iterator[tuple[str, int]]:
    if engine.dialect.name == "postgresql":
        engine = engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
    with engine.connect() as connection:
        for table in Row.metadata.sorted_tables:
            _put(file, {"table": table.name, "columns": [column.name for column in table.columns]})
            query = select(*(_raw(column) for column in table.columns))
            query = query.order_by(*table.primary_key.columns)
            rows = 0
            for row in connection.execution_options(yield_per=_AT_A_TIME).execute(query):
                _put(file, [_plain(value) for value in row])
                rows += 1
            yield table.name, rows


def _raw(column: Column[Any]) -> Any:
    """Text as it is stored: documents are not read and written anew."""
    return column if isinstance(column.type, _AS_THEY_ARE) else type_coerce(column, String)


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | None) else value.isoformat()


def _put(file: IO[str], content: Any) -> None:
    file.write(json.dumps(content, separators=(",", ":")) + "\n")


@contextmanager
def _written_whole(path: Path) -> Iterator[IO[str]]:
    """A file beside the wanted one, which takes its place once all of it is on the disk."""
    # Nobody but the owner may read what mkstemp makes.
    handle, name = tempfile.mkstemp(".part", f".{path.name}-", path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as raw:
            # Without a time in its head: the same rows are the same bytes.
            with (
                gzip.GzipFile("", "wb", 6, raw, mtime=0) as packed,
                io.TextIOWrapper(packed, encoding="utf-8", newline="\n") as file,
            ):
                yield file
            raw.flush()
            os.fsync(raw.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _lines_of(path: Path) -> Iterator[Iterator[Any]]:
    """The content of a backup line by line, with its own fault for whatever is no backup."""
    with path.open("rb") as raw, gzip.open(raw, "rt", encoding="utf-8") as file:
        try:
            yield (json.loads(line) for line in file)
        except (EOFError, ValueError, zlib.error, gzip.BadGzipFile) as error:
            raise BadBackup(f"{path.name} is no backup, or a part of it is missing") from error


def _revision_in(head: Any) -> str:
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise ValueError("the file does not begin as a backup does")
    if head.get("version") != FORMAT_VERSION:
        raise BadBackup("the backup is of a newer release: restore it with that one")
    return str(head.get("revision"))
