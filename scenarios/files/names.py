"""Names in a scenario file: each once, each known, each used."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from optimizer.domain.crosschecks import Spot
from optimizer.domain.crosschecks.known import did_you_mean
from optimizer.domain.crosschecks.references import repeated
from optimizer.domain.findings import FindingCode, Severity
from optimizer.domain.pointers import Steps
from scenarios.files.expanding import MOST_SCENARIOS, count_of, names_of
from scenarios.files.scenario_file import ScenarioEntry, ScenarioFile

SCENARIOS = "scenarios"
"""The document that the spots are about."""


def name_spots(file: ScenarioFile, known: Collection[str]) -> Iterator[Spot]:
    """What is wrong with the names; `known` are the overlays' ids as they were written."""
    for field in ("overlays", "scenarios"):
        yield from repeated(SCENARIOS, (field,), getattr(file, field))
    yield from _unknown(file, known)
    yield from _unused(file)
    if sum(count_of(entry) for entry in file.scenarios) > MOST_SCENARIOS:
        yield _too_many(file)
        return
    for check in (_same_name, _twice):
        yield from check(file)


def _named(entry: ScenarioEntry, at: int) -> Iterator[tuple[Steps, str]]:
    """Every overlay that an entry names, each with its place."""
    for index, key in enumerate(entry.overlays):
        yield (SCENARIOS, at, "overlays", index), key
    for axis, choices in enumerate(entry.cross):
        for place, choice in enumerate(choices):
            for index, key in enumerate(choice):
                yield (SCENARIOS, at, "cross", axis, place, index), key


def _unknown(file: ScenarioFile, known: Collection[str]) -> Iterator[Spot]:
    for at, entry in enumerate(file.scenarios):
        for steps, key in _named(entry, at):
            if key not in known:
                yield Spot(
                    SCENARIOS,
                    steps,
                    FindingCode.UNKNOWN_ID,
                    f"There is no overlay '{key}' in the file.",
                    did_you_mean(key, known) + "Correct the name, or add it to overlays.",
                    detail={"kind": "overlays", "name": key},
                )


def _unused(file: ScenarioFile) -> Iterator[Spot]:
    used = {key for at, entry in enumerate(file.scenarios) for _, key in _named(entry, at)}
    for index, overlay in enumerate(file.overlays):
        if overlay.id not in used:
            yield Spot(
                SCENARIOS,
                ("overlays", index),
                FindingCode.OVERLAY_UNUSED,
                f"No scenario names the overlay '{overlay.id}'.",
                "Name it in a scenario, or leave it out.",
                Severity.WARNING,
            )


def _too_many(file: ScenarioFile) -> Spot:
    count = sum(count_of(entry) for entry in file.scenarios)
    return Spot(
        SCENARIOS,
        (SCENARIOS,),
        FindingCode.VALUE_OUT_OF_RANGE,
        f"The file combines to {count} scenarios; {MOST_SCENARIOS} can be replayed.",
        "Leave out choices, or split the file.",
        detail={"count": count, "most": MOST_SCENARIOS},
    )


def _same_name(file: ScenarioFile) -> Iterator[Spot]:
    """Combinations that have the name of another scenario."""
    seen: set[str] = set()
    for at, entry in enumerate(file.scenarios):
        for name, _ in names_of(entry):
            if name in seen and name != entry.id:
                yield Spot(
                    SCENARIOS,
                    (SCENARIOS, at, "cross"),
                    FindingCode.DUPLICATE_ID,
                    f"Two scenarios are called '{name}'.",
                    "Leave out one of two equal choices, or give the entry another id.",
                    detail={"name": name},
                )
            seen.add(name)


def _twice(file: ScenarioFile) -> Iterator[Spot]:
    """Scenarios that have one overlay twice."""
    for at, entry in enumerate(file.scenarios):
        for name, names in names_of(entry):
            again = next((key for key in names if names.count(key) > 1), None)
            if again is not None:
                yield Spot(
                    SCENARIOS,
                    (SCENARIOS, at),
                    FindingCode.DUPLICATE_ID,
                    f"The scenario '{name}' has the overlay '{again}' more than once.",
                    "Name it once.",
                    detail={"name": again, "scenario": name},
                )
                break
