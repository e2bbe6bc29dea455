"""Ticks finer than a minute: what is written as HH:MM is scaled, what cannot be exact is told."""

from __future__ import annotations

import pytest

from optimizer.domain.documents import findings_of_content
from optimizer.domain.problem import Problem
from optimizer.domain.ticks import clock, lasting, ticks
from tests.builders.small import Content, small_catalogue_dict, small_wishes_dict
from tests.domain.findings_seen import Change, findings_after, in_catalogue, in_wishes, seen
from tests.laws.scaling import scaled

ERROR = "error"
SECONDS = 60


def _in_seconds(catalogue: Content, wishes: Content) -> None:
    """Whole numbers become seconds, what is written as HH:MM stays as it is."""
    catalogue |= scaled(catalogue, SECONDS)
    wishes |= scaled(wishes, SECONDS)
    catalogue["rules"]["ticks_per_minute"] = wishes["ticks_per_minute"] = SECONDS
    catalogue["rules"]["value_of_time_cents_per_minute"] = 120


def _read(*changes: Change) -> Problem:
    catalogue, wishes = small_catalogue_dict(), small_wishes_dict()
    for change in changes:
        change(catalogue, wishes)
    problem, findings = findings_of_content({"catalogue": catalogue, "wishes": wishes})
    assert problem is not None, findings
    return problem


def test_times_of_day_are_scaled() -> None:
    """HH:MM, numbers and defaults all come to the same unit."""
    problem, before = _read(_in_seconds), _read()
    assert problem.rules.day_start == 8 * 3600
    assert problem.wishes.pins[0].start == 10 * 3600
    assert problem.catalogue.rules.value_of_time_cents_per_tick == 2
    for one, other in zip(before.catalogue.hotels, problem.catalogue.hotels, strict=True):
        assert (other.check_in, other.check_out) == (60 * one.check_in, 60 * one.check_out)
    for one, other in zip(before.catalogue.connections, problem.catalogue.connections, strict=True):
        assert (other.time, other.buffer_minutes) == (60 * one.time, 60 * one.buffer_minutes)
        assert other.journey_minutes == 60 * one.journey_minutes
    (window,) = problem.catalogue.partners[0].availability.weekly[0].windows[:1]
    assert window.start == 60 * before.catalogue.partners[0].availability.weekly[0].windows[0].start


def test_no_new_findings_in_seconds() -> None:
    """A sound problem is sound in seconds."""
    assert seen(_in_seconds) == set()


def test_wishes_count_as_the_catalogue_does() -> None:
    """Another unit in one of the two documents is told, whichever it is."""
    found = ("contradiction", ERROR, "/wishes/ticks_per_minute")
    assert seen(in_wishes("ticks_per_minute", to=10)) == {found}
    assert found in seen(_in_seconds, lambda _, wishes: wishes.pop("ticks_per_minute"))


@pytest.mark.parametrize(("cents", "exact"), [(0, True), (60, True), (90, False), (59, False)])
def test_a_tick_costs_whole_cents(cents: int, exact: bool) -> None:
    """A value of time that would have to be rounded is refused, of host and delegation alike."""
    for change, path in (
        (in_catalogue("rules", "value_of_time_cents_per_minute", to=cents), "/catalogue/rules"),
        (in_wishes("limits", to={"value_of_time_cents_per_minute": cents}), "/wishes/limits"),
    ):
        told = ("contradiction", ERROR, f"{path}/value_of_time_cents_per_minute")
        assert seen(_in_seconds, change) == (set() if exact else {told})


@pytest.mark.parametrize(("value", "fits"), [(36 * 3600, True), (36 * 3600 + 1, False)])
def test_bounds_are_scaled(value: int, fits: bool) -> None:
    """A time of day ends at 36:00, whatever the ticks."""
    change = in_catalogue("rules", "content_minutes_per_day", to=value)
    told = ("value-out-of-range", ERROR, "/catalogue/rules/content_minutes_per_day")
    assert seen(_in_seconds, change) == (set() if fits else {told})


@pytest.mark.parametrize("ticks_per_minute", [0, -1, 1_000_001, "many", 0.5, None, []])
def test_ticks_that_cannot_be_read_accuse_nothing_else(ticks_per_minute: object) -> None:
    """Only the unit itself is told; times are not judged by it."""
    change = in_catalogue("rules", "ticks_per_minute", to=ticks_per_minute)
    paths = {one.path for one in findings_after(_in_seconds, change)}
    assert paths == {"/catalogue/rules/ticks_per_minute"}


def test_times_in_words() -> None:
    """Whole minutes read as ever, the rest as a fraction of a minute."""
    assert (clock(545), lasting(45)) == ("09:05", "45 min")
    with ticks(10):
        assert (clock(5450), lasting(450)) == ("09:05", "45 min")
        assert (clock(5453), lasting(457)) == ("09:05+3/10", "45+7/10 min")
