"""Figures of a plan held against what the plan itself gives: decided shares and printed sums."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.domain.findings import Finding, FindingCode, Severity
from optimizer.domain.funding import FundingSplit, RefusalCode, SplitRefusal
from optimizer.domain.ledger import FigureKind, ProjectLedger
from optimizer.domain.money import euros

_REFUSALS = {
    RefusalCode.NOT_COVERED: (
        "leaves {difference} of {needed} that nobody pays",
        "Raise a given share, or name under remainder who bears what is left.",
    ),
    RefusalCode.OVER_COVERED: (
        "gives {covered} for a net cost of {needed}, {difference} too much",
        "Lower a given share, or correct the cost.",
    ),
    RefusalCode.NEGATIVE_COST: (
        "has nothing to pay: income is {difference} more than the cost",
        "Correct the income or the costs.",
    ),
    RefusalCode.ELIGIBLE_OVER_TOTAL: (
        "counts {covered} as eligible out of a total of {needed}, {difference} too much",
        "Correct which costs are eligible; a credit note is as eligible as its invoice.",
    ),
}


def refusal_finding(refusal: SplitRefusal, path: str, what: str) -> Finding:
    """The finding that a split does not come out even, with the exact difference."""
    sentence, advice = _REFUSALS[refusal.code]
    words = sentence.format(
        needed=euros(refusal.needed_cents),
        covered=euros(refusal.covered_cents),
        difference=euros(abs(refusal.difference_cents)),
    )
    return Finding(
        code=FindingCode.SPLIT_REFUSED,
        document="",
        path=path,
        message=f"{what} {words}.",
        advice=advice,
        detail={
            "reason": refusal.code.value,
            "needed_cents": refusal.needed_cents,
            "covered_cents": refusal.covered_cents,
            "difference_cents": refusal.difference_cents,
        },
    )


def figure_findings(ledger: ProjectLedger, planned: FundingSplit) -> Iterator[Finding]:
    """Decided shares and printed figures that are not what the plan gives."""
    for payer, cents in ledger.plan.by_payer.items():
        if cents != (given := planned.of(payer)):
            yield _differs(
                f"/plan/by_payer/{payer}",
                f"The share of '{payer}' is stated as {euros(cents)}, but the funding plan gives "
                f"{euros(given)}",
                "Correct the share, the rate or the given amounts.",
                cents - given,
                Severity.ERROR,
            )
    for index, printed in enumerate(ledger.plan.printed):
        given = _figure(ledger, planned, printed.figure)
        if printed.cents != given:
            yield _differs(
                f"/plan/printed/{index}/cents",
                f"{printed.source} prints {euros(printed.cents)} as {_NAMES[printed.figure]}, but "
                f"the plan's own figures give {euros(given)}",
                "Ask whoever printed it; the account uses the plan's own figure.",
                printed.cents - given,
                Severity.WARNING,
            )


_NAMES = {
    FigureKind.TOTAL: "total cost",
    FigureKind.INCOME: "income",
    FigureKind.NET: "net cost",
    FigureKind.ELIGIBLE: "eligible cost",
    FigureKind.GRANT: "grant",
    FigureKind.MUNICIPAL: "municipal funding",
    FigureKind.OTHER_PUBLIC: "other public funding",
    FigureKind.PRIVATE: "private funding",
}


def _figure(ledger: ProjectLedger, planned: FundingSplit, figure: FigureKind) -> int:
    """What the plan gives for a figure; those of payers are sums over all payers of the kind."""
    match figure:
        case FigureKind.TOTAL:
            return planned.total_cents
        case FigureKind.INCOME:
            return planned.income_cents
        case FigureKind.NET:
            return planned.net_cents
        case FigureKind.ELIGIBLE:
            return planned.eligible_cents
        case _:
            return sum(
                planned.of(payer.id)
                for payer in ledger.funding.payers
                if payer.kind.value == figure.value
            )


def _differs(path: str, message: str, advice: str, difference: int, severity: Severity) -> Finding:
    sign = "more" if difference > 0 else "less"
    return Finding(
        code=FindingCode.FIGURE_DIFFERS,
        severity=severity,
        document="",
        path=path,
        message=f"{message}: {euros(abs(difference))} {sign}.",
        advice=advice,
        detail={"difference_cents": difference},
    )
