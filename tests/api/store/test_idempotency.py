"""Idempotency: the same key does the work once."""

import threading

import pytest

from api.store import COMMAND_LINE, Store, idempotency, programmes
from api.store.idempotency import Answer, KeyReused, begin, body_hash, remember
from api.store.tables import IdempotencyKey, Organisation
from tests.api.set_clock import SetClock

SCOPE = "token:anna/POST /v1/programmes"
BODY, OTHER_BODY = body_hash(b'{"name":"Visit"}'), body_hash(b'{"name":"Another"}')
ANSWER = Answer(201, {"id": "1", "name": "Käynti"}, {"Location": "/v1/programmes/1"})


def _do(store: Store, host: Organisation, key: str = "k", digest: str = BODY) -> Answer:
    """A request as a route does it: once, or the answer that there is."""
    with store.writing(COMMAND_LINE) as session:
        before = begin(session, SCOPE, key, digest)
        if before is not None:
            return before
        programmes.add(session, host.id, "Visit")
        remember(session, SCOPE, key, ANSWER)
        return ANSWER


def _count(store: Store, host: Organisation) -> int:
    with store.reading() as session:
        return len(programmes.listing(session, host.id).items)


def test_the_same_request_twice_is_done_once(store: Store, host: Organisation) -> None:
    """The second gets the answer of the first, to the letter."""
    assert _do(store, host) == ANSWER
    assert _do(store, host) == ANSWER
    assert _count(store, host) == 1


def test_another_key_or_another_caller_is_another_request(store: Store, host: Organisation) -> None:
    """Keys of others are not seen: who guesses one neither gets an answer nor blocks it."""
    _do(store, host)
    _do(store, host, "other")
    assert _count(store, host) == 2
    with store.writing(COMMAND_LINE) as session:
        assert begin(session, "token:bertil/POST /v1/programmes", "k", BODY) is None
        remember(session, "token:bertil/POST /v1/programmes", "k", ANSWER)


def test_the_same_key_with_another_body_is_a_conflict(store: Store, host: Organisation) -> None:
    """The caller has made a mistake, and is told before anything is done."""
    _do(store, host)
    with pytest.raises(KeyReused):
        _do(store, host, digest=OTHER_BODY)
    assert _count(store, host) == 1


def test_a_request_that_failed_may_be_sent_again(store: Store, host: Organisation) -> None:
    """What was undone does not take the key, with whatever body comes next."""

    def fail() -> None:
        with store.writing(COMMAND_LINE) as session:
            begin(session, SCOPE, "k", OTHER_BODY)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert _do(store, host) == ANSWER


def test_an_answer_is_kept_for_a_day(store: Store, host: Organisation, clock: SetClock) -> None:
    """At 24 hours it still answers; a moment later the key is free, and its row is gone."""
    _do(store, host)
    clock.moment += idempotency.KEPT
    _do(store, host)
    assert _count(store, host) == 1
    clock.move(seconds=1)
    _do(store, host)
    assert _count(store, host) == 2
    with store.reading() as session:
        assert session.query(IdempotencyKey).count() == 1


def test_of_many_at_once_one_does_the_work(store: Store, host: Organisation) -> None:
    """Six requests with one key start together: one programme, six times the same answer."""
    answers: list[Answer] = []
    together = threading.Barrier(6)

    def send() -> None:
        together.wait()
        answers.append(_do(store, host))

    threads = [threading.Thread(target=send) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [ANSWER] * 6
    assert _count(store, host) == 1
