"""The base packages that come with the software: sound, and priced by what they are."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from benchmarks.marked import between
from benchmarks.packages import PAGE, price_table
from optimizer.domain.calendar import dates_between
from optimizer.domain.crosschecks import wishes_findings
from optimizer.domain.schema import schema_text
from scenarios.packages import (
    earliest_start,
    package_in,
    problem_of,
    shipped_packages,
    shipped_prices,
    tailored,
)
from scenarios.packages.pricing import planned, priced_problems, read_off
from scenarios.packages.reading import FOLDER
from scenarios.schema import schemas
from tests.domain.test_schema import GOLDEN

IDS = ("headquarters-city", "cbrne-rescue", "clean-water", "comprehensive-security")


def test_the_four_packages_are_sound() -> None:
    """Two days, three, three and five, and not even a warning about any."""
    days = {key: one.days for key, one in shipped_packages().items()}
    assert days == dict(zip(IDS, (2, 3, 3, 5), strict=True))
    for path in sorted(FOLDER.glob("*.yaml")):
        assert package_in(path)[1] == ()


@pytest.mark.parametrize("name", IDS)
def test_texts_are_there_in_both_languages(name: str) -> None:
    """A promise is one sentence; the wishes say that they are illustrative."""
    package = shipped_packages()[name]
    for text in (package.promise, package.description, *package.customers):
        assert text.fi.strip() != text.en.strip() != ""
    for promise in (package.promise.fi, package.promise.en):
        assert promise.endswith(".")
        assert promise.count(".") == 1
    assert "illustrative" in package.wishes.name.en
    assert "esimerkki" in package.wishes.name.fi


@pytest.mark.parametrize("name", IDS)
def test_every_price_is_of_what_the_package_is_now(name: str) -> None:
    """Each season and size once, of the very problem it gives today, which has no finding.

    After a wanted change: python -m benchmarks.packages --write
    """
    package = shipped_packages()[name]
    stored = {(one.season, one.heads): one for one in shipped_prices().of(name)}
    now = {(season.id, heads): problem for season, heads, problem in priced_problems(package)}
    assert list(stored) == list(now)
    for key, problem in now.items():
        assert stored[key].problem_hash == problem.content_hash, key
        assert stored[key].first == problem.wishes.dates.first
        assert wishes_findings(problem) == ()


@pytest.mark.parametrize("name", IDS)
def test_planned_anew_it_comes_to_its_price(name: str) -> None:
    """On a suitable date for its usual size the plan is proved best, and is what was priced."""
    package = shipped_packages()[name]
    season, heads, problem = next(
        one for one in priced_problems(package) if one[1] == package.heads.usual
    )
    result = planned(problem)
    stored = shipped_prices().of(name)
    price = next(one for one in stored if (one.season, one.heads) == (season.id, heads))
    assert read_off(package, season, problem, result) == price
    assert result.itinerary is not None
    visits = [item for day in result.itinerary.days for item in day.items if item.kind == "visit"]
    assert len(visits) >= 2 * package.days
    if name == "clean-water":
        held = {key for visit in visits for key in visit.sessions}
        test_days = [one for one in held if problem.catalogue.session(one).format == "test-day"]
        assert [problem.catalogue.session(one).partner for one in test_days] == ["bem"]


def test_prices_stand_on_the_page() -> None:
    """The table of the page is that of the file: python -m benchmarks.packages --write."""
    text = PAGE.read_text(encoding="utf-8")
    assert between(text, "prices", price_table(shipped_prices())) == text
    assert Counter(one.package for one in shipped_prices().prices) == dict.fromkeys(IDS, 9)


@pytest.mark.parametrize("name", IDS)
def test_there_is_always_a_next_start_that_can_be_tailored(name: str) -> None:
    """Whenever it is asked for, within the year, on a date that the package itself accepts."""
    package = shipped_packages()[name]
    problem = problem_of(package.wishes)
    for today in dates_between(dt.date(2026, 12, 1), dt.date(2027, 11, 30))[::9]:
        first = earliest_start(package, problem, today)
        assert first is not None
        assert (first - today).days >= package.notice_days
        assert tailored(package, first, package.heads.usual, today).dates.first == first


def test_the_schema_is_the_published_one() -> None:
    """A schema that drifts from its golden file fails."""
    golden = (GOLDEN / "package.json").read_text(encoding="utf-8")
    assert schema_text(schemas()["package"]) == golden
