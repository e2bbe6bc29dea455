"""Visits that were run through, in words: each one's story, and the network over all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from optimizer.report.assignment import Names, summary_of
from optimizer.report.numbers import amount, money
from optimizer.report.verdict import verdict_sentence
from scenarios.learning import Audience
from scenarios.learning.telling import change_text, sheet_text
from scenarios.learning.telling.changes import followed_block
from scenarios.learning.telling.figures import NONE, dates_text, difference, score_text
from scenarios.learning.telling.sheet import Block, Record, Sheet
from scenarios.learning.telling.visits import counts_sentence
from scenarios.network import Network
from scenarios.network.sheet import network_sheet
from scenarios.replanning import Replan
from scenarios.replanning.text import released_name
from scenarios.visits.held import Version, VisitHeld
from scenarios.visits.phrases import say
from scenarios.visits.series import Series


def series_text(
    series: Series, held: Sequence[VisitHeld], network: Network, language: str = "en"
) -> str:
    """The story of the visits; it ends with a line break."""
    blocks: list[Block] = []
    for number, one in enumerate(held, start=1):
        blocks += _visit(number, one, language)
    return sheet_text(
        Sheet(
            language=language,
            title=series.name.in_language(language),
            facts="",
            warnings=(series.note.in_language(language),),
            blocks=(*blocks, *network_sheet(network, language).blocks),
        )
    )


def visits_told(held: Sequence[VisitHeld], network: Network) -> dict[str, Any]:
    """The same for machines: what was planned, changed and held, and the network."""
    return {
        "visits": [_told(one) for one in held],
        "network": network.model_dump(mode="json"),
    }


def _told(held: VisitHeld) -> dict[str, Any]:
    report = held.report
    return {
        "id": held.visit.id,
        "versions": [
            {
                "number": one.number,
                "verdict": one.result.verdict.value,
                "tiers": [tier.model_dump(mode="json") for tier in one.result.tiers],
                "problem_hash": one.problem.content_hash,
            }
            for one in held.versions
        ],
        "counts": report.counts.model_dump(mode="json"),
        "planned_cents": report.money.planned_cents,
        "actual_cents": report.money.actual_cents,
        "improvements": [one.improvement.id for one in report.improvements],
        "followed_up": [one.model_dump(mode="json") for one in report.followed_up],
    }


# --- one visit ---------------------------------------------------------------------------------
def _visit(number: int, held: VisitHeld, language: str) -> Iterator[Block]:
    report = held.report
    name = report.name.in_language(language)
    dates = dates_text(report.first, report.last, language)
    yield Block(
        title=say("visit", language, number=number, name=name),
        notes=(say("facts", language, dates=dates, guests=report.guests),),
        records=(tuple(_story(held, language)),),
    )
    followed = followed_block(report, language)
    if followed is not None:
        yield followed


def _story(held: VisitHeld, language: str) -> Iterator[tuple[str, str]]:
    if held.lesson is not None:
        told = [
            change_text(change, language)
            for changes in held.lesson.improved.changes.values()
            for change in changes
        ]
        yield say("lesson", language), "; ".join(told) or say("none", language)
    for version in held.versions:
        if version.replan is None:
            yield _label(version, language), _planned(version, "planned", language)
        else:
            yield from _anew(held, version, version.replan, language)
    report, spent = held.report, held.report.money
    yield say("delivered", language), counts_sentence(report, language)
    whole = report.answers_to("whole-visit", Audience.PARTICIPANTS)
    mark = NONE if whole is None or whole.score is None else score_text(whole.score, language)
    yield (
        say("feedback", language),
        say("feedback.forms", language, n=report.forms, score=mark),
    )
    yield (
        say("costs", language),
        say(
            "costs.both",
            language,
            planned=money(spent.planned_cents, language),
            actual=money(spent.actual_cents, language),
            difference=difference(spent.difference_cents, language),
            known=spent.known_lines,
            all=len(spent.lines),
        ),
    )
    changes = [one.improvement.change for one in report.improvements]
    yield say("improvements", language), " ".join(changes) or say("none", language)


def _anew(held: VisitHeld, version: Version, replan: Replan, language: str) -> Record:
    """What happened, and the version that it led to."""
    assert version.given is not None
    upset = held.visit.upset
    told = [] if upset is None else [(say("happened", language), upset.story.in_language(language))]
    change = replan.comparison.assignment
    summary = "" if change is None else summary_of(change, language)
    scored = version.result.score
    weight = 0 if scored is None else scored.change_weight
    told.append(
        (
            _label(version, language),
            _planned(version, "anew", language, summary=summary, weight=weight),
        )
    )
    names = Names((version.given.edited, version.given.problem), language)
    released = [released_name(names, one) for one in replan.edits if one.released]
    given_up = [*released, *(names.wish(key) for key in replan.gave_up)]
    if given_up:
        told.append((say("released", language), "; ".join(given_up)))
    stability = replan.stability
    if stability is not None and stability.points_least is not None:
        low, high = stability.points_least, stability.points_most
        key = "stability.points" if stability.is_proved else "stability.between"
        if high == 0:
            key = "stability.none"
        said = say(key, language, n=low, low=low, high=NONE if high is None else high)
        told.append((say("stability", language), said))
    return tuple(told)


def _label(version: Version, language: str) -> str:
    return say("version", language, n=version.number)


def _planned(version: Version, key: str, language: str, **more: object) -> str:
    """How good a version is, how many visits it has, and what it brings and costs."""
    scored = version.result.score
    assert scored is not None
    return say(
        key,
        language,
        sentence=verdict_sentence(version.result, language),
        visits=sum(len(visit.sessions) for _, visit in version.itinerary.visits),
        points=amount(scored.points, "points", language),
        cost=money(scored.cost_cents, language),
        **more,
    )
