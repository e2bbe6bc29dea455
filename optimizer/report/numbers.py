"""Numbers for people: money, shares, distances, durations and amounts in a goal's unit."""

from __future__ import annotations

from optimizer.domain.money import euros
from optimizer.domain.ticks import clock, in_ticks, lasting
from optimizer.report.phrases import PHRASES, phrase


def money(cents: int, language: str) -> str:
    """An amount: `1 234.50 €`, in Finnish `1 234,50 €`."""
    return _decimal(euros(cents), language)


def share(part: float, language: str) -> str:
    """A share in percent, never rounded down to nothing: `1.3 %`."""
    percent = part * 100
    if 0 < percent < 0.1:
        return _decimal("0.1 %", language)
    return _decimal(f"{percent:.1f} %", language)


def distance(metres: int, language: str) -> str:
    """Metres below a kilometre, kilometres above."""
    return f"{metres} m" if metres < 1000 else _decimal(f"{metres / 1000:.1f} km", language)


def duration(minutes: int) -> str:
    """Minutes up to an hour, hours and whole minutes above: `45 min`, `2 h 05`."""
    hour = in_ticks(60)
    if minutes <= hour:
        return lasting(minutes)
    return f"{minutes // hour} h {minutes % hour // in_ticks(1):02d}"


def amount(value: int | None, unit: str, language: str) -> str:
    """A goal's number in its unit; a dash where there is none."""
    if value is None:
        return phrase("none", language)
    if unit == "cents":
        return money(value, language)
    if unit == "minutes":
        return lasting(value)
    key = f"unit.{unit}"
    return phrase(key, language, n=value) if key in PHRASES else f"{value} {unit}".strip()


def span(start: int, end: int) -> str:
    """Two times of day: `09:00–09:45`; what began the day before shows that day's clock."""
    return f"{clock(start % in_ticks(24 * 60) if start < 0 else start)}–{clock(end)}"


def _decimal(text: str, language: str) -> str:
    return text.replace(".", ",") if language == "fi" else text
