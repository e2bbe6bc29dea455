"""Following up: the improvements of this report, and what became of those of the one before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from optimizer.domain.problem import Problem
from scenarios.learning.forms import Audience
from scenarios.learning.improvements import Evidence, FollowUp, Improvement
from scenarios.learning.improving import CatalogueChange
from scenarios.learning.report import (
    EvidenceResult,
    EvidenceThen,
    FollowedUp,
    ImprovementResult,
    InCatalogue,
    LearningReport,
    QuestionResult,
    Score,
    VisitResult,
)


def improvement_results(
    improvements: Sequence[Improvement],
    changes: Mapping[str, tuple[CatalogueChange, ...]],
    visits: Sequence[VisitResult],
    questions: Sequence[QuestionResult],
) -> Iterator[ImprovementResult]:
    """Each improvement with what it rests on in figures."""
    for one in improvements:
        yield ImprovementResult(
            improvement=one,
            evidence=tuple(_figures(evidence, visits, questions) for evidence in one.evidence),
            changes=changes[one.id],
        )


def _figures(
    evidence: Evidence, visits: Sequence[VisitResult], questions: Sequence[QuestionResult]
) -> EvidenceResult:
    score: Score | None
    if evidence.session is not None:
        visit = next(one for one in visits if one.session == evidence.session)
        score = visit.hosts if evidence.audience is Audience.HOSTS else visit.participants
        what, n = visit.name, score.n
    else:
        asked = next(
            one
            for one in questions
            if one.question == evidence.question and one.audience is evidence.audience
        )
        what, n, score = asked.text, asked.n, asked.score
    return EvidenceResult(
        audience=evidence.audience,
        session=evidence.session,
        question=evidence.question,
        what=what,
        n=n,
        score=score,
    )


def followed_up(
    previous: LearningReport,
    follow_ups: Sequence[FollowUp],
    problem: Problem,
    visits: Sequence[VisitResult],
    questions: Sequence[QuestionResult],
) -> Iterator[FollowedUp]:
    """Every improvement of the report before: what was decided, what this catalogue shows of it."""
    said = {one.improvement: one for one in follow_ups}
    for result in previous.improvements:
        one = result.improvement
        own = said.get(one.id)
        yield FollowedUp(
            improvement=one.id,
            change=one.change,
            owner=one.owner,
            due=one.due,
            decision=None if own is None else own.decision,
            note="" if own is None else own.note,
            in_catalogue=_in_catalogue(result, problem),
            evidence=tuple(_then(evidence, visits, questions) for evidence in result.evidence),
        )


def _in_catalogue(result: ImprovementResult, problem: Problem) -> InCatalogue:
    """Whether each change of an improvement stands in the catalogue of the trip."""
    found = [change.stands_in(problem) for change in result.changes]
    if not found:
        return InCatalogue.UNKNOWN
    if all(found):
        return InCatalogue.YES
    return InCatalogue.PARTLY if any(found) else InCatalogue.NO


def _then(
    evidence: EvidenceResult, visits: Sequence[VisitResult], questions: Sequence[QuestionResult]
) -> EvidenceThen:
    now: Score | None = None
    if evidence.session is not None:
        visit = next((one for one in visits if one.session == evidence.session), None)
        if visit is not None:
            is_host = evidence.audience is Audience.HOSTS
            now = visit.hosts if is_host else visit.participants
    else:
        asked = next(
            (
                one
                for one in questions
                if one.question == evidence.question and one.audience is evidence.audience
            ),
            None,
        )
        now = None if asked is None else asked.score
    return EvidenceThen(what=evidence.what, before=evidence.score, now=now)
