"""Access: lead times in the host's working days, and features that guests need."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.domain.rules import Rule
from tests.check.edges import Edge


def _asked(*steps: tuple[str, str]) -> Any:
    """The request for the demo on its day, step by step."""
    history = [{"status": status, "date": date} for status, date in steps]
    request = {"kind": "session", "id": "demo", "date": "2027-05-12", "history": history}
    return [request | {"option_until": "2027-04-01"}]


EDGES = (
    Edge(
        "the session's lead time",
        Rule.ACCESS,
        1,
        "days",
        broken={"catalogue/sessions/demo/lead_working_days": 50},
        kept={"catalogue/sessions/demo/lead_working_days": 49},
    ),
    Edge(
        "the access level's lead time",
        Rule.ACCESS,
        1,
        "days",
        broken={"catalogue/rules/lead_working_days/id-check": 50},
        kept={"catalogue/rules/lead_working_days/id-check": 49},
    ),
    Edge(
        "the partner's lead time in its own working days",
        Rule.ACCESS,
        7,
        "days",
        broken={"catalogue/partners/army/booking_lead_working_days": 12},
        kept={"catalogue/partners/army/booking_lead_working_days": 11},
        both={"catalogue/partners/army/working_days": ["wed"]},
    ),
    Edge(
        "a closure is no working day",
        Rule.ACCESS,
        1,
        "days",
        broken={
            "catalogue/closures": [
                {"name": {"fi": "", "en": "stocktaking"}, "start": "2027-04-15"}
                | {"end": "2027-04-16", "partners": ["army", "city"]}
            ]
        },
        kept={
            "catalogue/closures": [
                {"name": {"fi": "", "en": "stocktaking"}, "start": "2027-04-16"}
                | {"end": "2027-04-18", "partners": ["army"]},
                {"name": {"fi": "", "en": "others"}, "start": "2027-04-14", "partners": ["city"]},
            ]
        },
        both={"catalogue/sessions/demo/lead_working_days": 48},
    ),
    Edge(
        "a closure of the region is no working day",
        Rule.ACCESS,
        1,
        "days",
        broken={"catalogue/closures": [{"name": {"fi": "", "en": "fair"}, "start": "2027-04-15"}]},
        kept={"catalogue/closures": [{"name": {"fi": "", "en": "fair"}, "start": "2027-04-17"}]},
        both={"catalogue/sessions/demo/lead_working_days": 49},
    ),
    Edge(
        "asked for one working day too late",
        Rule.ACCESS,
        1,
        "days",
        broken={"wishes/statuses": _asked(("requested", "2027-03-01"))},
        kept={"wishes/statuses": _asked(("requested", "2027-02-26"))},
        both={"catalogue/sessions/demo/lead_working_days": 50},
    ),
    Edge(
        "asked for in time, and refused since",
        Rule.ACCESS,
        1,
        "days",
        broken={
            "wishes/statuses": _asked(
                ("requested", "2027-02-01"), ("declined", "2027-02-05"), ("requested", "2027-03-01")
            )
        },
        kept={"wishes/statuses": _asked(("requested", "2027-02-01"), ("option", "2027-03-01"))},
        both={"catalogue/sessions/demo/lead_working_days": 50},
    ),
    Edge(
        "the venue lacks a feature",
        Rule.ACCESSIBILITY,
        1,
        "features",
        broken={"catalogue/venues/hall/features": ["step-free", "wheelchair"]},
        kept={"catalogue/venues/hall/features": ["step-free", "hearing-loop", "wheelchair"]},
    ),
    Edge(
        "the session lacks a feature",
        Rule.ACCESSIBILITY,
        2,
        "features",
        broken={"catalogue/sessions/demo/features": ["hearing-loop"]},
        kept={"catalogue/sessions/demo/features": None},
    ),
    Edge(
        "the restaurant lacks a mobility feature",
        Rule.ACCESSIBILITY,
        1,
        "features",
        broken={"catalogue/restaurants/canteen/features": ["step-free", "hearing-loop"]},
        kept={"catalogue/restaurants/canteen/features": ["step-free", "wheelchair"]},
    ),
    Edge(
        "the connection lacks a mobility feature",
        Rule.ACCESSIBILITY,
        1,
        "features",
        broken={"catalogue/connections/train-in/features": ["step-free"]},
    ),
    Edge(
        "the hotel lacks a mobility feature",
        Rule.ACCESSIBILITY,
        1,
        "features",
        broken={"catalogue/hotels/grand/features": ["wheelchair"]},
        times=2,
    ),
    Edge(
        "the vehicle is not step-free",
        Rule.ACCESSIBILITY,
        1,
        "features",
        broken={"catalogue/vehicles/coach/features": ["wheelchair"]},
        kept={"catalogue/vehicles/coach/features": ["step-free"]},
        times=3,
    ),
)


@pytest.mark.parametrize("edge", EDGES, ids=str)
def test_both_edges(edge: Edge) -> None:
    """A visit one working day too early, or a place that lacks a feature, breaks just that rule."""
    edge.prove()
