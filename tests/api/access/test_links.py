"""Links: what was altered, has expired, was used or revoked opens nothing."""

import datetime as dt
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.access import Action, NotAuthenticated, links, tokens
from api.access.links import LIFETIME, LONGEST_LIFETIME, SIGN_IN_LIFETIME, Opening
from api.store import COMMAND_LINE, Refused, Stale, Store, programmes
from api.store.tables import Organisation, Programme, Purpose, Role
from tests.api.set_clock import SetClock

READ = Opening(Purpose.READ_PROGRAMME)
CONFIRM = Opening(Purpose.CONFIRM, partner="rescue")


@pytest.fixture
def programme(store: Store, host: Organisation) -> Programme:
    """A programme that links can open."""
    with store.writing(COMMAND_LINE) as session:
        return programmes.add(session, host.id, "Visit")


def _given(store: Store, programme: Programme, opening: Opening = READ) -> tuple[str, str]:
    with store.writing(COMMAND_LINE) as session:
        row, text = links.give(session, programme, opening)
    return row.id, text


def _opens(store: Store, text: str) -> bool:
    try:
        with store.reading() as session:
            links.principal_of(session, text)
    except NotAuthenticated:
        return False
    return True


def test_a_reading_link_reads_one_programme(store: Store, programme: Programme) -> None:
    """It makes a viewer who can do one thing to one programme."""
    key, text = _given(store, programme)
    with store.reading() as session:
        found = links.principal_of(session, text)
    assert (found.name, found.organisation_id) == (f"link:{key}", programme.organisation_id)
    assert (found.role, found.programme_id) == (Role.VIEWER, programme.id)
    assert found.only == {Action.READ_PROGRAMME}


def test_a_confirming_link_is_its_partners(store: Store, programme: Programme) -> None:
    """It makes the partner, who can see and answer what is asked of it in this programme."""
    _, text = _given(store, programme, CONFIRM)
    with store.reading() as session:
        found = links.principal_of(session, text)
    assert (found.role, found.partner, found.programme_id) == (
        Role.PARTNER,
        "rescue",
        programme.id,
    )
    assert found.only == {
        Action.READ_PROGRAMME,
        Action.READ_CONFIRMATION,
        Action.REPLY,
        Action.READ_ABSENCE,
        Action.WRITE_ABSENCE,
    }


@pytest.mark.parametrize("lifetime", [LIFETIME, LONGEST_LIFETIME, dt.timedelta(minutes=1)])
def test_a_link_expires(
    store: Store, programme: Programme, clock: SetClock, lifetime: dt.timedelta
) -> None:
    """A second before its end it opens, at its end it does not."""
    _, text = _given(store, programme, Opening(Purpose.READ_PROGRAMME, lifetime=lifetime))
    clock.moment += lifetime - dt.timedelta(seconds=1)
    assert _opens(store, text)
    clock.move(seconds=1)
    assert not _opens(store, text)


@pytest.mark.parametrize("database_kind", ["sqlite"])
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_whatever_is_altered_opens_nothing(
    store: Store, programme: Programme, data: st.DataObject
) -> None:
    """One character changed, left out or put in anywhere, or the parts of two links mixed."""
    _, text = _given(store, programme)
    _, second = _given(store, programme)
    place = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.characters())
    altered = data.draw(
        st.sampled_from(
            [
                text[:place] + letter + text[place + 1 :],
                text[:place] + letter + text[place:],
                text[:place] + text[place + 1 :],
                ".".join((second.split(".")[0], *text.split(".")[1:])),
                text.rpartition(".")[0] + "." + "A" * 43,
            ]
        )
    )
    assert altered == text or not _opens(store, altered)


def test_a_longer_life_cannot_be_written_in(
    store: Store, programme: Programme, clock: SetClock
) -> None:
    """The time of its end is signed with the rest."""
    _, text = _given(store, programme)
    link, ends, key, signature = text.split(".")
    clock.moment += LIFETIME
    assert not _opens(store, ".".join((link, str(int(ends) + 1_000_000), key, signature)))


def test_a_revoked_link_is_closed(store: Store, programme: Programme) -> None:
    """At once, and others stay open."""
    key, text = _given(store, programme)
    _, second = _given(store, programme)
    with store.writing(COMMAND_LINE) as session:
        links.revoke(session, programme.organisation_id, key, 1)
    assert not _opens(store, text)
    assert _opens(store, second)


def test_a_new_key_leaves_links_open_unless_told(store: Store, programme: Programme) -> None:
    """Keys may be changed as a habit; after a theft all links are closed."""
    _, old = _given(store, programme)
    with store.writing(COMMAND_LINE) as session:
        links.change_key(session)
    _, new = _given(store, programme)
    assert old.split(".")[2] != new.split(".")[2]
    assert _opens(store, old)
    assert _opens(store, new)
    with store.writing(COMMAND_LINE) as session:
        links.change_key(session, closing_all=True)
    assert not _opens(store, old)
    assert not _opens(store, new)


def test_a_sign_in_link_is_exchanged_once(store: Store, host: Organisation) -> None:
    """It gives an admin's token, and then nothing more; it opens no programme."""
    with store.writing(COMMAND_LINE) as session:
        text = links.give_sign_in(session, host.id)
    assert not _opens(store, text)
    with store.writing(COMMAND_LINE) as session:
        _, secret = links.exchange(session, text)
    with store.reading() as session:
        assert tokens.principal_of(session, secret).role is Role.ADMIN
    with pytest.raises(NotAuthenticated), store.writing(COMMAND_LINE) as session:
        links.exchange(session, text)


def test_a_sign_in_link_is_soon_over(store: Store, host: Organisation, clock: SetClock) -> None:
    """Who finds it in a terminal the next day has nothing."""
    with store.writing(COMMAND_LINE) as session:
        text = links.give_sign_in(session, host.id)
    clock.moment += SIGN_IN_LIFETIME
    with pytest.raises(NotAuthenticated), store.writing(COMMAND_LINE) as session:
        links.exchange(session, text)


def test_of_two_that_exchange_at_once_one_gets_a_token(store: Store, host: Organisation) -> None:
    """A link that is good once is good once, also within the same moment."""
    with store.writing(COMMAND_LINE) as session:
        text = links.give_sign_in(session, host.id)
    outcomes: list[str] = []
    together = threading.Barrier(2)

    def exchange() -> None:
        together.wait()
        try:
            with store.writing(COMMAND_LINE) as session:
                links.exchange(session, text)
            outcomes.append("token")
        except (Stale, NotAuthenticated):
            outcomes.append("nothing")

    threads = [threading.Thread(target=exchange) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["nothing", "token"]
    with store.reading() as session:
        assert len(tokens.listing(session, host.id).items) == 1


def test_a_programmes_link_is_no_sign_in(store: Store, programme: Programme) -> None:
    """Who can read a programme cannot make a token of that."""
    _, text = _given(store, programme)
    with pytest.raises(NotAuthenticated), store.writing(COMMAND_LINE) as session:
        links.exchange(session, text)


@pytest.mark.parametrize(
    "opening",
    [
        Opening(Purpose.SIGN_IN),
        Opening(Purpose.CONFIRM),
        Opening(Purpose.READ_PROGRAMME, partner="rescue"),
        Opening(Purpose.READ_PROGRAMME, lifetime=dt.timedelta(0)),
        Opening(Purpose.READ_PROGRAMME, lifetime=LONGEST_LIFETIME + dt.timedelta(seconds=1)),
    ],
)
def test_a_link_that_makes_no_sense_is_refused(
    store: Store, programme: Programme, opening: Opening
) -> None:
    """To confirm without a partner, to read with one, dead, or for too long."""
    with pytest.raises(Refused), store.writing(COMMAND_LINE) as session:
        links.give(session, programme, opening)
