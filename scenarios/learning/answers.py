"""Answers: one filled-in form, and what is wrong with it. Nobody is named in any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, model_validator

from optimizer.domain.crosschecks import Spot
from optimizer.domain.findings import FindingCode
from optimizer.domain.pointers import Steps
from optimizer.domain.value import Id, Value
from scenarios.learning.forms import BEST_MARK, Audience, Mark, Question, QuestionKind, TripForm

LONGEST_ANSWER = 5_000
MOST_COUNTED = 1_000_000

Answer = bool | int | Annotated[str, Field(max_length=LONGEST_ANSWER)]
"""What one question was answered: yes or no, a mark or a number, or words."""

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_PHONE = re.compile(r"(?<!\w)(?:\+|00)\d[\d ()-]{6,}\d")


class FormAnswers(Value):
    """One form as it was filled in: marks by session, and answers by question.

    `text` is what else somebody had to say. A partner's names the partner.
    """

    audience: Audience
    partner: Id | None = None
    marks: Annotated[dict[Id, Mark], Field(max_length=200)] = {}
    answers: Annotated[dict[Id, Answer], Field(max_length=200)] = {}
    text: Annotated[str, Field(max_length=10_000)] = ""
    illustrative: bool = False

    @model_validator(mode="after")
    def _names_its_partner(self) -> FormAnswers:
        if (self.audience is Audience.PARTNERS) is not (self.partner is not None):
            raise ValueError("answers of partners name the partner, and no others do")
        return self

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        return not (self.marks or self.answers or self.text.strip())


def answer_spots(
    form: TripForm, answers: FormAnswers, document: str, before: Steps = ()
) -> Iterator[Spot]:
    """What is wrong with answers to a form."""
    questions = {question.id: question for question in form.questions}
    for key, answer in answers.answers.items():
        steps = (*before, "answers", key)
        question = questions.get(key)
        if question is None:
            yield Spot(
                document,
                steps,
                FindingCode.UNKNOWN_ID,
                f"The form of {form.audience.value} has no question '{key}'.",
                f"Its questions are: {', '.join(questions)}.",
            )
        else:
            yield from _misfit(question, answer, document, steps)
    visits = {visit.session for visit in form.visits}
    for key in answers.marks:
        if key not in visits:
            yield Spot(
                document,
                (*before, "marks", key),
                FindingCode.UNKNOWN_ID,
                f"The form asks for no mark of '{key}'.",
                f"Give marks to visits of the trip: {', '.join(sorted(visits)) or 'there are none'}"
                ".",
            )
    yield from _contact(answers.text, document, (*before, "text"))
    if answers.is_empty:
        yield Spot(
            document,
            before,
            FindingCode.FIELD_MISSING,
            "Nothing was answered.",
            "Answer at least one question.",
        )


def _misfit(question: Question, answer: Answer, document: str, steps: Steps) -> Iterator[Spot]:
    """An answer of another kind than the question asks for, or beyond its limits."""
    wanted = _WANTED[question.kind]
    is_number = isinstance(answer, int) and not isinstance(answer, bool)
    fits = {
        QuestionKind.YES_NO: isinstance(answer, bool),
        QuestionKind.TEXT: isinstance(answer, str),
        QuestionKind.MARK: is_number,
        QuestionKind.COUNT: is_number,
    }[question.kind]
    if not fits:
        message = f"The answer to '{question.id}' is not {wanted}."
        yield Spot(document, steps, FindingCode.VALUE_WRONG, message, f"Give {wanted}.")
    elif isinstance(answer, str):
        yield from _contact(answer, document, steps)
    elif is_number:
        is_mark = question.kind is QuestionKind.MARK
        least, most = (1, BEST_MARK) if is_mark else (0, MOST_COUNTED)
        if not least <= answer <= most:
            message = f"The answer to '{question.id}' is {answer}, not between {least} and {most}."
            yield Spot(document, steps, FindingCode.VALUE_OUT_OF_RANGE, message, f"Give {wanted}.")


_WANTED = {
    QuestionKind.MARK: f"a mark from 1 to {BEST_MARK}",
    QuestionKind.YES_NO: "yes or no (true or false)",
    QuestionKind.COUNT: f"a whole number up to {MOST_COUNTED}",
    QuestionKind.TEXT: "words",
}


def _contact(text: str, document: str, steps: Steps) -> Iterator[Spot]:
    """What tells who somebody is: an e-mail address or a telephone number."""
    for pattern, what in ((_ADDRESS, "an e-mail address"), (_PHONE, "a telephone number")):
        if pattern.search(text):
            yield Spot(
                document,
                steps,
                FindingCode.VALUE_WRONG,
                f"The text holds {what}.",
                "Leave out names and how to reach people: feedback is kept without them.",
            )
