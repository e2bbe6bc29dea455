"""Windows and holidays: when partners, sessions, venues and restaurants are open."""

from __future__ import annotations

import pytest

from optimizer.domain.rules import Rule
from tests.check.catalogue import hours
from tests.check.edges import Edge

ON_ASCENSION = {
    "plan/days/0/date": "2027-05-04",
    "plan/days/1/date": "2027-05-05",
    "plan/days/2/date": "2027-05-06",
    "wishes/dates": {"first": "2027-05-04", "last": "2027-05-06"},
    "wishes/pins": [],
    "wishes/commitments/mayor/date": "2027-05-05",
    "catalogue/partners/college/open_on_holidays": True,
    "catalogue/restaurants/bistro/open_on_holidays": True,
}

CLOSED = {"name": {"fi": "", "en": "Exercise"}, "partners": ["army"]}

EDGES = (
    Edge(
        "the partner's window ends early",
        Rule.PARTNER_WINDOW,
        1,
        "minutes",
        broken={"catalogue/partners/army/availability": hours("08:00-10:29")},
        kept={"catalogue/partners/army/availability": hours("08:00-10:30")},
    ),
    Edge(
        "the session's own window starts late",
        Rule.PARTNER_WINDOW,
        1,
        "minutes",
        broken={"catalogue/sessions/demo/availability": hours("09:01-17:00")},
        kept={"catalogue/sessions/demo/availability": hours("09:00-17:00")},
    ),
    Edge(
        "two windows of the venue do not add up",
        Rule.PARTNER_WINDOW,
        30,
        "minutes",
        broken={"catalogue/venues/hall/opening": hours("08:00-09:30", "09:30-17:00")},
        kept={"catalogue/venues/hall/opening": hours("08:00-10:30", "10:30-17:00")},
    ),
    Edge(
        "the partner is closed on the date",
        Rule.PARTNER_WINDOW,
        90,
        "minutes",
        broken={"catalogue/partners/army/availability": {"weekly": []}},
    ),
    Edge(
        "an unknown session",
        Rule.PARTNER_WINDOW,
        1,
        "sessions",
        broken={"plan/days/0/items/lecture/sessions": ["ghost"]},
    ),
    Edge(
        "an unknown venue",
        Rule.PARTNER_WINDOW,
        1,
        "venues",
        broken={"plan/days/0/items/lecture/venue": "ghost"},
    ),
    Edge(
        "a venue of other sessions",
        Rule.PARTNER_WINDOW,
        1,
        "venues",
        broken={"plan/days/0/items/lecture/venue": "lab-room"},
        kept={
            "plan/days/0/items/lecture/venue": "lab-room",
            "catalogue/sessions/lecture/venues": ["aula", "lab-room"],
        },
    ),
    Edge(
        "the partner keeps the holiday",
        Rule.HOLIDAY,
        1,
        "days",
        broken={"catalogue/partners/college/open_on_holidays": False},
        both=ON_ASCENSION,
    ),
    Edge(
        "the restaurant keeps the holiday",
        Rule.HOLIDAY,
        1,
        "days",
        broken={"catalogue/restaurants/bistro/open_on_holidays": False},
        both=ON_ASCENSION,
    ),
    Edge(
        "a partner is closed, whatever it does on holidays",
        Rule.HOLIDAY,
        1,
        "days",
        broken={"catalogue/closures": [{**CLOSED, "start": "2027-05-10", "end": "2027-05-12"}]},
        kept={"catalogue/closures": [{**CLOSED, "start": "2027-05-10", "end": "2027-05-11"}]},
        both={"catalogue/partners/army/open_on_holidays": True},
    ),
    Edge(
        "the region is closed, and the restaurant with it",
        Rule.HOLIDAY,
        1,
        "days",
        broken={"catalogue/restaurants/bistro/open_on_holidays": False},
        kept={"catalogue/restaurants/bistro/open_on_holidays": True},
        both={
            "catalogue/closures": [{"name": {"fi": "", "en": "Fair"}, "start": "2027-05-13"}],
            "catalogue/partners/college/open_on_holidays": True,
        },
    ),
    Edge(
        "a session of an unknown partner",
        Rule.PARTNER_WINDOW,
        1,
        "partners",
        broken={"catalogue/sessions/demo/partner": "ghost"},
    ),
)


@pytest.mark.parametrize("edge", EDGES, ids=str)
def test_both_edges(edge: Edge) -> None:
    """A visit one minute outside a window, or on a holiday, breaks just that rule."""
    edge.prove()
