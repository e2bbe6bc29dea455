"""Lengths: how long a session is in a language mode, and a visit in the way it is held."""

from __future__ import annotations

from optimizer.check.trip import Planned
from optimizer.domain.calendar import round_up
from optimizer.domain.catalogue import LanguageMode, RuleNumbers, Session, Split


def session_minutes(rules: RuleNumbers, session: Session, mode: LanguageMode) -> int:
    """Hands-on minutes plus the talk, stretched by the mode and then rounded up to the grid."""
    percent = rules.language_percent(mode)
    talk = session.talk_minutes
    if percent != 100:
        talk = round_up(-(-talk * percent // 100), rules.grid_minutes)
    return session.hands_on_minutes + talk


def _each(rules: RuleNumbers, planned: Planned) -> list[int]:
    mode = planned.visit.language_mode
    return [session_minutes(rules, session, mode) for session in planned.sessions]


def visit_minutes(rules: RuleNumbers, planned: Planned) -> int | None:
    """The length that a visit must have; None if its sessions are unknown."""
    lengths = _each(rules, planned)
    if not lengths or len(lengths) != len(planned.visit.sessions):
        return None
    match planned.visit.split:
        case Split.REPEAT | Split.ROTATION:
            return 2 * max(lengths) + rules.changeover_minutes
        case _:
            return max(lengths)


def content_minutes(rules: RuleNumbers, planned: Planned) -> int:
    """What one guest takes part in: each session of the visit once."""
    return sum(_each(rules, planned))
