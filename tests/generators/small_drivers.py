"""The driver rules of a small random problem: small numbers, so that short days bind as well."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.generators.small_problems import Coin


def random_driver_rules(coin: Coin, dates: list[dt.date]) -> list[dict[str, Any]]:
    """One version, or two of which the second comes into force on one of the dates."""
    if not coin.has("driver-rules"):
        return []
    starts = [dates[0] - dt.timedelta(days=coin.random.choice((0, 400)))]
    if coin.flip(0.4):
        starts.append(coin.random.choice(dates[1:] or [dates[0] + dt.timedelta(days=1)]))
    return [_version(coin, start) for start in starts]


def _version(coin: Coin, start: dt.date) -> dict[str, Any]:
    random = coin.random
    driving = random.choice((22, 35, 50, 200))
    duty = random.choice((250, 370, 480, 560, 780))
    rest = random.choice((45, 60, 75, 90))
    return {
        "valid_from": str(start),
        "over_people": random.choice((9, 9, 20)),
        "driving_minutes": driving,
        "driving_before_break": random.choice((9, 13, 18, 25, 40)),
        "break_minutes": rest,
        "least_part": random.choice((15, 25, 40)),
        "second_part": random.choice((None, None, 30, 45)),
        "duty_span_minutes": duty,
        "two_drivers": {
            "driving_minutes": driving + random.choice((0, 15, 200)),
            "duty_span_minutes": duty + random.choice((0, 90, 500)),
        },
    }
