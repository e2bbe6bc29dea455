"""How a session can reach the party: language modes, their lengths and their interpreters."""

from __future__ import annotations

from dataclasses import dataclass

from optimizer.domain.calendar import round_up
from optimizer.domain.catalogue import InterpreterService, LanguageMode, Session
from optimizer.domain.problem import Problem

INTERPRETED = (LanguageMode.CONSECUTIVE, LanguageMode.SIMULTANEOUS)


@dataclass(frozen=True, slots=True)
class Speech:
    """A language mode with the interpreter service it takes, if any."""

    mode: LanguageMode
    service: InterpreterService | None = None


def possible_speech(problem: Problem, session: Session) -> tuple[Speech, ...]:
    """The modes in which the party can follow a session: own, else second, else interpreted."""
    party, wished = problem.wishes.party, problem.wishes.language_modes
    spoken = set(session.languages)
    if spoken & set(party.own_languages):
        return (Speech(LanguageMode.OWN),) if LanguageMode.OWN in wished else ()
    if spoken & set(party.second_languages) and LanguageMode.SECOND in wished:
        return (Speech(LanguageMode.SECOND),)
    found = []
    if session.interpretation:
        for service in sorted(problem.catalogue.interpreters, key=lambda service: service.id):
            languages = set(service.languages)
            if languages & spoken and languages & set(party.own_languages):
                found += [
                    Speech(mode, service)
                    for mode in INTERPRETED
                    if mode in wished and any(team.mode is mode for team in service.teams)
                ]
    return tuple(found)


def session_minutes(problem: Problem, session: Session, mode: LanguageMode) -> int:
    """The length of a session: hands-on plus the talk, stretched by the mode up to the grid."""
    percent = problem.rules.language_percent(mode)
    if percent == 100:
        return session.hands_on_minutes + session.talk_minutes
    talk = -(-session.talk_minutes * percent // 100)
    return session.hands_on_minutes + round_up(talk, problem.rules.grid_minutes)


def team_size(service: InterpreterService, mode: LanguageMode, minutes: int) -> int | None:
    """The smallest team for a visit of a length; None if no team goes on that long."""
    fitting = [
        (team.up_to_minutes, team.interpreters)
        for team in service.teams
        if team.mode is mode and team.up_to_minutes >= minutes
    ]
    return min(fitting)[1] if fitting else None
