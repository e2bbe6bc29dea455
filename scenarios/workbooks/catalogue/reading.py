"""Reading: a workbook as a catalogue, with everything that is wrong by sheet, row and column.

Sheets go by their names in either language or by their columns, columns by hidden keys or headings.
What the cells say is judged like any other catalogue; each finding is led back to its cell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.documents import findings_of_catalogue
from optimizer.domain.findings import Finding, FindingCode, InvalidInput, Severity, has_errors
from scenarios.workbooks.catalogue import words
from scenarios.workbooks.catalogue.gathering import Gathering
from scenarios.workbooks.catalogue.grids import Grid, matrices_of, not_read
from scenarios.workbooks.catalogue.tables import GRIDS, HEAD, Table, tables
from scenarios.workbooks.files.heads import plain
from scenarios.workbooks.files.opening import Page, pages_of
from scenarios.workbooks.files.places import At, Places
from scenarios.workbooks.files.writing import KEY_MARK

_SEARCHED = 5
_NEEDED = frozenset(name for name, field in Catalogue.model_fields.items() if field.is_required())


@dataclass(frozen=True)
class CatalogueRead:
    """What a workbook holds: the catalogue unless an error stops it, and all findings."""

    catalogue: Catalogue | None
    content: Mapping[str, Any]
    findings: tuple[Finding, ...]


def read_catalogue_workbook(content: bytes, name: str) -> CatalogueRead:
    """The catalogue of a workbook; never raises for what is wrong with one."""
    try:
        pages = pages_of(content, name)
    except InvalidInput as unread:
        return CatalogueRead(None, {}, unread.findings)
    places = Places(name)
    gathered = _gathered(pages, places)
    catalogue, findings = findings_of_catalogue(gathered, name)
    found = (*places.findings, *places.with_cells(findings))
    return CatalogueRead(None if has_errors(found) else catalogue, gathered, found)


def _gathered(pages: Sequence[Page], places: Places) -> dict[str, Any]:
    """The content of all sheets, items before what belongs to them."""
    grids = [grid for grid in map(Grid, pages) if grid.is_one]
    taken = {id(grid.page) for grid in grids}
    sheets = _sheets([page for page in pages if id(page) not in taken], places)
    gathering = Gathering(places)
    if HEAD in sheets:
        gathering.take_head(sheets[HEAD])
    by_depth = sorted(tables().values(), key=lambda one: (one.is_shared, not one.is_numbered))
    for table in by_depth:
        if table.key in sheets and table.key != HEAD:
            gathering.take_table(table, sheets[table.key])
    if grids:
        gathering.content[GRIDS] = matrices_of(grids, places)
    _tell_missing(sheets, bool(grids), places)
    return gathering.content


def _sheets(pages: Sequence[Page], places: Places) -> dict[str, Page]:
    """The page of each sheet: by its name, else by its columns."""
    names = {plain(name): key for key, pair in words.SHEETS.items() for name in (key, *pair)}
    found: dict[str, Page] = {}
    left: list[Page] = []
    for page in pages:
        key = names.get(plain(page.title))
        if key is None or key in found:
            left.append(page)
        else:
            found[key] = page
    for page in left:
        key = _by_columns(page, [one for one in tables().values() if one.key not in found])
        if key is not None:
            found[key] = page
            places.tell(
                FindingCode.FIELD_UNKNOWN,
                At(page.title),
                f"The sheet '{page.title}' is taken for {words.SHEETS[key][0]}, by its columns.",
                f"Name it {words.SHEETS[key][0]}, so that nobody has to guess.",
                severity=Severity.WARNING,
            )
        elif page.rows:
            not_read(page, places)
    found.pop(words.GUIDE, None)
    return found


def _by_columns(page: Page, candidates: Sequence[Table]) -> str | None:
    """The one sheet whose columns the page has to the letter; None if it is not just one."""
    for row in sorted(page.rows)[:_SEARCHED]:
        keys = {cell.value for cell in page.rows[row].values()}
        fitting = [
            one.key for one in candidates if {f"{KEY_MARK}{c.key}" for c in one.columns} == keys
        ]
        if len(fitting) == 1:
            return fitting[0]
    return None


def _tell_missing(sheets: Mapping[str, Page], has_grids: bool, places: Places) -> None:
    """Sheets that are not there; those that a catalogue can do without count as empty."""
    for key in tables():
        if key not in sheets:
            is_needed = key == HEAD or key in _NEEDED
            name = " / ".join(words.SHEETS[key])
            places.tell(
                FindingCode.FIELD_MISSING,
                None,
                f"There is no sheet {name}."
                + ("" if is_needed else " The catalogue is read as if it were empty."),
                "Put it back, as in a workbook that was downloaded here.",
                (key,),
                Severity.ERROR if is_needed else Severity.WARNING,
                {"sheet": words.SHEETS[key][0]},
            )
    if not has_grids:
        places.tell(
            FindingCode.FIELD_MISSING,
            None,
            "There is no sheet with travel times.",
            "Put the sheets of travel back, with minutes and metres.",
            (GRIDS,),
        )
    if HEAD not in sheets:
        for one in tables()[HEAD].columns:
            places.silence((one.path[0],))
