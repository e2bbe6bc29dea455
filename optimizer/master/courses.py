"""Courses: what a solve keeps, as plain bytes for another process or a file.

Days go by ids and dates, so they outlive an edit and need no instance. Whoever reads them trusts
nothing: each course is followed again by the rules of the problem at hand (`reuse.py`), and bytes
that are not what was written are refused with ValueError.
"""

from __future__ import annotations

import datetime as dt
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from optimizer.master.keptdays import KeptDay, KeptWindow

FORMAT = 1
"""Rises when older bytes can no longer be read."""

MOST_BYTES = 256 * 1024 * 1024
"""What is unpacked at most; the largest examples take a few million."""


@dataclass(frozen=True, slots=True)
class KeptCourses:
    """The days of another process and the tokens of its cuts: what `KeptWindow` gives, at rest."""

    courses: tuple[KeptDay, ...]
    tokens: tuple[frozenset[str], ...]

    def days(self) -> Iterator[KeptDay]:
        """Every kept day, once."""
        return iter(self.courses)

    def subsets(self) -> Iterator[frozenset[str]]:
        """The tokens of each cut by name."""
        return iter(self.tokens)


def courses_of(content: tuple[object, ...]) -> KeptCourses:
    """The days and cuts that are kept, each once, in the order in which they were found."""
    parts = [part for part in content if isinstance(part, KeptWindow | KeptCourses)]
    days = dict.fromkeys(kept for part in parts for kept in part.days())
    subsets = dict.fromkeys(subset for part in parts for subset in part.subsets())
    return KeptCourses(tuple(days), tuple(subsets))


def packed(courses: KeptCourses) -> bytes:
    """The courses as bytes; equal courses give equal bytes."""
    content = {
        "format": FORMAT,
        "days": [
            [
                kept.date.isoformat(),
                kept.morning,
                kept.night,
                kept.vehicle,
                kept.arrival,
                kept.departure,
                kept.stops,
            ]
            for kept in courses.courses
        ],
        "subsets": [sorted(subset) for subset in courses.tokens],
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), level=1)


def unpacked(data: bytes) -> KeptCourses:
    """The courses of `packed`; raises ValueError for anything else."""
    try:
        unzip = zlib.decompressobj()
        text = unzip.decompress(data, MOST_BYTES)
        if not unzip.eof:
            raise ValueError("the courses are cut off, or too many")
        content = json.loads(text)
        if content["format"] != FORMAT:
            raise ValueError(f"courses of format {content['format']!r} are not known")
        days = tuple(_day(row) for row in content["days"])
        subsets = tuple(frozenset(map(_text, subset)) for subset in content["subsets"])
    except (zlib.error, KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"these are no courses: {error}") from error
    return KeptCourses(days, subsets)


def _day(row: Any) -> KeptDay:
    date, morning, night, vehicle, arrival, departure, stops = row
    return KeptDay(
        date=dt.date.fromisoformat(date),
        morning=_text(morning),
        night=_text(night),
        vehicle=_text_or_none(vehicle),
        arrival=_text_or_none(arrival),
        departure=_text_or_none(departure),
        stops=tuple(tuple(map(_text, stop)) for stop in stops),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not a name")
    return value


def _text_or_none(value: Any) -> str | None:
    return None if value is None else _text(value)
