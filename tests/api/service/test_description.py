"""The description of the API: as it stands in git, whole, with examples that can be sent."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from api import routes
from api.app import ROUTES, described_app
from api.openapi import FILE, METHODS, description, text
from api.routes.door import Door
from api.schemas.codes import MEANINGS, codes
from optimizer.domain.findings import FindingCode
from tests.api.service.world import World

MOST_LINES = 10


@pytest.fixture(scope="module")
def described() -> Any:
    """The description of the app as it is."""
    return json.loads(text(description(described_app())))


def test_file_in_git_is_the_description(described: Any) -> None:
    """A route that changed goes with the file: python -m api.describing writes it."""
    assert json.loads(FILE.read_text(encoding="utf-8")) == described


def test_description_is_served(world: World) -> None:
    """By the service itself, to whoever is signed in."""
    served = world.client().get("/v1/openapi.json")
    assert served.json()["paths"].keys() == json.loads(FILE.read_text())["paths"].keys()


def test_every_operation_says_who_may_and_what_may_go_wrong(described: Any) -> None:
    """A name, a sentence, its action with a token, and problems for each refusal."""
    names = set()
    for operations in described["paths"].values():
        for method in METHODS:
            if method not in operations:
                continue
            operation = operations[method]
            names.add(operation["operationId"])
            assert operation["summary"]
            assert operation["description"].endswith((".", "."))
            assert ("x-action" in operation) is ("security" in operation)
            for status, response in operation["responses"].items():
                if int(status) >= 400:
                    assert list(response["content"]) == ["application/problem+json"]
    count = sum(len(set(METHODS) & set(one)) for one in described["paths"].values())
    assert len(names) == count


def test_no_reference_leads_nowhere(described: Any) -> None:
    """Every schema that is named is there."""
    known = {f"#/components/schemas/{name}" for name in described["components"]["schemas"]}

    def references(part: Any) -> set[str]:
        if isinstance(part, dict):
            own = {part["$ref"]} if isinstance(part.get("$ref"), str) else set()
            return own.union(*map(references, part.values()))
        return set().union(*map(references, part)) if isinstance(part, list) else set()

    assert references(described) <= known


def test_every_route_is_behind_the_door() -> None:
    """None can be reached past it."""
    for router in ROUTES:
        assert all(isinstance(route, Door) for route in router.routes)


def test_routes_are_thin() -> None:
    """A route's own statements are fewer than ten lines."""
    for module in sorted(Path(routes.__path__[0]).glob("*.py")):
        if module.name == "door.py":
            continue
        for part in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) and part.decorator_list:
                own = [line for line in part.body if not _is_docstring(line)]
                lines = own[-1].end_lineno - own[0].lineno + 1  # type: ignore[operator]
                assert lines < MOST_LINES, f"{module.name}: {part.name} has {lines} lines"


def _is_docstring(line: ast.stmt) -> bool:
    return isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant)


def test_demo_can_be_posted_as_it_is(world: World) -> None:
    """Each example delegation's request is accepted to the letter."""
    client = world.client()
    for name in ("cbrne-rescue", "comprehensive-security", "water-security"):
        demo = client.get("/v1/demo", params={"wishes": name})
        assert demo.status_code == 200
        sent = client.post(
            "/v1/plans", content=demo.content, headers={"Content-Type": "application/json"}
        )
        assert sent.status_code == 202, sent.text
    assert client.get("/v1/demo", params={"wishes": "none"}).status_code == 404


def test_every_code_is_catalogued(world: World) -> None:
    """Of findings, each with the meaning that docs/findings.md knows; and of problems."""
    assert set(MEANINGS) == set(FindingCode)
    page = Path("docs/findings.md").read_text(encoding="utf-8")
    assert all(f"`{code.value}`" in page for code in FindingCode)
    told = world.client().get("/v1/finding-codes").json()
    assert told == json.loads(codes().model_dump_json())
