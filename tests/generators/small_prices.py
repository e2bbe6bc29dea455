"""Tax, net prices, free places and what is left out of the price of a small random problem."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.generators.small_problems import Coin

_CATEGORIES = ("general", "accommodation", "passenger-transport", "food", "culture")
_CHARGED = ("partners", "hotels", "vehicles", "connections", "interpreters")


def add_prices(coin: Coin, content: dict[str, Any], dates: list[dt.date]) -> None:
    """Odd rates that change inside the trip, prices without tax, and free places."""
    change = coin.random.choice(dates)
    content["vat"] = [
        {"category": category, "valid_from": start, "permille": coin.random.randint(0, 333)}
        for category in _CATEGORIES
        for start in ("2020-01-01", str(change))
    ]
    for kind in _CHARGED:
        for one in content[kind]:
            one |= _stated(coin)
    for session in content["sessions"]:
        if coin.flip(0.3):
            session |= _stated(coin)
    for hotel in content["hotels"]:
        if any(room["kind"] == "twin" for room in hotel["rooms"]) and coin.flip(0.5):
            hotel["foc_per"] = coin.random.choice((1, 5, 8, 10))
    for restaurant in content["restaurants"]:
        for service in restaurant["services"]:
            service |= _stated(coin)
            if coin.flip(0.4):
                service["foc_per"] = coin.random.choice((1, 5, 8, 10))


def _stated(coin: Coin) -> dict[str, Any]:
    stated = {"price_basis": "net" if coin.flip(0.6) else "gross"}
    if coin.flip(0.2):
        stated["vat_category"] = coin.random.choice((*_CATEGORIES, "exempt"))
    return stated


def random_statements(coin: Coin, catalogue: Any) -> dict[str, Any]:
    """What is not in the price, who pays, what a grant counts: by session, supplier, category."""
    about = [
        {"session": coin.random.choice(catalogue.sessions).id},
        {"supplier": coin.random.choice(catalogue.partners).id},
        {"supplier": coin.random.choice(catalogue.hotels).id},
        {"supplier": coin.random.choice(catalogue.restaurants).id},
        {"supplier": coin.random.choice(catalogue.connections).id},
        {"category": coin.random.choice(("transport", "meals", "interpretation", "other"))},
    ]
    kinds = ("included", "optional", "own-arrangement")
    return {
        "inclusions": [
            one | {"kind": coin.random.choice(kinds)} for one in about if coin.flip(0.3)
        ],
        "payers": [
            one | {"payer": coin.random.choice(("town", "guests"))}
            for one in about
            if coin.flip(0.4)
        ],
        "eligible": [one | {"eligible": coin.flip(0.7)} for one in about if coin.flip(0.5)],
    }
