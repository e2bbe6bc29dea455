"""Phrases and numbers: complete in both languages."""

import string

from optimizer.domain.catalogue import (
    Format,
    LanguageMode,
    Meal,
    RoomKind,
    Split,
    VehicleKind,
)
from optimizer.domain.money import Category
from optimizer.domain.progress import PHASES
from optimizer.domain.result import Verdict
from optimizer.report.layout import table, width
from optimizer.report.numbers import amount, distance, duration, money, share, span
from optimizer.report.phrases import PHRASES, language_name, topic
from scenarios.packages import shipped_catalogue


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_phrase_is_there_in_both_languages() -> None:
    """Both are given, and both speak of the same things."""
    for key, pair in PHRASES.items():
        assert all(pair), key
        assert _fields(pair[0]) == _fields(pair[1]), key


def test_every_value_of_the_domain_has_its_phrase() -> None:
    """Nothing that a plan can hold is left without words."""
    needed = [f"meal.{meal.value}" for meal in Meal]
    needed += [f"mode.{mode.value}" for mode in LanguageMode]
    needed += [f"split.{split.value}" for split in Split]
    needed += [f"kind.{kind.value}" for kind in VehicleKind]
    needed += [f"rooms.{kind.value}" for kind in RoomKind]
    needed += [f"category.{category.value}" for category in Category]
    needed += [f"format.{one.value}" for one in Format]
    needed += [f"phase.{phase}" for phase in PHASES]
    needed += [verdict.value for verdict in Verdict]
    assert not [key for key in needed if key not in PHRASES]


def test_every_theme_of_the_shipped_catalogue_has_its_name() -> None:
    """Papers and pages call themes by names; one that nobody has named is read from its id."""
    themes = {one for session in shipped_catalogue("mikkeli").sessions for one in session.themes}
    assert not [one for one in themes if f"theme.{one}" not in PHRASES]
    assert topic("theme", "forest-fire", "fi") == "metsäpalo"
    assert topic("theme", "road-safety", "fi") == "road safety"


def test_numbers_follow_the_language() -> None:
    """Decimal comma in Finnish, point in English."""
    assert money(123_450, "en") == "1 234.50 €"
    assert money(123_450, "fi") == "1 234,50 €"
    assert share(0.013, "en") == "1.3 %"
    assert share(0.013, "fi") == "1,3 %"
    assert share(0.000_01, "en") == "0.1 %"
    assert share(0.0, "en") == "0.0 %"


def test_short_and_long_amounts() -> None:
    """Both edges: a kilometre, an hour, midnight, a goal's own unit."""
    assert [distance(metres, "en") for metres in (999, 1_000)] == ["999 m", "1.0 km"]
    assert [duration(minutes) for minutes in (60, 61)] == ["60 min", "1 h 01"]
    assert [span(-30, 60), span(1_380, 1_470)] == ["23:30–01:00", "23:00–24:30"]
    assert [amount(None, "points", "en"), amount(3, "points", "en")] == ["–", "3 points"]
    assert [amount(150, "cents", "en"), amount(3, "visits", "en")] == ["1.50 €", "3 visits"]


def test_unknown_language_keeps_its_code() -> None:
    """A code says more than nothing."""
    assert language_name("fr", "fi") == "ranska"
    assert language_name("xho", "en") == "xho"


def test_tables_align_what_is_wide() -> None:
    """A combining mark takes no column."""
    lines = table([["a\u0308", "1"], ["bb", "22"]], align="lr")
    assert [width(line) for line in lines] == [8, 8]
