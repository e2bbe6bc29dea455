"""Types of columns that behave the same in SQLite and in PostgreSQL."""

from __future__ import annotations

import datetime as dt
import json
from enum import StrEnum
from typing import Any

from sqlalchemy import DateTime, Dialect, Enum, Text
from sqlalchemy.types import TypeDecorator

from api.store.faults import Unstorable


class Moment(TypeDecorator[dt.datetime]):
    """A moment with its zone, kept and given back in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> Any:
        """In UTC; a time without a zone is a mistake of the program."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        moment = value.astimezone(dt.UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.datetime | None:
        """With its zone."""
        if value is None:
            return None
        moment: dt.datetime = value
        return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)


class Words(TypeDecorator[str]):
    """Text that both databases can hold: without NUL and without halves of a character."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text itself; raises Unstorable for what a database cannot hold."""
        if value is not None and ("\0" in value or not _is_unicode(value)):
            raise Unstorable("a text holds a NUL or half a character; leave it out")
        return value


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


class Document(TypeDecorator[Any]):
    """JSON, kept as text, so that keys and numbers come back in the order and form they had."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """As one line; characters beyond ASCII are escaped, so that any text can be held."""
        if value is None:
            return None
        return json.dumps(value, separators=(",", ":"), allow_nan=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """As Python has it."""
        return None if value is None else json.loads(value)


def one_of(kinds: type[StrEnum], name: str) -> Enum:
    """A column that holds one of some words, which the database checks."""
    return Enum(
        kinds,
        name=name,
        native_enum=False,
        create_constraint=True,
        values_callable=lambda members: [member.value for member in members],
        length=40,
    )
