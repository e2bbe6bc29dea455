"""`paamaja papers`: everything about a plan that is printed or sent, as files in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import typer

from api.cli.exits import ExitCode
from api.cli.inputs import itinerary_in, judged
from api.cli.screen import print_findings
from api.cli.writing import require_writable, write_whole
from optimizer.costsheet import HEADS, CannotBePriced, cost_sheet
from optimizer.domain.findings import InvalidInput
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.papers import (
    Edition,
    cost_sheet_xlsx,
    offer_pdf,
    partner_letter_eml,
    partner_letter_pdf,
    programme_pdf,
    run_sheet_pdf,
    run_sheet_xlsx,
    transport_order_pdf,
)

LETTERS = "letters"
"""The folder of the letters, in that of the papers."""


def run_papers(
    problem_file: Path,
    itinerary_file: Path,
    catalogue: Path | None,
    out: Path,
    language: str,
    contact: str,
    bookings: Path | None = None,
) -> ExitCode:
    """Writes every paper; returns the code to exit with."""
    require_writable(out)
    problem, findings = judged(problem_file, catalogue, bookings)
    itinerary = None
    try:
        itinerary = itinerary_in(itinerary_file)
    except InvalidInput as bad:
        findings += bad.findings
    if findings:
        print_findings(findings, errors=True)
    if problem is None or itinerary is None:
        return ExitCode.BAD_INPUT
    if itinerary.problem_hash != problem.content_hash:
        typer.echo("The itinerary was made for another version of the problem.", err=True)
        return ExitCode.BAD_INPUT
    edition = Edition(contact=contact)
    papers = dict(_papers(problem, itinerary, language, edition))
    letters = dict(_letters(problem, itinerary, language, edition))
    write_whole(out, papers)
    write_whole(out / LETTERS, letters)
    for name in (*papers, *(f"{LETTERS}/{one}" for one in letters)):
        typer.echo(str(out / name))
    return ExitCode.DONE


def _papers(
    problem: Problem, itinerary: Itinerary, language: str, edition: Edition
) -> Iterator[tuple[str, bytes]]:
    """Each paper with its name. What cannot be priced has no offer, which is told."""
    yield "programme.pdf", programme_pdf(problem, itinerary, language, edition)
    yield "run-sheet.pdf", run_sheet_pdf(problem, itinerary, language, edition)
    yield "run-sheet.xlsx", run_sheet_xlsx(problem, itinerary, language, edition)
    yield "transport-order.pdf", transport_order_pdf(problem, itinerary, language, edition)
    sizes = tuple(sorted({problem.wishes.party.heads, *HEADS}))
    try:
        sheet = cost_sheet(problem, itinerary, sizes, 0, exposure=False)
    except CannotBePriced as unknown:
        typer.echo(f"No offer: the plan cannot be priced: {unknown.args[0]}.", err=True)
    else:
        yield "offer.pdf", offer_pdf(problem, itinerary, sheet, language, edition)
        yield "cost-sheet.xlsx", cost_sheet_xlsx(problem, sheet, language)


def _letters(
    problem: Problem, itinerary: Itinerary, language: str, edition: Edition
) -> Iterator[tuple[str, bytes]]:
    """Each partner's letter, to print and as a mail to send."""
    for partner in _hosts(problem, itinerary):
        about = (problem, itinerary, partner, language, edition)
        yield f"{partner}.pdf", partner_letter_pdf(*about)
        yield f"{partner}.eml", partner_letter_eml(*about)


def _hosts(problem: Problem, itinerary: Itinerary) -> list[str]:
    """The partners of the itinerary, in the order of their first visit."""
    return list(
        dict.fromkeys(
            problem.catalogue.session(key).partner
            for _, visit in itinerary.visits
            for key in visit.sessions
        )
    )
