"""How it went: every visit against its plan, and what the partners gave."""

from __future__ import annotations

from optimizer.report.numbers import duration
from scenarios.learning.report import LearningReport, Outcome, PartnerFigures, VisitResult
from scenarios.learning.telling.figures import NONE, when
from scenarios.learning.telling.phrases import say
from scenarios.learning.telling.sheet import Block, Row, cells


def delivered_block(report: LearningReport, language: str) -> Block:
    """What was planned, and what happened."""
    sentence = counts_sentence(report, language)
    keys = ("visit", "planned", "happened", "reason")
    return Block(
        title=say("delivered", language),
        notes=(sentence, *([report.note] if report.note else ())),
        head=tuple(say(key, language) for key in keys),
        rows=tuple(_visit(one, language) for one in report.visits),
        align="llll",
    )


def counts_sentence(report: LearningReport, language: str) -> str:
    """How many visits went in which way."""
    counts = report.counts
    sentence = say("delivered.counts", language, held=counts.held, **counts.model_dump())
    if not counts.not_yet:
        return sentence
    # With nothing held or told, a row of noughts would only be in the way.
    ahead = say("delivered.not-yet", language, n=counts.not_yet)
    is_all = counts.not_yet == counts.planned and not counts.held
    return ahead if is_all else f"{sentence} {ahead}"


def _visit(one: VisitResult, language: str) -> Row:
    return cells(
        one.name.in_language(language),
        when(one.planned_date, one.planned_start, one.planned_end, language),
        _happened(one, language),
        one.reason or NONE,
    )


def _happened(one: VisitResult, language: str) -> str:
    real = when(one.date, one.start, one.end, language)
    key = f"outcome.{one.outcome.value}"
    parts = [say(key if one.absent is None else f"{key}.{one.absent.value}", language, when=real)]
    if one.late_minutes:
        parts.append(say("late", language, n=one.late_minutes))
    if one.present is not None and one.outcome.was_held:
        parts.append(say("present", language, n=one.present))
    if one.outcome is Outcome.AS_PLANNED and len(parts) > 1:
        return ", ".join(parts[1:])
    return ", ".join(parts)


def network_block(report: LearningReport, language: str) -> Block:
    """What each partner gave, and whether it would again."""
    partners = report.network
    sentence = say(
        "network.sum",
        language,
        partners=len(partners),
        held=sum(one.held for one in partners),
        planned=sum(one.planned for one in partners),
        hours=duration(sum(one.minutes for one in partners)),
    )
    keys = ["partner", "held", "hours", "willing"]
    is_compared = any(one.is_new is not None for one in partners)
    if is_compared:
        keys.append("new")
    return Block(
        title=say("network", language),
        notes=(sentence,),
        head=tuple(say(key, language) for key in keys),
        rows=tuple(_partner(one, is_compared, language) for one in partners),
        align="lrrll"[: len(keys)],
    )


def _partner(one: PartnerFigures, is_compared: bool, language: str) -> Row:
    texts = [
        one.name.in_language(language),
        f"{one.held} / {one.planned}",
        duration(one.minutes),
        _willing(one, language),
    ]
    if is_compared:
        texts.append(say("new.yes" if one.is_new else "new.no", language))
    return cells(*texts)


def _willing(one: PartnerFigures, language: str) -> str:
    if not one.willing and not one.unwilling:
        return NONE
    if one.willing and one.unwilling:
        return say("willing.mixed", language, yes=one.willing, no=one.unwilling)
    return say("willing.yes" if one.willing else "willing.no", language)
