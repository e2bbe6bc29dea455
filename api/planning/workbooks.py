"""Workbooks: a stored catalogue as a file to edit, and such a file as its next version."""

from __future__ import annotations

from sqlalchemy.orm import Session
from starlette.responses import Response

from api.planning import inputs
from api.planning.papers import Tongue
from api.planning.printed import XLSX
from api.schemas.document import Content
from api.schemas.inputs import StoredCatalogue
from api.schemas.workbooks import JudgedWorkbook
from optimizer.domain.catalogue import Catalogue
from optimizer.domain.findings import Finding, InvalidInput
from optimizer.domain.writing import written
from scenarios.workbooks import CatalogueRead, catalogue_workbook, read_catalogue_workbook

NAME = "workbook"

_COUNTED = tuple(
    name
    for name, field in Catalogue.model_fields.items()
    if str(field.annotation).startswith("tuple[") and name != "office_days"
)


def workbook_of(session: Session, organisation_id: str, key: str, tongue: Tongue) -> Response:
    """The newest version as a workbook, tagged with it. Raises NotFound and InvalidInput."""
    stored = inputs.newest(session, organisation_id, StoredCatalogue, key)
    content = catalogue_workbook(Catalogue.model_validate(stored.document), tongue.value)
    headers = {
        "ETag": f'"{stored.version}"',
        "Content-Disposition": f'attachment; filename="{stored.key}.xlsx"',
    }
    return Response(content, media_type=XLSX, headers=headers)


def keep(session: Session, organisation_id: str, found: CatalogueRead) -> StoredCatalogue:
    """Stores a sound workbook's catalogue as a first version. Raises Taken and InvalidInput."""
    kept = inputs.keep(session, organisation_id, StoredCatalogue, _content(found))
    return _with_findings(kept, found.findings)


def replace(
    session: Session, organisation_id: str, key: str, expected: int, found: CatalogueRead
) -> StoredCatalogue:
    """Stores the catalogue of a sound workbook as the next version.

    Raises NotFound, Stale, Taken and InvalidInput.
    """
    content = _content(found)
    kept = inputs.replace(session, organisation_id, StoredCatalogue, key, expected, content)
    return _with_findings(kept, found.findings)


def sound(file: bytes) -> CatalogueRead:
    """A workbook whose catalogue can be stored. Raises InvalidInput with every finding."""
    found = read_catalogue_workbook(file, NAME)
    if found.catalogue is None:
        raise InvalidInput(found.findings)
    return found


def judged(file: bytes) -> JudgedWorkbook:
    """What a workbook holds and all that is wrong with it; nothing is stored."""
    found = read_catalogue_workbook(file, NAME)
    counts = {}
    if found.catalogue is not None:
        counts = {name: len(getattr(found.catalogue, name)) for name in _COUNTED}
    return JudgedWorkbook(
        valid=found.catalogue is not None,
        key=None if found.catalogue is None else found.catalogue.id,
        counts=counts,
        findings=found.findings,
    )


def _content(found: CatalogueRead) -> Content:
    assert found.catalogue is not None
    return written(found.catalogue)


def _with_findings(kept: StoredCatalogue, findings: tuple[Finding, ...]) -> StoredCatalogue:
    """The same with the warnings of the workbook, which name cells."""
    return kept.model_copy(update={"findings": findings})
