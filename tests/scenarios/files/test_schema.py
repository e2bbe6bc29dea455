"""The published schema of scenario files.

After a wanted change: python -c "from pathlib import Path; from optimizer.domain.schema import
write_schemas; from scenarios.schema import schemas; write_schemas(Path('tests/golden/schema'),
schemas())"
"""

from __future__ import annotations

import json

import pytest

from optimizer.domain.reading.yaml_text import YamlText
from optimizer.domain.schema import schema_text
from optimizer.domain.schema import schemas as library_schemas
from scenarios.schema import schemas
from tests.domain.test_schema import GOLDEN
from tests.scenarios.files.doc_blocks import blocks, overlays


def test_the_schema_is_the_published_one() -> None:
    """A schema that drifts from its golden file fails; those of the library are there as well."""
    golden = (GOLDEN / "scenarios.json").read_text(encoding="utf-8")
    assert schema_text(schemas()["scenarios"]) == golden
    assert set(library_schemas()) < set(schemas())


def test_the_examples_fit_the_schema() -> None:
    """The page's file, and a file of all its overlays, as an editor would check them."""
    jsonschema = pytest.importorskip("jsonschema")
    schema = schemas()["scenarios"]
    jsonschema.Draft202012Validator.check_schema(schema)
    (text,) = blocks("file")
    for content in (
        YamlText("file", text).content,
        {
            "id": "all",
            "baseline": {"wishes": "w.yaml", "programme": {"result": "r.json"}},
            "overlays": overlays(),
            "scenarios": [{"id": "one"}],
        },
    ):
        jsonschema.validate(json.loads(json.dumps(content, default=str)), schema)
