"""Changes in sentences: what is kept, moved, replaced, dropped and new, in English and Finnish."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.check import score
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult
from optimizer.domain.stability import Range, Stability
from optimizer.report import itinerary_text, stability_text
from tests.check.example import DROP, SPA, example, later, visit
from tests.report.results import result

PUBLISHED = example()[1].model_dump(mode="json")


def _replanned(edit: dict[str, Any], level: str = "free") -> tuple[Problem, SolveResult]:
    levels = [{"date": "2027-05-11", "level": level}]
    programme = {"itinerary": PUBLISHED, "frozen_until": "2027-05-11", "levels": levels}
    problem, plan = example({"wishes/programme": programme, **edit})
    found = result().model_copy(
        update={"itinerary": plan, "score": score(problem, plan), "unmet": ()}
    )
    return problem, found


def _told(edit: dict[str, Any], language: str = "en", level: str = "free") -> list[str]:
    """The lines of the section, joined where they were wrapped."""
    title = "Changes to the published" if language == "en" else "Muutokset julkaistuun"
    text = itinerary_text(*_replanned(edit, level), language)
    section = text[text.index(title) :].split("\n\n")[0].split("\n")[2:]
    joined = "\n".join(section).replace("\n    ", " ")
    return [line.strip(" •") for line in joined.split("\n")]


MOVED = visit("seminar", "aula", "campus", 640, 685)


@pytest.mark.parametrize(
    ("edit", "english", "finnish"),
    [
        (
            {"plan/days/1/items/simulator": DROP},
            "Dropped: Simulator, Wed 12 May 15:00",
            "Jää pois: Simulaattori, ke 12.5. 15:00",
        ),
        (
            {"plan/days/1/items/simulator": later(5)},
            "At another time: Simulator, Wed 12 May 15:00 → Wed 12 May 15:05",
            "Eri aikaan: Simulaattori, ke 12.5. 15:00 → ke 12.5. 15:05",
        ),
        (
            {"plan/days/0/items/seminar": DROP, "plan/days/2/items/seminar": MOVED},
            "On another day: Seminar, Tue 11 May 14:30 → Thu 13 May 10:40",
            "Eri päivänä: Seminaari, ti 11.5. 14:30 → to 13.5. 10:40",
        ),
    ],
)
def test_what_became_of_a_visit(edit: dict[str, Any], english: str, finnish: str) -> None:
    """When it was to be and when it is now, in both languages."""
    problem, _ = example()
    for language, sentence in (("en", english), ("fi", finnish)):
        name = sentence.split(": ")[1].split(",")[0]
        key = "seminar" if "emin" in name else "simulator"
        own = problem.catalogue.session(key).name.in_language(language)
        assert sentence.replace(name, own, 1) in _told(edit, language)


def test_vehicle_and_hotel() -> None:
    """By their names, and on foot where there is no vehicle."""
    problem, _ = example()
    coach = problem.catalogue.vehicle("coach").name.en
    grand, spa = (problem.catalogue.hotel(key).name.en for key in ("grand", "spa"))
    told = _told({"plan/days/1/vehicle": None, "plan/days/1/night": SPA})
    assert f"Vehicle on Wed 12 May: {coach} → on foot" in told
    assert f"Hotel on Wed 12 May: {grand} → {spa}" in told
    assert told[0] == "10 items stay just as published."
    assert told[-1] == "Weight of all changes: 4."


def test_a_level_that_could_not_be_kept() -> None:
    """The change says what was promised."""
    told = _told({"plan/days/1/items/simulator": DROP}, level="times-may-move")
    assert any(line.endswith("; it was to be on its day and at its venue") for line in told)


def test_nothing_changes() -> None:
    """Is said in so many words; without a programme there is no such section."""
    assert _told({}) == ["10 items stay just as published.", "Nothing changes."]
    problem, plan = example()
    found = result().model_copy(update={"itinerary": plan, "score": score(problem, plan)})
    assert "published programme" not in itinerary_text(problem, found, "en")


def test_what_the_catalogue_no_longer_has() -> None:
    """A published session that is gone is told by its id."""
    gone = {"plan/days/1/items/simulator": DROP}
    programme = {"itinerary": PUBLISHED, "frozen_until": "2027-05-11"}
    programme = {
        **programme,
        "itinerary": {
            **PUBLISHED,
            "days": [
                *PUBLISHED["days"][:1],
                {
                    **PUBLISHED["days"][1],
                    "items": [
                        {**item, "sessions": ["vanished"]}
                        if item.get("sessions") == ["simulator"]
                        else item
                        for item in PUBLISHED["days"][1]["items"]
                    ],
                },
                *PUBLISHED["days"][2:],
            ],
        },
    }
    problem, plan = example({"wishes/programme": programme, **gone})
    found = result().model_copy(update={"itinerary": plan, "score": score(problem, plan)})
    assert "Dropped: vanished, Wed 12 May 15:00" in itinerary_text(problem, found, "en")


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (Range(least=12, most=12), "costs 12 points"),
        (Range(least=0, most=12), "costs 0 to 12 points; no more is proved"),
        (Range(least=12, most=None), "costs at least 12 points; no limit is known"),
    ],
)
def test_what_stability_costs(points: Range, expected: str) -> None:
    """Exactly where it is proved, as a range where it is not."""
    _, found = _replanned({})
    told = Stability(replanned=found, afresh=found, points=points, changes_saved=4)
    assert expected in stability_text(told, "en")
    assert "weight 4" in stability_text(told, "en")
    assert "pistettä" in stability_text(told, "fi")
    assert stability_text(Stability(replanned=found, afresh=found), "en") == ""
