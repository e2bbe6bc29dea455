"""Ids of stored resources: ULIDs, which nobody can guess and which never decide an order."""

from __future__ import annotations

from ulid import ULID


def new_id() -> str:
    """A fresh id."""
    return str(ULID())
