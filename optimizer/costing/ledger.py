"""The account of a project: its costs and trips added up and held against its plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from optimizer.costing.funding import funding_split
from optimizer.costing.plan_figures import figure_findings, refusal_finding
from optimizer.domain.account import (
    CategoryTotal,
    CostEntry,
    LedgerAccount,
    PayerAccount,
    TripTotal,
)
from optimizer.domain.charges import HOST
from optimizer.domain.findings import Finding, FindingCode, Severity
from optimizer.domain.funding import FundingSplit, Payer, SplitRefusal
from optimizer.domain.itinerary import CostLine
from optimizer.domain.ledger import FixedCost, LedgerInput, ProjectLedger, TripCost
from optimizer.domain.money import euros


@dataclass(frozen=True)
class _Counted:
    """An amount as it counts in the account."""

    category: str
    cents: int
    eligible: bool
    payer: str | None


def ledger_account(given: LedgerInput) -> LedgerAccount:
    """The account of a ledger that was read without a fault, with what does not match in it."""
    ledger = given.ledger
    by_trip = {trip.id: tuple(_of_trip(given, trip)) for trip in ledger.trips}
    costs = tuple(_of_cost(ledger, cost) for cost in ledger.costs)
    counted = [
        _Counted(cost.category.value, cost.cents, cost.eligible, cost.payer) for cost in costs
    ]
    counted += [one for found in by_trip.values() for one in found]
    total, eligible = _sums(counted)
    plan = ledger.plan
    planned = funding_split(ledger.funding, plan.total_cents, plan.counted_cents, plan.income_cents)
    actual = funding_split(
        ledger.funding, total, eligible, ledger.income_cents, interim=not ledger.closed
    )
    return LedgerAccount(
        ledger=ledger.id,
        name=ledger.name,
        period=ledger.period,
        closed=ledger.closed,
        net_of_vat=ledger.funding.vat_deductible,
        illustrative=any(cost.illustrative for cost in ledger.costs)
        or any(trip.illustrative for trip in ledger.trips),
        planned=planned if isinstance(planned, FundingSplit) else None,
        planned_refusal=planned if isinstance(planned, SplitRefusal) else None,
        actual=actual if isinstance(actual, FundingSplit) else None,
        actual_refusal=actual if isinstance(actual, SplitRefusal) else None,
        total_cents=total,
        eligible_cents=eligible,
        income_cents=ledger.income_cents,
        planned_total_cents=plan.total_cents,
        planned_eligible_cents=plan.counted_cents,
        planned_income_cents=plan.income_cents,
        categories=tuple(_categories(counted)),
        costs=costs,
        trips=tuple(_trip_total(given, trip, by_trip[trip.id]) for trip in ledger.trips),
        payers=tuple(_payers(ledger, planned, actual, counted)),
        findings=tuple(
            finding.model_copy(update={"document": given.document})
            for finding in (
                *_findings(ledger, planned, actual, total),
                *_strangers(given),
                *_misdated(given),
            )
        ),
    )


def _of_cost(ledger: ProjectLedger, cost: FixedCost) -> CostEntry:
    eligible = cost.eligible
    if eligible is None:
        eligible = ledger.funding.eligibility.holds(cost.category.value, cost.supplier)
    return CostEntry(
        cost=cost.id,
        date=cost.date,
        item=cost.item,
        category=cost.category,
        cents=_amount(ledger, cost),
        eligible=eligible,
        payer=cost.payer or ledger.applicant,
        illustrative=cost.illustrative,
    )


def _of_trip(given: LedgerInput, trip: TripCost) -> Iterator[_Counted]:
    """A trip's lines each for itself; a bare total is one amount and no category's.

    A line counts for the grant if it says so and the funding plan does not refuse it. What is
    optional or arranged by the guests themselves is no cost of the project.
    """
    ledger = given.ledger
    if trip.file is None:
        eligible = True if trip.eligible is None else trip.eligible
        yield _Counted("trips", _amount(ledger, trip), eligible, trip.payer or ledger.applicant)
        return
    payers = {payer.id for payer in ledger.funding.payers}
    for dated in given.lines[trip.id]:
        line, counts = dated.line, trip.eligible
        if not line.is_included:
            continue
        if counts is None:
            allowed = ledger.funding.eligibility.holds(line.category.value, line.supplier)
            counts = line.eligible and allowed
        payer = line.payer if line.payer in payers else trip.payer or ledger.applicant
        yield _Counted(f"trips/{line.category.value}", _cents_of(ledger, line), counts, payer)


def _cents_of(ledger: ProjectLedger, line: CostLine) -> int:
    amount = line.net_cents if ledger.funding.vat_deductible else line.gross_cents
    if amount is None:
        raise ValueError(f"{line.path} lacks its net amount; read ledgers with read_ledger")
    return amount


def _amount(ledger: ProjectLedger, one: FixedCost | TripCost) -> int:
    amount = one.net_cents if ledger.funding.vat_deductible else one.gross_cents
    if amount is None:
        raise ValueError(f"{one.id} lacks the amount that counts; read ledgers with read_ledger")
    return amount


def _strangers(given: LedgerInput) -> Iterator[Finding]:
    """What lines of trips say that somebody pays whom the ledger does not list.

    Such a cost counts as the applicant's, though it may be none of the project's at all. The host
    is the applicant by another name; a payer of the trip is meant for all of its lines.
    """
    ledger = given.ledger
    known = {HOST, *(payer.id for payer in ledger.funding.payers)}
    for index, trip in enumerate(ledger.trips):
        sums: dict[str, int] = defaultdict(int)
        lines = () if trip.payer is not None else given.lines.get(trip.id, ())
        for line in (dated.line for dated in lines):
            if line.is_included and line.payer not in known:
                sums[line.payer] += _cents_of(ledger, line)
        for payer, cents in sums.items():
            yield Finding(
                code=FindingCode.UNKNOWN_ID,
                severity=Severity.WARNING,
                path=f"/trips/{index}/file",
                message=f"By the lines of the trip '{trip.id}' '{payer}' pays {euros(cents)}, but "
                "the ledger lists no such payer; the account counts it as a cost of the project, "
                "paid by the applicant.",
                advice="List that payer under funding, give the trip a payer, or have what is no "
                "cost of the project planned as own-arrangement.",
                detail={"payer": payer, "cents": cents},
            )


def _misdated(given: LedgerInput) -> Iterator[Finding]:
    """Trips whose date is on none of the days of their file: it may be another trip's."""
    for index, trip in enumerate(given.ledger.trips):
        dates = [one.date for one in given.lines.get(trip.id, ())]
        if dates and not min(dates) <= trip.date <= max(dates):
            yield Finding(
                code=FindingCode.CONTRADICTION,
                severity=Severity.WARNING,
                path=f"/trips/{index}/date",
                message=f"The trip '{trip.id}' is dated {trip.date}, but its file has costs from "
                f"{min(dates)} to {max(dates)}.",
                advice="Correct the date, or give the trip's own file.",
                detail={"date": str(trip.date), "first": str(min(dates)), "last": str(max(dates))},
            )


def _sums(counted: Iterable[_Counted]) -> tuple[int, int]:
    """Total and eligible cents."""
    amounts = [(one.cents, one.eligible) for one in counted]
    return sum(cents for cents, _ in amounts), sum(cents for cents, yes in amounts if yes)


def _categories(counted: list[_Counted]) -> Iterator[CategoryTotal]:
    found: dict[str, list[_Counted]] = defaultdict(list)
    for one in counted:
        found[one.category].append(one)
    for category, these in found.items():
        total, eligible = _sums(these)
        yield CategoryTotal(category=category, cents=total, eligible_cents=eligible)


def _trip_total(given: LedgerInput, trip: TripCost, counted: tuple[_Counted, ...]) -> TripTotal:
    dates = [one.date for one in given.lines.get(trip.id, ())] or [trip.date]
    total, eligible = _sums(counted)
    return TripTotal(
        trip=trip.id,
        name=trip.name,
        first=min(dates),
        last=max(dates),
        cents=total,
        eligible_cents=eligible,
        illustrative=trip.illustrative,
    )


def _payers(
    ledger: ProjectLedger,
    planned: FundingSplit | SplitRefusal,
    actual: FundingSplit | SplitRefusal,
    counted: list[_Counted],
) -> Iterator[PayerAccount]:
    for payer in ledger.funding.payers:
        yield PayerAccount(
            payer=payer.id,
            name=payer.name,
            kind=payer.kind,
            planned_cents=planned.of(payer.id) if isinstance(planned, FundingSplit) else None,
            share_cents=actual.of(payer.id) if isinstance(actual, FundingSplit) else None,
            paid_cents=_paid(ledger, payer, counted),
        )


def _paid(ledger: ProjectLedger, payer: Payer, counted: list[_Counted]) -> int | None:
    """What a payer has paid; the applicant has the income. None where a cost names nobody."""
    if ledger.applicant is None and (
        ledger.income_cents or any(one.payer is None for one in counted)
    ):
        return None
    paid = sum(one.cents for one in counted if one.payer == payer.id)
    return paid - (ledger.income_cents if payer.id == ledger.applicant else 0)


def _findings(
    ledger: ProjectLedger,
    planned: FundingSplit | SplitRefusal,
    actual: FundingSplit | SplitRefusal,
    total: int,
) -> Iterator[Finding]:
    """Splits that were refused, figures that differ, and a plan that is exceeded."""
    if isinstance(planned, SplitRefusal):
        yield refusal_finding(planned, "/plan", "The planned funding")
    else:
        yield from figure_findings(ledger, planned)
    if isinstance(actual, SplitRefusal):
        yield refusal_finding(actual, "/funding", "The funding of what was spent")
    over = total - ledger.plan.total_cents
    if over > 0:
        yield Finding(
            code=FindingCode.PLAN_EXCEEDED,
            severity=Severity.WARNING,
            path="/plan/total_cents",
            message=f"The project has cost {euros(total)}, {euros(over)} more than was planned.",
            advice="Cut costs, or have the plan changed.",
            detail={"total_cents": total, "difference_cents": over},
        )
