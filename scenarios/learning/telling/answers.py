"""What was answered: who did, the marks of the visits, and every question."""

from __future__ import annotations

from collections.abc import Iterator

from scenarios.learning.forms import Audience, QuestionKind
from scenarios.learning.report import (
    LearningReport,
    QuestionResult,
    Response,
    WindowState,
)
from scenarios.learning.telling.figures import NONE, date_text, score_cell
from scenarios.learning.telling.phrases import say
from scenarios.learning.telling.sheet import Block, Cell, Row, cells


def responses_block(report: LearningReport, language: str) -> Block:
    """Who has answered at which level, and what is not due yet."""
    keys = ("audience", "level", "answered", "due", "state")
    return Block(
        title=say("responses", language),
        head=tuple(say(key, language) for key in keys),
        rows=tuple(_response(one, language) for one in report.responses),
        align="lllll",
    )


def _response(one: Response, language: str) -> Row:
    answered = str(one.answered)
    if one.invited is not None:
        answered = say("of", language, n=one.answered, all=one.invited)
    if one.state is WindowState.NOT_YET and not one.answered:
        answered = NONE
    return cells(
        say(f"audience.{one.audience.value}", language),
        say(f"level.{one.level.value}", language),
        answered,
        date_text(one.due, language),
        say(f"state.{one.state.value}", language, date=date_text(one.opens, language)),
    )


def marks_block(report: LearningReport, language: str) -> Block:
    """The marks of every visit, by participants and by hosts."""
    marked = [one for one in report.visits if one.participants.n or one.hosts.n]
    return Block(
        title=say("visits", language),
        head=(
            say("visit", language),
            say("audience.participants", language),
            say("audience.hosts", language),
        ),
        rows=tuple(
            (
                Cell(one.name.in_language(language)),
                score_cell(one.participants, language),
                score_cell(one.hosts, language),
            )
            for one in {one.session: one for one in marked}.values()
        ),
        align="lll",
    )


def question_blocks(report: LearningReport, language: str) -> Iterator[Block]:
    """Every question that was answered, audience by audience."""
    for audience in Audience:
        answered = [one for one in report.questions if one.audience is audience and one.n]
        if answered:
            name = say(f"audience.{audience.value}", language).lower()
            yield Block(
                title=say("answers", language, audience=name),
                head=tuple(say(key, language) for key in ("level", "question", "answer")),
                rows=tuple(
                    (
                        Cell(say(f"level.{one.level.value}", language)),
                        Cell(one.text.in_language(language)),
                        _answer(one, language),
                    )
                    for one in answered
                ),
                align="lll",
                quotes=tuple(
                    (one.text.in_language(language), one.words) for one in answered if one.words
                ),
            )


def _answer(one: QuestionResult, language: str) -> Cell:
    if one.score is not None:
        return score_cell(one.score, language)
    if one.kind is QuestionKind.YES_NO:
        return Cell(say("yes", language, yes=one.yes, n=one.n))
    if one.kind is QuestionKind.COUNT:
        return Cell(say("total", language, total=one.total, n=one.n))
    few = "words.one" if one.n == 1 else "words.few"
    return Cell(say("words" if one.words else few, language, n=one.n))
