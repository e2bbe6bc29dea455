"""The store: everything the service remembers, in SQLite or PostgreSQL."""

from sqlalchemy.orm import Session

from api.store.actor import COMMAND_LINE, SERVER, WORKER, Actor
from api.store.backups import backup, restore
from api.store.engine import BadDatabase, default_url, make_engine
from api.store.faults import (
    BadBackup,
    InUse,
    NotEmpty,
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
    "BadBackup",
    "BadDatabase",
    "InUse",
    "NotEmpty",
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
    "backup",
    "default_url",
    "is_current",
    "make_engine",
    "migrate",
    "moment",
    "require_current",
    "restore",
]
