"""A route as a plan: the kernel of the engine times and costs one given order of offers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from optimizer.dayplans import kernel
from optimizer.dayplans.graph import DayGraph, Evening, Ints, Morning
from optimizer.dayplans.passes import Pass
from optimizer.dayplans.plantable import OFFER, PlanTable
from optimizer.dayplans.prices import DayPrices, Limits
from optimizer.domain.money import CATEGORIES

WORTH = 1 << 20


@dataclass(frozen=True, eq=False)
class RouteGraph(DayGraph):
    """A day whose offers are those of a route, to be visited in its order or not at all.

    Its other rules on tokens are not asked: where there are any, no neighbourhood is searched.
    What does not depend on the offers is asked of the whole day, which remembers it.
    """

    whole: DayGraph
    chosen: Ints

    @cached_property
    def forbidden(self) -> NDArray[np.uint64]:
        """No offer may come after a later one."""
        masks = np.zeros((self.node_count, self.words), np.uint64)
        later = np.zeros(self.words, np.uint64)
        for place in range(len(masks) - 1, -1, -1):
            masks[place] |= later
            later |= self.tokens[place]
        return masks

    def morning(self, state: int, vehicle: int) -> Morning:
        """That of the whole day."""
        return self.whole.morning(state, vehicle)

    def evening(self, state: int, vehicle: int) -> Evening:
        """That of the whole day."""
        return self.whole.evening(state, vehicle)

    def latest_starts(self, state: int, vehicle: int, nights: tuple[int, ...]) -> Ints:
        """Those of the whole day for the offers of the route."""
        starts: Ints = self.whole.latest_starts(state, vehicle, nights)[self.chosen]
        return starts


def plan_of_route(
    graph: DayGraph, morning: int, night: int, vehicle: int, offers: Ints
) -> PlanTable:
    """One plan that visits these offers in their order; none where the day's rules forbid it.

    Days without offers are made elsewhere (`optimizer/dayplans/direct.py`).
    """
    if not len(offers):
        return graph.table_of(())
    whole, states = graph.day, graph.instance.state_count
    chosen = tuple(whole.offers[offer] for offer in offers.tolist())
    prices = DayPrices(
        offers=np.full(len(offers), WORTH, np.int64),
        categories=np.zeros(len(CATEGORIES), np.int64),
        time=0,
        travel=0,
        pairs=np.zeros((states, states), np.int64),
        marks=np.zeros(graph.mark_count, np.int64),
    )
    route = RouteGraph(graph.instance, replace(whole, offers=chosen), graph, offers)
    one = Pass(route, morning, vehicle, prices)
    # Only the whole route is worth as much, so that no part of it is taken for it.
    least = {night: len(offers) * WORTH}
    table = one.run(kernel.MODE_QUICK, 1, least, None, Limits()).table
    items = table.items.copy()
    items[:, :, OFFER] = np.append(offers, -1).astype(np.int32)[items[:, :, OFFER]]
    return replace(table, items=items)
