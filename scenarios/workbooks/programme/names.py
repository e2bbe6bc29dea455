"""Names: what a text of a programme may mean, exactly or nearly, among all that a problem knows."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from optimizer.domain.problem import Problem
from optimizer.domain.value import Text

LEAST_ALIKE = 0.74
MOST_PROPOSED = 4
_LONG_WORD = 4


class Naming(StrEnum):
    """What a name is the name of; of equal names the first kind here counts."""

    SESSION = "session"
    CONNECTION = "connection"
    RESTAURANT = "restaurant"
    COMMITMENT = "commitment"
    HOTEL = "hotel"
    PARTNER = "partner"
    VEHICLE = "vehicle"
    VENUE = "venue"
    PLACE = "place"


@dataclass(frozen=True)
class Named:
    """Something with a name."""

    kind: Naming
    id: str
    name: Text


def bare(text: str) -> str:
    """A name as it is compared: without case, accents, brackets, punctuation and doubled gaps."""
    whole = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(one for one in whole if not unicodedata.combining(one))
    kept = re.sub(r"\([^()]*\)", " ", letters)
    return " ".join(re.findall(r"[^\W_]+", kept)) or " ".join(re.findall(r"[^\W_]+", letters))


class Names:
    """Every name of a problem, in both languages, and every id."""

    def __init__(self, problem: Problem) -> None:
        self._by_name: dict[str, list[Named]] = {}
        for one in _all(problem):
            for text in dict.fromkeys((one.id, one.name.fi, one.name.en)):
                known = self._by_name.setdefault(bare(text), [])
                if one not in known:
                    known.append(one)

    def exactly(self, text: str, kinds: Collection[Naming]) -> tuple[Named, ...]:
        """What has this very name, of the first kind that has one; several where it is not one."""
        found = [one for one in self._by_name.get(bare(text), ()) if one.kind in kinds]
        first = min((list(Naming).index(one.kind) for one in found), default=None)
        return tuple(one for one in found if list(Naming).index(one.kind) == first)

    def nearly(self, text: str, kinds: Collection[Naming]) -> tuple[Named, ...]:
        """What has a name much like it, the likest first."""
        wanted = bare(text)
        scores: dict[Named, float] = {}
        for name, ones in self._by_name.items():
            alike = _alike(wanted, name)
            for one in ones:
                if one.kind in kinds and alike >= LEAST_ALIKE:
                    scores[one] = max(alike, scores.get(one, 0.0))
        ranked = sorted(
            scores, key=lambda one: (-scores[one], list(Naming).index(one.kind), one.id)
        )
        return tuple(ranked[:MOST_PROPOSED])


def _alike(one: str, other: str) -> float:
    """How much two names are alike, from 0 to 1; one that holds all long words of the other is."""
    matcher = difflib.SequenceMatcher(None, one, other)
    if matcher.real_quick_ratio() >= LEAST_ALIKE and matcher.quick_ratio() >= LEAST_ALIKE:
        ratio = matcher.ratio()
    else:
        ratio = 0.0
    mine, theirs = ({w for w in text.split() if len(w) >= _LONG_WORD} for text in (one, other))
    if mine and theirs and (mine <= theirs or theirs <= mine):
        shared = len(mine & theirs) / len(mine | theirs)
        ratio = max(ratio, LEAST_ALIKE + (1 - LEAST_ALIKE) * shared / 2)
    return ratio


def _all(problem: Problem) -> Iterator[Named]:
    catalogue = problem.catalogue
    lists: dict[Naming, Sequence[Any]] = {
        Naming.SESSION: catalogue.sessions,
        Naming.CONNECTION: catalogue.connections,
        Naming.RESTAURANT: catalogue.restaurants,
        Naming.COMMITMENT: problem.wishes.commitments,
        Naming.HOTEL: catalogue.hotels,
        Naming.PARTNER: catalogue.partners,
        Naming.VEHICLE: catalogue.vehicles,
        Naming.VENUE: catalogue.venues,
        Naming.PLACE: catalogue.places,
    }
    for kind, items in lists.items():
        for item in items:
            yield Named(kind, item.id, item.name)
