"""A published programme of the small problem, with its links, for tests of pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from api.client import Client
from tests.api.service.world import small_problem


@dataclass(frozen=True)
class Held:
    """A programme that holds, and the trip that it is of."""

    trip: str
    plan: str
    programme: str

    @property
    def at(self) -> str:
        """Its address at the service."""
        return f"/v1/programmes/{self.programme}"

    def link(self, client: Client, **wanted: Any) -> str:
        """The signed part of a new link."""
        return str(client.post(f"{self.at}/links", wanted)["url"]).rsplit("/", 1)[1]


def planned(client: Client) -> tuple[str, str]:
    """A trip with an answered plan."""
    small = small_problem()
    trip = str(client.post("/v1/wishes", small["wishes"])["id"])
    catalogue = client.post("/v1/catalogues", small["catalogue"])["id"]
    asked = {"catalogue": {"id": catalogue}, "wishes": {"id": trip}}
    return trip, str(client.result(client.plan(asked)["id"], seconds=60)["id"])


def published(client: Client) -> Held:
    """A trip that is planned and published."""
    trip, plan = planned(client)
    drafted = client.post("/v1/programmes", {"plan": plan})
    path = f"/v1/programmes/{drafted['id']}/publish"
    client.post(path, {}, version=drafted["version"])
    return Held(trip, plan, str(drafted["id"]))
