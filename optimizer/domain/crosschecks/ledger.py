"""Project ledgers: payers that exist, costs inside the period, amounts that are there and fit."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from optimizer.domain.crosschecks.check import Check, Spot, ask_all
from optimizer.domain.crosschecks.known import did_you_mean
from optimizer.domain.crosschecks.references import repeated
from optimizer.domain.findings import FindingCode
from optimizer.domain.funding import PayerKind
from optimizer.domain.ledger import FixedCost, ProjectLedger, TripCost
from optimizer.domain.pointers import Steps

LEDGER = "ledger"

Spent = FixedCost | TripCost


def ids_once(ledger: ProjectLedger) -> Iterator[Spot]:
    """Ids that two payers, two costs or two trips share."""
    yield from repeated(LEDGER, ("funding", "payers"), ledger.funding.payers)
    yield from repeated(LEDGER, ("costs",), ledger.costs)
    yield from repeated(LEDGER, ("trips",), ledger.trips)


def files_once(ledger: ProjectLedger) -> Iterator[Spot]:
    """Two trips with the same file: its costs would be counted twice."""
    seen: dict[Path, str] = {}
    for index, trip in enumerate(ledger.trips):
        if trip.file is None:
            continue
        name = Path(os.path.normpath(trip.file))
        if name in seen:
            yield Spot(
                LEDGER,
                ("trips", index, "file"),
                FindingCode.CONTRADICTION,
                f"'{trip.file}' is the file of '{seen[name]}' as well, so its costs would be "
                "counted twice.",
                "Give each trip its own file, or leave one of the two out.",
                detail={"trip": trip.id, "other": seen[name]},
            )
        seen.setdefault(name, trip.id)


def payers_exist(ledger: ProjectLedger) -> Iterator[Spot]:
    """Shares and costs of a payer that the funding plan does not list."""
    payers = {payer.id for payer in ledger.funding.payers}
    for steps, name in _named_payers(ledger):
        if name not in payers:
            yield Spot(
                LEDGER,
                steps,
                FindingCode.UNKNOWN_ID,
                f"no payer '{name}' is listed under funding.",
                did_you_mean(name, payers) + "Name a payer of the funding plan, or add it there.",
                detail={"kind": "payer", "name": name},
            )


def _named_payers(ledger: ProjectLedger) -> Iterator[tuple[Steps, str]]:
    funding = ledger.funding
    if funding.grant is not None:
        yield ("funding", "grant", "payer"), funding.grant.payer
    for index, given in enumerate(funding.given):
        yield ("funding", "given", index, "payer"), given.payer
    for index, share in enumerate(funding.remainder):
        yield ("funding", "remainder", index, "payer"), share.payer
    if ledger.applicant is not None:
        yield ("applicant",), ledger.applicant
    for name in ledger.plan.by_payer:
        yield ("plan", "by_payer", name), name
    for steps, one in _spent(ledger):
        if one.payer is not None:
            yield (*steps, "payer"), one.payer


def _spent(ledger: ProjectLedger) -> Iterator[tuple[Steps, Spent]]:
    """Every cost and every trip with its place."""
    for index, cost in enumerate(ledger.costs):
        yield ("costs", index), cost
    for index, trip in enumerate(ledger.trips):
        yield ("trips", index), trip


def grant_of_a_grantor(ledger: ProjectLedger) -> Iterator[Spot]:
    """A grant that is paid by someone who is listed as another kind of payer."""
    grant = ledger.funding.grant
    for payer in ledger.funding.payers:
        if grant is not None and payer.id == grant.payer and payer.kind is not PayerKind.GRANT:
            yield Spot(
                LEDGER,
                ("funding", "grant", "payer"),
                FindingCode.CONTRADICTION,
                f"'{payer.id}' pays the grant, but is listed as {payer.kind.value}.",
                "Give that payer the kind grant, or name another one.",
                detail={"payer": payer.id, "kind": payer.kind.value},
            )


def costs_inside_period(ledger: ProjectLedger) -> Iterator[Spot]:
    """Costs and trips dated before the project began or after it ended."""
    period = ledger.period
    for steps, one in _spent(ledger):
        if not period.holds(one.date):
            yield Spot(
                LEDGER,
                (*steps, "date"),
                FindingCode.COST_OUTSIDE_PERIOD,
                f"'{one.id}' is dated {one.date}, outside the project's period {period.first} to "
                f"{period.last}.",
                "Correct the date or the period, or leave the cost out.",
                detail={
                    "date": str(one.date),
                    "first": str(period.first),
                    "last": str(period.last),
                },
            )


def amounts_are_there(ledger: ProjectLedger) -> Iterator[Spot]:
    """Costs without the amount that counts: net of VAT where it is deducted, gross elsewhere."""
    deducts = ledger.funding.vat_deductible
    field, why = ("net_cents", "is deducted") if deducts else ("gross_cents", "is not deducted")
    for steps, one in _spent(ledger):
        by_file = isinstance(one, TripCost) and one.file is not None
        if not by_file and getattr(one, field) is None:
            yield Spot(
                LEDGER,
                (*steps, field),
                FindingCode.FIELD_MISSING,
                f"'{one.id}' has no {field}, which is what counts where VAT {why}.",
                f"Add {field}, or correct vat_deductible under funding.",
            )


def amounts_fit(ledger: ProjectLedger) -> Iterator[Spot]:
    """Net amounts over their gross amounts, or on the other side of zero."""
    for steps, one in _spent(ledger):
        net, gross = one.net_cents, one.gross_cents
        if not amounts_agree(net, gross):
            yield Spot(
                LEDGER,
                (*steps, "net_cents"),
                FindingCode.CONTRADICTION,
                f"'{one.id}' is {net} cents net of VAT and {gross} gross.",
                "Swap the two, or correct one of them.",
                detail={"net_cents": net, "gross_cents": gross},
            )


def amounts_agree(net: int | None, gross: int | None) -> bool:
    """Whether both can be of one cost: net no more than gross, on the same side of zero."""
    return net is None or gross is None or (abs(net) <= abs(gross) and net * gross >= 0)


def plan_fits_itself(ledger: ProjectLedger) -> Iterator[Spot]:
    """A plan that is eligible for more than it costs, or earns more than that."""
    plan = ledger.plan
    for field, cents, what in (
        ("eligible_cents", plan.counted_cents, "are to be eligible"),
        ("income_cents", plan.income_cents, "are to come in"),
    ):
        if cents > plan.total_cents:
            yield Spot(
                LEDGER,
                ("plan", field),
                FindingCode.CONTRADICTION,
                f"{cents} cents {what}, but the whole project is planned at {plan.total_cents}.",
                f"Correct {field} or total_cents.",
                detail={field: cents, "total_cents": plan.total_cents},
            )


_PAYERS = (LEDGER, "funding", "payers")
_DEDUCTS = (LEDGER, "funding", "vat_deductible")

LEDGER_CHECKS: tuple[Check[ProjectLedger], ...] = (
    Check(ids_once),
    Check(files_once),
    Check(payers_exist, (_PAYERS,)),
    Check(grant_of_a_grantor),
    Check(costs_inside_period, ((LEDGER, "period"),)),
    Check(amounts_are_there, (_DEDUCTS,)),
    Check(amounts_fit),
    Check(plan_fits_itself, ((LEDGER, "plan", "total_cents"),)),
)
"""What is asked of a ledger."""


def ledger_spots(ledger: ProjectLedger, unsure: Iterable[Steps] = ()) -> tuple[Spot, ...]:
    """What is wrong with a ledger; `unsure` names what could not be read, document first."""
    return tuple(ask_all(LEDGER_CHECKS, ledger, unsure))
