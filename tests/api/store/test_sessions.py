"""Sessions: what is kept, what is refused, and what a database's complaints become."""

import datetime as dt
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError

from api.store import (
    COMMAND_LINE,
    BadDatabase,
    InUse,
    Store,
    Taken,
    Unavailable,
    Unstorable,
    default_url,
    make_engine,
    migrate,
    organisations,
    programmes,
)
from api.store.engine import URL_VARIABLE
from api.store.faults import Trouble
from api.store.tables import Feedback, Organisation, Programme
from tests.api.databases import Databases


def test_a_reading_session_cannot_write(store: Store, host: Organisation) -> None:
    """The database refuses, so that no route that only reads can change anything."""
    with pytest.raises(DBAPIError, match=r"(?i)read.?only"), store.reading() as session:
        session.connection().exec_driver_sql("UPDATE organisations SET contact = 'x'")
    with store.writing(COMMAND_LINE) as session:
        assert organisations.get(session, host.id).contact == ""


def test_the_same_name_twice_is_taken(store: Store, host: Organisation) -> None:
    """A name that must be the only one is refused with its own fault."""
    with pytest.raises(Taken), store.writing(COMMAND_LINE) as session:
        organisations.add(session, "Host")


def test_what_names_nothing_is_refused(store: Store) -> None:
    """A programme of an organisation that is not there cannot be stored, in SQLite either."""
    with pytest.raises(InUse), store.writing(COMMAND_LINE) as session:
        programmes.add(session, "nobody", "Visit")


def test_a_state_that_is_none_is_refused_by_the_database(store: Store, host: Organisation) -> None:
    """Checks hold also for who writes SQL by hand."""
    with store.writing(COMMAND_LINE) as session:
        programmes.add(session, host.id, "Visit")
    with pytest.raises(IntegrityError, match="state"), store.writing(COMMAND_LINE) as session:
        session.connection().exec_driver_sql("UPDATE programmes SET state = 'lost'")


@pytest.mark.parametrize("text", ["a\0b", "\ud83d"], ids=["nul", "half a character"])
def test_text_that_no_database_holds_is_refused_alike(store: Store, text: str) -> None:
    """SQLite would take some of it and PostgreSQL none: both refuse it in the same words."""
    with pytest.raises(Unstorable), store.writing(COMMAND_LINE) as session:
        organisations.add(session, text)


def test_documents_come_back_as_they_were(store: Store, host: Organisation) -> None:
    """Order of keys, kinds of numbers, any character, and null beside nothing."""
    content = {"z": 1, "a": [1.0, 10**20, None, True], "ä\0\ud83d": "日本", "nested": {"b": {}}}
    with store.writing(COMMAND_LINE) as session:
        programme = programmes.add(session, host.id, "Visit")
        session.add(
            Feedback(
                organisation_id=host.id,
                programme_id=programme.id,
                given_by="guest",
                content=content,
            )
        )
    with store.reading() as session:
        found = session.query(Feedback).one().content
    assert found == content
    assert list(found) == list(content)
    assert [type(one) for one in found["a"]] == [float, int, type(None), bool]


def test_moments_keep_their_zone(store: Store, host: Organisation) -> None:
    """What was given in Finnish time comes back as the same moment in UTC."""
    helsinki = dt.timezone(dt.timedelta(hours=3))
    store.clock.move(days=1)  # type: ignore[attr-defined]
    store.clock.moment = dt.datetime(2027, 5, 11, 12, 30, 15, 123456, helsinki)  # type: ignore[attr-defined]
    with store.writing(COMMAND_LINE) as session:
        programme = programmes.add(session, host.id, "Visit")
    with store.reading() as session:
        found = session.get_one(Programme, programme.id).created_at
    assert found == dt.datetime(2027, 5, 11, 9, 30, 15, 123456, dt.UTC)
    assert found.utcoffset() == dt.timedelta(0)


def test_a_database_that_does_not_answer_is_unavailable() -> None:
    """No server at the port: a fault of its own, at once, and nothing else."""
    store = Store(make_engine("postgresql://tests:x@127.0.0.1:1/none"))
    with pytest.raises(Unavailable) as raised, store.reading() as session:
        organisations.every(session)
    assert raised.value.trouble is Trouble.GONE


def test_a_disk_without_room_is_unavailable(sqlite_databases: Databases, tmp_path: Path) -> None:
    """SQLite on a full disk: nothing is kept of the transaction, and what was there stays."""
    store = Store(make_engine(sqlite_databases.fresh("sqlite")))
    with store.writing(COMMAND_LINE) as session:
        organisations.add(session, "Before")

    def write_more() -> None:
        with store.writing(COMMAND_LINE) as session:
            connection = session.connection()
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            organisations.add(session, "After " + "x" * 500_000)

    with pytest.raises(Unavailable) as raised:
        write_more()
    assert raised.value.trouble is Trouble.FULL
    with store.reading() as session:
        assert [one.name for one in organisations.every(session)] == ["Before"]


def test_a_database_that_comes_back_is_used_again(
    postgresql_databases: Databases,
) -> None:
    """Connections that died while the database was gone are replaced, not handed out."""
    url = postgresql_databases.fresh("postgresql")
    store = Store(make_engine(url))
    with store.writing(COMMAND_LINE) as session:
        organisations.add(session, "Before")
    postgresql_databases.cut_off(url)
    with store.reading() as session:
        assert [one.name for one in organisations.every(session)] == ["Before"]

    def be_cut_off() -> None:
        with store.reading() as session:
            organisations.every(session)
            postgresql_databases.cut_off(url)
            organisations.every(session)

    with pytest.raises(Unavailable) as raised:
        be_cut_off()
    assert raised.value.trouble is Trouble.GONE


def test_sqlite_is_safe_and_lets_others_read(tmp_path: Path) -> None:
    """The write-ahead log is on, commits reach the disk, and references are kept."""
    engine = make_engine(f"sqlite:///{tmp_path / 'deep' / 'er.sqlite'}")
    with engine.connect() as connection:
        found = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    full = 2
    assert found == ["wal", full, 1]


def test_nobody_else_may_look_into_the_file(tmp_path: Path) -> None:
    """Neither into a folder that is made for it, nor into the file or the log beside it."""
    store = Store(make_engine(f"sqlite:///{tmp_path / 'deep' / 'er.sqlite'}"))
    migrate(store.engine)
    with store.writing(COMMAND_LINE) as session:
        organisations.add(session, "Host")
        made = sorted((tmp_path / "deep").iterdir())
    assert [path.name for path in made] == ["er.sqlite", "er.sqlite-shm", "er.sqlite-wal"]
    assert all(path.stat().st_mode & 0o077 == 0 for path in (tmp_path / "deep", *made))


def test_a_file_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """As a sentence that names it."""
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(BadDatabase, match=r"file/store.sqlite cannot be made"):
        make_engine(f"sqlite:///{tmp_path / 'file' / 'store.sqlite'}")


def test_a_reader_is_not_held_up_by_a_writer(store: Store, host: Organisation) -> None:
    """While somebody writes, others read what was there before."""
    with store.writing(COMMAND_LINE) as writing:
        organisations.change(writing, host.id, 1, contact="new")
        with store.reading() as session:
            assert organisations.get(session, host.id).contact == ""


@pytest.mark.parametrize(
    "url", ["sqlite://", "sqlite:///:memory:", "mysql://host/x", "nonsense", ""]
)
def test_a_database_that_cannot_be_used_is_refused_with_advice(url: str) -> None:
    """The sentence says what would do; a password is never in it."""
    with pytest.raises(BadDatabase, match="Give sqlite:"):
        make_engine(url)


def test_the_environment_names_the_database(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without it the user's own data folder has the file."""
    monkeypatch.setenv(URL_VARIABLE, "postgresql://host/base")
    assert default_url() == "postgresql://host/base"
    monkeypatch.delenv(URL_VARIABLE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_url() == f"sqlite:///{tmp_path}/paamaja/paamaja.sqlite"


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    """A wrong file is not taken for an empty database, nor overwritten."""
    path = tmp_path / "notes.txt"
    path.write_text("just some notes " * 100)
    with pytest.raises((DBAPIError, sqlite3.DatabaseError), match="not a database"):
        make_engine(f"sqlite:///{path}").connect()
    assert path.read_text().startswith("just some notes")
