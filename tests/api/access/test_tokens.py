"""Tokens: shown once, kept hashed, good until they expire or are revoked."""

import datetime as dt

import pytest
from sqlalchemy import select, text

from api.access import NotAuthenticated, tokens
from api.access.tokens import LIFETIME, LONGEST_LIFETIME, PREFIX, SESSION_LIFETIME, Wanted
from api.store import COMMAND_LINE, NotFound, Refused, Store
from api.store.tables import Organisation, Role, Token
from tests.api.set_clock import SetClock

COORDINATOR = Wanted(Role.COORDINATOR, "Anna")


def _issued(store: Store, host: Organisation, wanted: Wanted = COORDINATOR) -> tuple[str, str]:
    with store.writing(COMMAND_LINE) as session:
        row, secret = tokens.issue(session, host.id, wanted)
    return row.id, secret


def test_a_token_says_who_has_it(store: Store, host: Organisation) -> None:
    """Role, organisation and partner are those it was issued for."""
    key, secret = _issued(store, host, Wanted(Role.PARTNER, "Rescue", partner="rescue"))
    with store.reading() as session:
        found = tokens.principal_of(session, secret)
    assert (found.name, found.organisation_id) == (f"token:{key}", host.id)
    assert (found.role, found.partner, found.only) == (Role.PARTNER, "rescue", None)


def test_the_token_is_nowhere_in_the_database(store: Store, host: Organisation) -> None:
    """Neither in its row nor in the audit log: whoever steals the file cannot use it."""
    _, secret = _issued(store, host)
    with store.engine.connect() as connection:
        for table in ("tokens", "audit_log"):
            rows = connection.execute(text(f"SELECT * FROM {table}")).all()
            assert rows
            assert secret not in str(rows)
            assert secret.removeprefix(PREFIX) not in str(rows)


def test_no_two_tokens_are_alike(store: Store, host: Organisation) -> None:
    """Each has 256 bits of its own."""
    secrets = {_issued(store, host)[1] for _ in range(20)}
    assert len(secrets) == 20
    assert all(one.startswith(PREFIX) and len(one) >= len(PREFIX) + 43 for one in secrets)


@pytest.mark.parametrize("lifetime", [LIFETIME, LONGEST_LIFETIME, dt.timedelta(seconds=1)])
def test_a_token_expires(
    store: Store, host: Organisation, clock: SetClock, lifetime: dt.timedelta
) -> None:
    """A moment before its end it is good, at its end it is not."""
    _, secret = _issued(store, host, Wanted(Role.VIEWER, "Board", lifetime=lifetime))
    clock.moment += lifetime - dt.timedelta(microseconds=1)
    with store.reading() as session:
        assert tokens.principal_of(session, secret).role is Role.VIEWER
    clock.move(microseconds=1)
    with pytest.raises(NotAuthenticated), store.reading() as session:
        tokens.principal_of(session, secret)


def test_a_revoked_token_ends_at_once(store: Store, host: Organisation) -> None:
    """It stays in the list, with the moment of its end."""
    key, secret = _issued(store, host)
    with store.writing(COMMAND_LINE) as session:
        tokens.revoke(session, host.id, key, 1)
    with store.reading() as session:
        with pytest.raises(NotAuthenticated):
            tokens.principal_of(session, secret)
        assert tokens.listing(session, host.id).items[0].revoked_at == store.clock.now()


@pytest.mark.parametrize("guess", ["", "x", PREFIX, "ä", "\0", "\ud83d", "paamaja_" + "A" * 43])
def test_a_guess_is_nobody(store: Store, host: Organisation, guess: str) -> None:
    """Whatever is sent, the answer is the same."""
    _issued(store, host)
    with pytest.raises(NotAuthenticated, match="not known"), store.reading() as session:
        tokens.principal_of(session, guess)


def test_another_organisation_cannot_revoke_it(
    store: Store, host: Organisation, other: Organisation
) -> None:
    """For others the token is not there."""
    key, _ = _issued(store, host)
    with pytest.raises(NotFound), store.writing(COMMAND_LINE) as session:
        tokens.revoke(session, other.id, key, None)


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(Role.PARTNER, "nobody's"),
        Wanted(Role.ADMIN, "both", partner="rescue"),
        Wanted(Role.ADMIN, "dead", lifetime=dt.timedelta(0)),
        Wanted(Role.ADMIN, "for ever", lifetime=LONGEST_LIFETIME + dt.timedelta(seconds=1)),
    ],
    ids=lambda wanted: wanted.label,
)
def test_a_token_that_makes_no_sense_is_refused(
    store: Store, host: Organisation, wanted: Wanted
) -> None:
    """A partner's without partner, another's with one, none that is dead or lives too long."""
    with pytest.raises(Refused), store.writing(COMMAND_LINE) as session:
        tokens.issue(session, host.id, wanted)


def test_the_service_is_set_up_with_an_admin(
    store: Store, host: Organisation, clock: SetClock
) -> None:
    """Only an admin's token that is still good counts."""
    _issued(store, host)
    with store.reading() as session:
        assert not tokens.is_set_up(session)
    _issued(store, host, Wanted(Role.ADMIN, "Operator"))
    with store.reading() as session:
        assert tokens.is_set_up(session)
    clock.moment += LIFETIME
    with store.reading() as session:
        assert not tokens.is_set_up(session)


def _signed_in(store: Store, secret: str) -> str:
    with store.writing(COMMAND_LINE) as session:
        return tokens.sign_in(session, secret)


def _is_good(store: Store, secret: str) -> bool:
    with store.reading() as session:
        try:
            tokens.principal_of(session, secret)
        except NotAuthenticated:
            return False
    return True


def test_a_browser_gets_a_token_of_its_own(store: Store, host: Organisation) -> None:
    """For the same role, named after the one it was signed in with, which stays good."""
    key, secret = _issued(store, host, Wanted(Role.PARTNER, "Rescue", partner="rescue"))
    own = _signed_in(store, secret)
    assert own != secret
    with store.reading() as session:
        found = tokens.principal_of(session, own)
        assert (found.role, found.partner) == (Role.PARTNER, "rescue")
        newest = tokens.listing(session, host.id).items[0]
        assert (newest.label, newest.parent_id) == ("Rescue", key)


def test_signing_out_ends_the_browsers_token_only(store: Store, host: Organisation) -> None:
    """What was copied from it is worth nothing, other browsers and the token itself go on."""
    _, secret = _issued(store, host)
    own, other = _signed_in(store, secret), _signed_in(store, secret)
    with store.writing(COMMAND_LINE) as session:
        tokens.sign_out(session, own)
    assert not _is_good(store, own)
    assert _is_good(store, other)
    assert _is_good(store, secret)
    with pytest.raises(NotAuthenticated), store.writing(COMMAND_LINE) as session:
        tokens.sign_out(session, own)


def test_signing_out_leaves_what_was_given_out_for_months(store: Store, host: Organisation) -> None:
    """A browser that was signed in before it got a token of its own ends nobody's access."""
    _, secret = _issued(store, host)
    with store.writing(COMMAND_LINE) as session:
        tokens.sign_out(session, secret)
    assert _is_good(store, secret)


def test_browsers_end_with_the_token_they_were_signed_in_with(
    store: Store, host: Organisation
) -> None:
    """Also one that was signed in with a browser's own."""
    key, secret = _issued(store, host)
    own = _signed_in(store, secret)
    further = _signed_in(store, own)
    _, others = _issued(store, host)
    kept = _signed_in(store, others)
    with store.writing(COMMAND_LINE) as session:
        tokens.revoke(session, host.id, key, None)
    assert [_is_good(store, one) for one in (secret, own, further, kept)] == [False] * 3 + [True]


@pytest.mark.parametrize(
    ("left", "lasts"),
    [(SESSION_LIFETIME * 2, SESSION_LIFETIME), (SESSION_LIFETIME / 2, SESSION_LIFETIME / 2)],
)
def test_a_browser_stays_signed_in_for_half_a_day_at_most(
    store: Store, host: Organisation, clock: SetClock, left: dt.timedelta, lasts: dt.timedelta
) -> None:
    """And never longer than the token that it was signed in with."""
    _, secret = _issued(store, host, Wanted(Role.VIEWER, "Board", lifetime=left))
    own = _signed_in(store, secret)
    clock.moment += lasts - dt.timedelta(microseconds=1)
    assert _is_good(store, own)
    clock.move(microseconds=1)
    assert not _is_good(store, own)


def test_a_sign_in_beside_a_revocation_is_worth_nothing(store: Store, host: Organisation) -> None:
    """Even where revoking did not see the browser's token yet, so that its own row is unmarked."""
    key, secret = _issued(store, host)
    own = _signed_in(store, secret)
    with store.writing(COMMAND_LINE) as session:
        tokens.revoke(session, host.id, key, None)
        for row in session.scalars(select(Token).where(Token.parent_id == key)):
            row.revoked_at = None
    assert not _is_good(store, own)
