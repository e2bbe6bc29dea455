"""What can go wrong in the store, for callers to tell people in their own words."""

from __future__ import annotations


class StoreFault(Exception):
    """Something that was asked of the store and cannot be done as asked."""


class NotFound(StoreFault):
    """There is no such thing, or not in this organisation."""

    def __init__(self, kind: str, key: str) -> None:
        self.kind, self.key = kind, key
        super().__init__(f"there is no {kind} {key}")


class Stale(StoreFault):
    """It was changed since it was read: nothing is overwritten unseen."""

    def __init__(self, kind: str, key: str, expected: int | None, found: int | None) -> None:
        self.kind, self.key, self.expected, self.found = kind, key, expected, found
        now = "" if found is None else f" and is {found} now"
        was = "" if expected is None else f": version {expected} was expected{now}"
        super().__init__(f"the {kind} {key} has changed since it was read{was}")


class Taken(StoreFault):
    """Something with that name or place is there already."""


class InUse(StoreFault):
    """It cannot be taken away while something else holds on to it."""


class Unstorable(StoreFault):
    """A value that no database could hold."""


class Refused(StoreFault):
    """It may not be done in the state that things are in."""


class SchemaBehind(StoreFault):
    """The database is of an older or a newer release than the program."""
