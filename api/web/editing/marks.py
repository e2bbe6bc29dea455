"""Marks on the timeline: where something is wrong, and what is pinned. No page in here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from api.client import Content
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem


def tones_of(findings: Iterable[Content], itinerary: Itinerary) -> dict[tuple[int, int], str]:
    """The items of which something is wrong, by day and place: bad if it blocks, or else warn."""
    tones: dict[tuple[int, int], str] = {}
    for one in findings:
        spot = _spot(one, itinerary)
        if spot is not None and tones.get(spot) != "bad":
            tones[spot] = "bad" if one["level"] == "block" else "warn"
    return tones


def pinned_after(problem: Problem, edits: Sequence[Content]) -> set[tuple[str, str]]:
    """The sessions that are pinned after all edits, each with its date."""
    pinned = {(pin.date.isoformat(), pin.session) for pin in problem.wishes.pins}
    for edit in edits:
        if edit["kind"] == "pin":
            pinned.add((edit["stop"]["date"], edit["stop"]["id"]))
        elif edit["kind"] == "move":
            was = (edit["stop"]["date"], edit["stop"].get("id"))
            pinned = {(edit["date"], pin[1]) if pin == was else pin for pin in pinned}
        elif edit["kind"] == "unpin":
            pinned = {pin for pin in pinned if pin[1] != edit["session"]}
    return pinned


def _spot(finding: Content, itinerary: Itinerary) -> tuple[int, int] | None:
    spot = finding["spot"]
    if spot["item"] is None:
        return None
    dates = [day.date.isoformat() for day in itinerary.days]
    return dates.index(spot["date"]), spot["item"]
