"""The JSON Schema of a replay's report is the published one, and reports are valid under it."""

import json
from pathlib import Path

import jsonschema

from optimizer.domain.schema import schema_text
from scenarios.schema import schemas
from tests.scenarios.comparison.test_gates import figures
from tests.scenarios.replay.test_text import report, scenario

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "schema" / "replay.json"


def test_schema_is_the_published_one() -> None:
    """Made anew with `paamaja schema --write tests/golden/schema`."""
    assert schema_text(schemas()["replay"]) == GOLDEN.read_text(encoding="utf-8")


def test_a_report_is_valid_under_its_schema() -> None:
    """With answers, failures, and scenarios that were not come to."""
    found = report(
        scenario("up", figures(510)),
        scenario("open", figures(480, 520)),
        scenario("nothing", figures(None)),
        scenario("broken", failure="no"),
        scenario("later"),
    )
    jsonschema.validate(json.loads(found.model_dump_json()), schemas()["replay"])
