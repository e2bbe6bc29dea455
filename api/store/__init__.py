"""The store: everything the service remembers, in SQLite or PostgreSQL."""

from sqlalchemy.orm import Session

from api.store.actor import COMMAND_LINE, SERVER, WORKER, Actor
from api.store.engine import BadDatabase, default_url, make_engine
from api.store.faults import (
    InUse,
    NotFound,
    Refused,
    SchemaBehind,
    Stale,
    StoreFault,
    Taken,
    Unavailable,
    Unstorable,
)
from api.store.migrating import is_current, migrate, require_current
from api.store.sessions import Store, actor, moment

__all__ = [
    "COMMAND_LINE",
    "SERVER",
    "WORKER",
    "Actor",
    "BadDatabase",
    "InUse",
    "NotFound",
    "Refused",
    "SchemaBehind",
    "Session",
    "Stale",
    "Store",
    "StoreFault",
    "Taken",
    "Unavailable",
    "Unstorable",
    "actor",
    "default_url",
    "is_current",
    "make_engine",
    "migrate",
    "moment",
    "require_current",
]
