"""The money: by category, what differs from the plan, and who pays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from optimizer.domain.charges import HOST
from optimizer.report.numbers import money
from optimizer.report.phrases import phrase
from scenarios.learning.report import FundingShare, LearningReport, Money
from scenarios.learning.telling.figures import NONE, date_text, difference
from scenarios.learning.telling.phrases import say
from scenarios.learning.telling.sheet import Block, Row, cells


def money_blocks(report: LearningReport, language: str) -> Iterator[Block]:
    """The sums, then single costs that differ, then who pays.

    Before anything was delivered and any cost was told, nothing stands as spent.
    """
    blocks = [_sums(report.money, language)]
    deviating = _deviating(report.money, language)
    if deviating.rows:
        blocks.append(deviating)
    blocks.append(_payers(report.money, language))
    is_spent = report.counts.held > 0 or report.money.known_lines > 0
    yield from blocks if is_spent else map(_only_planned, blocks)


def _only_planned(block: Block) -> Block:
    """The same without what was spent, and without how it differs from the plan."""
    rows = tuple((*row[:-2], *cells(NONE, NONE)) for row in block.rows)
    return replace(block, rows=rows, foot=(*block.foot[:-2], *cells(NONE, NONE)))


def _sums(spent: Money, language: str) -> Block:
    keys = ("category", "planned", "actual", "difference")
    known = say("money.known", language, known=spent.known_lines, all=len(spent.lines))
    rows = [
        _amounts(
            phrase(f"category.{one.key}", language), one.planned_cents, one.actual_cents, language
        )
        for one in spent.categories
    ]
    eligible = _amounts(
        say("eligible", language),
        spent.planned_eligible_cents,
        spent.actual_eligible_cents,
        language,
    )
    return Block(
        title=say("money", language),
        notes=(say("money.net" if spent.net_of_vat else "money.gross", language), known),
        head=tuple(say(key, language) for key in keys),
        rows=(*rows, eligible)
        if spent.planned_eligible_cents or spent.actual_eligible_cents
        else tuple(rows),
        foot=_amounts(
            say("total-row", language), spent.planned_cents, spent.actual_cents, language
        ),
        align="lrrr",
    )


def _deviating(spent: Money, language: str) -> Block:
    keys = ("item", "planned", "actual", "difference")
    return Block(
        title=say("deviating", language),
        head=tuple(say(key, language) for key in keys),
        rows=tuple(
            _amounts(
                f"{date_text(line.date, language)} · {line.item.in_language(language)}",
                line.planned_cents,
                line.actual_cents,
                language,
            )
            for line in spent.lines
            if line.planned_cents != line.actual_cents
        ),
        align="lrrr",
    )


def _payers(spent: Money, language: str) -> Block:
    """By the funding plan where there is one, else by what the lines say."""
    keys = ("payer", "planned", "actual", "difference")
    if spent.shares:
        rows = tuple(_share(one, language) for one in spent.shares)
    else:
        rows = tuple(
            _amounts(
                say("payer.host", language) if one.key == HOST else one.key,
                one.planned_cents,
                one.actual_cents,
                language,
            )
            for one in spent.payers
        )
    return Block(
        title=say("shares", language),
        notes=(say("money.refused", language),) if spent.refusals else (),
        head=tuple(say(key, language) for key in keys),
        rows=rows,
        foot=_amounts(
            say("total-row", language), spent.planned_cents, spent.actual_cents, language
        ),
        align="lrrr",
    )


def _share(one: FundingShare, language: str) -> Row:
    name = one.name.in_language(language)
    if one.planned_cents is None or one.actual_cents is None:
        known = [
            NONE if cents is None else money(cents, language)
            for cents in (one.planned_cents, one.actual_cents)
        ]
        return cells(name, *known, NONE)
    return _amounts(name, one.planned_cents, one.actual_cents, language)


def _amounts(name: str, planned: int, actual: int, language: str) -> Row:
    return cells(
        name,
        money(planned, language),
        money(actual, language),
        difference(actual - planned, language),
    )
