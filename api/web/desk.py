"""The desk: who sits before a page, and how the page reaches the service on their behalf.

Pages do everything through the service's own routes, called in this process: they can do nothing
that the API does not allow, every change is in the audit log, and a stale one is refused.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx
from starlette.concurrency import run_in_threadpool
from ulid import ULID

from api.access import NotAuthenticated, Principal
from api.access.tokens import principal_of
from api.client import Content, ProblemReceived
from api.edge.service import Service
from api.jobs import events_after
from api.planning.finding import job_of, plan_with
from api.planning.scenarios import run_with
from api.store.tables import Role

_SECONDS = 60.0


@dataclass(frozen=True)
class House:
    """What every desk stands in: the service's app, and the service itself."""

    api: Any
    service: Service

    def person(self, token: str) -> Principal | None:
        """Whose token it is; None for one that is not good (any more)."""
        try:
            with self.service.store.reading() as session:
                return principal_of(session, token)
        except NotAuthenticated:
            return None


@dataclass
class Desk:
    """One page in front of one person; `token` and `person` are None where nobody signed in.

    Its calls take and give plain data, and raise ProblemReceived with what the service answered.
    """

    house: House
    language: str
    token: str | None = None
    person: Principal | None = None
    here: str = "/"
    """The address of the page, for links that lead back to it."""
    origin: str = "http://localhost"
    """Where the browser reaches the service, for links that the service gives out."""

    @property
    def may_write(self) -> bool:
        """Whether who sits here may change things, or only look."""
        return self.person is not None and self.person.role in (Role.ADMIN, Role.COORDINATOR)

    async def get(self, path: str, **query: Any) -> Content:
        """Reads a resource."""
        return self._content(await self.send("GET", path, query=query))

    async def text(self, path: str, **query: Any) -> str:
        """Reads a paper as text."""
        return (await self.send("GET", path, query=query)).text

    async def file(self, path: str, **query: Any) -> bytes:
        """Reads a paper as bytes."""
        return (await self.send("GET", path, query=query)).content

    async def items(self, path: str, **query: Any) -> AsyncIterator[Content]:
        """Every item of a list, page by page."""
        cursor: str | None = None
        while True:
            page = await self.get(path, cursor=cursor, **query)
            for item in page["items"]:
                yield item
            cursor = page.get("next")
            if cursor is None:
                return

    async def post(self, path: str, content: Any, *, version: int | None = None) -> Content:
        """Makes or does something, to the version that was read where one is named."""
        headers = {"Idempotency-Key": str(ULID())}
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        return self._content(await self.send("POST", path, content, headers))

    async def put(self, path: str, content: Any, *, version: int) -> Content:
        """Changes the version that was read; 412 if somebody else has changed it meanwhile."""
        sent = await self.send("PUT", path, content, {"If-Match": f'"{version}"'})
        return self._content(sent)

    async def delete(self, path: str, *, version: int | None = None) -> None:
        """Deletes a resource."""
        headers = {} if version is None else {"If-Match": f'"{version}"'}
        await self.send("DELETE", path, None, headers)

    async def news(self, plan_id: str, after: int = 0) -> list[Content]:
        """What a plan's work has told since event `after`: each with `seq`, `kind` and its data.

        An incumbent's data holds its itinerary; the last event of all is of kind `end`.
        """
        return await run_in_threadpool(self._news, after, plan_id, None)

    async def run_news(self, run_id: str, after: int = 0) -> list[Content]:
        """The same of a scenario run."""
        return await run_in_threadpool(self._news, after, None, run_id)

    def _news(self, after: int, plan_id: str | None, run_id: str | None) -> list[Content]:
        assert self.person is not None
        own = self.person.organisation_id
        with self.house.service.store.reading() as session:
            if plan_id is not None:
                job_id = job_of(session, plan_with(session, own, plan_id)).id
            else:
                job_id = run_with(session, own, str(run_id)).id
            events = events_after(session, job_id, after)
            return [{"seq": one.seq, "kind": one.kind, **one.data} for one in events]

    async def send_file(
        self, method: str, path: str, file: bytes, kind: str, *, version: int | None = None
    ) -> Content:
        """Sends a file of a kind, to the version that was read where one is named."""
        headers = {"Content-Type": kind}
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        return self._content(await self.send(method, path, file, headers))

    async def send(
        self,
        method: str,
        path: str,
        content: Any = None,
        headers: dict[str, str] | None = None,
        query: dict[str, Any] | None = None,
    ) -> httpx.Response:
        """Sends one request to the service, bytes as they are and anything else as JSON.

        Raises ProblemReceived for every refusal.
        """
        sent = dict(headers or {})
        if self.token is not None:
            sent["Authorization"] = f"Bearer {self.token}"
        asked = {name: value for name, value in (query or {}).items() if value is not None}
        transport = httpx.ASGITransport(self.house.api, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url=self.origin) as client:
            given: dict[str, Any] = {} if content is None else {"json": content}
            if isinstance(content, bytes):
                given = {"content": content}
            # with no parameters of its own the path keeps those that it has
            answer = await client.request(
                method, path, params=asked or None, headers=sent, timeout=_SECONDS, **given
            )
        if answer.is_error:
            raise ProblemReceived(answer.status_code, _problem(answer))
        return answer

    def _content(self, answer: httpx.Response) -> Content:
        found: Content = answer.json() if answer.content else {}
        return found


def _problem(answer: httpx.Response) -> Content:
    try:
        found = answer.json()
    except json.JSONDecodeError:
        found = None
    return found if isinstance(found, dict) else {"detail": answer.text[:500]}
