"""Language and interpreters: modes, lengths, teams, hours and lead times."""

from __future__ import annotations

import pytest

from optimizer.domain.rules import Rule
from tests.check.catalogue import hours
from tests.check.edges import Edge
from tests.check.example import INTERPRETED, drive, later, visit

SEMINAR_AGAIN = {
    "catalogue/sessions/seminar/visits_per_trip": 2,
    "wishes/pins": [],
    "plan/days/2/items/lab": visit("seminar", "aula", "campus", 540, 585),
    "plan/days/2/items/to-bistro": drive("campus", "bistro", 585),
}
SEMINAR_IN_SWEDISH = {
    "catalogue/sessions/seminar/languages": ["sv"],
    "catalogue/sessions/seminar/talk_minutes": 20,
    "plan/days/0/items/seminar": visit("seminar", "aula", "campus", 870, 910, **INTERPRETED),
    "plan/days/0/items/to-dinner": later(-5),
}

EDGES = (
    Edge(
        "one minute too long",
        Rule.LANGUAGE,
        1,
        "minutes",
        broken={"plan/days/1/items/demo/end": 631},
    ),
    Edge(
        "one minute too short",
        Rule.LANGUAGE,
        1,
        "minutes",
        broken={"plan/days/1/items/demo/end": 629},
    ),
    Edge(
        "the mode is not wished",
        Rule.LANGUAGE,
        1,
        "modes",
        broken={"wishes/language_modes": ["own", "consecutive"]},
        kept={"wishes/language_modes": ["own", "consecutive", "second"]},
    ),
    Edge(
        "own is possible, so nothing else is",
        Rule.LANGUAGE,
        1,
        "modes",
        broken={"catalogue/sessions/lecture/languages": ["en", "fi"]},
        kept={"catalogue/sessions/lecture/languages": ["en", "et"]},
    ),
    Edge(
        "no second language",
        Rule.LANGUAGE,
        1,
        "modes",
        broken={"wishes/party/second_languages": []},
    ),
    Edge(
        "the session is not interpreted",
        Rule.LANGUAGE,
        1,
        "modes",
        broken={"catalogue/sessions/dialogue/interpretation": False},
    ),
    Edge(
        "nobody interprets the language",
        Rule.LANGUAGE,
        1,
        "modes",
        broken={"catalogue/sessions/dialogue/languages": ["se"]},
        kept={"catalogue/sessions/dialogue/languages": ["se", "sv"]},
    ),
    Edge(
        "nobody is named",
        Rule.INTERPRETER,
        1,
        "services",
        broken={"plan/days/0/items/dialogue/interpreter": None},
    ),
    Edge(
        "someone is named for the own language",
        Rule.INTERPRETER,
        1,
        "services",
        broken={"plan/days/1/items/demo/interpreter": "tulkki"},
    ),
    Edge(
        "two services on a day",
        Rule.INTERPRETER,
        1,
        "services",
        broken={"plan/days/0/items/seminar/interpreter": "tolk"},
        both=SEMINAR_IN_SWEDISH,
    ),
    Edge(
        "too many minutes a day",
        Rule.INTERPRETER,
        1,
        "minutes",
        broken={"catalogue/interpreters/tulkki/max_minutes_per_day": 89},
        kept={"catalogue/interpreters/tulkki/max_minutes_per_day": 90},
    ),
    Edge(
        "a twin takes twice the team",
        Rule.INTERPRETER,
        1,
        "interpreters",
        broken={"catalogue/interpreters/tulkki/interpreters": 3},
        kept={"catalogue/interpreters/tulkki/interpreters": 4},
    ),
    Edge(
        "past the minutes alone it takes two",
        Rule.INTERPRETER,
        1,
        "interpreters",
        broken={"catalogue/interpreters/tulkki/alone_minutes": 59},
        kept={"catalogue/interpreters/tulkki/alone_minutes": 60},
        both={**SEMINAR_AGAIN, "catalogue/interpreters/tulkki/interpreters": 1},
    ),
    Edge(
        "no team for that length",
        Rule.INTERPRETER,
        1,
        "minutes",
        broken={"catalogue/interpreters/tulkki/teams/1/up_to_minutes": 89},
        kept={"catalogue/interpreters/tulkki/teams/1/up_to_minutes": 90},
    ),
    Edge(
        "outside the service's windows",
        Rule.INTERPRETER,
        1,
        "minutes",
        broken={"catalogue/interpreters/tulkki/availability": hours("09:00-11:09")},
        kept={"catalogue/interpreters/tulkki/availability": hours("09:00-11:10")},
    ),
    Edge(
        "ordered too late",
        Rule.INTERPRETER,
        1,
        "days",
        broken={"catalogue/interpreters/tulkki/lead_working_days": 49},
        kept={"catalogue/interpreters/tulkki/lead_working_days": 48},
    ),
    Edge(
        "own, in a foreign language",
        Rule.LANGUAGE,
        1,
        "modes",
        broken={
            "plan/days/0/items/lecture/language_mode": "own",
            "plan/days/0/items/lecture/end": 840,
        },
        kept={
            "plan/days/0/items/lecture/language_mode": "own",
            "plan/days/0/items/lecture/end": 840,
            "catalogue/sessions/lecture/languages": ["fi"],
        },
    ),
)


@pytest.mark.parametrize("edge", EDGES, ids=str)
def test_both_edges(edge: Edge) -> None:
    """A mode, a length or a team just off breaks just its rule."""
    edge.prove()
