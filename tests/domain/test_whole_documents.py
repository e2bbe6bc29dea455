"""Faults of a document as a whole, which stand at no part of it."""

from __future__ import annotations

from pydantic import model_validator

from optimizer.domain.reading.building import read
from optimizer.domain.reading.sources import Source
from optimizer.domain.value import Value


class _Pair(Value):
    low: int
    high: int
    note: str = ""

    @model_validator(mode="after")
    def _is_in_order(self) -> _Pair:
        if self.low > self.high:
            raise ValueError("low is above high")
        return self


def _read(**content: object) -> tuple[_Pair | None, list[str]]:
    source = Source(dict(content), (), lambda steps: ("pair", steps, None))
    reading = read(_Pair, source)
    return reading.value, [one.message for one in reading.findings]


def test_what_holds_is_read() -> None:
    """The edge too."""
    assert _read(low=2, high=2) == (_Pair(low=2, high=2), [])


def test_a_fault_of_the_whole_is_told() -> None:
    """There is no value, and somebody says why."""
    assert _read(low=3, high=2) == (None, ["The file: low is above high."])


def test_a_fault_of_the_whole_does_not_hide_one_of_a_part() -> None:
    """The part is told; whether the rest fits together is not known before it is right."""
    value, messages = _read(low=1, high=2, note=[])
    assert len(messages) == 1
    assert value is not None
