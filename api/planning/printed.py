"""Printed: the papers of a plan or of a published version, as files to keep and to send."""

from __future__ import annotations

from enum import StrEnum

from starlette.responses import Response

from api.errors import ProblemCode, Refusal
from api.planning.answered import Answered
from api.planning.papers import Tongue, priced
from api.store import tables
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.papers import (
    Edition,
    NothingToAsk,
    cost_sheet_xlsx,
    itinerary_geojson,
    itinerary_gpx,
    itinerary_jsonld,
    offer_pdf,
    partner_letter_eml,
    partner_letter_pdf,
    programme_pdf,
    rooming_csv,
    rooming_xlsx,
    run_sheet_pdf,
    run_sheet_xlsx,
    transport_order_pdf,
)

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
GEOJSON = "application/geo+json"
GPX = "application/gpx+xml"
JSONLD = "application/ld+json"
EML = "message/rfc822"


class Paper(StrEnum):
    """What can be printed, by the name of its file."""

    PROGRAMME = "programme.pdf"
    RUN_SHEET = "run-sheet.pdf"
    RUN_SHEET_TABLE = "run-sheet.xlsx"
    TRANSPORT_ORDER = "transport-order.pdf"
    OFFER = "offer.pdf"
    COST_SHEET = "cost-sheet.xlsx"
    ROOMING_LIST = "rooming-list.xlsx"
    ROOMING_TABLE = "rooming-list.csv"
    GEOJSON = "itinerary.geojson"
    GPX = "itinerary.gpx"
    JSONLD = "itinerary.jsonld"


class GuestPaper(StrEnum):
    """What of it is for those who travel: no prices, and nothing of the hosts."""

    PROGRAMME = Paper.PROGRAMME.value
    GEOJSON = Paper.GEOJSON.value
    GPX = Paper.GPX.value
    JSONLD = Paper.JSONLD.value


_KINDS = {
    "pdf": PDF,
    "xlsx": XLSX,
    "csv": CSV,
    "geojson": GEOJSON,
    "gpx": GPX,
    "jsonld": JSONLD,
}


class LetterForm(StrEnum):
    """How a letter is written: to print, or as a mail ready to send."""

    PDF = "pdf"
    EML = "eml"


def of_plan(plan: Answered) -> tuple[Problem, Itinerary, Edition]:
    """A plan's best itinerary, which is a draft. Raises Refusal where there is none."""
    return plan.problem, plan.itinerary, Edition()


def of_edition(edition: tables.Edition) -> tuple[Problem, Itinerary, Edition]:
    """A version of a programme; one that was never published is a draft."""
    date = None if edition.published_at is None else edition.published_at.date()
    number = None if date is None else edition.number
    return (
        Problem.model_validate(edition.problem),
        Itinerary.model_validate(edition.itinerary),
        Edition(number=number, published_on=date),
    )


def printed(paper: Paper, of: tuple[Problem, Itinerary, Edition], tongue: Tongue) -> Response:
    """The paper as a file. Raises Refusal for a plan that cannot be priced."""
    problem, itinerary, edition = of
    language = tongue.value
    match paper:
        case Paper.PROGRAMME:
            content = programme_pdf(problem, itinerary, language, edition)
        case Paper.RUN_SHEET:
            content = run_sheet_pdf(problem, itinerary, language, edition)
        case Paper.RUN_SHEET_TABLE:
            content = run_sheet_xlsx(problem, itinerary, language, edition)
        case Paper.TRANSPORT_ORDER:
            content = transport_order_pdf(problem, itinerary, language, edition)
        case Paper.OFFER:
            sheet = priced(problem, itinerary, (), 0, False)
            content = offer_pdf(problem, itinerary, sheet, language, edition)
        case Paper.COST_SHEET:
            sheet = priced(problem, itinerary, (), 0, False)
            content = cost_sheet_xlsx(problem, sheet, language)
        case Paper.ROOMING_LIST:
            content = rooming_xlsx(problem, itinerary, (), language, edition)
        case Paper.ROOMING_TABLE:
            content = rooming_csv(problem, itinerary).encode()
        case Paper.GEOJSON:
            content = itinerary_geojson(problem, itinerary, language, edition).encode()
        case Paper.GPX:
            content = itinerary_gpx(problem, itinerary, language, edition).encode()
        case Paper.JSONLD:
            content = itinerary_jsonld(problem, itinerary, language, edition).encode()
    kind = _KINDS[paper.value.rpartition(".")[2]]
    return file_of(content, kind, f"{problem.wishes.id}-{paper.value}")


def letter(
    of: tuple[Problem, Itinerary, Edition],
    partner: str,
    form: LetterForm,
    tongue: Tongue,
    link: str = "",
) -> Response:
    """The letter to a partner. Raises Refusal for one who hosts nothing in the itinerary."""
    problem, itinerary, edition = of
    name = f"{problem.wishes.id}-{partner}.{form.value}"
    try:
        if form is LetterForm.PDF:
            content = partner_letter_pdf(problem, itinerary, partner, tongue.value, edition)
            return file_of(content, PDF, name)
        content = partner_letter_eml(problem, itinerary, partner, tongue.value, edition, link=link)
        return file_of(content, EML, name)
    except (KeyError, NothingToAsk):
        what = f"The partner '{partner}' hosts nothing in this programme."
        raise Refusal(ProblemCode.NOT_FOUND, what) from None


def file_of(content: bytes, kind: str, name: str) -> Response:
    """A file to keep under a name."""
    disposition = f'attachment; filename="{name}"'
    return Response(content, media_type=kind, headers={"Content-Disposition": disposition})
