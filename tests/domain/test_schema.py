"""The published schemas: stable, valid, and the same as what is read.

After a wanted change: python -c "from pathlib import Path; from optimizer.domain.schema import
write_schemas; write_schemas(Path('tests/golden/schema'))"
"""

import difflib
import json
from pathlib import Path

import pytest

from optimizer.domain.schema import schema_text, schemas, write_schemas
from tests.builders.small import small_catalogue_dict, small_itinerary_dict, small_wishes_dict

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "schema"
NAMES = (
    "catalogue",
    "wishes",
    "bookings",
    "rooming",
    "problem",
    "itinerary",
    "result",
    "ledger",
    "cost-lines",
    "account",
    "tentative",
    "deadlines",
    "cost-sheet",
    "comparison",
)


@pytest.mark.parametrize("name", NAMES)
def test_schema_is_the_published_one(name: str) -> None:
    """A schema that drifts from its golden file fails with the difference."""
    golden = (GOLDEN / f"{name}.json").read_text(encoding="utf-8")
    drift = difflib.unified_diff(
        golden.splitlines(), schema_text(schemas()[name]).splitlines(), "golden", "now", lineterm=""
    )
    assert not (text := "\n".join(drift)), f"\n{text}"


def test_each_schema_has_a_stable_id_and_the_dialect() -> None:
    """Every schema names itself and draft 2020-12."""
    found = schemas()
    assert tuple(found) == NAMES
    for name, schema in found.items():
        assert schema["$id"] == f"urn:paamaja:{name}:1"
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_written_schemas_are_those_of_the_models(tmp_path: Path) -> None:
    """Writing gives one file for each kind of document, with the schema in it."""
    written = write_schemas(tmp_path / "new")
    found = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in written}
    assert found == schemas()


def test_small_documents_fit_their_schemas() -> None:
    """The schemas are valid, and documents that can be read fit them."""
    jsonschema = pytest.importorskip("jsonschema")
    wishes = small_wishes_dict()
    small = {
        "catalogue": small_catalogue_dict(),
        "wishes": wishes,
        "itinerary": small_itinerary_dict(),
    }
    small["problem"] = {"catalogue": small["catalogue"], "wishes": wishes}
    for name, schema in schemas().items():
        jsonschema.Draft202012Validator.check_schema(schema)
        if name in small:
            jsonschema.validate(small[name], schema)
