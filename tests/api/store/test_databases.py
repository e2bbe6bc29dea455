"""Where PostgreSQL is missing: a skip that says what to install, and in CI a failure."""

import pytest

from tests.api import databases
from tests.api.databases import NoServer

REASON = NoServer("PostgreSQL is not installed: apt-get install postgresql")


def test_a_laptop_skips_with_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests learns what to install to have them all."""
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="apt-get install postgresql"):
        databases.missing(REASON)


def test_in_ci_nothing_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that was forgotten there is a failure."""
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="nothing is skipped"):
        databases.missing(REASON)
