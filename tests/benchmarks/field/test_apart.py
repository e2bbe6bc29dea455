"""A process that crashes, hangs or errs is lost and told; the run goes on."""

from __future__ import annotations

import os
import time

import pytest

from benchmarks.field.apart import Lost, answered


def _double(number: int) -> int:
    return 2 * number


def _crash(_: int) -> None:
    os._exit(7)


def _err(_: int) -> None:
    raise ValueError("of no use")


def test_an_answer_comes_back() -> None:
    """As the work made it."""
    assert answered(120.0, _double, 21) == 42


def test_a_crash_is_told_with_its_code() -> None:
    """Without waiting for the time to be over."""
    with pytest.raises(Lost, match="ended with 7"):
        answered(600.0, _crash, 1)


def test_an_error_is_told() -> None:
    """By its kind and text."""
    with pytest.raises(Lost, match="ValueError: of no use"):
        answered(120.0, _err, 1)


def test_who_hangs_is_ended() -> None:
    """After the time is over."""
    with pytest.raises(Lost, match="no answer"):
        answered(0.2, time.sleep, 3600)
