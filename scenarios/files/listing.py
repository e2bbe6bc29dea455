"""A scenario file as text: its scenarios, their overlays, and every change, old and new."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from optimizer.domain.overlays import LateCancellation, NamedOverlay, Replanning
from optimizer.domain.ticks import clock, ticks
from optimizer.report.assignment import Names
from optimizer.report.layout import title
from optimizer.report.numbers import money
from optimizer.report.phrases import long_date
from scenarios.files.expanding import Scenario
from scenarios.files.listing_phrases import say
from scenarios.files.reading import ScenarioSet
from scenarios.overlaying import Change, ChangeKind, needs_programme
from scenarios.overlaying.changes import tokens

_WIDEST = 72


def scenarios_text(found: ScenarioSet, language: str) -> str:
    """Every scenario with what its overlays change; nothing is solved."""
    with ticks(found.baseline.catalogue.rules.ticks_per_minute):
        return "\n".join(_lines(found, language)) + "\n"


def _lines(found: ScenarioSet, language: str) -> Iterator[str]:
    wishes = found.baseline.wishes
    name = found.file.name.in_language(language) if found.file.name else found.file.id
    yield from title(say("title", language, name=name))
    yield say(
        "baseline",
        language,
        name=wishes.name.in_language(language),
        heads=wishes.party.heads,
        first=wishes.dates.first,
        last=wishes.dates.last,
    )
    yield say("count" if len(found.scenarios) > 1 else "one", language, count=len(found.scenarios))
    for scenario in found.scenarios:
        yield ""
        called = f" · {scenario.title.in_language(language)}" if scenario.title else ""
        yield scenario.name + called
        yield from _scenario(found, scenario, language)


def _scenario(found: ScenarioSet, scenario: Scenario, language: str) -> Iterator[str]:
    if not scenario.overlays:
        yield "  " + say("as-it-is", language)
        return
    if found.needs_baseline(scenario):
        later = tuple(one for one in scenario.overlays if needs_programme(one))
        names = ", ".join(one.id for one in later)
        yield "  " + say("replans", language, names=names)
        for one in later:
            yield f"  {one.id}" + _called(one, language)
            yield f"    {_from_when(found, one, language)}"
        rest = tuple(one for one in scenario.overlays if one not in later)
        scenario = scenario.model_copy(update={"overlays": rest})
    log = found.overlaid(scenario).log
    for overlay in scenario.overlays:
        yield f"  {overlay.id}" + _called(overlay, language)
        for change in log:
            if change.overlay == overlay.id:
                yield f"    {change_text(change, language)}"
    if scenario.gates:
        yield "  " + say("gates", language, count=len(scenario.gates))


def _from_when(found: ScenarioSet, overlay: NamedOverlay, language: str) -> str:
    """From which moment a trip is planned anew, and who has cancelled."""
    assert isinstance(overlay, Replanning)
    when = {"date": long_date(overlay.date, language), "time": clock(overlay.time)}
    said = [say("from", language, **when)]
    if isinstance(overlay, LateCancellation):
        names = Names((found.baseline,), language)
        ((kind, key),) = overlay.named
        said.append(say("cancels", language, name=names.of(kind, key)))
    if overlay.planned_on is not None:
        date = long_date(overlay.planned_on, language)
        said.append(say("planned-on", language, date=date))
    return "; ".join(said)


def _called(overlay: NamedOverlay, language: str) -> str:
    kind: str = getattr(overlay, "kind", "")
    name = overlay.name.in_language(language) if overlay.name else ""
    return f" ({kind})" + (f": {name}" if name else "")


def change_text(change: Change, language: str) -> str:
    """Where something changed, and what stood and stands there; times in the ticks in force."""
    where = change.path.removeprefix("/")
    end = f" ({say('released', language)})" if change.released else ""
    if change.kind is ChangeKind.ADDED:
        return f"+ {where}: {shown(change.new, where, language)}{end}"
    if change.kind is ChangeKind.REMOVED:
        return f"− {where}: {shown(change.old, where, language)}{end}"
    return (
        f"{where}: {shown(change.old, where, language)} → {shown(change.new, where, language)}{end}"
    )


def shown(value: Any, path: str, language: str) -> str:
    """A value of a change for people, cut short where it is long."""
    if isinstance(value, int) and (path.endswith("_cents") or "/caps/" in path):
        return money(value, language)
    if isinstance(value, list) and value and isinstance(value[0], list):
        numbers = [one for row in value for one in row if isinstance(one, int)]
        return f"{len(value)} × {len(value[0])}, Σ {sum(numbers)}"
    if isinstance(value, dict) and "/[" in path:
        named = tokens(path)[-1]
        value = {key: one for key, one in value.items() if f"{key}={one}" not in named}
    text = _plain(value, language)
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def _plain(value: Any, language: str, key: str = "") -> str:
    """A value without brackets and quotes; what says nothing is left out."""
    if isinstance(value, dict):
        if value.keys() == {"start", "end"} and isinstance(value["start"], int):
            return f"{clock(value['start'])}–{clock(value['end'])}"
        if value.keys() >= {"weekly", "exceptions"} and not any(value.values()):
            return say("closed", language)
        said = {name: one for name, one in value.items() if one not in (None, "", {}, [])}
        if "windows" in value:
            said["windows"] = value["windows"] or say("closed", language)
        return (
            "; ".join(f"{name} {_plain(one, language, name)}" for name, one in said.items()) or "–"
        )
    if isinstance(value, list):
        return ", ".join(_plain(one, language) for one in value) or "–"
    if isinstance(value, int) and key in ("start", "frozen_minute"):
        return clock(value)
    return "–" if value is None else str(value)
