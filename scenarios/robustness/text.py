"""A sweep as text: how often the plan holds, what is lost on average, whose absence hurts most."""

from __future__ import annotations

import csv
import io
import textwrap
from collections.abc import Iterator

from optimizer.domain.problem import Problem
from optimizer.domain.ticks import ticks
from optimizer.report.assignment import Names
from optimizer.report.layout import table, title, wrapped
from optimizer.report.numbers import money, share
from optimizer.report.phrases import phrase, short_date
from optimizer.report.what_if import difference
from scenarios.robustness.phrases import say
from scenarios.robustness.report import Fate, HostRisk, Mean, Outcome, Robustness
from scenarios.robustness.situation import Ending

ILLUSTRATIVE = "illustrative"
"""The id of the disturbances that come with the software."""

HOST_WIDTH = 30
"""The columns that names of hosts and visits are wrapped to."""


def robustness_text(problem: Problem, found: Robustness, language: str = "en") -> str:
    """The whole report; it ends with a line break."""
    with ticks(problem.rules.ticks_per_minute):
        lines = [*_heading(problem, found, language), ""]
        if found.n:
            lines += [*_fates(found, language), "", *_means(found, language), ""]
        if found.hosts:
            lines += [*_hosts(problem, found, language), ""]
        lines += wrapped(say("note", language), "")
        if found.disturbances.id == ILLUSTRATIVE:
            lines += wrapped(say("illustrative", language), "")
    return "\n".join(lines).rstrip("\n") + "\n"


def robustness_csv(found: Robustness) -> str:
    """One line for each draw, numbers as they are; empty where there is none."""
    content = io.StringIO()
    writer = csv.writer(content, lineterminator="\n")
    fields = [name for name in Outcome.model_fields if name != "events"]
    writer.writerow([*fields, "events"])
    for one in found.draws:
        events = "; ".join(event.model_dump_json() for event in one.events)
        values = [getattr(one, name) for name in fields]
        writer.writerow([*("" if value is None else value for value in values), events])
    return content.getvalue()


def _heading(problem: Problem, found: Robustness, language: str) -> Iterator[str]:
    name = problem.wishes.name.in_language(language)
    yield from title(say("title", language, name=name))
    chances = found.disturbances
    called = chances.id if chances.name is None else chances.name.in_language(language)
    yield say("basis", language, n=found.asked, seed=found.seed, chances=called)
    if found.n == 0:
        yield say("nothing", language)
    elif not found.is_complete:
        yield say("stopped", language, n=found.n, asked=found.asked)


def _fates(found: Robustness, language: str) -> Iterator[str]:
    yield from title(say("fates", language))
    rows = [("", say("draws", language), say("share", language))]
    for fate in Fate:
        count = found.counts.get(fate, 0)
        if count or fate is Fate.HELD:
            part = share(count / found.n, language)
            rows.append((say(f"fate.{fate.value}", language), str(count), part))
    yield from table(rows, align="lrr")
    assert found.survival is not None
    assert found.survival_low is not None
    assert found.survival_high is not None
    sentence = say(
        "interval",
        language,
        share=share(found.survival, language),
        low=share(found.survival_low, language),
        high=share(found.survival_high, language),
    )
    yield from wrapped(sentence, "")


def _means(found: Robustness, language: str) -> Iterator[str]:
    yield from title(say("means", language))
    of = say("of", language, points=found.points)
    rows = [
        ("", say("mean", language), say("error", language), say("draws", language)),
        _mean_row(f"{say('points', language)} ({of})", found.points_lost, language),
        _money_row(say("cents", language), found.cents_more, language),
        _mean_row(say("required", language), found.required_lost, language, digits=2),
    ]
    yield from table(rows, align="lrrr")
    proved = found.n - found.unproved
    sentence = say("proofs", language, proved=proved, n=found.n, plannings=found.plannings)
    if found.unproved:
        sentence += " " + say("unproved", language, n=found.unproved)
    yield from wrapped(sentence, "")


def _mean_row(label: str, mean: Mean, language: str, digits: int = 1) -> tuple[str, ...]:
    numbers = (
        phrase("none", language) if one is None else _decimal(one, digits, language)
        for one in (mean.mean, mean.standard_error)
    )
    return label, *numbers, str(mean.n)


def _money_row(label: str, mean: Mean, language: str) -> tuple[str, ...]:
    none = phrase("none", language)
    said = none if mean.mean is None else difference(round(mean.mean), "cents", language)
    error = mean.standard_error
    return label, said, none if error is None else money(round(error), language), str(mean.n)


def _hosts(problem: Problem, found: Robustness, language: str) -> Iterator[str]:
    """Each host with its visits below it, and what it costs if it fails."""
    yield from title(say("hosts", language))
    names = Names((problem,), language)
    keys = ("date", "host", "required-lost", "lost", "moved", "dropped", "chance", "expected")
    rows: list[tuple[str, ...]] = [tuple(say(key, language) for key in keys)]
    for one in hurting(found.hosts):
        first, *more = _in_lines(names.of("partner", one.partner), "")
        rows.append((short_date(one.date, language), first, *_host_numbers(one, language)))
        for session in one.sessions:
            more += _in_lines(names.of("session", session), "· ")
        rows += [("", line, *[""] * (len(keys) - 2)) for line in more]
    yield from table(rows, align="llrrrrrr")
    yield from wrapped(say("read-hosts", language), "")


def _in_lines(name: str, mark: str) -> list[str]:
    return textwrap.wrap(
        name,
        HOST_WIDTH,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_on_hyphens=False,
    )


def _host_numbers(one: HostRisk, language: str) -> tuple[str, ...]:
    expected = one.expected_permille
    required, moved, dropped = (
        phrase("none", language) if number is None else str(number)
        for number in (one.required_lost, one.moved, one.dropped)
    )
    return (
        required,
        points_lost(one, language),
        moved,
        dropped,
        share(one.permille / 1000, language),
        phrase("none", language) if expected is None else _points(expected, language),
    )


def hurting(hosts: tuple[HostRisk, ...]) -> list[HostRisk]:
    """Those that hurt most first: without a plan, then by required wishes, points and changes."""

    def hurt(one: HostRisk) -> tuple[int, ...]:
        if one.points_lost is None or one.required_lost is None:
            return (0, 0, 0, 0)
        weight = 3 * (one.moved or 0) + 4 * (one.dropped or 0)
        return (1, -one.required_lost, -one.points_lost, -weight)

    return sorted(hosts, key=hurt)


def points_lost(one: HostRisk, language: str) -> str:
    """The points that are lost with a host, or why there is no number."""
    if one.points_lost is None:
        return say("no-plan" if one.ending is Ending.NO_PLAN else "unanswered", language)
    said = signed(one.points_lost)
    return said if one.is_proved else say("unproved-mark", language, lost=said)


def lost(one: HostRisk, language: str) -> str:
    """All that is lost with a host, in few words."""
    said = points_lost(one, language)
    if not one.required_lost:
        return said
    return say("required-too", language, points=said, n=one.required_lost)


def signed(number: int) -> str:
    """A number with a minus sign where it has one."""
    return str(number).replace("-", "−")


def _points(permille: int, language: str) -> str:
    return _decimal(permille / 1000, 1, language)


def _decimal(number: float, digits: int, language: str) -> str:
    text = f"{number:.{digits}f}".replace("-", "−")
    return text.replace(".", ",") if language == "fi" else text
