"""Selection: how often, required, excluded, quotas and pins."""

from __future__ import annotations

import pytest

from optimizer.domain.rules import Rule
from tests.check.edges import Edge
from tests.check.example import visit
from tests.check.test_language import SEMINAR_AGAIN

EDGES = (
    Edge(
        "more visits than a trip may have",
        Rule.ONCE,
        1,
        "visits",
        broken={"catalogue/sessions/seminar/visits_per_trip": 1},
        kept={"catalogue/sessions/seminar/visits_per_trip": 2},
        both=SEMINAR_AGAIN,
    ),
    Edge(
        "twice on one day",
        Rule.ONCE,
        1,
        "visits",
        broken={"plan/days/0/items/lecture": visit("seminar", "aula", "campus", 780, 825)},
        both={"catalogue/sessions/seminar/visits_per_trip": 2},
    ),
    Edge(
        "two alternatives",
        Rule.ONCE,
        1,
        "visits",
        broken={"catalogue/alternatives": [{"id": "one", "sessions": ["lecture", "demo"]}]},
        kept={"catalogue/alternatives": [{"id": "one", "sessions": ["lecture", "party"]}]},
    ),
    Edge(
        "a required wish unmet",
        Rule.REQUIRED,
        1,
        "visits",
        broken={"wishes/wishes/see-demo/target": {"format": "tour"}},
        kept={"wishes/wishes/see-demo/target": {"format": "demo"}},
    ),
    Edge(
        "an excluded wish met",
        Rule.EXCLUDED,
        1,
        "sessions",
        broken={"wishes/wishes/no-party/target": {"session": "lecture"}},
        kept={"wishes/wishes/no-party/target": {"session": "party"}},
    ),
    Edge(
        "an excluded theme met by a rotation",
        Rule.EXCLUDED,
        2,
        "sessions",
        broken={"wishes/wishes/no-party/target": {"theme": "sea"}},
        kept={"wishes/wishes/no-party/target": {"theme": "forest"}},
    ),
    Edge(
        "fewer than the quota",
        Rule.QUOTA,
        1,
        "visits",
        broken={"wishes/quotas/at-sea/at_least": 3},
        kept={"wishes/quotas/at-sea/at_least": 2},
    ),
    Edge(
        "more than the quota",
        Rule.QUOTA,
        1,
        "visits",
        broken={"wishes/quotas/at-sea/at_most": 1},
        kept={"wishes/quotas/at-sea/at_most": 2},
    ),
    Edge(
        "pinned to another date",
        Rule.PIN,
        1,
        "visits",
        broken={"wishes/pins": [{"session": "lab", "date": "2027-05-12"}]},
        kept={"wishes/pins": [{"session": "lab", "date": "2027-05-13"}]},
    ),
    Edge(
        "pinned to another start",
        Rule.PIN,
        1,
        "minutes",
        broken={"wishes/pins": [{"session": "lab", "date": "2027-05-13", "start": 541}]},
        kept={"wishes/pins": [{"session": "lab", "date": "2027-05-13", "start": 540}]},
    ),
)


@pytest.mark.parametrize("edge", EDGES, ids=str)
def test_both_edges(edge: Edge) -> None:
    """One visit too many or too few breaks just that rule."""
    edge.prove()
