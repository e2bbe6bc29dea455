"""Names in a catalogue: every id is there once, every reference leads somewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.crosschecks.check import CATALOGUE, Spot
from optimizer.domain.crosschecks.known import IDENTIFIED, Known, did_you_mean
from optimizer.domain.findings import FindingCode
from optimizer.domain.languages import LANGUAGES, meant_language
from optimizer.domain.pointers import Steps
from optimizer.domain.value import Item

# The fields of each list that name something, and what they name.
_REFERENCES: tuple[tuple[str, str, str], ...] = (
    ("venues", "place", "places"),
    ("sessions", "partner", "partners"),
    ("sessions", "venues", "venues"),
    ("sessions", "rotates_with", "sessions"),
    ("sessions", "fallback", "sessions"),
    ("hotels", "place", "places"),
    ("restaurants", "place", "places"),
    ("vehicles", "matrix", "matrices"),
    ("vehicles", "garage", "places"),
    ("connections", "place", "places"),
    ("matrices", "places", "places"),
    ("precedence", "first", "sessions"),
    ("precedence", "second", "sessions"),
    ("alternatives", "sessions", "sessions"),
    ("closures", "partners", "partners"),
)


def unknown_references(catalogue: Catalogue, known: Known) -> Iterator[Spot]:
    """Every name of a catalogue that leads nowhere."""
    yield from known.unknown(CATALOGUE, ("walk_matrix",), "matrices", catalogue.walk_matrix)
    for field, key, kind in _REFERENCES:
        for index, item in enumerate(getattr(catalogue, field)):
            for steps, name in named((field, index, key), getattr(item, key)):
                yield from known.unknown(CATALOGUE, steps, kind, name)


def named(steps: Steps, value: str | Sequence[str] | None) -> Iterator[tuple[Steps, str]]:
    """The names that a field holds, be it none, one or a list, each with its place."""
    if isinstance(value, str):
        yield steps, value
    else:
        for index, name in enumerate(value or ()):
            yield (*steps, index), name


def duplicate_ids(catalogue: Catalogue) -> Iterator[Spot]:
    """Ids that two items of one list share, and kinds of room that a hotel has twice."""
    for field in IDENTIFIED:
        yield from repeated(CATALOGUE, (field,), getattr(catalogue, field))
    for index, matrix in enumerate(catalogue.matrices):
        yield from repeated(
            CATALOGUE, ("matrices", index, "places"), matrix.places, lambda place: place, ""
        )
    for index, hotel in enumerate(catalogue.hotels):
        yield from repeated(
            CATALOGUE, ("hotels", index, "rooms"), hotel.rooms, lambda room: room.kind, "kind"
        )


def repeated(
    document: str,
    steps: Steps,
    items: Iterable[Any],
    name_of: Callable[[Any], str] = lambda item: item.id,
    key: str = "id",
) -> Iterator[Spot]:
    """The items of a list that have the name of an earlier one."""
    seen: set[str] = set()
    for index, item in enumerate(items):
        name = str(name_of(item))
        if name in seen:
            yield Spot(
                document,
                (*steps, index, key) if key else (*steps, index),
                FindingCode.DUPLICATE_ID,
                f"'{name}' stands in {steps[-1]} more than once.",
                f"Keep one of them, or give the others another {key or 'name'}.",
                detail={"name": name},
            )
        seen.add(name)


def catalogue_languages(catalogue: Catalogue) -> Iterator[Spot]:
    """Languages of sessions and interpreters that do not exist."""
    for field in ("sessions", "interpreters"):
        for index, item in enumerate(getattr(catalogue, field)):
            yield from unknown_languages(CATALOGUE, (field, index, "languages"), item.languages)


def unknown_languages(document: str, steps: Steps, codes: Iterable[str]) -> Iterator[Spot]:
    """The codes that are no language's code, each with the one that was probably meant."""
    for index, code in enumerate(codes):
        if code in LANGUAGES:
            continue
        meant = meant_language(code)
        hint = f"Did you mean '{meant}'? " if meant else ""
        yield Spot(
            document,
            (*steps, index),
            FindingCode.UNKNOWN_LANGUAGE,
            f"'{code}' is not the code of a language.",
            f"{hint}Write the ISO 639 code, the two-letter one where there is one: fi, en, fr.",
            detail={"code": code} | ({"suggestion": meant} if meant else {}),
        )


def facts_name_fields(catalogue: Catalogue) -> Iterator[Spot]:
    """Facts that claim a source for a field which the item does not have."""
    for field in IDENTIFIED:
        for index, item in enumerate(getattr(catalogue, field)):
            if isinstance(item, Item):
                yield from _facts_of((field, index), item)


def _facts_of(steps: Steps, item: Item) -> Iterator[Spot]:
    fields = frozenset(type(item).model_fields) - {"facts"}
    for place, fact in enumerate(item.facts):
        for position, name in enumerate(fact.fields):
            if name not in fields:
                yield Spot(
                    CATALOGUE,
                    (*steps, "facts", place, "fields", position),
                    FindingCode.PROVENANCE_FIELD,
                    f"'{item.id}' has no field '{name}' that this source could stand behind.",
                    did_you_mean(name, fields)
                    + "Name a field of the item, just as it is written there.",
                    detail={"name": name},
                )
