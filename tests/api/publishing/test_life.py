"""The life of programmes, against a model: whatever is done, what is held is what is published."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.publishing import BreaksRules, draft, holds, publish, withdraw
from api.store import (
    COMMAND_LINE,
    Refused,
    Store,
    bookings,
    confirmations,
    organisations,
    programmes,
)
from api.store.tables import Organisation
from tests.api.publishing.plans_made import MOVED, WITHOUT_SEMINAR, stored
from tests.check.example import Edit, example

_DAYS = [dt.date(2027, 5, day) for day in (18, 19, 20)]
NEXT_WEEK: Edit = {
    "wishes/dates": {"first": str(_DAYS[0]), "last": str(_DAYS[-1])},
    "wishes/pins/0/date": str(_DAYS[2]),
    "wishes/commitments/mayor/date": str(_DAYS[1]),
    **{f"plan/days/{number}/date": str(day) for number, day in enumerate(_DAYS)},
}
PLANS: dict[str, Edit] = {
    "as it is": {},
    "without": WITHOUT_SEMINAR,
    "later": MOVED,
    "next week": NEXT_WEEK,
}
PROGRAMMES = ("a", "b")
STEPS = st.tuples(st.sampled_from(PROGRAMMES), st.sampled_from([*PLANS, "withdraw"]))


class Life:
    """Two programmes of a host, and what should be published of each."""

    def __init__(self, store: Store, host: Organisation) -> None:
        self.store, self.host = store, host
        self.published: dict[str, str] = {}
        with store.writing(COMMAND_LINE) as session:
            self.ids = {name: programmes.add(session, host.id, name).id for name in PROGRAMMES}
        self.plans = {name: stored(store, host.id, edit) for name, edit in PLANS.items()}

    def step(self, name: str, what: str) -> None:
        """Does one thing, and expects that it works or is refused as the model says."""
        if what == "withdraw":
            self._withdraw(name)
        elif self._collides(name, what):
            with pytest.raises(BreaksRules):
                self._publish(name, what)
        else:
            self._publish(name, what)
            self.published[name] = what

    def _collides(self, name: str, what: str) -> bool:
        """In one week there is room for one of them."""
        others = (plan for other, plan in self.published.items() if other != name)
        return any((plan == "next week") == (what == "next week") for plan in others)

    def _publish(self, name: str, what: str) -> None:
        with self.store.writing(COMMAND_LINE) as session:
            draft(session, self.host.id, self.plans[what], programme_id=self.ids[name])
            publish(session, self.host.id, self.ids[name])

    def _withdraw(self, name: str) -> None:
        with self.store.writing(COMMAND_LINE) as session:
            if self.published.pop(name, None) is None:
                with pytest.raises(Refused):
                    withdraw(session, self.host.id, self.ids[name])
            else:
                withdraw(session, self.host.id, self.ids[name])

    def agree(self) -> None:
        """Bookings, requests and versions are those of what is published, and no others."""
        wanted: list[Any] = []
        with self.store.reading() as session:
            for name, key in self.ids.items():
                programme = programmes.get(session, self.host.id, key)
                asked = confirmations.of_programme(session, programme)
                holding = programmes.published(session, programme)
                if name not in self.published:
                    assert (holding, asked) == (None, ())
                    continue
                problem, itinerary = example(PLANS[self.published[name]])
                wanted += holds(problem, itinerary)
                assert holding is not None
                assert holding.itinerary == itinerary.model_dump(mode="json")
                sessions = [one for _, visit in itinerary.visits for one in visit.sessions]
                of_visits = [row.item for row in asked if "/visit/" in row.path]
                assert sorted(of_visits) == sorted(sessions)
            first, last = dt.date(2027, 5, 1), dt.date(2027, 5, 31)
            rows = bookings.held(session, self.host.id, first, last)
            held = [bookings.as_booking(row) for row in rows]
        assert sorted(held, key=str) == sorted(wanted, key=str)


@pytest.mark.parametrize("database_kind", ["sqlite"])
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(STEPS, min_size=2, max_size=6))
def test_what_is_held_is_what_is_published(store: Store, steps: list[tuple[str, str]]) -> None:
    """Published, published anew, withdrawn and published again, in any order."""
    with store.writing(COMMAND_LINE) as session:
        number = len(organisations.every(session))
        host = organisations.add(session, f"Host {number}")
    life = Life(store, host)
    life.agree()
    for name, what in steps:
        life.step(name, what)
        life.agree()


def test_two_weeks_have_room_for_two(store: Store, host: Organisation) -> None:
    """One story on both databases, so that the model is known to allow something."""
    life = Life(store, host)
    for name, what in (("a", "as it is"), ("b", "without"), ("b", "next week"), ("a", "later")):
        life.step(name, what)
    life.agree()
    assert life.published == {"a": "later", "b": "next week"}
