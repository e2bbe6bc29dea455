"""Out and in: the catalogue that is read is the catalogue that was written, whatever is in it."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.findings import InvalidInput
from scenarios.workbooks import catalogue_workbook
from scenarios.workbooks.catalogue import words
from scenarios.workbooks.catalogue.columns import Kind
from scenarios.workbooks.catalogue.tables import tables
from scenarios.workbooks.files import values
from scenarios.workbooks.files.heads import plain
from tests.generators.features import EVERYTHING, PROFILES
from tests.generators.small_problems import random_problem
from tests.scenarios.workbooks.sheets import changed, mikkeli, read, small, written

TEXTS = st.text(max_size=40) | st.sampled_from(
    ("", "-", '""', "=1+1", "+358", "@x", "json:x", "_x0041_", " x ", "a,b;c", '"q"', "\r\n", "\0")
)


@pytest.mark.parametrize("language", ["en", "fi"])
def test_the_example_comes_back(language: str) -> None:
    """The whole of Mikkeli, in both languages, with no finding."""
    found = read(catalogue_workbook(mikkeli(), language))
    assert found.findings == ()
    assert found.catalogue == mikkeli()


@given(st.integers(0, 10_000), st.sampled_from((*PROFILES, EVERYTHING, "prices", "drivers")))
@settings(max_examples=15, deadline=None)
def test_any_catalogue_comes_back(seed: int, profile: str) -> None:
    """Generated catalogues with every kind of rule; warnings about them do not matter."""
    catalogue = random_problem(seed, profile=profile).catalogue
    assert read(catalogue_workbook(catalogue, "en")).catalogue == catalogue


@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=4), st.sampled_from((None, (), ("step-free",))))
@settings(max_examples=15, deadline=None)
def test_any_text_comes_back(
    name: str, note: str, features: list[str], session_features: tuple[str, ...] | None
) -> None:
    """Also text that looks like a formula, a number or nothing, or that no cell can hold."""
    content = small().model_dump(mode="json")
    content["partners"][0] |= {"name": {"fi": name, "en": name}, "note": note}
    content["venues"][0]["features"] = features
    content["sessions"][0]["features"] = session_features
    catalogue = Catalogue.model_validate(content)
    assert read(catalogue_workbook(catalogue, "fi")).catalogue == catalogue


@given(st.lists(TEXTS, max_size=6))
def test_lists_in_a_cell(texts: list[str]) -> None:
    """Commas, semicolons, quotes and line ends in entries are entries' own."""
    assert values.list_in(values.list_cell(texts)) == texts


@given(st.integers(0, 1_000_000_000))
def test_euros_are_exact(cents: int) -> None:
    """To the cent, as a number or as text in either way of writing it."""
    euros = values.euros_cell(cents)
    whole, rest = divmod(cents, 100)
    for written_so in (float(euros), str(euros), f"{whole},{rest:02d} €", f"{whole}.{rest:02d}"):
        assert values.cents_in(written_so) == cents


@given(st.integers(0, 36 * 60 * 7))
def test_times_are_exact(tick: int) -> None:
    """Also where a minute has seven ticks."""
    told = values.clock_in(values.clock_cell(tick, 7))
    if isinstance(told, str):
        hours, minutes = told.split(":")
        told = (int(hours) * 60 + int(minutes)) * 7
    assert told == tick


def test_ticks_finer_than_minutes_come_back() -> None:
    """Times that are no whole minute are written in ticks."""
    content = random_problem(3, profile="mixed").catalogue.model_dump(mode="json")
    content["rules"] |= {"ticks_per_minute": 10, "value_of_time_cents_per_minute": 60}
    content["rules"]["day_start"] = 4801
    content["partners"][0]["availability"]["weekly"] = [
        {"days": ["mon"], "windows": [{"start": 5401, "end": 7203}]}
    ]
    catalogue = Catalogue.model_validate(content)
    book = catalogue_workbook(catalogue, "en")
    # Whether such a catalogue is sound in all else is not asked here.
    assert Catalogue.model_validate(read(book).content) == catalogue


def test_the_same_catalogue_is_the_same_file() -> None:
    """To the byte: the file does not say when it was written."""
    assert catalogue_workbook(small(), "en") == written()
    with zipfile.ZipFile(io.BytesIO(written())) as packed:
        assert {part.date_time for part in packed.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        assert len(set(re.findall(rb"W3CDTF\">([^<]*)", packed.read("docProps/core.xml")))) == 1


def test_saved_by_another_program() -> None:
    """Nothing is lost where a spreadsheet program has saved the file again."""
    assert read(changed(lambda book: None)).catalogue == small()


def test_every_sheet_and_column_has_words() -> None:
    """In both languages, and within a sheet no two columns have the same, nor another one's key."""
    assert set(words.SHEETS) == {words.GUIDE, *tables()}
    assert set(words.ABOUT) == set(tables())
    for key, table in tables().items():
        known: dict[str, str] = {plain(one.key): one.key for one in table.columns}
        for language in words.LANGUAGES:
            for column in table.columns:
                heading = words.heading(key, column, language)
                assert heading
                assert words.prompt(column, language)
                assert known.setdefault(plain(heading), column.key) == column.key, (key, heading)
    used = {kind for one in tables().values() for kind in {c.kind for c in one.columns}}
    assert used == set(Kind)


def test_no_cell_means_two_things() -> None:
    """What may be None and may be empty does not use one mark for both."""
    for table in tables().values():
        for column in table.columns:
            if column.is_list and column.is_nullable:
                assert column.default is None, column.key
                assert not column.is_required, column.key


def test_a_text_too_long_for_a_cell_is_told() -> None:
    """It is not cut off."""
    partner = small().partners[0].model_copy(update={"note": "x" * 40_000})
    catalogue = small().model_copy(update={"partners": (partner, *small().partners[1:])})
    with pytest.raises(InvalidInput, match="fits in no cell"):
        catalogue_workbook(catalogue, "en")


def test_formulas_are_never_written() -> None:
    """Text that begins like one is text, and says so to the spreadsheet program."""
    partner = small().partners[0].model_copy(update={"note": '=HYPERLINK("http://x")'})
    catalogue = small().model_copy(update={"partners": (partner, *small().partners[1:])})
    book = load_workbook(io.BytesIO(catalogue_workbook(catalogue, "en")))
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    (found,) = [cell for cell in cells if str(cell.value).startswith("=HYPER")]
    assert found.quotePrefix
