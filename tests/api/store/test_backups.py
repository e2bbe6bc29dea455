"""Backups: what comes back is what was there, in whichever database; anything less is refused."""

import gzip
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from api.access import links, tokens
from api.store import (
    COMMAND_LINE,
    BadBackup,
    NotEmpty,
    SchemaBehind,
    Store,
    audit,
    backup,
    make_engine,
    organisations,
    plans,
    programmes,
    restore,
)
from api.store.engine import WRITES
from api.store.migrating import is_current, revision_of
from api.store.plans import Asked, Source
from api.store.tables import Job, JobEvent, JobState, Organisation, Plan, Purpose, Role, Row
from tests.api.databases import KINDS, Databases
from tests.api.set_clock import SetClock
from tests.api.store.resources import RESOURCES


@pytest.fixture
def filled(store: Store, host: Organisation) -> Store:
    """A store with at least a row in every table."""
    with store.writing(COMMAND_LINE) as session:
        rows = {name: one.make(session, host.id) for name, one in RESOURCES.items()}
        parent = rows["plan"]
        child = plans.add(
            session,
            host.id,
            Asked(
                request={"ä": [1.0, None, "\0"]},
                problem={},
                problem_hash="1" * 64,
                parameters={},
                source=Source((rows["catalogue"].id, 1), (rows["wishes"].id, 1), parent.id, []),
            ),
        )
        # A plan may name one of a later id: after a clock that went back.
        parent.parent_id = child.id
        job = Job(
            organisation_id=host.id,
            plan_id=child.id,
            kind="plan",
            request={},
            limits={},
            state=JobState.RUNNING,
            created_by="token:anna",
            created_at=store.clock.now(),
            lease_until=store.clock.now(),
        )
        session.add(job)
        session.flush()
        session.add(JobEvent(job_id=job.id, seq=1, at=store.clock.now(), kind="bound", data={}))
        content = programmes.Content(child.id, {}, "1" * 64, {"days": []})
        programmes.put_draft(session, rows["programme"], content, [])
        tokens.issue(session, host.id, tokens.Wanted(Role.PARTNER, "Rescue", partner="rescue"))
        links.give(session, rows["programme"], links.Opening(Purpose.READ_PROGRAMME))
        session.connection().execute(
            text(
                "INSERT INTO idempotency_keys (scope, key, body_hash, status, created_at) "
                "VALUES ('s', 'k', 'h', 200, :now)"
            ),
            {"now": store.clock.now().replace(tzinfo=None).isoformat(" ", "microseconds")}
            if store.engine.dialect.name == "sqlite"
            else {"now": store.clock.now()},
        )
    return store


FROM_SQLITE = pytest.mark.parametrize("database_kind", ["sqlite"])
"""Where it does not matter which database the backup was made from."""


@pytest.fixture(params=KINDS)
def target_maker(request: pytest.FixtureRequest) -> tuple[str, Databases]:
    """Where to restore to: each kind of database in turn."""
    return request.param, request.getfixturevalue(f"{request.param}_databases")


@pytest.fixture
def target(target_maker: tuple[str, Databases], clock: SetClock) -> Iterator[Store]:
    """A database without tables."""
    kind, maker = target_maker
    url = maker.empty(kind)
    engine = make_engine(url)
    yield Store(engine, clock)
    engine.dispose()
    maker.give_back_bare(url)


def _everything(store: Store) -> dict[str, list[Any]]:
    """All rows of all tables, as the program reads them."""
    with store.engine.connect() as connection:
        return {
            table.name: [
                tuple(row)
                for row in connection.execute(table.select().order_by(*table.primary_key.columns))
            ]
            for table in Row.metadata.sorted_tables
        }


def test_everything_comes_back(filled: Store, target: Store, tmp_path: Path) -> None:
    """From each kind of database to each kind: every value of every row of every table."""
    path = tmp_path / "store.backup"
    rows = backup(filled, path)
    assert all(rows.values()), "the test has a row in every table"
    assert restore(target.engine, path) == rows
    assert _everything(target) == _everything(filled)
    assert is_current(target.engine)
    again = tmp_path / "again.backup"
    backup(target, again)
    assert again.read_bytes() == path.read_bytes(), "and once more it is the same file"


@FROM_SQLITE
def test_what_comes_back_can_be_worked_with(filled: Store, target: Store, tmp_path: Path) -> None:
    """New rows find free numbers, and the audit log is still closed."""
    path = tmp_path / "store.backup"
    backup(filled, path)
    restore(target.engine, path)
    with target.writing(COMMAND_LINE) as session:
        added = organisations.add(session, "New")
    with target.reading() as session:
        newest = audit.listing(session, added.id)[0]
        assert (
            newest.seq
            == session.connection().execute(text("SELECT count(*) FROM audit_log")).scalar_one()
        )
    with (
        pytest.raises(Exception, match="only added to"),
        target.engine.execution_options(**{WRITES: True}).begin() as connection,
    ):
        connection.execute(text("DELETE FROM audit_log"))


@FROM_SQLITE
def test_the_file_is_for_its_owner(filled: Store, tmp_path: Path) -> None:
    """It has names of guests and keys in it; nothing else is left beside it."""
    path = tmp_path / "store.backup"
    backup(filled, path)
    assert path.stat().st_mode & 0o077 == 0
    assert [one.name for one in tmp_path.iterdir()] == ["store.backup"]


def test_a_backup_is_of_one_moment(store: Store, host: Organisation, tmp_path: Path) -> None:
    """While plans are added in pairs, no backup has half a pair."""
    asked = Asked(request={"x": "y" * 1000}, problem={}, problem_hash="", parameters={})
    done = threading.Event()

    def add_pairs() -> None:
        for _ in range(200):
            if done.is_set():
                return
            with store.writing(COMMAND_LINE) as session:
                plans.add(session, host.id, asked)
                session.flush()
                plans.add(session, host.id, asked)

    adding = threading.Thread(target=add_pairs)
    adding.start()
    try:
        for number in range(4):
            path = tmp_path / f"{number}.backup"
            rows = backup(store, path)
            assert rows["plans"] % 2 == 0
            assert rows["audit_log"] == rows["plans"] + rows["organisations"]
    finally:
        done.set()
        adding.join()


def test_a_database_with_rows_is_not_filled(filled: Store, target: Store, tmp_path: Path) -> None:
    """Nothing is mixed and nothing is lost; a database that has only its tables is fine."""
    path = tmp_path / "store.backup"
    backup(filled, path)
    before = _everything(filled)
    with pytest.raises(NotEmpty, match="rows in"):
        restore(filled.engine, path)
    assert _everything(filled) == before
    restore(target.engine, path)
    with pytest.raises(NotEmpty):
        restore(target.engine, path)


@FROM_SQLITE
def test_a_database_with_empty_tables_is_filled(
    filled: Store, target_maker: tuple[str, Databases], tmp_path: Path
) -> None:
    """As after the first start of a new server."""
    kind, maker = target_maker
    path = tmp_path / "store.backup"
    rows = backup(filled, path)
    url = maker.fresh(kind)
    engine = make_engine(url)
    assert restore(engine, path) == rows
    engine.dispose()
    maker.give_back(url)


def _lines(path: Path) -> list[str]:
    return gzip.decompress(path.read_bytes()).decode().splitlines(keepends=True)


def _broken(path: Path) -> Iterator[tuple[str, bytes]]:
    """Ways in which a backup is no backup any more."""
    whole, lines = path.read_bytes(), _lines(path)

    def packed(kept: list[str]) -> bytes:
        return gzip.compress("".join(kept).encode())

    yield "empty", b""
    yield "not gzip", b"something else"
    yield "cut in the middle", whole[: len(whole) // 2]
    yield "cut at the end", whole[:-1]
    yield "one byte flipped", whole[:200] + bytes([whole[200] ^ 1]) + whole[201:]
    yield "without its end", packed(lines[:-1])
    yield "one row less", packed([*lines[:2], *lines[3:]])
    yield "one row twice", packed([*lines[:3], *lines[2:]])
    yield "not of ours", packed(['{"format": "x"}\n', *lines[1:]])
    yield "a list", packed(["[]\n"])
    yield "a table too many", packed([*lines[:-1], '{"table":"x","columns":[]}\n', lines[-1]])
    yield "no JSON", packed([*lines[:-1], "oh\n", lines[-1]])
    head = json.loads(lines[0])
    yield "newer form", packed([json.dumps(head | {"version": 2}) + "\n", *lines[1:]])
    yield "newer tables", packed([json.dumps(head | {"revision": "9999"}) + "\n", *lines[1:]])


@FROM_SQLITE
def test_what_is_no_whole_backup_is_refused(filled: Store, target: Store, tmp_path: Path) -> None:
    """In whatever way it is broken; the database is left as it was, without tables."""
    path, broken = tmp_path / "store.backup", tmp_path / "broken.backup"
    backup(filled, path)
    ways = dict(_broken(path))
    if target.engine.dialect.name == "postgresql":
        # Most are refused before they reach a database.
        ways = {way: ways[way] for way in ("cut in the middle", "one row twice")}
    for way, content in ways.items():
        broken.write_bytes(content)
        with pytest.raises(BadBackup):
            restore(target.engine, broken)
        assert revision_of(target.engine) is None, way
    assert restore(target.engine, path)


def test_a_file_that_is_not_there_is_told(target: Store, tmp_path: Path) -> None:
    """As any program does."""
    with pytest.raises(FileNotFoundError):
        restore(target.engine, tmp_path / "none")


@FROM_SQLITE
def test_a_backup_that_fails_leaves_no_file(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a part of it, nor the one of yesterday destroyed."""
    path = tmp_path / "store.backup"
    path.write_bytes(b"yesterday")

    def no_room(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", no_room)
    with pytest.raises(OSError, match="No space"):
        backup(filled, path)
    assert path.read_bytes() == b"yesterday"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_store_of_another_release_is_not_backed_up(target: Store, tmp_path: Path) -> None:
    """Rows would be missing from it without anybody knowing."""
    with pytest.raises(SchemaBehind):
        backup(target, tmp_path / "store.backup")
    assert list(tmp_path.iterdir()) == []


@FROM_SQLITE
def test_plans_that_name_each_other_come_back(filled: Store, target: Store, tmp_path: Path) -> None:
    """Whichever of the two is filled in first."""
    path = tmp_path / "store.backup"
    backup(filled, path)
    restore(target.engine, path)
    with target.reading() as session:
        found = {plan.id: plan.parent_id for plan in session.query(Plan)}
    assert set(found) == set(found.values())
