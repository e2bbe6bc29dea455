"""A project's account as plain text: plan and actual, payers, categories, trips, what differs."""

from __future__ import annotations

import datetime as dt

from optimizer.domain.account import LedgerAccount, PayerAccount
from optimizer.domain.ledger import ProjectLedger
from optimizer.report.layout import INDENT, WIDTH, table, title, wrapped
from optimizer.report.numbers import money, share
from optimizer.report.phrases import phrase

_MARK = " *"


def ledger_text(ledger: ProjectLedger, account: LedgerAccount, language: str = "en") -> str:
    """The whole account as text; it ends with a line break."""
    lines = [
        *_head(ledger, account, language),
        *_figures(ledger, account, language),
        *_grant(ledger, account, language),
        *_settlement(account, language),
        *_categories(account, language),
        *_costs(account, language),
        *_trips(account, language),
        *_findings(account, language),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _head(ledger: ProjectLedger, account: LedgerAccount, language: str) -> list[str]:
    first, last = (_date(day, language) for day in (ledger.period.first, ledger.period.last))
    facts = [
        phrase("ledger.period", language, first=first, last=last),
        phrase("ledger.net" if account.net_of_vat else "ledger.gross", language),
        phrase("ledger.closed" if account.closed else "ledger.open", language),
    ]
    notes: list[str] = []
    if ledger.note is not None:
        notes += ["", *wrapped(ledger.note.in_language(language), "")]
    if account.illustrative:
        notes += ["", *wrapped(phrase("ledger.illustrative", language), "")]
    return [
        "═" * WIDTH,
        *wrapped(ledger.name.in_language(language), ""),
        *wrapped(" · ".join(facts), ""),
        *notes,
        "═" * WIDTH,
        "",
    ]


def _figures(ledger: ProjectLedger, account: LedgerAccount, language: str) -> list[str]:
    """Costs and shares: planned, to date, and what is left of the plan."""
    planned_net = account.planned_total_cents - account.planned_income_cents
    rows: list[tuple[str, int | None, int | None]] = [
        (
            phrase("ledger.total", language),
            account.planned_total_cents,
            account.total_cents,
        ),
        (
            phrase("ledger.eligible", language),
            account.planned_eligible_cents,
            account.eligible_cents,
        ),
        (
            phrase("ledger.income", language),
            account.planned_income_cents,
            account.income_cents,
        ),
        (
            phrase("ledger.net-cost", language),
            planned_net,
            account.total_cents - account.income_cents,
        ),
    ]
    rows += [
        (INDENT + payer.name.in_language(language), payer.planned_cents, payer.share_cents)
        for payer in account.payers
    ]
    heading = ("", *(phrase(f"ledger.{key}", language) for key in ("planned", "actual", "left")))
    cells = [
        (
            name,
            _money(planned, language),
            _money(actual, language),
            _left(planned, actual, language),
        )
        for name, planned, actual in rows
    ]
    lines = table([heading, *cells], align="lrrr")
    interim = ledger.funding.given and account.actual is not None and account.actual.interim
    more = wrapped(phrase("ledger.interim", language)) if interim else []
    return [*title(phrase("ledger.figures", language)), *lines, *more]


def _left(planned: int | None, actual: int | None, language: str) -> str:
    if planned is None or actual is None:
        return phrase("none", language)
    return money(planned - actual, language)


def _money(cents: int | None, language: str) -> str:
    return phrase("ledger.refused", language) if cents is None else money(cents, language)


def _grant(ledger: ProjectLedger, account: LedgerAccount, language: str) -> list[str]:
    """How the planned grant comes about."""
    grant, planned = ledger.funding.grant, account.planned
    if grant is None or planned is None:
        return [""]
    raw, given = planned.unrounded_grant_cents, planned.of(grant.payer)
    if grant.cap_cents is not None and raw > grant.cap_cents:
        how = phrase("ledger.capped", language, cap=money(grant.cap_cents, language))
    else:
        how = phrase("ledger.exactly" if raw == given else "ledger.rounded", language)
    sentence = phrase(
        "ledger.grant",
        language,
        rate=share(grant.rate_permille / 1000, language),
        counted=money(max(0, planned.eligible_cents - planned.income_cents), language),
        raw=money(raw, language),
        how=how,
        grant=money(given, language),
    )
    return [*wrapped(sentence), ""]


def _settlement(account: LedgerAccount, language: str) -> list[str]:
    heading_lines = title(phrase("ledger.settlement", language))
    if account.actual is None:
        return [*heading_lines, *wrapped(phrase("ledger.no-split", language)), ""]
    if any(payer.balance_cents is None for payer in account.payers):
        return [*heading_lines, *wrapped(phrase("ledger.nobody-named", language)), ""]
    keys = ("payer", "share", "paid", "balance")
    heading = tuple(phrase(f"ledger.{key}", language) for key in keys)
    rows = [_settled(payer, language) for payer in account.payers]
    return [
        *heading_lines,
        *table([heading, *rows], align="lrrr"),
        *wrapped(phrase("ledger.balance-note", language)),
        "",
    ]


def _settled(payer: PayerAccount, language: str) -> tuple[str, ...]:
    amounts = (payer.share_cents, payer.paid_cents, payer.balance_cents)
    return (
        payer.name.in_language(language),
        *(money(cents, language) for cents in amounts if cents is not None),
    )


def _categories(account: LedgerAccount, language: str) -> list[str]:
    if not account.categories:
        return []
    keys = ("category", "amount", "eligible")
    heading = tuple(phrase(f"ledger.{key}", language) for key in keys)
    rows = [
        (
            _category(one.category, language),
            money(one.cents, language),
            money(one.eligible_cents, language),
        )
        for one in account.categories
    ]
    total = (
        phrase("costs.all", language),
        money(account.total_cents, language),
        money(account.eligible_cents, language),
    )
    return [
        *title(phrase("ledger.categories", language)),
        *table([heading, *rows, total], align="lrr"),
        "",
    ]


def _category(category: str, language: str) -> str:
    """The project's own category, or that of a trip's lines."""
    of_trips = category.removeprefix("trips/")
    if of_trips == category:
        return phrase(f"project.{category}", language)
    return phrase("project.trips/", language, name=phrase(f"category.{of_trips}", language))


def _costs(account: LedgerAccount, language: str) -> list[str]:
    if not account.costs:
        return []
    keys = ("date", "item", "amount", "eligible")
    heading = tuple(phrase(f"ledger.{key}", language) for key in keys)
    rows = [
        (
            _date(cost.date, language),
            cost.item + (_MARK if cost.illustrative else ""),
            money(cost.cents, language),
            money(cost.cents if cost.eligible else 0, language),
        )
        for cost in account.costs
    ]
    return [
        *title(phrase("ledger.costs", language)),
        *table([heading, *rows], align="llrr"),
        "",
    ]


def _trips(account: LedgerAccount, language: str) -> list[str]:
    if not account.trips:
        return []
    keys = ("trip", "dates", "amount", "eligible")
    heading = tuple(phrase(f"ledger.{key}", language) for key in keys)
    rows = [
        (
            trip.name.in_language(language) + (_MARK if trip.illustrative else ""),
            _dates(trip.first, trip.last, language),
            money(trip.cents, language),
            money(trip.eligible_cents, language),
        )
        for trip in account.trips
    ]
    return [
        *title(phrase("ledger.trips", language)),
        *table([heading, *rows], align="llrr"),
        "",
    ]


def _findings(account: LedgerAccount, language: str) -> list[str]:
    if not account.findings:
        return []
    lines = [
        line
        for finding in account.findings
        for line in wrapped(
            f"{finding.code.value} {finding.path}: {finding.message} {finding.advice}",
            f"{INDENT}• ",
        )
    ]
    return [*title(phrase("ledger.findings", language)), *lines, ""]


def _dates(first: dt.date, last: dt.date, language: str) -> str:
    days = [_date(first, language), _date(last, language)]
    return " – ".join(dict.fromkeys(days))


def _date(date: dt.date, language: str) -> str:
    return f"{date.day}.{date.month}.{date.year}" if language == "fi" else date.isoformat()
