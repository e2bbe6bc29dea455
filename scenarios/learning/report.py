"""The learning report: every figure with its n, and every sum with what it is made of."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from optimizer.domain.funding import FundingSplit, SplitRefusal
from optimizer.domain.money import Category
from optimizer.domain.value import Id, Text, Value
from scenarios.learning.delivery import Side
from scenarios.learning.forms import BEST_MARK, Audience, Level, QuestionKind
from scenarios.learning.improvements import Decision, Improvement
from scenarios.learning.improving import CatalogueChange

ENOUGH = 5
"""With fewer answers there are counts only: neither averages nor words."""


class Score(Value):
    """Marks: how many there are of each from 1 to 5, and their mean in hundredths.

    The mean is None below five marks.
    """

    n: int
    counts: Annotated[tuple[int, ...], Field(min_length=BEST_MARK, max_length=BEST_MARK)]
    mean_hundredths: int | None

    @model_validator(mode="after")
    def _adds_up(self) -> Score:
        if sum(self.counts) != self.n:
            raise ValueError(f"there are {sum(self.counts)} marks, and n is {self.n}")
        if (self.mean_hundredths is None) is (self.n >= ENOUGH):
            raise ValueError(f"a mean stands where there are {ENOUGH} marks, and nowhere else")
        return self


class WindowState(StrEnum):
    """Whether answers are still awaited."""

    NOT_YET = "not-yet"
    OPEN = "open"
    OVER = "over"


class Response(Value):
    """How many have answered at one level, out of how many where that is known."""

    audience: Audience
    level: Level
    opens: dt.date
    due: dt.date
    state: WindowState
    invited: int | None
    answered: int


class QuestionResult(Value):
    """What one question was answered; only what its kind has is there.

    `words` are the answers in words, in the order of the alphabet, none below five.
    """

    audience: Audience
    level: Level
    question: Id
    kind: QuestionKind
    text: Text
    n: int
    score: Score | None = None
    yes: int | None = None
    total: int | None = None
    words: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _keeps_few_answers_quiet(self) -> QuestionResult:
        if self.words and self.n < ENOUGH:
            raise ValueError(f"words stand where there are {ENOUGH} answers, and nowhere else")
        return self


class Outcome(StrEnum):
    """What became of a visit."""

    AS_PLANNED = "as-planned"
    MOVED = "moved"
    DROPPED = "dropped"
    NO_SHOW = "no-show"
    ADDED = "added"
    NOT_YET = "not-yet"
    """Its day has not come by the date of the report, or nobody has told how the trip went."""

    @property
    def was_held(self) -> bool:
        """Whether it took place."""
        return self in (Outcome.AS_PLANNED, Outcome.MOVED, Outcome.ADDED)


class VisitResult(Value):
    """One visit: when it was planned, what became of it, and the marks that it was given.

    Hours are in minutes of the day (in ticks of the catalogue). What was added has no plan, what
    was not held, or not yet, no real hours. `present` is None where the whole party was there,
    `absent` says who did not come.
    """

    session: Id
    name: Text
    partner: Id
    purpose: str
    planned_date: dt.date | None
    planned_start: int | None
    planned_end: int | None
    outcome: Outcome
    date: dt.date | None
    start: int | None
    end: int | None
    late_minutes: int
    present: int | None
    absent: Side | None
    reason: str
    participants: Score
    hosts: Score


class DeliveredCounts(Value):
    """How many visits went in which way: all but the added are of the programme."""

    planned: int
    as_planned: int
    moved: int
    dropped: int
    no_show: int
    added: int
    not_yet: int = 0

    @model_validator(mode="after")
    def _adds_up(self) -> DeliveredCounts:
        told = self.as_planned + self.moved + self.dropped + self.no_show
        if told + self.not_yet != self.planned:
            raise ValueError("the visits of the programme do not add up")
        return self

    @property
    def held(self) -> int:
        """How many took place."""
        return self.as_planned + self.moved + self.added


class MoneyLine(Value):
    """A cost as planned and in the end; `is_known` says that the real one was told.

    An actual cost that was not told counts as planned. `path` is that of the plan's cost lines.
    """

    path: str
    date: dt.date
    category: Category
    supplier: str
    item: Text
    payer: Id
    planned_cents: int
    actual_cents: int
    planned_eligible_cents: int
    actual_eligible_cents: int
    is_known: bool


class MoneyTotal(Value):
    """Costs of one kind, or of one payer, as planned and in the end."""

    key: str
    planned_cents: int
    actual_cents: int


class FundingShare(Value):
    """What one payer pays of what was planned and of what was spent."""

    payer: Id
    name: Text
    planned_cents: int | None
    actual_cents: int | None


class Money(Value):
    """The money of a trip; lines, categories and payers each sum to the totals."""

    net_of_vat: bool
    lines: tuple[MoneyLine, ...]
    categories: tuple[MoneyTotal, ...]
    payers: tuple[MoneyTotal, ...]
    planned_cents: int
    actual_cents: int
    planned_eligible_cents: int
    actual_eligible_cents: int
    known_lines: int
    planned_split: FundingSplit | None = None
    actual_split: FundingSplit | None = None
    refusals: tuple[SplitRefusal, ...] = ()
    shares: tuple[FundingShare, ...] = ()

    @model_validator(mode="after")
    def _adds_up(self) -> Money:
        for parts in (self.lines, self.categories, self.payers):
            if sum(one.planned_cents for one in parts) != self.planned_cents:
                raise ValueError("what was planned does not add up")
            if sum(one.actual_cents for one in parts) != self.actual_cents:
                raise ValueError("what was spent does not add up")
        return self

    @property
    def difference_cents(self) -> int:
        """What it cost more than planned; negative where it cost less."""
        return self.actual_cents - self.planned_cents


class PartnerFigures(Value):
    """What a partner gave, and whether it would again.

    `is_new` is None where there is no report before to tell by.
    """

    partner: Id
    name: Text
    planned: int
    held: int
    minutes: int
    answers: int
    willing: int
    unwilling: int
    is_new: bool | None


class EvidenceResult(Value):
    """What an improvement rests on, in figures: `n` answers, marks where they are marks."""

    audience: Audience
    session: Id | None
    question: Id | None
    what: Text
    n: int
    score: Score | None


class ImprovementResult(Value):
    """An improvement with its evidence, and what exactly it changes in the catalogue.

    Without `changes` the catalogue was so already.
    """

    improvement: Improvement
    evidence: tuple[EvidenceResult, ...]
    changes: tuple[CatalogueChange, ...]


class InCatalogue(StrEnum):
    """How far the catalogue that the trip was planned with had an improvement in it."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"
    """The report before changed nothing that could be looked for."""


class EvidenceThen(Value):
    """What an improvement rested on then, and what was said of the same now."""

    what: Text
    before: Score | None
    now: Score | None


class FollowedUp(Value):
    """What became of an improvement of the report before.

    `in_catalogue` is what the catalogue of this trip shows, whatever was `decision`.
    """

    improvement: Id
    change: str
    owner: str
    due: dt.date | None
    decision: Decision | None
    note: str
    in_catalogue: InCatalogue
    evidence: tuple[EvidenceThen, ...]

    @property
    def was_applied(self) -> bool:
        """Whether this trip was planned with it."""
        return self.in_catalogue is InCatalogue.YES


class Limit(StrEnum):
    """What a reader has to keep in mind."""

    FEW_ANSWERS = "few-answers"
    NOT_ALL_ANSWERED = "not-all-answered"
    COSTS_NOT_KNOWN = "costs-not-known"
    STILL_OPEN = "still-open"
    NO_CAUSE = "no-cause"
    ILLUSTRATIVE = "illustrative"
    NOT_DELIVERED = "not-delivered"


class LearningReport(Value):
    """What was learnt from one trip.

    `problem_hash` and `version` name the programme that it was held against.
    """

    trip: Id
    name: Text
    catalogue: Text
    first: dt.date
    last: dt.date
    guests: int
    version: int
    problem_hash: str
    ticks_per_minute: int
    made_on: dt.date
    illustrative: bool
    forms: int
    responses: tuple[Response, ...]
    counts: DeliveredCounts
    visits: tuple[VisitResult, ...]
    questions: tuple[QuestionResult, ...]
    improvements: tuple[ImprovementResult, ...]
    previous: Text | None
    followed_up: tuple[FollowedUp, ...]
    network: tuple[PartnerFigures, ...]
    money: Money
    note: str
    limits: tuple[Limit, ...]

    def score_of(self, session: str, audience: Audience) -> Score | None:
        """The marks of a session; None if it was no part of the trip."""
        for visit in self.visits:
            if visit.session == session:
                return visit.hosts if audience is Audience.HOSTS else visit.participants
        return None

    def answers_to(self, question: str, audience: Audience) -> QuestionResult | None:
        """What a question was answered; None if it was not asked."""
        for one in self.questions:
            if one.question == question and one.audience is audience:
                return one
        return None
