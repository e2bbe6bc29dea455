"""Goals reached: what an itinerary reaches of the goals that another one was planned for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from optimizer.domain.itinerary import Score
from optimizer.domain.result import Tier

_MORE_IS_BETTER = frozenset({"points"})


def goals_reached(
    tiers: Sequence[Tier], score: Score, *, is_bounded: bool = True
) -> Iterator[Tier]:
    """The goals with what the score reaches, and what is proved possible as far as that holds.

    Of the first goal the bound holds in any case; of a later one only as long as the itinerary is
    no worse in all before, where these are proved. A value beyond a bound shows that the itinerary
    breaks a rule: then no bound says anything of it. Without `is_bounded` none does.
    """
    holds = is_bounded
    for tier in tiers:
        value = _reached(tier.name, score)
        holds = holds and not _is_beyond(tier, value)
        yield tier.model_copy(update={"value": value, "bound": tier.bound if holds else None})
        holds = holds and value is not None and value == tier.value and tier.is_proved


def _is_beyond(tier: Tier, value: int | None) -> bool:
    if value is None or tier.bound is None:
        return False
    return value > tier.bound if tier.name in _MORE_IS_BETTER else value < tier.bound


def _reached(name: str, score: Score) -> int | None:
    """What an itinerary reaches of a goal; None for one that its score does not tell."""
    reached = {
        "levels": score.broken_levels,
        "changes": score.change_weight,
        "points": score.points,
        "cost and time": score.cost_and_time_cents,
    }
    return reached.get(name)
