"""Random answers of partners, hotels and the rest to the requests of a small problem."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.statuses import ItemKind, Status

_HISTORIES = {
    Status.REQUESTED: ("requested",),
    Status.OPTION: ("requested", "option"),
    Status.CONFIRMED: ("requested", "confirmed"),
    Status.DECLINED: ("requested", "declined"),
    Status.CANCELLED: ("requested", "confirmed", "cancelled"),
}
_ANSWERS = (Status.CONFIRMED, Status.CONFIRMED, Status.DECLINED, Status.CANCELLED, Status.OPTION)


def random_statuses(
    random: Random, catalogue: Catalogue, dates: list[dt.date]
) -> list[dict[str, Any]]:
    """A few requests, at most one for each thing and date, of mixed outcome."""
    things: dict[ItemKind, list[str]] = {
        ItemKind.SESSION: [one.id for one in catalogue.sessions],
        ItemKind.HOTEL: [one.id for one in catalogue.hotels],
        ItemKind.RESTAURANT: [one.id for one in catalogue.restaurants],
        ItemKind.VEHICLE: [one.id for one in catalogue.vehicles],
        ItemKind.INTERPRETER: [one.id for one in catalogue.interpreters],
        ItemKind.CONNECTION: [one.id for one in catalogue.connections],
    }
    found: dict[tuple[ItemKind, str], dict[str, Any]] = {}
    kinds = [kind for kind in things if things[kind]]
    for _ in range(random.randint(1, 4)):
        kind = random.choice([ItemKind.SESSION, ItemKind.SESSION, *kinds])
        key = random.choice(things[kind])
        date = random.choice(dates)
        found[kind, key] = _request(random, catalogue, kind, key, date)
    settled: set[tuple[ItemKind, str]] = set()
    kept = []
    for (kind, _), request in found.items():
        place = (kind, request["date"])
        clash = request["history"][-1]["status"] == "confirmed" and kind is not ItemKind.SESSION
        if not clash or place not in settled:
            kept.append(request)
            settled |= {place} if clash else set()
    return kept


def _request(
    random: Random, catalogue: Catalogue, kind: ItemKind, key: str, date: dt.date
) -> dict[str, Any]:
    answer = random.choice(_ANSWERS)
    item: dict[str, Any] = {"kind": kind.value, "id": key, "date": str(date)}
    item["history"] = [
        {"status": status, "date": f"2027-0{month}-01", "by": "host"}
        for month, status in enumerate(_HISTORIES[answer], start=1)
    ]
    if answer is Status.OPTION:
        item["option_until"] = "2027-04-01"
    if answer in (Status.DECLINED, Status.CANCELLED) and random.random() < 0.3:
        item["date"] = None
    if kind is ItemKind.RESTAURANT and random.random() < 0.5:
        item["meal"] = random.choice(("lunch", "dinner"))
    priced = kind in (ItemKind.SESSION, ItemKind.RESTAURANT, ItemKind.CONNECTION)
    if priced and random.random() < 0.6:
        item["price"] = {"group_cents": random.choice((0, 4000, 33_300))}
        if random.random() < 0.5:
            item["price"] |= {"person_cents": random.choice((0, 700, 2500))}
    if kind is ItemKind.SESSION and answer is Status.CONFIRMED:
        item |= _details(random, catalogue, key, date)
    return item


def _details(random: Random, catalogue: Catalogue, key: str, date: dt.date) -> dict[str, Any]:
    """Where and when a visit is confirmed for, as far as it is said."""
    session = catalogue.session(key)
    windows = catalogue.partner(session.partner).availability.windows_on(date)
    found: dict[str, Any] = {}
    if windows and random.random() < 0.5:
        found["start"] = random.choice(windows).start + random.choice((0, 30, 37))
    if random.random() < 0.4:
        found["venue"] = random.choice(session.venues)
    if random.random() < 0.2:
        found["language_mode"] = random.choice(("own", "second", "consecutive"))
    return found
