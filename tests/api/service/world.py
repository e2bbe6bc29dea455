"""A small world for the service: two organisations with a token for each role, and small plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI
from starlette.testclient import TestClient

from api.access import tokens
from api.jobs.leases import claim, finish
from api.store import COMMAND_LINE, WORKER, Store, organisations
from api.store.tables import JobState, Role
from tests.builders.small import small_catalogue_dict, small_wishes_dict

PARTNER = "rescue"
Content = dict[str, Any]


def small_problem() -> Content:
    """A problem without a fault, as plain content."""
    return {"catalogue": small_catalogue_dict(), "wishes": small_wishes_dict()}


def small_request(**fields: Any) -> Content:
    """A request for a plan of it."""
    return {"problem": small_problem(), "parameters": {"time_limit_seconds": 30}, **fields}


@dataclass(frozen=True)
class People:
    """An organisation, its name, and the secret of one token for each role."""

    organisation: str
    name: str
    secrets: Mapping[Role, str] = field(repr=False)

    def as_(self, role: Role) -> dict[str, str]:
        """The headers of somebody in a role."""
        return {"Authorization": f"Bearer {self.secrets[role]}"}


def people(store: Store, name: str) -> People:
    """A new organisation with its people."""
    secrets = {}
    with store.writing(COMMAND_LINE) as session:
        organisation = organisations.add(session, name)
        for role in Role:
            partner = PARTNER if role is Role.PARTNER else None
            wanted = tokens.Wanted(role, f"{role.value} of {name}", partner)
            _, secrets[role] = tokens.issue(session, organisation.id, wanted)
    return People(organisation.id, name, secrets)


@dataclass(frozen=True)
class World:
    """A service and who uses it."""

    store: Store
    app: FastAPI
    own: People
    others: People

    def client(self, role: Role = Role.ADMIN, whose: People | None = None) -> TestClient:
        """A client of somebody in a role, of the own organisation unless told otherwise."""
        headers = (whose or self.own).as_(role)
        return TestClient(self.app, headers=headers, raise_server_exceptions=False)

    @property
    def nobody(self) -> TestClient:
        """A client that is not signed in."""
        return TestClient(self.app, raise_server_exceptions=False)


def ended(store: Store, job_id: str, result: Content | None, state: JobState) -> None:
    """Ends a job as a worker would; those before it in the queue are stopped."""
    while True:
        with store.writing(WORKER) as session:
            lease = claim(session, "a-worker", 60)
        assert lease is not None
        is_it = lease.job_id == job_id
        with store.writing(WORKER) as session:
            finish(session, lease, *((state, result) if is_it else (JobState.STOPPED,)))
        if is_it:
            return
