"""Gathering: a whole table asked for in pieces, which are halved where they are too big."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from optimizer.domain.travel import Place
from scenarios.routing.engines import Cell, Engine, NoTable, Question, TooBig


class NotReached(Exception):
    """No answer came: no connection, or none in time; the message says which."""


@dataclass(frozen=True)
class Answer:
    """What came back: the status of HTTP and the text."""

    status: int
    text: str


Send = Callable[[Question], Answer]
"""Sends a question and gives its answer. Raises NotReached."""


@dataclass(frozen=True)
class Unheard:
    """A piece of the table that did not come, and why; `is_silent` where no answer came at all."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    reason: str
    is_silent: bool


@dataclass
class Table:
    """The legs by the ids of their places, as far as they came, and what did not come."""

    cells: dict[tuple[str, str], Cell] = field(default_factory=dict)
    snapped: dict[str, float] = field(default_factory=dict)
    unheard: list[Unheard] = field(default_factory=list)
    requests: int = 0


def gathered(
    places: Sequence[Place], engine: Engine, profile: str, send: Send, most: int | None = None
) -> Table:
    """The legs between all places; a piece that fails is noted, and the others still come.

    Once two pieces in a row got no answer at all nothing more is asked.
    """
    table = Table()
    silent = 0
    for sources, targets in _pieces(places, most or engine.most):
        if silent >= _PATIENCE:
            table.unheard.append(_unheard(sources, targets, "not asked any more", True))
            continue
        before = len(table.unheard)
        _ask(table, engine, profile, send, sources, targets)
        new = table.unheard[before:]
        silent = silent + 1 if new and all(one.is_silent for one in new) else 0
    return table


_PATIENCE = 2


def _pieces(
    places: Sequence[Place], most: int
) -> Iterator[tuple[Sequence[Place], Sequence[Place]]]:
    """Blocks of the table with at most so many places in each."""
    if len(places) <= most:
        yield places, places
        return
    size = max(1, most // 2)
    blocks = [places[start : start + size] for start in range(0, len(places), size)]
    for sources in blocks:
        for targets in blocks:
            yield sources, targets


def _ask(
    table: Table,
    engine: Engine,
    profile: str,
    send: Send,
    sources: Sequence[Place],
    targets: Sequence[Place],
) -> None:
    """Asks for a piece, and for its quarters where it is too big."""
    table.requests += 1
    try:
        answer = send(engine.question(sources, targets, profile))
        legs = engine.legs(_content(answer), len(sources), len(targets))
    except NotReached as error:
        table.unheard.append(_unheard(sources, targets, str(error), True))
    except TooBig as error:
        if len(sources) == 1 and len(targets) == 1:
            table.unheard.append(_unheard(sources, targets, str(error), False))
            return
        for some in _halves(sources):
            for others in _halves(targets):
                _ask(table, engine, profile, send, some, others)
    except NoTable as error:
        table.unheard.append(_unheard(sources, targets, str(error), False))
    else:
        for source, row in zip(sources, legs.cells, strict=True):
            for target, cell in zip(targets, row, strict=True):
                table.cells[source.id, target.id] = cell
        for source, metres in zip(sources, legs.snapped, strict=False):
            table.snapped[source.id] = metres


def _content(answer: Answer) -> object:
    """The JSON of an answer, also of a refusal that says why. Raises NoTable, and TooBig."""
    if answer.status in (413, 414):
        raise TooBig(f"HTTP {answer.status}")
    try:
        return json.loads(answer.text)
    except (ValueError, RecursionError):
        raise NoTable(f"HTTP {answer.status}, and its answer is no JSON") from None


def _halves(places: Sequence[Place]) -> tuple[Sequence[Place], ...]:
    half = len(places) // 2
    return (places[:half], places[half:]) if half else (places,)


def _unheard(
    sources: Sequence[Place], targets: Sequence[Place], reason: str, is_silent: bool
) -> Unheard:
    ids = tuple(one.id for one in sources), tuple(one.id for one in targets)
    return Unheard(*ids, reason, is_silent)
