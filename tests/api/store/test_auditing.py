"""The audit log is only added to, and holds no personal data."""

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.exc import DBAPIError

from api.store import COMMAND_LINE, Refused, Store, audit, guests, programmes
from api.store.engine import WRITES
from api.store.tables import AuditEntry, Organisation
from optimizer.domain.catalogue import RoomKind

NAME = "Maija Meikäläinen"


def test_a_session_cannot_change_an_entry(store: Store, host: Organisation) -> None:
    """An entry that is altered or deleted as an object stops the whole transaction."""
    with pytest.raises(Refused, match="only added to"), store.writing(COMMAND_LINE) as session:
        audit.listing(session, host.id)[0].actor = "somebody else"
    with pytest.raises(Refused, match="only added to"), store.writing(COMMAND_LINE) as session:
        session.delete(audit.listing(session, host.id)[0])


@pytest.mark.parametrize(
    "statement",
    [
        update(AuditEntry).values(actor="somebody else"),
        delete(AuditEntry),
        text("UPDATE audit_log SET actor = 'somebody else'"),
        text("DELETE FROM audit_log"),
    ],
    ids=str,
)
def test_the_database_itself_refuses(store: Store, host: Organisation, statement: object) -> None:
    """Also SQL that goes past the objects, as from another program, changes nothing."""
    with (
        pytest.raises(DBAPIError, match="only added to"),
        store.engine.execution_options(**{WRITES: True}).begin() as connection,
    ):
        connection.execute(statement)  # type: ignore[call-overload]
    with store.reading() as session:
        assert [one.actor for one in audit.listing(session, host.id)] == ["command-line"]


def test_names_are_never_in_the_log(store: Store, host: Organisation) -> None:
    """Added, changed, given out, erased: all is recorded, and nowhere is the name."""
    with store.writing(COMMAND_LINE) as session:
        programme = programmes.add(session, host.id, "Visit")
        row = guests.add(session, programme, guests.Name(NAME, RoomKind.SINGLE, "1", note=NAME))
    with store.writing(COMMAND_LINE) as session:
        guests.change(session, host.id, row.id, 1, guests.Name(f"{NAME}-X", RoomKind.SINGLE, "1"))
    with store.writing(COMMAND_LINE) as session:
        assert [one.name for one in guests.rooming(session, programme)] == [f"{NAME}-X"]
        assert guests.erase_all(session, programme) == 1
    with store.reading() as session:
        entries = audit.listing(session, host.id)
    assert [one.action for one in entries if one.resource_kind == "guest"] == [
        "deleted",
        "changed",
        "created",
    ]
    assert [one.resource_kind for one in entries if one.action == "exported"] == ["rooming list"]
    assert "Meikäläinen" not in str([one.detail for one in entries])


def test_a_change_says_from_what_to_what(store: Store, host: Organisation) -> None:
    """Plain fields with both values, so that a mistake can be undone by hand."""
    with store.writing(COMMAND_LINE) as session:
        programme = programmes.add(session, host.id, "Spring")
    with store.writing(COMMAND_LINE) as session:
        programmes.rename(session, host.id, programme.id, 1, "Autumn")
    with store.reading() as session:
        newest = audit.listing(session, host.id, resource=programme.id)[0]
    assert newest.detail == {"name": ["Spring", "Autumn"]}


def test_the_log_is_read_in_pages(store: Store, host: Organisation) -> None:
    """Newest first; a page goes on where the last one ended, and nothing is told twice."""
    with store.writing(COMMAND_LINE) as session:
        for number in range(5):
            programmes.add(session, host.id, f"Visit {number}")
    with store.reading() as session:
        everything = audit.listing(session, host.id)
        first = audit.listing(session, host.id, limit=4)
        rest = audit.listing(session, host.id, limit=4, after=first[-1].seq)
    assert [one.seq for one in (*first, *rest)] == [one.seq for one in everything]
    assert len(everything) == 6
