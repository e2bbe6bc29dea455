"""Papers over HTTP: of a plan as a draft, of a published version, and by link."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pypdf import PdfReader
from starlette.testclient import TestClient

from api.errors import ProblemCode
from api.planning.printed import CSV, EML, GEOJSON, GPX, JSONLD, PDF, XLSX, Paper
from tests.api.service.stock import published
from tests.api.service.test_problems import problem
from tests.api.service.world import World, small_request

KINDS = {
    "pdf": PDF,
    "xlsx": XLSX,
    "csv": CSV,
    "geojson": GEOJSON,
    "gpx": GPX,
    "jsonld": JSONLD,
}


def words_of(content: bytes) -> str:
    """The words of a PDF."""
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


@pytest.fixture
def programme(world: World) -> Any:
    """A published programme, and the plan that it came from."""
    return published(world, world.own)


@pytest.mark.parametrize("paper", Paper)
def test_every_paper_of_a_plan_and_of_a_version(
    client: TestClient, programme: Any, paper: Paper
) -> None:
    """As a file with a name; the plan's is a draft, the version says its number."""
    plan, held = programme
    kind = KINDS[paper.value.rpartition(".")[2]]
    of_version = f"/v1/programmes/{held['id']}/versions/1/papers/{paper.value}"
    for at, edition in (
        (f"/v1/plans/{plan['id']}/papers/{paper.value}", "Luonnos"),
        (of_version, "Versio 1"),
    ):
        found = client.get(at, params={"language": "fi"})
        assert found.status_code == 200, found.text
        assert found.headers["content-type"] == kind
        assert f"small-visit-{paper.value}" in found.headers["content-disposition"]
        if kind == PDF:
            assert edition in words_of(found.content)


def test_letters_are_for_partners_who_host(client: TestClient, programme: Any) -> None:
    """To print or to send; one who hosts nothing gets none."""
    plan, held = programme
    for at in (f"/v1/plans/{plan['id']}", f"/v1/programmes/{held['id']}/versions/1"):
        assert client.get(f"{at}/letters/rescue").headers["content-type"] == PDF
        mail = client.get(f"{at}/letters/rescue", params={"format": "eml"})
        assert mail.headers["content-type"] == EML
        assert mail.content.startswith(b"Subject: ")
        problem(client.get(f"{at}/letters/nobody"), ProblemCode.NOT_FOUND)


def test_no_paper_before_there_is_a_plan(client: TestClient) -> None:
    """And none of a name that is no paper's."""
    waiting = client.post("/v1/plans", json=small_request()).json()
    at = f"/v1/plans/{waiting['id']}/papers"
    problem(client.get(f"{at}/programme.pdf"), ProblemCode.CONFLICT)
    assert client.get(f"{at}/other.pdf").status_code in (404, 422)


def test_link_to_read_prints_the_programme(world: World, programme: Any) -> None:
    """Whoever has it gets the guests' paper; a partner's link does not."""
    _, held = programme
    client = world.client()
    links = f"/v1/programmes/{held['id']}/links"
    read = client.post(links, json={"purpose": "read-programme"}).json()["url"].rpartition("/")[2]
    found = world.nobody.get(f"/v1/links/{read}/programme.pdf")
    assert found.headers["content-type"] == PDF
    assert "€" not in words_of(found.content)
    asked = client.post(links, json={"purpose": "confirm", "partner": "rescue"}).json()
    own = asked["url"].rpartition("/")[2]
    problem(world.nobody.get(f"/v1/links/{own}/programme.pdf"), ProblemCode.NOT_FOUND)
