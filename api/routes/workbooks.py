"""Catalogues as workbooks: to download, to edit, and to send back as the next version."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Response

from api.access import Action
from api.edge.answers import answer, created
from api.planning import workbooks
from api.planning.papers import Tongue
from api.planning.printed import XLSX
from api.routes.door import FILE_READ, At, By, Open, SentFile, reads
from api.routes.opening import BYTES, Expected, opens, router
from api.schemas.inputs import StoredCatalogue
from api.schemas.resources import Key
from api.schemas.workbooks import JudgedWorkbook
from scenarios.workbooks import CatalogueRead

routes = router("/v1", "workbooks")

Sound = Annotated[CatalogueRead, FILE_READ]

Language = Annotated[Tongue, Query(description="The language of sheets and headings.")]


@routes.get(
    "/catalogues/{catalogue_id}/workbook",
    **opens(Action.READ_CATALOGUE, None, 404, 422, media={XLSX: BYTES}),
)
def download_a_catalogue(
    catalogue_id: Key, by: By, session: Open, language: Language = Tongue.EN
) -> Response:
    """Gives the newest version as a workbook, with its ETag."""
    return workbooks.workbook_of(session, by.organisation_id, catalogue_id, language)


@routes.put(
    "/catalogues/{catalogue_id}/workbook",
    **opens(Action.WRITE_CATALOGUE, StoredCatalogue, 404, 409, 412, 428, takes=XLSX),
)
@reads(workbooks.sound)
def replace_by_a_workbook(
    catalogue_id: Key, file: Sound, expected: Expected, by: By, session: Open
) -> Response:
    """Stores the catalogue of a workbook as the next version; the earlier ones stay."""
    return answer(workbooks.replace(session, by.organisation_id, catalogue_id, expected, file))


@routes.post(
    "/workbooks/catalogues",
    **opens(Action.WRITE_CATALOGUE, StoredCatalogue, 409, status=201, takes=XLSX),
)
@reads(workbooks.sound)
def keep_a_workbook(file: Sound, by: By, session: Open) -> Response:
    """Stores the catalogue of a workbook as a first version, if nothing stops it."""
    kept = workbooks.keep(session, by.organisation_id, file)
    return created(kept, f"/v1/catalogues/{kept.id}")


@routes.post("/workbooks/check", **opens(Action.TRY, JudgedWorkbook, takes=XLSX))
async def judge_a_workbook(file: SentFile, service: At) -> Response:
    """Tells everything that is wrong with a catalogue's workbook, at once; stores nothing."""
    return answer(await service.thinking.run(lambda: workbooks.judged(file)))
