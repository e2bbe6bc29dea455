"""What holds for every resource: versions, organisations apart, an entry for each change."""

import threading
from typing import Any

import pytest

from api.store import COMMAND_LINE, Actor, NotFound, Stale, Store, audit
from api.store.tables import Organisation
from tests.api.set_clock import SetClock
from tests.api.store.resources import RESOURCES, Resource

ANNA = Actor("token:anna", "coordinator", "request-1")


@pytest.fixture(params=RESOURCES)
def resource(request: pytest.FixtureRequest) -> Resource:
    """Each resource in turn."""
    return RESOURCES[request.param]


def test_the_version_rises_with_every_change(
    store: Store, host: Organisation, resource: Resource, clock: SetClock
) -> None:
    """It begins at 1; a change makes it 2, at a later moment."""
    with store.writing(ANNA) as session:
        row = resource.make(session, host.id)
    assert (row.version, row.created_at, row.updated_at) == (1, clock.now(), clock.now())
    made = clock.now()
    clock.move(hours=1)
    with store.writing(ANNA) as session:
        changed = resource.change(session, host.id, row.id, 1)
    assert (changed.version, changed.created_at, changed.updated_at) == (2, made, clock.now())


def test_a_change_of_what_was_not_seen_is_refused(
    store: Store, host: Organisation, resource: Resource
) -> None:
    """Who has seen another version changes nothing, whether it is older or made up."""
    with store.writing(ANNA) as session:
        row = resource.make(session, host.id)
    for expected in (0, 2):
        with pytest.raises(Stale), store.writing(ANNA) as session:
            resource.change(session, host.id, row.id, expected)
    with store.reading() as session:
        assert session.get_one(type(row), row.id).version == 1


def test_of_two_changes_at_once_only_one_is_kept(
    store: Store, host: Organisation, resource: Resource
) -> None:
    """Both have seen version 1 and start together: one wins, the other hears that it is stale."""
    with store.writing(ANNA) as session:
        row = resource.make(session, host.id)
    outcomes: list[str] = []
    together = threading.Barrier(2)

    def change() -> None:
        together.wait()
        try:
            with store.writing(ANNA) as session:
                resource.change(session, host.id, row.id, 1)
            outcomes.append("kept")
        except Stale:
            outcomes.append("stale")

    threads = [threading.Thread(target=change) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["kept", "stale"]
    with store.reading() as session:
        assert session.get_one(type(row), row.id).version == 2


def test_another_organisation_cannot_reach_it(
    store: Store, host: Organisation, other: Organisation, resource: Resource
) -> None:
    """For others it is not there, whatever version they guess."""
    with store.writing(ANNA) as session:
        row = resource.make(session, host.id)
    for expected in (None, 1):
        with pytest.raises(NotFound), store.writing(ANNA) as session:
            resource.change(session, other.id, row.id, expected)


def test_every_change_is_in_the_audit_log(
    store: Store, host: Organisation, resource: Resource, clock: SetClock
) -> None:
    """Who, when, what, for which request, up to which version; nothing else is."""
    with store.writing(COMMAND_LINE) as session:
        row = resource.make(session, host.id)
    clock.move(minutes=5)
    with store.writing(ANNA) as session:
        resource.change(session, host.id, row.id, None)
    with store.reading() as session:
        entries = audit.listing(session, host.id, resource=row.id)
    assert [(one.action, one.actor, one.resource_version) for one in entries] == [
        ("changed", "token:anna", 2),
        ("created", "command-line", 1),
    ]
    newest = entries[0]
    assert (newest.role, newest.request_id, newest.at) == ("coordinator", "request-1", clock.now())
    assert newest.resource_kind == row.noun
    assert newest.detail, "a change says what changed"


def test_what_is_undone_is_not_in_the_audit_log(
    store: Store, host: Organisation, resource: Resource
) -> None:
    """A transaction that fails leaves neither the change nor its entry."""
    made: list[Any] = []

    def fail() -> None:
        with store.writing(ANNA) as session:
            made.append(resource.make(session, host.id))
            raise KeyError("something else went wrong")

    with pytest.raises(KeyError):
        fail()
    (row,) = made
    with store.reading() as session:
        assert audit.listing(session, host.id, resource=row.id) == ()
        assert session.get(type(row), row.id) is None
