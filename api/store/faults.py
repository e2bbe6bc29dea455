"""What can go wrong in the store, for callers to tell people in their own words."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy.exc import DontWrapMixin


class StoreFault(Exception):
    """Something that was asked of the store and cannot be done as asked."""


class NotFound(StoreFault):
    """There is no such thing, or not in this organisation."""

    def __init__(self, kind: str, key: str) -> None:
        self.kind, self.key = kind, key
        super().__init__(f"there is no {kind} {key}")


class Stale(StoreFault):
    """It was changed since it was read: nothing is overwritten unseen."""


class Taken(StoreFault):
    """Something with that name or place is there already."""


class InUse(StoreFault):
    """It cannot be taken away while something else holds on to it."""


class Unstorable(StoreFault, DontWrapMixin):
    """A value that no database could hold."""


class Refused(StoreFault):
    """It may not be done in the state that things are in."""


class Trouble(StrEnum):
    """Why the database cannot be used just now."""

    GONE = "gone"
    FULL = "full"
    BUSY = "busy"


class Unavailable(StoreFault):
    """The database cannot be used just now; nothing was changed, and the same may work later."""

    def __init__(self, trouble: Trouble) -> None:
        self.trouble = trouble
        super().__init__(_SENTENCES[trouble])


_SENTENCES = {
    Trouble.GONE: "the database does not answer",
    Trouble.FULL: "the database has no room left on its disk",
    Trouble.BUSY: "the database is busy",
}


class BadBackup(StoreFault):
    """The file is no whole backup, or of a newer release."""


class NotEmpty(StoreFault):
    """The database has something in it, which a backup would be mixed up with."""


class SchemaBehind(StoreFault):
    """The database is of an older or a newer release than the program."""
