"""How far a trip has come, and the rules across days that look at nothing else."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from optimizer.domain.catalogue import Precedence, PrecedenceKind
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import WishKind

NEVER = dt.date.min


@dataclass(frozen=True)
class Stage:
    """Where a trip stands: tonight's hotel, how many days, changes, what it visited and kept.

    A visit carries its date if a precedence asks for it, else `NEVER`. With a published programme
    `record` says what each day keeps of it.
    """

    night: str = ""
    days: int = 0
    changes: int = 0
    visits: tuple[tuple[str, dt.date], ...] = ()
    commitments: frozenset[str] = frozenset()
    record: tuple[object, ...] | None = None

    @property
    def sessions(self) -> frozenset[str]:
        """The sessions visited."""
        return frozenset(session for session, _ in self.visits)


class StageRules:
    """The rules `stay`, `same-hotel`, `once`, `required`, `quota`, `precedence`, `commitment`."""

    def __init__(self, problem: Problem) -> None:
        wishes, catalogue = problem.wishes, problem.catalogue
        self.precedence = (*catalogue.precedence, *wishes.precedence)
        self.dated = {key for rule in self.precedence for key in (rule.first, rule.second)}
        if any(catalogue.session(key).visits_per_trip > 1 for key in self.dated):
            raise ValueError("precedence between repeatable sessions is not defined")
        self.most = {session.id: session.visits_per_trip for session in catalogue.sessions}
        self.quotas = [(problem.sessions_of(quota.target), quota) for quota in wishes.quotas]
        self.required = [
            problem.sessions_of(wish.target)
            for wish in wishes.wishes
            if wish.kind is WishKind.REQUIRED
        ]
        self.alternatives = [group.sessions for group in catalogue.alternatives]
        self.commitments = {item.id for item in wishes.commitments}
        self.dates, self.max_changes = wishes.dates, wishes.limits.max_hotel_changes

    def reached(
        self,
        stage: Stage,
        night: str,
        sessions: tuple[str, ...],
        commitments: frozenset[str],
        date: dt.date,
    ) -> Stage | None:
        """The stage after one more day, or None where a rule forbids that day; night "" ends."""
        days = stage.days + 1
        changes = stage.changes + (stage.days > 0 and night not in ("", stage.night))
        last = days < self.dates.most_days if night else days >= self.dates.least_days
        if not last or days > self.dates.most_days or changes > self.max_changes:
            return None
        if not stage.commitments.isdisjoint(commitments):
            return None
        new = ((key, date if key in self.dated else NEVER) for key in sessions)
        visits = tuple(sorted((*stage.visits, *new)))
        if not self._may_go_on(visits):
            return None
        after = Stage(night, days, changes, visits, stage.commitments | commitments)
        return after if night or self._is_complete(after) else None

    def _may_go_on(self, visits: tuple[tuple[str, dt.date], ...]) -> bool:
        """The rules that no later day can mend: once, alternatives, quota at most, precedence."""
        counts = Counter(session for session, _ in visits)
        when = dict(visits)
        return (
            all(count <= self.most[key] for key, count in counts.items())
            and all(sum(counts[key] for key in group) <= 1 for group in self.alternatives)
            and all(
                quota.at_most is None or sum(counts[key] for key in keys) <= quota.at_most
                for keys, quota in self.quotas
            )
            and all(_ordered(rule, when) for rule in self.precedence)
        )

    def _is_complete(self, stage: Stage) -> bool:
        """Required wishes, quotas at least and commitments; pins are kept day by day."""
        counts = Counter(session for session, _ in stage.visits)
        return (
            all(any(key in counts for key in keys) for keys in self.required)
            and all(
                sum(counts[key] for key in keys) >= (quota.at_least or 0)
                for keys, quota in self.quotas
            )
            and stage.commitments == self.commitments
        )


def _ordered(rule: Precedence, when: dict[str, dt.date]) -> bool:
    """Whether the dates keep a precedence; the order within a day is the day's own matter."""
    first, second = when.get(rule.first), when.get(rule.second)
    if rule.kind is PrecedenceKind.REQUIRES and second is not None and first is None:
        return False
    if first is None or second is None:
        return True
    if rule.kind in (PrecedenceKind.BEFORE, PrecedenceKind.REQUIRES):
        return first <= second
    if rule.kind is PrecedenceKind.SAME_DAY:
        return first == second
    if rule.kind is PrecedenceKind.NOT_SAME_DAY:
        return first != second
    return abs((first - second).days) <= (rule.days or 0)
