"""`paamaja travel refresh` against a stand-in for OSRM and Valhalla on this machine."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.documents import read_catalogue
from optimizer.domain.travel import Matrix, Place
from tests.api import calls
from tests.api.routers import Router, metres_between, routing, seconds_between
from tests.builders.small_catalogue import small_catalogue_dict

ENGINES = ("osrm", "valhalla")
ON = ("--on", "2027-01-15")


@pytest.fixture
def router() -> Iterator[Router]:
    """A routing service."""
    with routing() as found:
        yield found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small catalogue as a folder: its matrices in a file of their own."""
    content = small_catalogue_dict()
    folder = tmp_path / "catalogue"
    folder.mkdir()
    matrices = {"matrices": content.pop("matrices")}
    (folder / "matrices.json").write_text(json.dumps(matrices), encoding="utf-8")
    (folder / "rest.json").write_text(json.dumps(content), encoding="utf-8")
    return folder


def refresh(folder: Path, router: Router, engine: str, *options: Any) -> Result:
    """Runs the command."""
    asked = ("travel", "refresh", folder, "--url", router.url, "--engine", engine, *ON)
    return calls.run(*asked, *options)


def matrix(catalogue: Catalogue, key: str) -> Matrix:
    """A matrix of a catalogue."""
    return next(one for one in catalogue.matrices if one.id == key)


def point(place: Place) -> tuple[float, float]:
    """Where a place is, as it is sent."""
    return round(place.latitude, 6), round(place.longitude, 6)


def minutes(origin: Place, destination: Place, permille: int = 1000) -> int:
    """What the command has to make of the stand-in's road: rounded up."""
    if origin.id == destination.id:
        return 0
    return math.ceil(seconds_between(point(origin), point(destination)) * permille / 60_000)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("most", [100, 3, 2])
def test_every_leg_is_the_services_own(
    folder: Path, router: Router, engine: str, most: int
) -> None:
    """In one request or in many pieces: minutes rounded up, each direction its own, and metres."""
    done = refresh(folder, router, engine, "--write", "--most", most, "--permille", 1150)
    assert done.exit_code == 0, done.output
    catalogue = read_catalogue(folder)
    road = matrix(catalogue, "road")
    for row, origin in enumerate(catalogue.place(key) for key in road.places):
        for column, destination in enumerate(catalogue.place(key) for key in road.places):
            assert road.minutes[row][column] == minutes(origin, destination, 1150)
            far = metres_between(point(origin), point(destination))
            assert abs((road.metres[row][column] or 0) - far) <= 0.5
    assert road.source.startswith(f"{engine} at 127.0.0.1, ")
    assert "2027-01-15, times x 1.15, rounded up to the minute" in road.source
    size = len(road.places)
    blocks = 1 if most >= size else math.ceil(size / (most // 2)) ** 2
    assert len(router.asked) == blocks


@pytest.mark.parametrize("engine", ENGINES)
def test_a_service_that_takes_fewer_is_asked_for_less(
    folder: Path, router: Router, engine: str
) -> None:
    """Pieces that are too big are halved until they fit, and nothing is missing."""
    router.most = 2
    done = refresh(folder, router, engine, "--write")
    assert done.exit_code == 0, done.output
    assert len(router.asked) > 1
    road = matrix(read_catalogue(folder), "road")
    assert all(cell is not None for row in road.minutes for cell in row)


def test_only_what_drives_is_refreshed_and_only_on_request_written(
    folder: Path, router: Router
) -> None:
    """Without --write or --out the differences are shown and the files are as they were."""
    before = (folder / "matrices.json").read_bytes()
    shown = refresh(folder, router, "osrm")
    assert shown.exit_code == 0, shown.output
    assert "Matrix road" in shown.stdout
    assert "Matrix walk" not in shown.stdout
    assert "Until now:" in shown.stdout
    assert (folder / "matrices.json").read_bytes() == before
    finnish = refresh(folder, router, "osrm", "--language", "fi").stdout
    assert "Matka-ajat palvelusta osrm at 127.0.0.1" in finnish
    told = json.loads(refresh(folder, router, "osrm", "--format", "json").stdout)
    (road,) = told["matrices"]
    old = matrix(read_catalogue(folder), "road")
    for leg in road["changes"]:
        assert leg["old"] == old.minutes_between(leg["from"], leg["to"])
        assert leg["new"] != leg["old"]


def test_a_matrix_by_name_goes_to_a_file_of_its_own(folder: Path, router: Router) -> None:
    """All matrices stand in it, the others as they were; a second time nothing changes."""
    out = folder.parent / "new.json"
    done = refresh(folder, router, "osrm", "--matrix", "walk", "--profile", "foot", "--out", out)
    assert done.exit_code == 0, done.output
    assert all(path.startswith("/table/v1/foot/") for path in router.asked)
    content = json.loads(out.read_text(encoding="utf-8"))
    old = read_catalogue(folder)
    new = {one["id"]: one for one in content["matrices"]}
    assert new["road"] == matrix(old, "road").model_dump(mode="json")
    assert new["walk"]["source"] != matrix(old, "walk").source
    out.replace(folder / "matrices.json")
    again = refresh(folder, router, "osrm", "--matrix", "walk", "--profile", "foot")
    assert "take as long as before" in again.stdout


@pytest.mark.parametrize("engine", ENGINES)
def test_a_leg_without_a_way_stops_all_unless_it_is_kept(
    folder: Path, router: Router, engine: str
) -> None:
    """It is named; nothing is written. With --keep it stays as it was, and the source says so."""
    catalogue = read_catalogue(folder)
    old = matrix(catalogue, "road")
    before = (folder / "matrices.json").read_bytes()
    lost = old.places[1]
    router.lost = {point(catalogue.place(lost))}
    done = refresh(folder, router, engine, "--write", "--format", "json")
    assert done.exit_code == 2
    findings = json.loads(done.stdout)["findings"]
    assert {one["code"] for one in findings} == {"matrix-hole"}
    assert len(findings) == 2 * (len(old.places) - 1)
    assert all(f"'{lost}'" in one["message"] for one in findings)
    assert (folder / "matrices.json").read_bytes() == before
    kept = refresh(folder, router, engine, "--write", "--keep")
    assert kept.exit_code == 0, kept.output
    road = matrix(read_catalogue(folder), "road")
    assert road.minutes[1] == old.minutes[1]
    assert [row[1] for row in road.minutes] == [row[1] for row in old.minutes]
    assert f"; {len(findings)} legs as before: {old.source}" in road.source


@pytest.mark.parametrize(
    ("status", "text", "code", "words"),
    [
        (200, "<html>", "service-refused", "no JSON"),
        (502, "Bad gateway", "service-refused", "HTTP 502"),
        (400, '{"code": "NoSegment", "message": "far away"}', "service-refused", "NoSegment"),
        (200, '{"code": "Ok", "durations": [[0]]}', "service-refused", "rows"),
        (200, '{"code": "Ok"}', "service-refused", "durations"),
        (200, "[]", "service-refused", "no code"),
    ],
)
def test_what_is_no_table_is_told_in_the_services_words(
    folder: Path, router: Router, status: int, text: str, code: str, words: str
) -> None:
    """Refusals, half a table and pages of a proxy are findings; nothing is written."""
    router.status, router.text = status, text
    before = (folder / "matrices.json").read_bytes()
    done = refresh(folder, router, "osrm", "--write", "--format", "json")
    assert done.exit_code == 2
    findings = json.loads(done.stdout)["findings"]
    assert {one["code"] for one in findings} == {code}
    assert words in findings[0]["message"]
    assert (folder / "matrices.json").read_bytes() == before


def test_cells_that_are_no_times_are_refused(folder: Path, router: Router) -> None:
    """A negative time and a text are no table."""
    size = len(matrix(read_catalogue(folder), "road").places)
    for cell in (-1, "soon", True):
        rows = [[cell] * size] * size
        router.status = 200
        router.text = json.dumps({"code": "Ok", "durations": rows, "distances": rows})
        done = refresh(folder, router, "osrm", "--format", "json")
        assert done.exit_code == 2
        assert "no number" in json.loads(done.stdout)["findings"][0]["message"]


def test_a_service_that_says_nothing_is_not_waited_for_again_and_again(
    folder: Path, router: Router
) -> None:
    """Each piece is a finding; after two without an answer no more are asked for."""
    router.holds = True
    done = refresh(
        folder, router, "valhalla", "--write", "--timeout", 0.2, "--most", 2, "--format", "json"
    )
    assert done.exit_code == 2
    findings = json.loads(done.stdout)["findings"]
    assert {one["code"] for one in findings} == {"service-silent"}
    assert "none within 0.2 s" in findings[0]["message"]
    assert "not asked any more" in findings[-1]["message"]
    assert len(router.asked) == 2


def test_nobody_there_and_no_address(folder: Path, router: Router) -> None:
    """A port where nothing listens, and what is no address at all."""
    for url in ("http://127.0.0.1:1", "nowhere", "ftp://127.0.0.1"):
        router.url = url
        done = refresh(folder, router, "osrm", "--format", "json")
        assert done.exit_code == 2
        assert json.loads(done.stdout)["findings"][0]["code"] == "service-silent"


def test_places_far_from_any_road_are_a_warning(folder: Path, router: Router) -> None:
    """The table is taken; that a coordinate may be wrong is said."""
    router.off_road = 2_500.0
    done = refresh(folder, router, "osrm")
    assert done.exit_code == 0
    assert "2500 m away" in done.stderr


def test_matrices_in_yaml_are_not_rewritten(folder: Path, router: Router) -> None:
    """They go to a file with --out; a name that is no matrix and no catalogue are refused."""
    content = (folder / "matrices.json").read_text(encoding="utf-8")
    (folder / "matrices.json").unlink()
    (folder / "matrices.yaml").write_text(content, encoding="utf-8")  # JSON is YAML
    done = refresh(folder, router, "osrm", "--write")
    assert done.exit_code == 2
    assert "--out" in done.stderr
    assert (folder / "matrices.yaml").read_text(encoding="utf-8") == content
    assert refresh(folder, router, "osrm", "--matrix", "rail").exit_code == 2
    assert refresh(folder / "nothing", router, "osrm").exit_code == 2
