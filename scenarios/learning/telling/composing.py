"""Composing: the whole report as a sheet, in the order in which it is read."""

from __future__ import annotations

from optimizer.domain.ticks import ticks
from scenarios.learning.report import LearningReport, Limit
from scenarios.learning.telling.answers import marks_block, question_blocks, responses_block
from scenarios.learning.telling.changes import followed_block, improvements_block
from scenarios.learning.telling.figures import date_text, dates_text
from scenarios.learning.telling.phrases import say
from scenarios.learning.telling.sheet import Block, Sheet
from scenarios.learning.telling.spending import money_blocks
from scenarios.learning.telling.visits import delivered_block, network_block


def report_sheet(report: LearningReport, language: str = "en") -> Sheet:
    """The report in one language."""
    with ticks(report.ticks_per_minute):
        followed = followed_block(report, language)
        marks = marks_block(report, language)
        blocks = (
            delivered_block(report, language),
            *([marks] if marks.rows else ()),
            *question_blocks(report, language),
            responses_block(report, language),
            improvements_block(report, language),
            *([followed] if followed else ()),
            network_block(report, language),
            *money_blocks(report, language),
            _limits(report, language),
        )
    return Sheet(
        language=language,
        title=say("title", language, name=report.name.in_language(language)),
        facts=say(
            "facts",
            language,
            dates=dates_text(report.first, report.last, language),
            guests=report.guests,
            version=report.version,
            on=date_text(report.made_on, language),
        ),
        warnings=(say("limit.illustrative", language),) if report.illustrative else (),
        blocks=blocks,
    )


def _limits(report: LearningReport, language: str) -> Block:
    told = [one for one in report.limits if one is not Limit.ILLUSTRATIVE]
    return Block(
        title=say("limits", language),
        notes=tuple(say(f"limit.{one.value}", language) for one in told),
    )
