"""Base maps: GeoJSON as a catalogue may have it, what is none, and that no plan hangs on it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from optimizer.domain.base_map import MOST_POSITIONS, BaseMap, GroundKind
from optimizer.domain.documents import findings_of_catalogue, read_problem

DATA = Path(__file__).resolve().parents[2] / "scenarios" / "data"
SQUARE = [[27.2, 61.6], [27.3, 61.6], [27.3, 61.7], [27.2, 61.6]]


def feature(kind: str, form: str, coordinates: Any) -> dict[str, Any]:
    """A feature of a base map."""
    return {
        "type": "Feature",
        "id": 7,
        "properties": {"kind": kind, "name": {"fi": "a", "en": "b"}, "source": "drawn"},
        "geometry": {"type": form, "coordinates": coordinates},
    }


def collection(*features: Any) -> dict[str, Any]:
    """A base map of features."""
    return {"type": "FeatureCollection", "bbox": [27, 61, 28, 62], "features": list(features)}


def test_every_form_is_read() -> None:
    """Lines and areas, single and several; what GeoJSON has beyond is read over."""
    base = BaseMap.model_validate(
        collection(
            feature("road", "LineString", [[27.2, 61.6], [27.3, 61.7, 85.0]]),
            feature("road", "MultiLineString", [[[27.2, 61.6], [27.3, 61.7]]]),
            feature("lake", "Polygon", [SQUARE]),
            feature("built-up", "MultiPolygon", [[SQUARE], [SQUARE]]),
        )
    )
    assert [len(base.of(kind)) for kind in GroundKind] == [1, 1, 2]
    assert [len(one.geometry.lines) for one in base.features] == [1, 1, 1, 2]
    assert base.features[0].geometry.lines[0] == ((27.2, 61.6), (27.3, 61.7))
    assert BaseMap.model_validate(json.loads(base.model_dump_json())) == base


@pytest.mark.parametrize(
    ("form", "coordinates", "told"),
    [
        ("LineString", [[27.2, 61.6]], "at least two positions"),
        ("Polygon", [SQUARE[:3]], "at least four positions"),
        ("Polygon", [[*SQUARE[:3], [27.2, 61.61]]], "its last is its first again"),
        ("Polygon", SQUARE, "position"),
        ("LineString", [[61.6, 272.0], [61.7, 27.3]], "no longitude and latitude"),
        ("LineString", [["27", 61.6], [27.3, 61.7]], "two numbers"),
        ("LineString", [], "lists of positions"),
        ("MultiPolygon", None, "lists of positions"),
    ],
)
def test_what_is_no_shape_is_a_finding_at_its_place(form: str, coordinates: Any, told: str) -> None:
    """With the number of the feature, in a sentence."""
    shipped = read_problem(DATA / "mikkeli", DATA / "wishes" / "cbrne-rescue.yaml").catalogue
    content = shipped.model_dump(mode="json")
    content["base_map"] = collection(
        feature("lake", "Polygon", [SQUARE]), feature("lake", form, coordinates)
    )
    _, findings = findings_of_catalogue(content, "request")
    assert [one.path for one in findings if one.path.startswith("/base_map")] == [
        "/base_map/features/1/geometry"
    ]
    assert any(told in one.message for one in findings)


def test_size_has_a_limit() -> None:
    """As many positions as there may be are read, one more is not."""
    line = [[27.2, 61.6]] * MOST_POSITIONS
    assert BaseMap.model_validate(collection(feature("road", "LineString", line))).features
    with pytest.raises(ValueError, match="simplify it"):
        BaseMap.model_validate(collection(feature("road", "LineString", [*line, [27.3, 61.6]])))


def test_nothing_is_planned_by_it() -> None:
    """The shipped catalogue has one, says what it is, and its problem is the same without it."""
    problem = read_problem(DATA / "mikkeli", DATA / "wishes" / "cbrne-rescue.yaml")
    base = problem.catalogue.base_map
    assert base is not None
    assert base.note is not None
    assert "example" in base.note.en
    assert all(base.of(kind) for kind in GroundKind)
    bare = problem.catalogue.model_copy(update={"base_map": None})
    without = problem.model_copy(update={"catalogue": bare})
    assert without.content_hash == problem.content_hash
