"""From feedback to improvement, and what became of the improvements of the report before."""

from __future__ import annotations

import datetime as dt

from optimizer.report.numbers import money
from scenarios.learning.improving import CatalogueChange
from scenarios.learning.report import (
    EvidenceResult,
    EvidenceThen,
    FollowedUp,
    ImprovementResult,
    LearningReport,
)
from scenarios.learning.telling.figures import NONE, date_text, score_text
from scenarios.learning.telling.phrases import PHRASES, say
from scenarios.learning.telling.sheet import Block, Record
from scenarios.overlaying import tokens


def improvements_block(report: LearningReport, language: str) -> Block:
    """What was said, what it does, what is changed, and where exactly."""
    notes = () if report.improvements else (say("improvements.none", language),)
    return Block(
        title=say("improvements", language),
        notes=notes,
        records=tuple(_improvement(one, language) for one in report.improvements),
    )


def _improvement(one: ImprovementResult, language: str) -> Record:
    told = one.improvement
    evidence = [_evidence(each, language) for each in one.evidence]
    changes = [change_text(each, language) for each in one.changes]
    return (
        (say("feedback", language), told.feedback),
        (say("evidence", language), "; ".join(evidence) or NONE),
        (say("impact", language), told.impact),
        (say("change", language), told.change),
        (
            say("in-catalogue", language),
            "; ".join(changes) or say("change.none", language),
        ),
        (say("owner", language), _owner(told.owner, told.due, language)),
    )


def _evidence(one: EvidenceResult, language: str) -> str:
    what = one.what.in_language(language)
    if one.score is None:
        return say("evidence.few", language, what=what, n=one.n)
    return say("evidence.score", language, what=what, score=score_text(one.score, language))


def _owner(owner: str, due: dt.date | None, language: str) -> str:
    parts = [owner] if owner else []
    if due is not None:
        parts.append(date_text(due, language))
    return " · ".join(parts) or NONE


def change_text(change: CatalogueChange, language: str) -> str:
    """A change of the catalogue in words: whose, which of its fields, from what to what."""
    steps = tokens(change.path)
    # A matrix has no name but its id.
    key = steps[2].partition("=")[2].rstrip("]") if len(steps) > 2 else ""
    if change.of is not None:
        key = change.of.in_language(language)
    known = [step for step in steps if f"field.{step}" in PHRASES]
    field = say(f"field.{known[-1]}", language) if known else steps[-1]
    place = f"{key}, {field}" if key else field
    if isinstance(change.new, int) and isinstance(change.old, int) and "cents" in steps[-1]:
        old, new = money(change.old, language), money(change.new, language)
        return say("change.from-to", language, place=place, old=old, new=new)
    if change.old is None:
        return say("change.new", language, place=place)
    return say("change.other", language, place=place)


def followed_block(report: LearningReport, language: str) -> Block | None:
    """What became of each improvement that the report before asked for; None without one."""
    if report.previous is None:
        return None
    return Block(
        title=say("followed", language),
        notes=(say("followed.of", language, name=report.previous.in_language(language)),),
        records=tuple(_followed(one, language) for one in report.followed_up),
    )


def _followed(one: FollowedUp, language: str) -> Record:
    decision = "none" if one.decision is None else one.decision.value
    said = say(f"decision.{decision}", language)
    then_now = [_then(each, language) for each in one.evidence]
    return (
        (say("change", language), one.change),
        (say("decision", language), f"{said} · {one.note}" if one.note else said),
        (say("shown", language), say(f"shown.{one.in_catalogue.value}", language)),
        (say("then-now", language), "; ".join(then_now) or NONE),
        (say("owner", language), _owner(one.owner, one.due, language)),
    )


def _then(one: EvidenceThen, language: str) -> str:
    texts = [
        NONE if score is None else score_text(score, language) for score in (one.before, one.now)
    ]
    return f"{one.what.in_language(language)}: {' → '.join(texts)}"
