"""Numbering: every request has an id, which stands in its answer, in problems and in the log."""

from __future__ import annotations

import re
import time

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.contextvars import bound_contextvars
from ulid import ULID

from api.edge.answers import problem_response
from api.edge.logs import log
from api.edge.metrics import Metrics
from api.errors import ProblemCode, Refusal

_GIVEN = re.compile(r"[A-Za-z0-9._-]{8,80}")
_SIGNED = re.compile(r"([0-9A-Z]{26})\.[0-9]{1,12}\.[0-9A-Z]{26}\.[\w-]*")
UNMATCHED = "unmatched"


class Numbering:
    """Numbers, logs and measures each request, and answers for what nobody has caught."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        number = given if _GIVEN.fullmatch(given) else str(ULID())
        scope.setdefault("state", {})["request_id"] = number
        started = time.monotonic()
        status = 0

        async def numbered(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-ID"] = number
            await send(message)

        with bound_contextvars(request_id=number):
            try:
                await self.app(scope, receive, numbered)
            except Exception:  # noqa: BLE001 - the edge of the service: nothing gets past
                log().exception("unexpected", method=scope["method"], path=_told(scope["path"]))
                if status == 0:
                    refusal = Refusal(ProblemCode.UNEXPECTED, "The details are in the log.")
                    answer = problem_response(refusal, scope["path"], number)
                    await answer(scope, receive, numbered)
            finally:
                self._tell(scope, status, time.monotonic() - started)

    def _tell(self, scope: Scope, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", UNMATCHED)
        self.metrics.count_request(scope["method"], route, status, seconds)
        log().info(
            "request",
            method=scope["method"],
            path=_told(scope["path"]),
            route=route,
            status=status,
            milliseconds=round(seconds * 1000, 1),
            who=scope["state"].get("who"),
        )


def _told(path: str) -> str:
    """A path as the log has it: of a signed link its id, and not what opens it."""
    return _SIGNED.sub(r"\1.…", path)
