"""The network: what each partner gave to a trip, and whether it would again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from optimizer.domain.problem import Problem
from scenarios.learning.answers import FormAnswers
from scenarios.learning.report import LearningReport, PartnerFigures, VisitResult

WILLING = "host-again"
"""The question of the partners' form by which a partner says whether it would host again."""


def partner_figures(
    problem: Problem,
    visits: Sequence[VisitResult],
    answers: Sequence[FormAnswers],
    previous: LearningReport | None,
) -> Iterator[PartnerFigures]:
    """Every partner of the programme or of what was added, in the order of its first visit."""
    before = None if previous is None else {one.partner for one in previous.network}
    for key in dict.fromkeys(visit.partner for visit in visits):
        own = [visit for visit in visits if visit.partner == key]
        said = [one.answers for one in answers if one.partner == key]
        again = [one[WILLING] for one in said if WILLING in one]
        yield PartnerFigures(
            partner=key,
            name=problem.catalogue.partner(key).name,
            planned=sum(visit.planned_date is not None for visit in own),
            held=sum(visit.outcome.was_held for visit in own),
            minutes=sum(_lasted(visit) for visit in own),
            answers=len(said),
            willing=sum(one is True for one in again),
            unwilling=sum(one is False for one in again),
            is_new=None if before is None else key not in before,
        )


def _lasted(visit: VisitResult) -> int:
    return 0 if visit.start is None or visit.end is None else visit.end - visit.start
