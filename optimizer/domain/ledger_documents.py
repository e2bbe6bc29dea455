"""Ledgers read from files, with the cost lines of their trips and with all findings at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from optimizer.domain.crosschecks.ledger import LEDGER, amounts_agree, ledger_spots
from optimizer.domain.findings import Finding, FindingCode, InvalidInput, has_errors
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.ledger import CostLines, DatedLine, LedgerInput, ProjectLedger, TripCost
from optimizer.domain.pointers import Steps
from optimizer.domain.reading.building import Reading, read, unsure
from optimizer.domain.reading.faults import fault
from optimizer.domain.reading.placing import placed
from optimizer.domain.reading.sources import Source, source_of_file
from optimizer.domain.reading.stand_ins import LEDGER_STAND_INS

Findings = tuple[Finding, ...]

_Placed = tuple[Steps, DatedLine]


def findings_of_ledger(path: Path) -> tuple[LedgerInput | None, Findings]:
    """The ledger with its trips' lines, None if an error stops it, and all that was found."""
    reading = read(ProjectLedger, source_of_file(path), LEDGER_STAND_INS)
    findings = [*reading.findings]
    ledger = reading.value
    if ledger is None:
        return None, tuple(findings)
    findings += placed(ledger_spots(ledger, unsure(LEDGER, reading)), {LEDGER: reading})
    lines: dict[str, tuple[DatedLine, ...]] = {}
    for index, trip in enumerate(ledger.trips):
        if trip.file is not None:
            found, faults = _lines_of(ledger, trip, path.parent / trip.file)
            findings += faults or _no_lines(reading, index, trip, found)
            lines[trip.id] = found
    if has_errors(findings):
        return None, tuple(findings)
    return LedgerInput(document=str(path), ledger=ledger, lines=lines), tuple(findings)


def read_ledger(path: Path) -> LedgerInput:
    """The ledger of a file; raises InvalidInput with every finding."""
    found, findings = findings_of_ledger(path)
    if found is None:
        raise InvalidInput(findings)
    return found


def _no_lines(
    reading: Reading[ProjectLedger], index: int, trip: TripCost, lines: tuple[DatedLine, ...]
) -> list[Finding]:
    if lines:
        return []
    document, place, line = reading.source.origin(reading.cut.original(("trips", index, "file")))
    return [
        fault(
            FindingCode.FIELD_MISSING,
            document,
            f"The file of the trip '{trip.id}' has no cost line.",
            "Name the result of a trip that costs something, or give its total.",
            place,
            {"line": line},
        )
    ]


def _lines_of(
    ledger: ProjectLedger, trip: TripCost, path: Path
) -> tuple[tuple[DatedLine, ...], Findings]:
    """The cost lines of a result, of an itinerary, or of a file of nothing but lines."""
    source = source_of_file(path)
    content = source.content
    if content is None:
        return (), source.findings
    if "cost_lines" in content:
        listing = read(CostLines, source)
        if listing.findings or listing.value is None:
            return (), listing.findings
        found: list[_Placed] = [
            (("cost_lines", index), DatedLine(date=date, line=line))
            for index, line in enumerate(listing.value.cost_lines)
            if (date := _date_of(line.path)) is not None
        ]
        faults = _undated(source, listing.value)
        return tuple(one for _, one in found), (*faults, *_faults(ledger, trip, source, found))
    whole = "itinerary" in content
    itinerary = read(Itinerary, source.part("itinerary") if whole else source)
    if itinerary.findings or itinerary.value is None:
        return (), itinerary.findings
    before: Steps = ("itinerary",) if whole else ()
    days = enumerate(itinerary.value.days)
    found = [
        ((*before, "days", at, "cost_lines", index), DatedLine(date=day.date, line=line))
        for at, day in days
        for index, line in enumerate(day.cost_lines)
    ]
    return tuple(one for _, one in found), tuple(_faults(ledger, trip, source, found))


def _date_of(path: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(path.partition("/")[0])
    except ValueError:
        return None


def _undated(source: Source, listing: CostLines) -> Iterator[Finding]:
    for index, line in enumerate(listing.cost_lines):
        if _date_of(line.path) is None:
            document, place, number = source.origin(("cost_lines", index, "path"))
            yield fault(
                FindingCode.VALUE_WRONG,
                document,
                f"The path '{line.path}' of a cost line does not begin with its date.",
                "Write it as 2027-05-11/visit/demo-x.",
                place,
                {"line": number},
            )


def _faults(
    ledger: ProjectLedger, trip: TripCost, source: Source, lines: Sequence[_Placed]
) -> Iterator[Finding]:
    """Lines outside the period, without the amount that counts, or with amounts that clash."""
    period = ledger.period
    for steps, one in lines:
        if ledger.funding.vat_deductible and one.line.net_cents is None and one.line.is_included:
            document, place, number = source.origin((*steps, "net_cents"))
            yield fault(
                FindingCode.FIELD_MISSING,
                document,
                f"'{one.line.item}' of the trip '{trip.id}' has no net_cents, which is what counts "
                "where VAT is deducted.",
                "Plan the trip with a catalogue that has its rates of VAT, or add net_cents.",
                place,
                {"line": number},
            )
        if not amounts_agree(one.line.net_cents, one.line.gross_cents):
            document, place, number = source.origin((*steps, "net_cents"))
            yield fault(
                FindingCode.CONTRADICTION,
                document,
                f"'{one.line.item}' of the trip '{trip.id}' is {one.line.net_cents} cents net of "
                f"VAT and {one.line.gross_cents} gross.",
                "Swap the two, or correct one of them.",
                place,
                {"line": number},
            )
        if not period.holds(one.date):
            document, place, number = source.origin(steps)
            yield fault(
                FindingCode.COST_OUTSIDE_PERIOD,
                document,
                f"'{one.line.item}' of the trip '{trip.id}' is dated {one.date}, outside the "
                f"project's period {period.first} to {period.last}.",
                "Correct the date or the period, or leave the trip out.",
                place,
                {"date": str(one.date), "line": number},
            )
