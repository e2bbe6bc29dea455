"""The names that a catalogue knows, for telling an unknown id and the one that was meant."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.crosschecks.check import Spot
from optimizer.domain.findings import FindingCode, Severity
from optimizer.domain.pointers import Steps

IDENTIFIED = (
    "places",
    "matrices",
    "partners",
    "venues",
    "sessions",
    "hotels",
    "restaurants",
    "vehicles",
    "connections",
    "interpreters",
    "alternatives",
)
"""The lists of a catalogue whose items have an id."""

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")

# What something of a kind is called, where the kind's own name is not it.
_SINGULAR = {
    "matrices": "matrix",
    "alternatives": "group of alternatives",
    "interpreters": "interpreter service",
    "arrivals": "origin of an arrival",
    "departures": "destination of a departure",
}


def singular(kind: str) -> str:
    """What one of a kind is called: `sessions` gives `session`."""
    return _SINGULAR.get(kind) or kind.removesuffix("s")


def closest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that was probably meant, or None if none is close."""
    found = difflib.get_close_matches(word[:80], sorted(choices), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """`Did you mean 'demo-x'? `, or nothing if no choice is close."""
    found = closest(word, choices)
    return f"Did you mean '{found}'? " if found else ""


@dataclass(frozen=True)
class Known:
    """The names of each kind; a kind that could not be read is left out, and holds any name.

    Taken from the content as it was written and not from the values built of it, so that an item
    with a fault of its own is still known to those that refer to it. `nameless` counts the items of
    each kind that have no id to be known by.
    """

    names: Mapping[str, frozenset[str]]
    nameless: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, catalogue: Catalogue) -> Known:
        """What a catalogue knows."""
        cells = {"matrices": {"__all__": {"minutes", "metres"}}}
        return cls.in_content(catalogue.model_dump(mode="json", exclude=cells))

    @classmethod
    def in_content(cls, content: Mapping[str, Any]) -> Known:
        """What a catalogue knows that is given as plain mappings and lists."""
        optional = [kind for kind in IDENTIFIED if not Catalogue.model_fields[kind].is_required()]
        lists = {kind: [] for kind in optional} | {
            kind: content[kind] for kind in IDENTIFIED if kind in content
        }
        items = {kind: _mappings(found) for kind, found in lists.items() if isinstance(found, list)}
        names = {kind: _texts(found, "id") for kind, found in items.items()}
        if "sessions" in items:
            names["themes"] = _texts(items["sessions"], "themes")
            names["formats"] = _texts(items["sessions"], "format")
        if "connections" in items:
            for direction in ("arrival", "departure"):
                these = [one for one in items["connections"] if one.get("direction") == direction]
                names[f"{direction}s"] = _texts(these, "origin")
        return cls(names, {kind: _nameless(found) for kind, found in lists.items()})

    def without_guesses(self, spots: Iterable[Spot]) -> Iterator[Spot]:
        """The spots but for unknown names that items without a readable id may well have."""
        spots = tuple(spots)
        unknown: dict[str, set[str]] = defaultdict(set)
        for spot in spots:
            if spot.code is FindingCode.UNKNOWN_ID:
                unknown[str(spot.detail.get("kind"))].add(str(spot.detail.get("name")))
        for spot in spots:
            kind = str(spot.detail.get("kind"))
            is_name = spot.code is FindingCode.UNKNOWN_ID
            if not is_name or len(unknown[kind]) > self.nameless.get(kind, 0):
                yield spot

    def has(self, kind: str, name: str) -> bool:
        """Whether something of the kind has the name, or might have."""
        return kind not in self.names or name in self.names[kind]

    def unknown(
        self,
        document: str,
        steps: Steps,
        kind: str,
        name: str,
        severity: Severity = Severity.ERROR,
    ) -> Iterator[Spot]:
        """The finding that nothing of the kind has the name; none if something has."""
        if self.has(kind, name):
            return
        suggestion = closest(name, self.names[kind])
        yield Spot(
            document,
            steps,
            FindingCode.UNKNOWN_ID,
            f"There is no {singular(kind)} '{name}' in the catalogue.",
            did_you_mean(name, self.names[kind])
            + f"Correct the name, or add it to the catalogue's {_home(kind)}.",
            severity,
            {"kind": kind, "name": name} | ({"suggestion": suggestion} if suggestion else {}),
        )


def _home(kind: str) -> str:
    """The list of the catalogue in which names of a kind stand."""
    if kind in ("arrivals", "departures"):
        return "connections"
    return "sessions" if kind in ("themes", "formats") else kind


def _mappings(items: list[Any]) -> list[dict[str, Any]]:
    return [one for one in items if isinstance(one, dict)]


def _nameless(items: Any) -> int:
    """How many items of a list have no id, or one that is none."""
    if not isinstance(items, list):
        return 0
    ids = [one.get("id") if isinstance(one, dict) else None for one in items]
    return sum(not (isinstance(one, str) and _ID.fullmatch(one)) for one in ids)


def _texts(items: list[dict[str, Any]], key: str) -> frozenset[str]:
    """The texts that stand under a key, alone or in a list."""
    found = [one.get(key) for one in items]
    flat = [text for one in found for text in (one if isinstance(one, list) else [one])]
    return frozenset(text for text in flat if isinstance(text, str))
