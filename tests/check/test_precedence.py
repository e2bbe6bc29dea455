"""Precedence: order, company and distance of two sessions."""

from __future__ import annotations

import pytest

from optimizer.domain.rules import Rule
from tests.check.edges import Edge

EDGES = (
    Edge(
        "before",
        Rule.PRECEDENCE,
        135,
        "minutes",
        broken={"wishes/precedence": [{"kind": "before", "first": "seminar", "second": "lecture"}]},
        kept={"wishes/precedence": [{"kind": "before", "first": "lecture", "second": "seminar"}]},
    ),
    Edge(
        "before, on other days",
        Rule.PRECEDENCE,
        1460,
        "minutes",
        broken={"wishes/precedence": [{"kind": "before", "first": "demo", "second": "dialogue"}]},
        kept={"wishes/precedence": [{"kind": "before", "first": "dialogue", "second": "demo"}]},
    ),
    Edge(
        "before, without one of them",
        Rule.PRECEDENCE,
        135,
        "minutes",
        broken={"wishes/precedence": [{"kind": "before", "first": "seminar", "second": "lecture"}]},
        kept={"wishes/precedence": [{"kind": "before", "first": "party", "second": "lecture"}]},
    ),
    Edge(
        "before, of the catalogue",
        Rule.PRECEDENCE,
        135,
        "minutes",
        broken={
            "catalogue/precedence": [{"kind": "before", "first": "seminar", "second": "lecture"}]
        },
    ),
    Edge(
        "requires, without the first",
        Rule.PRECEDENCE,
        1,
        "visits",
        broken={"wishes/precedence": [{"kind": "requires", "first": "party", "second": "lecture"}]},
        kept={"wishes/precedence": [{"kind": "requires", "first": "lecture", "second": "party"}]},
    ),
    Edge(
        "requires, with the first later",
        Rule.PRECEDENCE,
        135,
        "minutes",
        broken={
            "wishes/precedence": [{"kind": "requires", "first": "seminar", "second": "lecture"}]
        },
        kept={"wishes/precedence": [{"kind": "requires", "first": "lecture", "second": "seminar"}]},
    ),
    Edge(
        "same day",
        Rule.PRECEDENCE,
        1,
        "days",
        broken={"wishes/precedence": [{"kind": "same-day", "first": "lecture", "second": "demo"}]},
        kept={
            "wishes/precedence": [{"kind": "same-day", "first": "lecture", "second": "dialogue"}]
        },
    ),
    Edge(
        "not the same day",
        Rule.PRECEDENCE,
        1,
        "days",
        broken={
            "wishes/precedence": [
                {"kind": "not-same-day", "first": "lecture", "second": "dialogue"}
            ]
        },
        kept={
            "wishes/precedence": [{"kind": "not-same-day", "first": "lecture", "second": "demo"}]
        },
    ),
    Edge(
        "within some days",
        Rule.PRECEDENCE,
        1,
        "days",
        broken={
            "wishes/precedence": [
                {"kind": "within", "first": "lecture", "second": "lab", "days": 1}
            ]
        },
        kept={
            "wishes/precedence": [
                {"kind": "within", "first": "lecture", "second": "lab", "days": 2}
            ]
        },
    ),
)


@pytest.mark.parametrize("edge", EDGES, ids=str)
def test_both_edges(edge: Edge) -> None:
    """Each kind is broken by the wrong order or date only."""
    edge.prove()
