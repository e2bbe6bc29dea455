"""Hostile files: whatever is sent, the answer is findings, soon and within bounds."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from optimizer.domain.findings import InvalidInput
from scenarios.workbooks.files import opening
from tests.scenarios.workbooks.sheets import changed, errors, read, saved, written


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_damaged_bytes(data: st.DataObject) -> None:
    """Bytes changed, cut off or doubled anywhere: never anything but findings."""
    content = bytearray(written())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        match data.draw(st.sampled_from(("set", "cut", "double"))):
            case "set":
                content[at] = data.draw(st.integers(0, 255))
            case "cut":
                del content[at : at + data.draw(st.integers(1, 2000))]
            case _:
                content[at:at] = content[at : at + 500]
        if not content:
            break
    read(bytes(content))


@given(st.sampled_from(zipfile.ZipFile(io.BytesIO(written())).namelist()), st.data())
@settings(max_examples=60, deadline=None)
def test_damaged_parts(name: str, data: st.DataObject) -> None:
    """The container is sound, one of its parts is not."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(written())) as source,
        zipfile.ZipFile(packed, "w") as target,
    ):
        for part in source.infolist():
            text = source.read(part)
            if part.filename == name:
                at = data.draw(st.integers(0, len(text)))
                text = data.draw(
                    st.sampled_from((b"", text[:at], text[:at] + b"<x>" + text[at:], b"\xff\xfe"))
                )
            target.writestr(part.filename, text)
    read(packed.getvalue())


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-unreadable"),
        (b"no workbook at all", "file-unreadable"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "file-unreadable"),
        (bytes(opening.MOST_BYTES + 1), "file-too-large"),
    ],
)
def test_no_workbooks(content: bytes, code: str) -> None:
    """Nothing, text, an old or locked file, too much: each by its own code."""
    assert [one.code for one in errors(read(content))] == [code]


def test_a_bomb_is_refused_unread() -> None:
    """What unpacks to more than may be is told by its size alone."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("xl/worksheets/sheet1.xml", bytes(opening.MOST_UNPACKED + 1))
    assert len(packed.getvalue()) < 100_000
    assert [one.code for one in errors(read(packed.getvalue()))] == ["file-too-large"]


def test_far_cells_cost_nothing() -> None:
    """One cell in the last row or column does not make a table of all the others."""

    def change(book: Workbook) -> None:
        for name in ("Venues", "Partners"):
            book[name]["XFD1048576"] = "far"

    assert errors(read(changed(change))) == []


def test_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading stops where a file holds more than may be read."""
    monkeypatch.setattr(opening, "MOST_CELLS", 50)
    monkeypatch.setattr(opening._Allowance.__init__, "__defaults__", (50, 1000, 1000))
    assert [one.code for one in errors(read(written()))] == ["file-too-large"]


def test_merged_over_everything() -> None:
    """A block of cells that spans the whole sheet is not unfolded."""
    book = Workbook()
    book.active["A1"] = "x"
    content = saved(book)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(packed, "w") as target:
        for part in source.infolist():
            text = source.read(part)
            if part.filename.endswith("sheet1.xml"):
                block = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/>'
                text = text.replace(b"</sheetData>", block + b"</mergeCells>")
            target.writestr(part.filename, text)
    (page,) = opening.pages_of(packed.getvalue(), "x")
    assert [one.name for one in page.merged] == ["A1:XFD1048576"]


def test_entities_are_not_unfolded() -> None:
    """A document that defines entities in terms of each other is refused, not expanded."""
    laughs = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
    head = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">' + laughs + b"]>"
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written())) as source, zipfile.ZipFile(packed, "w") as target:
        for part in source.infolist():
            text = source.read(part)
            if part.filename.endswith("sheet2.xml"):
                text = head + text.replace(b"<t>key</t>", b"<t>&a9;</t>")
            target.writestr(part.filename, text)
    assert [one.code for one in errors(read(packed.getvalue()))] == ["file-unreadable"]


@pytest.mark.parametrize(("sheets", "codes"), [(4, []), (5, ["file-too-large"])])
def test_far_rows_of_many_sheets(
    monkeypatch: pytest.MonkeyPatch, sheets: int, codes: list[str]
) -> None:
    """Empty rows take time to pass too: together they are bounded, whatever the sheets are."""
    monkeypatch.setattr(opening, "_LAST_ROW", 1000)
    monkeypatch.setattr(opening._Allowance.__init__, "__defaults__", (100, 100, 4000))
    book = Workbook()
    book.active["A1000"] = "far"
    for _ in range(sheets - 1):
        book.create_sheet()["A1000"] = "far"
    assert _codes(saved(book)) == codes


def _codes(content: bytes) -> list[str]:
    try:
        opening.pages_of(content, "x")
    except InvalidInput as refused:
        return [one.code for one in refused.findings]
    return []
