"""Bounded requests: a body is read once, within its limits, and parsed in a thread."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from api.edge.content import body_of, content_of
from api.errors import ProblemCode, Refusal
from api.settings import Settings

_NOT_READ = object()


class BoundedRequest(Request):
    """A request whose body never takes more memory than it may."""

    keeps_answer = True
    """Whether the answer may be kept, to be given again to the same request."""

    _content: Any = _NOT_READ

    @property
    def settings(self) -> Settings:
        """The limits."""
        settings: Settings = self.app.state.service.settings
        return settings

    async def body(self) -> bytes:
        """The body. Raises Refusal if it is too large."""
        if not hasattr(self, "_body"):
            self._body = await body_of(self, self.settings.body_bytes)
        return self._body

    async def json(self) -> Any:
        """The content. Raises Refusal if it is not sound JSON."""
        if self._content is _NOT_READ:
            body = await self.body()
            self._content = await run_in_threadpool(content_of, body, self.settings.body_depth)
        return self._content

    def require_json(self) -> None:
        """Raises Refusal for a body that does not say that it is JSON."""
        kind = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/json" and not kind.endswith("+json"):
            what = f"The body is said to be {kind[:80]}." if kind else "It is not said what it is."
            raise Refusal(ProblemCode.MEDIA_TYPE, what)

    def require_kind(self, wanted: str) -> None:
        """Raises Refusal for a body that does not say that it is of this kind."""
        kind = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != wanted:
            what = f"This address takes a file of the kind {wanted}."
            raise Refusal(ProblemCode.MEDIA_TYPE, what)

    @property
    def address(self) -> str:
        """Where the request comes from."""
        return self.client.host if self.client else "unknown"
