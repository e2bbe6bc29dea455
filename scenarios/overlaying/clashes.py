"""Clashes: two overlays that set the same thing, so that their order would decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from optimizer.domain.findings import FindingCode
from optimizer.domain.pointers import overlap
from scenarios.overlaying.changes import tokens
from scenarios.overlaying.draft import Entry
from scenarios.overlaying.judging import Complaint


def clashes(entries: Iterable[Entry]) -> list[Complaint]:
    """Every pair of overlays of which one sets what the other sets, or a part of it.

    Closures add up: those of one thing on one date leave what is open in all of them.
    """
    return list(_clashes(tuple(entries)))


def _clashes(entries: tuple[Entry, ...]) -> Iterator[Complaint]:
    told: set[tuple[str, str]] = set()
    for index, later in enumerate(entries):
        for earlier in entries[:index]:
            pair = (earlier.change.overlay, later.change.overlay)
            if pair[0] == pair[1] or pair in told or (earlier.adds_up and later.adds_up):
                continue
            if overlap(tokens(earlier.change.path), tokens(later.change.path)):
                told.add(pair)
                yield _clash(*pair, later.change.path)


def _clash(one: str, other: str, path: str) -> Complaint:
    return Complaint(
        other,
        (),
        FindingCode.OVERLAY_CLASH,
        f"The overlays '{one}' and '{other}' both set {path}.",
        "Leave out one of the two, or write ordered: true so that the later one counts.",
        detail={"overlays": [one, other], "problem_path": path},
    )


def order_decides(overlays: tuple[str, ...]) -> Complaint:
    """The finding that overlays lead to something else in another order, or only work in one."""
    names = " and ".join(f"'{one}'" for one in overlays)
    return Complaint(
        overlays[-1],
        (),
        FindingCode.OVERLAY_CLASH,
        f"What the overlays {names} lead to depends on their order.",
        "Write ordered: true, with the overlays in the order that is meant.",
        detail={"overlays": list(overlays)},
    )
