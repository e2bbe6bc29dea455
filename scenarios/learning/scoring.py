"""Scoring: answers counted, question by question and visit by visit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from optimizer.domain.value import Text
from scenarios.learning.answers import Answer, FormAnswers
from scenarios.learning.forms import (
    BEST_MARK,
    AskedSection,
    Audience,
    Level,
    Question,
    QuestionKind,
    TripForm,
)
from scenarios.learning.report import ENOUGH, QuestionResult, Response, Score, WindowState

ANYTHING_ELSE = Question(
    id="anything-else",
    kind=QuestionKind.TEXT,
    text=Text(fi="Muuta sanottavaa", en="Anything else"),
)
"""What every form asks at its end."""


def score(marks: Iterable[int]) -> Score:
    """Marks counted; with five or more their mean in hundredths, rounded half up."""
    given = tuple(marks)
    counts = tuple(given.count(mark) for mark in range(1, BEST_MARK + 1))
    n, total = len(given), sum(given)
    mean = (200 * total + n) // (2 * n) if n >= ENOUGH else None
    return Score(n=n, counts=counts, mean_hundredths=mean)


def session_score(answers: Sequence[FormAnswers], session: str, audience: Audience) -> Score:
    """The marks that an audience gave a session."""
    return score(
        one.marks[session] for one in answers if one.audience is audience and session in one.marks
    )


def question_results(
    forms: Sequence[TripForm], answers: Sequence[FormAnswers]
) -> Iterator[QuestionResult]:
    """Every question of every form, with what it was answered."""
    for form in forms:
        theirs = [one for one in answers if one.audience is form.audience]
        for section in form.sections:
            for question in section.questions:
                given = [one.answers[question.id] for one in theirs if question.id in one.answers]
                yield _result(form.audience, section.level, question, given)
        yield _result(form.audience, Level.REACTION, ANYTHING_ELSE, [one.text for one in theirs])


def _result(
    audience: Audience, level: Level, question: Question, given: Sequence[Answer]
) -> QuestionResult:
    kind = question.kind
    if kind is QuestionKind.TEXT:
        given = [words for one in given if (words := str(one).strip())]
    enough = len(given) >= ENOUGH
    is_text, is_mark = kind is QuestionKind.TEXT, kind is QuestionKind.MARK
    return QuestionResult(
        audience=audience,
        level=level,
        question=question.id,
        kind=kind,
        text=question.text,
        n=len(given),
        score=score(int(one) for one in given) if is_mark else None,
        yes=sum(one is True for one in given) if kind is QuestionKind.YES_NO else None,
        total=sum(int(one) for one in given) if kind is QuestionKind.COUNT else None,
        words=tuple(sorted(str(one) for one in given)) if is_text and enough else (),
    )


def responses(
    forms: Sequence[TripForm],
    answers: Sequence[FormAnswers],
    invited: dict[Audience, int | None],
    on: dt.date,
) -> Iterator[Response]:
    """How many have answered at each level by a date."""
    for form in forms:
        theirs = [one for one in answers if one.audience is form.audience]
        for section in form.sections:
            yield Response(
                audience=form.audience,
                level=section.level,
                opens=section.opens,
                due=section.due,
                state=_state(section, on),
                invited=invited[form.audience],
                answered=sum(_answers_in(section, one) for one in theirs),
            )


def _answers_in(section: AskedSection, one: FormAnswers) -> bool:
    """Whether somebody answered anything of a section."""
    questions = {question.id for question in section.questions}
    return bool(questions & set(one.answers) or (section.visits and one.marks))


def _state(section: AskedSection, on: dt.date) -> WindowState:
    if on < section.opens:
        return WindowState.NOT_YET
    return WindowState.OPEN if on <= section.due else WindowState.OVER
