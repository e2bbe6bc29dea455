"""Tax and statements about charges that cannot be meant: each told at its place, and no other."""

from __future__ import annotations

import pytest

from tests.domain.findings_seen import Change, in_catalogue, in_wishes, seen

RATE = {"category": "accommodation", "valid_from": "2020-01-01", "permille": 100}
ROOMS = {"category": "rooms", "kind": "optional"}


def both(*changes: Change) -> set[tuple[str, str, str]]:
    """What is seen after several changes."""
    return seen(*changes)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([in_catalogue("vat", to=[RATE, RATE])], ("duplicate-id", "/catalogue/vat/1")),
        (
            [in_catalogue("hotels", 0, "price_basis", to="net")],
            ("field-missing", "/catalogue/hotels/0"),
        ),
        (
            [in_catalogue("restaurants", 1, "services", 0, "price_basis", to="net")],
            ("field-missing", "/catalogue/restaurants/1/services/0"),
        ),
        (
            [in_catalogue("sessions", 0, "price_basis", to="net")],
            ("field-missing", "/catalogue/sessions/0"),
        ),
        (
            [in_wishes("inclusions", to=[ROOMS, ROOMS])],
            ("duplicate-id", "/wishes/inclusions/1"),
        ),
        (
            [in_wishes("payers", to=[{"supplier": "prak", "payer": "town"}])],
            ("unknown-id", "/wishes/payers/0/supplier"),
        ),
        (
            [in_wishes("eligible", to=[{"session": "nothing-such"}])],
            ("unknown-id", "/wishes/eligible/0/session"),
        ),
        (
            [in_catalogue("markups", to=[{"supplier": "nobody", "permille": 5}])],
            ("unknown-id", "/catalogue/markups/0/supplier"),
        ),
        (
            [in_catalogue("markups", to=[{"permille": 5}, {"permille": 6}])],
            ("duplicate-id", "/catalogue/markups/1"),
        ),
        (
            [in_wishes("inclusions", to=[{"kind": "optional"}])],
            ("value-wrong", "/wishes/inclusions/0"),
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "changes",
)
def test_fault(changes: list[Change], expected: tuple[str, str]) -> None:
    """One wrong statement gives just its finding."""
    code, path = expected
    assert both(*changes) == {(code, "error", path)}


@pytest.mark.parametrize(
    "changes",
    [
        [in_catalogue("vat", to=[RATE, RATE | {"valid_from": "2020-01-02"}])],
        [in_catalogue("hotels", 0, "price_basis", to="net"), in_catalogue("vat", to=[RATE])],
        [in_wishes("inclusions", to=[ROOMS, {"supplier": "park", "kind": "included"}])],
        [in_wishes("payers", to=[{"supplier": "own", "payer": "town"}])],
        [in_catalogue("markups", to=[{"permille": 5}, {"permille": 6, "from_heads": 2}])],
    ],
    ids=["another-date", "net-with-a-rate", "of-a-category", "own-payer", "another-size"],
)
def test_sound_statements_are_accepted(changes: list[Change]) -> None:
    """The nearest sound ones have no finding."""
    assert both(*changes) == set()


def test_a_rate_that_begins_after_the_trip_does_not_help() -> None:
    """Both edges: known on the first date, or from the day after."""
    for start, found in (("2027-05-10", set()), ("2099-01-01", {"field-missing"})):
        changes = [
            in_catalogue("hotels", 0, "price_basis", to="net"),
            in_catalogue("vat", to=[RATE | {"valid_from": start}]),
        ]
        assert {code for code, _, _ in both(*changes)} == found


def test_free_places_need_twin_rooms() -> None:
    """With twin rooms accepted, without them told."""
    single = [{"kind": "single", "count": 30, "price_cents": 9000}]
    changes = [in_catalogue("hotels", 0, "foc_per", to=20)]
    assert both(*changes) == set()
    changes.append(in_catalogue("hotels", 0, "rooms", to=single))
    assert ("contradiction", "error", "/catalogue/hotels/0/foc_per") in both(*changes)
