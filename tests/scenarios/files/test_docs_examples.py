"""What docs/scenarios.md shows can be read and applied, and shows every kind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from optimizer.domain.itinerary import Itinerary
from optimizer.domain.overlays import NamedOverlay, Overlay
from optimizer.domain.problem import Problem
from scenarios.files import findings_of_scenarios
from scenarios.overlaying import EDITS, apply, needs_programme, undo
from scenarios.problems import judged
from tests.scenarios.files.doc_blocks import PAGE, ROOT, blocks, overlays

_READER: TypeAdapter[NamedOverlay] = TypeAdapter(Overlay)

OVERLAYS = overlays()


@pytest.fixture(scope="module")
def baseline() -> Problem:
    """The baseline of the page's file."""
    problem, _ = judged(ROOT / "scenarios/data/wishes/cbrne-rescue.yaml", None)
    assert problem is not None
    return problem


PUBLISHED = Itinerary.model_validate(
    {
        "problem_hash": "0" * 64,
        "days": [
            {
                "date": "2027-05-10",
                "vehicle": None,
                "items": [
                    {
                        "kind": "visit",
                        "sessions": ["army-briefing"],
                        "venue": "army-auditorium",
                        "place": "garrison",
                        "language_mode": "second",
                        "start": 600,
                        "end": 660,
                    }
                ],
                "night": {"hotel": "vaakuna", "rooms": []},
            }
        ],
    }
)
"""A programme in which something has begun; whether it keeps the rules does not matter here."""


def test_every_kind_is_shown_and_every_id_once() -> None:
    """The page has an example of each kind there is, and no two of one name."""
    assert {one["kind"] for one in OVERLAYS} == {
        model.model_fields["kind"].default for model in EDITS
    }
    assert len({one["id"] for one in OVERLAYS}) == len(OVERLAYS)


@pytest.mark.parametrize("content", OVERLAYS, ids=lambda one: str(one["id"]))
def test_every_example_changes_the_baseline(content: dict[str, Any], baseline: Problem) -> None:
    """Each can be applied to the shipped wishes without an error, and undone to the byte."""
    overlay = _READER.validate_python(content)
    published = PUBLISHED if needs_programme(overlay) else None
    overlaid = apply(baseline, [overlay], published=published)
    assert overlaid.problem.content_hash != baseline.content_hash
    assert undo(overlaid.problem, overlaid.log).model_dump_json() == baseline.model_dump_json()


def test_the_example_file_is_a_good_one(tmp_path: Path) -> None:
    """Read as a file it has no finding, and its eight scenarios come in the order of the file."""
    (text,) = blocks("file")
    path = tmp_path / "whatif.yaml"
    wishes = ROOT / "scenarios/data/wishes/cbrne-rescue.yaml"
    path.write_text(text.replace("../wishes/cbrne-rescue.yaml", str(wishes)), "utf-8")
    found, findings = findings_of_scenarios(path)
    assert findings == ()
    assert found is not None
    assert [one.name for one in found.scenarios] == [
        "rescue-cancels",
        "size-and-money--as-is--as-is",
        "size-and-money--as-is--tenth-less",
        "size-and-money--two-more--as-is",
        "size-and-money--two-more--tenth-less",
        "size-and-money--four-fewer--as-is",
        "size-and-money--four-fewer--tenth-less",
        "evening-before",
    ]


def test_the_page_is_where_it_is_linked_from() -> None:
    """The README links to the page."""
    assert f"docs/{PAGE.name}" in (ROOT / "README.md").read_text("utf-8")
