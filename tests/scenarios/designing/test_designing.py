"""Packages designed for segments of the small catalogue: who is served, and that it is proved."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import Verdict
from optimizer.optimise import solve
from scenarios.designing import Design, Origin, SegmentsRead, segments_in
from scenarios.designing.design import Candidate, Chosen
from scenarios.designing.designing import design
from scenarios.designing.reading import SHIPPED
from scenarios.designing.serving import at_most, points_of, restricted, share
from scenarios.designing.text import design_text
from scenarios.packages import shipped_catalogue
from scenarios.schema import schemas
from tests.api import calls
from tests.builders.small import small_catalogue_dict, small_wishes_dict

QUICK = SolveParameters(time_limit_seconds=60, workers=1)


def wishes(key: str, wanted: list[dict[str, Any]]) -> dict[str, Any]:
    """Wishes of a segment: those of the small visit, for other things."""
    content = small_wishes_dict()
    for name in ("quotas", "precedence", "pins", "commitments"):
        content.pop(name)
    return {**content, "id": key, "wishes": wanted}


def segment(key: str, weight: int, wanted: list[dict[str, Any]]) -> dict[str, Any]:
    """A segment."""
    name = {"fi": key, "en": key}
    return {"id": key, "name": name, "weight": weight, "wishes": wishes(key, wanted)}


def wish(session: str, **more: Any) -> dict[str, Any]:
    """A wish for a session."""
    return {"id": f"w-{session}", "target": {"session": session}, **more}


def content() -> dict[str, Any]:
    """Three segments: one for the demonstration, one for the plant, one that must have both."""
    return {
        "id": "three",
        "name": {"fi": "Kolme", "en": "Three"},
        "note": {"fi": "Esimerkki", "en": "Illustrative"},
        "segments": [
            segment("rescuers", 5, [wish("demo", weight=90), wish("briefing", weight=10)]),
            segment("engineers", 3, [wish("plant-tour", weight=60), wish("briefing", weight=20)]),
            segment("both", 1, [wish("plant-tour", kind="required"), wish("demo", weight=50)]),
        ],
    }


def given_in(folder: Path) -> SegmentsRead:
    """The segments, read from a file."""
    path = folder / "segments.json"
    path.write_text(json.dumps(content()), encoding="utf-8")
    catalogue = Catalogue.model_validate(small_catalogue_dict())
    found, findings = segments_in(path, catalogue)
    assert found is not None, findings
    return found


_SHARES: dict[tuple[str, int], int] = {}


def _share(problem: Problem, candidate: Candidate, best: int) -> int:
    """The share that a segment gets, solved once for each problem."""
    asked = restricted(problem, candidate)
    key = (asked.content_hash, best)
    if key not in _SHARES:
        found = solve(asked, QUICK)
        assert found.verdict in (Verdict.OPTIMAL, Verdict.INFEASIBLE)
        is_served = found.itinerary is not None
        _SHARES[key] = share(points_of(found)[0], best) if is_served else 0
    return _SHARES[key]


def by_hand(given: SegmentsRead, found: Design, chosen: tuple[Candidate, ...]) -> int:
    """What a choice is worth, every share of it solved."""
    total = 0
    for segment_, result in zip(given.file.segments, found.segments, strict=True):
        problem = given.problem(segment_)
        shares = [_share(problem, one, result.best_points) for one in chosen]
        total += segment_.weight * max(shares, default=0)
    return total


@pytest.mark.parametrize("count", [1, 2])
def test_no_other_choice_of_the_candidates_is_better(tmp_path: Path, count: int) -> None:
    """Compared with every choice, each share solved; values are proved, and never too large."""
    given = given_in(tmp_path)
    found = design(given, count, QUICK)
    assert found.best.is_proved
    assert found.hand_made is None  # no package that comes with the software is of this catalogue
    every = [by_hand(given, found, one) for one in combinations(found.candidates, count)]
    assert found.best.value == max(every)
    assert found.best.value <= found.most == 1000 * 9
    assert design(given, count, QUICK) == found
    for one in found.candidates:
        for segment_ in given.file.segments:
            problem = given.problem(segment_)
            most = at_most(problem, one)
            assert points_of(solve(restricted(problem, one), QUICK))[0] <= most


def test_enough_packages_give_everybody_its_own_best(tmp_path: Path) -> None:
    """With as many as there are segments each gets all of it, and no more are named than needed."""
    found = design(given_in(tmp_path), 3, QUICK)
    assert [one.share for one in found.best.served] == [1000] * 3
    assert found.best.value == found.most
    assert {one.candidate for one in found.best.served} == set(found.best.candidates)


def test_restricted_problems_offer_the_package_and_nothing_else(tmp_path: Path) -> None:
    """A plan of a restricted problem has the package's sessions only, in no more days."""
    given = given_in(tmp_path)
    package = Candidate(
        id="one", origin=Origin.SEGMENT, base="rescuers", days=2, sessions=("briefing", "demo")
    )
    for segment_ in given.file.segments:
        problem = restricted(given.problem(segment_), package)
        result = solve(problem, QUICK)
        if result.itinerary is not None:
            held = {key for _, visit in result.itinerary.visits for key in visit.sessions}
            assert held <= set(package.sessions)
            assert len(result.itinerary.days) <= package.days
    assert at_most(given.problem(given.file.segments[2]), package) == 0  # no plant


def test_faults_of_segments_are_told_with_their_place(tmp_path: Path) -> None:
    """Two of one name, wishes for what there is not, and a weight of nothing."""
    path = tmp_path / "segments.json"
    catalogue = Catalogue.model_validate(small_catalogue_dict())
    wrong = content()
    wrong["segments"][1]["wishes"]["wishes"][0]["target"] = {"session": "nothing"}
    path.write_text(json.dumps(wrong), encoding="utf-8")
    found, findings = segments_in(path, catalogue)
    assert found is None
    assert [one.path for one in findings] == ["/segments/1/wishes/wishes/0/target/session"]
    wrong = content()
    wrong["segments"][1]["id"] = "rescuers"
    path.write_text(json.dumps(wrong), encoding="utf-8")
    _, findings = segments_in(path, catalogue)
    assert [one.path for one in findings] == ["/segments/1/id"]
    wrong["segments"][0]["weight"] = 0
    path.write_text(json.dumps(wrong), encoding="utf-8")
    _, findings = segments_in(path, catalogue)
    assert [one.path for one in findings] == ["/segments/0/weight"]


def test_sums_that_do_not_match_cannot_be_put_into_a_design(tmp_path: Path) -> None:
    """A value that the shares do not give is refused."""
    found = design(given_in(tmp_path), 1, QUICK)
    wrong = found.model_dump(mode="json")
    wrong["best"]["value"] -= 1
    with pytest.raises(ValueError, match="do not add up"):
        Design.model_validate(wrong)
    assert Chosen.model_validate(found.best.model_dump()) == found.best


def test_shipped_segments_are_sound_and_say_that_they_are_invented() -> None:
    """Of the shipped catalogue, without findings, in both languages."""
    found, findings = segments_in(SHIPPED, shipped_catalogue("mikkeli"))
    assert found is not None
    assert findings == ()
    assert "Illustrative" in found.file.note.en
    assert "Esimerkki" in found.file.note.fi
    assert len(found.file.segments) > 4


def test_the_command_prints_text_and_data(tmp_path: Path) -> None:
    """In both languages; files on request; faults exit with 2."""
    given = given_in(tmp_path)
    catalogue = tmp_path / "catalogue.json"
    catalogue.write_text(given.catalogue.model_dump_json(exclude_defaults=True), encoding="utf-8")
    asked = ("packages", "design", tmp_path / "segments.json", "--catalogue", catalogue)
    done = calls.run(*asked, "--count", 2, "--out", tmp_path / "out", "--format", "json")
    assert done.exit_code == 0, done.output
    jsonschema.validate(json.loads(done.stdout), schemas()["design"])
    found = Design.model_validate_json(done.stdout)
    assert (tmp_path / "out" / "design.txt").read_text(encoding="utf-8").startswith("Packages for")
    for language, words in (("en", "Proved: no other 2"), ("fi", "Todistettu: mitkään muut 2")):
        assert words in " ".join(design_text(found, given.file, given.catalogue, language).split())
    missing = calls.run("packages", "design", tmp_path / "none.json", "--catalogue", catalogue)
    assert missing.exit_code == 2
