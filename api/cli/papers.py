"""`paamaja papers`: everything about a plan that is printed or sent, as files in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import typer

from api.cli.exits import ExitCode
from api.cli.inputs import planned_in
from api.cli.screen import print_findings
from api.cli.writing import require_writable, write_whole
from optimizer.costsheet import HEADS, CannotBePriced, cost_sheet
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.rooming import NamedGuest
from optimizer.domain.rooming_documents import rooming_names_in
from optimizer.papers import (
    Edition,
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

LETTERS = "letters"
"""The folder of the letters, in that of the papers."""

ROOMING = "rooming"
"""The folder of the rooming lists, one for each hotel, in that of the papers."""


def run_papers(
    problem_file: Path,
    itinerary_file: Path,
    catalogue: Path | None,
    out: Path,
    language: str,
    contact: str,
    bookings: Path | None = None,
    guests_file: Path | None = None,
) -> ExitCode:
    """Writes every paper; returns the code to exit with."""
    require_writable(out)
    problem, itinerary, findings = planned_in(problem_file, itinerary_file, catalogue, bookings)
    guests: tuple[NamedGuest, ...] | None = ()
    if problem is not None and guests_file is not None:
        names, found = rooming_names_in(guests_file, problem)
        guests = None if names is None else names.guests
        findings += found
    if findings:
        print_findings(findings, errors=True)
    if problem is None or itinerary is None or guests is None:
        return ExitCode.BAD_INPUT
    if itinerary.problem_hash != problem.content_hash:
        typer.echo("The itinerary was made for another version of the problem.", err=True)
        return ExitCode.BAD_INPUT
    edition = Edition(contact=contact)
    papers = dict(_papers(problem, itinerary, language, edition))
    folders: dict[str, dict[str, str | bytes]] = {
        LETTERS: dict(_letters(problem, itinerary, language, edition)),
        ROOMING: dict(_rooming(problem, itinerary, guests, language, edition)),
    }
    write_whole(out, papers)
    for name in papers:
        typer.echo(str(out / name))
    for folder, written in folders.items():
        if written:
            write_whole(out / folder, written)
        for name in written:
            typer.echo(str(out / folder / name))
    return ExitCode.DONE


def _papers(
    problem: Problem, itinerary: Itinerary, language: str, edition: Edition
) -> Iterator[tuple[str, str | bytes]]:
    """Each paper with its name. What cannot be priced has no offer, which is told."""
    yield "programme.pdf", programme_pdf(problem, itinerary, language, edition)
    yield "run-sheet.pdf", run_sheet_pdf(problem, itinerary, language, edition)
    yield "run-sheet.xlsx", run_sheet_xlsx(problem, itinerary, language, edition)
    yield "transport-order.pdf", transport_order_pdf(problem, itinerary, language, edition)
    yield "itinerary.geojson", itinerary_geojson(problem, itinerary, language, edition)
    yield "itinerary.gpx", itinerary_gpx(problem, itinerary, language, edition)
    yield "itinerary.jsonld", itinerary_jsonld(problem, itinerary, language, edition)
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


def _rooming(
    problem: Problem,
    itinerary: Itinerary,
    guests: tuple[NamedGuest, ...],
    language: str,
    edition: Edition,
) -> Iterator[tuple[str, str | bytes]]:
    """Each hotel's list, with the names if there are any: none sees another one's nights."""
    nights = [day.night for day in itinerary.days if day.night is not None]
    for hotel in dict.fromkeys(night.hotel for night in nights):
        about = (problem, itinerary, guests)
        yield f"{hotel}.xlsx", rooming_xlsx(*about, language, edition, hotel)
        yield f"{hotel}.csv", rooming_csv(*about, hotel)


def _hosts(problem: Problem, itinerary: Itinerary) -> list[str]:
    """The partners of the itinerary, in the order of their first visit."""
    return list(
        dict.fromkeys(
            problem.catalogue.session(key).partner
            for _, visit in itinerary.visits
            for key in visit.sessions
        )
    )
