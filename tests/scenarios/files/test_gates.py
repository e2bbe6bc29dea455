"""Gates that could never be measured are refused where they are written."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from scenarios.files import Gate


@pytest.mark.parametrize(
    "fields",
    [
        {"metric": "points", "operator": "at-least", "value": 3},
        {"metric": "points", "operator": "at-least", "against": "baseline"},
        {"metric": "cost_cents", "operator": "at-most", "value": 1, "tolerance": {"absolute": 5}},
        {"metric": "verdict", "operator": "equals", "verdict": "OPTIMAL"},
        {"metric": "verdict", "operator": "equals", "against": "baseline"},
        {"metric": "moved", "operator": "at-most", "value": 2, "allow_unknown": True},
    ],
)
def test_gates_that_can_be_measured(fields: dict[str, Any]) -> None:
    """They keep what they were given."""
    gate = Gate.model_validate(fields)
    assert (
        gate.model_dump(mode="json", exclude_defaults=True).items()
        >= {key: value for key, value in fields.items() if not isinstance(value, dict)}.items()
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"metric": "points", "operator": "at-least"},
        {"metric": "points", "operator": "at-least", "verdict": "OPTIMAL"},
        {"metric": "points", "operator": "at-least", "against": "baseline", "value": 3},
        {"metric": "verdict", "operator": "at-least", "verdict": "OPTIMAL"},
        {"metric": "verdict", "operator": "equals", "value": 3},
        {
            "metric": "verdict",
            "operator": "equals",
            "verdict": "OPTIMAL",
            "tolerance": {"absolute": 1},
        },
        {"metric": "points", "operator": "differs", "value": 3, "tolerance": {"absolute": 1}},
        {"metric": "kept", "operator": "at-least", "against": "baseline"},
        {"metric": "points", "operator": "at-most", "value": 3, "tolerance": {}},
        {
            "metric": "points",
            "operator": "at-most",
            "value": 3,
            "tolerance": {"absolute": 1, "permille": 1},
        },
    ],
)
def test_gates_that_make_no_sense(fields: dict[str, Any]) -> None:
    """They are refused with a sentence of their own."""
    with pytest.raises(ValidationError):
        Gate.model_validate(fields)
