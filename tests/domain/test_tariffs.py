"""Dated tariffs: which version holds on a date, and for which vehicle."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.tariffs import in_force
from tests.builders.small import small_catalogue_dict
from tests.domain.test_crosschecks import DRIVER_RULES


@dataclass(frozen=True)
class _Version:
    valid_from: dt.date


OLD, NEW = _Version(dt.date(2006, 4, 11)), _Version(dt.date(2024, 5, 22))


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2006-04-10", None), ("2006-04-11", OLD), ("2024-05-21", OLD), ("2024-05-22", NEW)],
)
def test_a_version_holds_from_its_date_on(date: str, expected: _Version | None) -> None:
    """On the day before, the one before still holds, in whatever order they are written."""
    assert in_force((NEW, OLD), dt.date.fromisoformat(date)) == expected


@pytest.mark.parametrize(("seats", "bound"), [(8, False), (9, True)])
def test_driver_rules_hold_for_more_than_nine_people(seats: int, bound: bool) -> None:
    """Eight seats and the driver are nine people: free. With nine seats the rules hold."""
    content = small_catalogue_dict() | {"driver_rules": [DRIVER_RULES]}
    content["vehicles"][0]["seats"] = seats
    catalogue = Catalogue.model_validate(content)
    found = catalogue.driver_rules_on(dt.date(2027, 5, 11), catalogue.vehicles[0])
    assert (found is not None) is bound
    assert catalogue.driver_rules_on(dt.date(2024, 5, 21), catalogue.vehicles[0]) is None
