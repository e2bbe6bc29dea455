"""Actors: who does something in the store, as the audit log names them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """Who acts: a token, a link or a part of the program, in which role, for which request."""

    name: str
    role: str
    request_id: str | None = None


COMMAND_LINE = Actor("command-line", "admin")
WORKER = Actor("worker", "system")
SERVER = Actor("server", "system")
