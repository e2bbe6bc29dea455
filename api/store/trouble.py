"""Trouble: what a database complains of, as faults of the store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.orm.exc import StaleDataError

from api.store.faults import InUse, Stale, Taken, Trouble, Unavailable

_TAKEN = ("23505", "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY")
_IN_USE = ("23503", "SQLITE_CONSTRAINT_FOREIGNKEY")
_FULL = ("53100", "SQLITE_FULL")
# Too many connections, a deadlock, a lock that was not to be had in time.
_BUSY = ("53300", "40001", "40P01", "55P03", "SQLITE_BUSY", "SQLITE_LOCKED")
_GONE_SQLITE = ("SQLITE_IOERR", "SQLITE_CANTOPEN")


@contextmanager
def faults_of_the_store() -> Iterator[None]:
    """Turns what the database raises into faults of the store; mistakes of the program stay."""
    try:
        yield
    except StaleDataError as error:
        raise Stale("somebody else changed it in the meantime") from error
    except NoConnectionFree as error:
        raise Unavailable(Trouble.BUSY) from error
    except IntegrityError as error:
        if _code(error).startswith(_TAKEN):
            raise Taken("something of that name is there already") from error
        if _code(error).startswith(_IN_USE):
            raise InUse("something else needs it, or what it names is not there") from error
        raise
    except DBAPIError as error:
        if (trouble := _trouble(error)) is not None:
            raise Unavailable(trouble) from error
        raise


def _code(error: DBAPIError) -> str:
    """The code of a complaint: SQLSTATE in PostgreSQL, a name in SQLite."""
    found = getattr(error.orig, "sqlstate", None) or getattr(error.orig, "sqlite_errorname", None)
    return str(found or "")


def _trouble(error: DBAPIError) -> Trouble | None:
    code = _code(error)
    if code.startswith(_FULL):
        return Trouble.FULL
    if code.startswith(_BUSY):
        return Trouble.BUSY
    # PostgreSQL's 08 and 57P are about the connection; with no code at all there was none.
    is_gone = code.startswith(("08", "57P", *_GONE_SQLITE)) or error.connection_invalidated
    if is_gone or (not code and isinstance(error, OperationalError)):
        return Trouble.GONE
    return None
