"""Papers: what can be read off a finished plan at once, as data or as text in two languages."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from starlette.responses import Response

from api.edge.answers import answer
from api.errors import ProblemCode, Refusal
from optimizer.costsheet import HEADS, CannotBePriced, cost_sheet
from optimizer.deadlines import deadlines_of
from optimizer.domain.cost_sheet import CostSheet
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult
from optimizer.report import (
    alternative_text,
    cost_sheet_csv,
    cost_sheet_text,
    deadlines_csv,
    deadlines_ics,
    deadlines_text,
    itinerary_text,
    programme_text,
)
from scenarios.learning import LearningReport
from scenarios.learning.telling import learning_html, learning_pdf, learning_text

MOST_HEADS = 500

_TEXT = "text/plain"
_CSV = "text/csv"
_HTML = "text/html"
_ICS = "text/calendar"


class Tongue(StrEnum):
    """The language of texts."""

    EN = "en"
    FI = "fi"


class DeadlineForm(StrEnum):
    """How a list of deadlines is written."""

    JSON = "json"
    TEXT = "text"
    CSV = "csv"
    ICS = "ics"


class SheetForm(StrEnum):
    """How a cost sheet is written."""

    JSON = "json"
    TEXT = "text"
    CSV = "csv"


class PageForm(StrEnum):
    """How a report is written."""

    JSON = "json"
    TEXT = "text"
    HTML = "html"
    PDF = "pdf"


def itinerary_paper(problem: Problem, result: SolveResult, which: int, tongue: Tongue) -> Response:
    """The itinerary as text to read; 0 is the best one, 1 the first alternative and so on."""
    if which == 0:
        return _paper(itinerary_text(problem, result, tongue.value), _TEXT)
    if which > len(result.alternatives):
        what = f"The plan has {len(result.alternatives)} alternatives."
        raise Refusal(ProblemCode.NOT_FOUND, what)
    return _paper(alternative_text(problem, result.alternatives[which - 1], tongue.value), _TEXT)


def programme_paper(problem: Any, itinerary: Any, tongue: Tongue) -> Response:
    """A published itinerary as text for those who travel, from stored documents."""
    whole = Problem.model_validate(problem)
    planned = Itinerary.model_validate(itinerary)
    return _paper(programme_text(whole, planned, tongue.value), _TEXT)


def deadlines_paper(
    problem: Problem, itinerary: Itinerary, form: DeadlineForm, tongue: Tongue
) -> Response:
    """What must be done by when so that the plan can take place."""
    listed = deadlines_of(problem, itinerary)
    match form:
        case DeadlineForm.TEXT:
            return _paper(deadlines_text(problem, listed, tongue.value), _TEXT)
        case DeadlineForm.CSV:
            return _paper(deadlines_csv(problem, listed, tongue.value), _CSV)
        case DeadlineForm.ICS:
            return _paper(deadlines_ics(problem, listed, tongue.value), _ICS)
    return answer(listed)


def cost_sheet_paper(
    problem: Problem, sheet: CostSheet, form: SheetForm, tongue: Tongue
) -> Response:
    """The sheet in its form."""
    match form:
        case SheetForm.TEXT:
            return _paper(cost_sheet_text(problem, sheet, tongue.value), _TEXT)
        case SheetForm.CSV:
            return _paper(cost_sheet_csv(problem, sheet, tongue.value), _CSV)
    return answer(sheet)


def priced(
    problem: Problem, itinerary: Itinerary, heads: tuple[int, ...], free: int, exposure: bool
) -> CostSheet:
    """The cost sheet for sizes of group, the usual ones if none is given. Raises Refusal."""
    sizes = heads or _usual_sizes(problem.wishes.party.heads, free)
    if any(size + free > MOST_HEADS for size in sizes):
        what = f"A size with its free guests is at most {MOST_HEADS}."
        raise Refusal(ProblemCode.INVALID_INPUT, what)
    try:
        return cost_sheet(problem, itinerary, sizes, free, exposure=exposure)
    except CannotBePriced as unknown:
        what = f"The plan cannot be priced: {unknown.args[0]}."
        raise Refusal(ProblemCode.CONFLICT, what) from unknown


def _usual_sizes(heads: int, free: int) -> tuple[int, ...]:
    """The planned party, some of whom may travel free, among the sizes usually priced."""
    planned = (heads - free,) if heads > free else ()
    usual = {*planned, *HEADS}
    return tuple(sorted(size for size in usual if size + free <= MOST_HEADS))


def learning_paper(report: LearningReport, form: PageForm, tongue: Tongue) -> Response:
    """A learning report in its form; page and PDF are files to keep, with a look of their own."""
    match form:
        case PageForm.TEXT:
            return _paper(learning_text(report, tongue.value), _TEXT)
        case PageForm.HTML:
            name = f"learning-report-{report.trip}.html"
            return html_paper(learning_html(report, tongue.value), name)
        case PageForm.PDF:
            printed = Response(learning_pdf(report, tongue.value), media_type="application/pdf")
            return _named(printed, f"learning-report-{report.trip}.pdf")
    return answer(report)


def html_paper(content: str, name: str) -> Response:
    """A page as a file to keep, for it has a look of its own."""
    return _named(_paper(content, _HTML), name)


def text_paper(text: str) -> Response:
    """A text to read."""
    return _paper(text, _TEXT)


def _named(file: Response, name: str) -> Response:
    """A file to keep under a name."""
    file.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return file


def _paper(content: str, kind: str) -> Response:
    return Response(content, media_type=f"{kind}; charset=utf-8")
