"""Groups: sizes of sessions, venues and halves, and the ways to split."""

from __future__ import annotations

import pytest

from optimizer.domain.rules import Rule
from tests.check.edges import Edge

EDGES = (
    Edge(
        "one guest too many",
        Rule.GROUP_SIZE,
        1,
        "guests",
        broken={"catalogue/sessions/demo/max_group": 19},
        kept={"catalogue/sessions/demo/max_group": 20},
    ),
    Edge(
        "one guest too few",
        Rule.GROUP_SIZE,
        1,
        "guests",
        broken={"catalogue/sessions/demo/min_group": 21},
        kept={"catalogue/sessions/demo/min_group": 20},
    ),
    Edge(
        "the venue is too small",
        Rule.GROUP_SIZE,
        1,
        "guests",
        broken={"catalogue/venues/hall/capacity": 19},
        kept={"catalogue/venues/hall/capacity": 20},
    ),
    Edge(
        "half of a rotation is too large",
        Rule.GROUP_SIZE,
        1,
        "guests",
        broken={"catalogue/sessions/boats/max_group": 9},
        kept={"catalogue/sessions/boats/max_group": 10},
    ),
    Edge(
        "half of a repeat is too small",
        Rule.GROUP_SIZE,
        1,
        "guests",
        broken={"catalogue/sessions/simulator/min_group": 11},
        kept={"catalogue/sessions/simulator/min_group": 10},
    ),
    Edge(
        "the venue is too small for half of a twin",
        Rule.GROUP_SIZE,
        1,
        "guests",
        broken={"catalogue/venues/lab-room/capacity": 9},
        kept={"catalogue/venues/lab-room/capacity": 10},
    ),
    Edge(
        "the session is not repeated",
        Rule.SPLIT,
        1,
        "sessions",
        broken={"catalogue/sessions/simulator/split": ["twin"]},
        kept={"catalogue/sessions/simulator/split": ["twin", "repeat"]},
    ),
    Edge(
        "the group is not too large to stay together",
        Rule.SPLIT,
        1,
        "guests",
        broken={"catalogue/sessions/simulator/max_group": 20},
        kept={"catalogue/sessions/simulator/max_group": 19},
    ),
    Edge(
        "neither session of a rotation is too small",
        Rule.SPLIT,
        1,
        "guests",
        broken={"catalogue/sessions/drones/max_group": 20},
        kept={"catalogue/sessions/drones/max_group": 19},
        both={"catalogue/sessions/boats/max_group": 20},
    ),
    Edge(
        "one does not rotate with the other",
        Rule.SPLIT,
        1,
        "sessions",
        broken={"catalogue/sessions/drones/rotates_with": ["simulator"]},
    ),
    Edge(
        "one does not list rotation",
        Rule.SPLIT,
        1,
        "sessions",
        broken={"catalogue/sessions/drones/split": ["repeat"]},
    ),
    Edge(
        "the two share no venue",
        Rule.SPLIT,
        1,
        "venues",
        broken={"catalogue/sessions/drones/venues": ["aula"]},
        kept={"catalogue/sessions/drones/venues": ["aula", "dock"]},
    ),
    Edge(
        "a precedence relates the two",
        Rule.SPLIT,
        1,
        "precedences",
        broken={
            "catalogue/precedence": [
                {"kind": "within", "first": "boats", "second": "drones", "days": 3}
            ]
        },
        kept={
            "catalogue/precedence": [
                {"kind": "within", "first": "boats", "second": "demo", "days": 3}
            ]
        },
    ),
    Edge(
        "the two are alternatives",
        Rule.SPLIT,
        1,
        "alternatives",
        broken={"catalogue/alternatives": [{"id": "one", "sessions": ["boats", "drones"]}]},
        kept={"catalogue/alternatives": [{"id": "one", "sessions": ["boats", "party"]}]},
        also=frozenset({Rule.ONCE}),
    ),
    Edge(
        "a rotation of one session",
        Rule.SPLIT,
        1,
        "sessions",
        broken={"plan/days/1/items/rotation/sessions": ["boats"]},
    ),
    Edge(
        "a session swaps with itself",
        Rule.SPLIT,
        1,
        "sessions",
        broken={"plan/days/1/items/rotation/sessions": ["boats", "boats"]},
        times=3,
        also=frozenset({Rule.ONCE}),
    ),
)


@pytest.mark.parametrize("edge", EDGES, ids=str)
def test_both_edges(edge: Edge) -> None:
    """One guest too many or too few, or a split not on offer, breaks just that rule."""
    edge.prove()
