"""A thin client of the service: one method for each thing to do, plain data in and out.

It sends an idempotency key with every POST and repeats it when the service is busy or the line
breaks, so that nothing is done twice. Event streams go on where they broke off.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import Any, Self

import httpx
from ulid import ULID

Content = dict[str, Any]

ENDED = frozenset({"DONE", "STOPPED", "FAILED"})
_BUSY = frozenset({429, 502, 503, 504})
_LONGEST_PAUSE = 30.0


class ProblemReceived(Exception):
    """The service refused; `problem` is its answer, with `code`, `detail` and `findings`."""

    def __init__(self, status: int, problem: Content, retry_after: str | None = None) -> None:
        self.status, self.problem, self.retry_after = status, problem, retry_after
        super().__init__(f"{status} {problem.get('code', '')}: {problem.get('detail', '')}")

    @property
    def code(self) -> str:
        """The stable code of the problem."""
        return str(self.problem.get("code", ""))


class NotEnded(Exception):
    """A job had not ended in the time that was given to it; it goes on."""


class StreamLost(Exception):
    """A stream ended too early, again and again; what it followed goes on."""


class Client:
    """Talks to one service with one token."""

    def __init__(
        self,
        address: str,
        token: str,
        *,
        timeout: float = 30.0,
        attempts: int = 5,
        patience: float = 300.0,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._attempts, self._patience = attempts, patience
        self._http = httpx.Client(
            base_url=address.rstrip("/"),
            headers={"Authorization": f"Bearer {token}"},
            timeout=timeout,
            transport=transport,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    # --- plans -----------------------------------------------------------------------------

    def demo(self, wishes: str | None = None) -> Content:
        """A request that can be planned as it is."""
        return self.get("/v1/demo", wishes=wishes)

    def validate(self, problem: Content) -> Content:
        """Everything that is wrong with a problem."""
        return self.post("/v1/validate", problem)

    def check(self, problem: Content, itinerary: Content) -> Content:
        """Judges an itinerary by every rule."""
        return self.post("/v1/check", {"problem": problem, "itinerary": itinerary})

    def plan(self, request: Content, *, key: str | None = None) -> Content:
        """Asks for a plan; gives its metadata at once."""
        return self.post("/v1/plans", request, key=key)

    def result(self, plan_id: str, *, seconds: float = 600.0) -> Content:
        """The plan once its work has ended. Raises NotEnded."""
        end = time.monotonic() + seconds
        while self.get(f"/v1/plans/{plan_id}/metadata")["state"] not in ENDED:
            if time.monotonic() >= end:
                raise NotEnded(f"plan {plan_id} has not ended in {seconds:g} s")
            time.sleep(0.5)
        return self.get(f"/v1/plans/{plan_id}")

    def events(self, plan_id: str, *, after: int = 0) -> Iterator[Content]:
        """What a plan's work tells as it goes, up to the event whose kind is `end`."""
        return self.stream(f"/v1/plans/{plan_id}/events", after=after)

    def stop(self, plan_id: str) -> Content:
        """Stops a plan; the best so far is kept."""
        return self.post(f"/v1/plans/{plan_id}/stop", {})

    def patched(self, plan_id: str, patch: list[Content], **fields: Any) -> Content:
        """Another plan of the same problem with edits."""
        return self.post(f"/v1/plans/{plan_id}/from-patch", {"patch": patch, **fields})

    # --- anything --------------------------------------------------------------------------

    def get(self, path: str, **query: Any) -> Content:
        """Reads a resource. Raises ProblemReceived."""
        return self._content(self.send("GET", path, query=query))

    def text(self, path: str, **query: Any) -> str:
        """Reads a paper, such as an itinerary's text. Raises ProblemReceived."""
        return self.send("GET", path, query=query).text

    def pages(self, path: str, **query: Any) -> Iterator[Content]:
        """Every item of a list, page by page."""
        cursor: str | None = None
        while True:
            page = self.get(path, cursor=cursor, **query)
            yield from page["items"]
            cursor = page["next"]
            if cursor is None:
                return

    def post(
        self, path: str, content: Any, *, key: str | None = None, version: int | None = None
    ) -> Content:
        """Makes or does something, once for a key, to the version that was read.

        Raises ProblemReceived.
        """
        headers = {"Idempotency-Key": key or str(ULID())}
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        return self._content(self.send("POST", path, content, headers))

    def put(self, path: str, content: Any, *, version: int) -> Content:
        """Changes the version that was read. Raises ProblemReceived, 412 if it is stale."""
        return self._content(self.send("PUT", path, content, {"If-Match": f'"{version}"'}))

    def delete(self, path: str, *, version: int | None = None) -> None:
        """Deletes a resource. Raises ProblemReceived."""
        self.send("DELETE", path, headers={"If-Match": f'"{version}"'} if version else {})

    def stream(self, path: str, *, after: int = 0) -> Iterator[Content]:
        """Events as they come; a stream that breaks off is taken up again after the last of them.

        Between two events the client waits for a service that is away or busy, longer each time,
        up to its patience. Raises ProblemReceived, and StreamLost or what broke the line.
        """
        tries, waited = 0, 0.0
        while True:
            trouble: Exception = StreamLost(f"the stream of {path} ended before its last event")
            try:
                for event in self._events_once(path, after):
                    after, tries, waited = event["seq"], 0, 0.0
                    yield event
                    if event["kind"] == "end":
                        return
            except httpx.TransportError as error:
                trouble = error
            except ProblemReceived as refused:
                if refused.status not in _BUSY:
                    raise
                trouble = refused
            if waited >= self._patience:
                raise trouble
            tries += 1
            pause = _pause(tries, getattr(trouble, "retry_after", None))
            waited += pause
            time.sleep(pause)

    def send(
        self,
        method: str,
        path: str,
        content: Any = None,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, Any] | None = None,
    ) -> httpx.Response:
        """Sends a request, again while the service is busy. Raises ProblemReceived."""
        asked = {name: value for name, value in (query or {}).items() if value is not None}
        may_repeat = method in ("GET", "PUT", "DELETE") or "Idempotency-Key" in (headers or {})
        for attempt in range(1, self._attempts + 1):
            is_last = attempt == self._attempts or not may_repeat
            try:
                answer = self._http.request(
                    method, path, json=content, headers=dict(headers or {}), params=asked
                )
            except httpx.TransportError:
                if is_last:
                    raise
                time.sleep(_pause(attempt, None))
                continue
            if answer.status_code not in _BUSY or is_last:
                break
            time.sleep(_pause(attempt, answer.headers.get("retry-after")))
        if answer.is_error:
            raise ProblemReceived(answer.status_code, _problem(answer))
        return answer

    def _events_once(self, path: str, after: int) -> Iterator[Content]:
        headers = {"Last-Event-ID": str(after), "Accept": "text/event-stream"}
        with self._http.stream("GET", path, headers=headers) as answer:
            if answer.is_error:
                answer.read()
                again = answer.headers.get("retry-after")
                raise ProblemReceived(answer.status_code, _problem(answer), again)
            kind, data = "", ""
            for line in answer.iter_lines():
                name, _, value = line.partition(":")
                if name == "event":
                    kind = value.strip()
                elif name == "data":
                    data += value.removeprefix(" ")
                elif line == "" and data:
                    yield {"kind": kind, **json.loads(data)}
                    kind, data = "", ""

    def _content(self, answer: httpx.Response) -> Content:
        return dict(answer.json()) if answer.content else {}


def _pause(attempt: int, retry_after: str | None) -> float:
    """As long as the service says, else longer each time."""
    if retry_after is not None and retry_after.isdigit():
        return min(float(retry_after), _LONGEST_PAUSE)
    return float(min(0.2 * 2**attempt, _LONGEST_PAUSE))


def _problem(answer: httpx.Response) -> Content:
    try:
        content = answer.json()
    except ValueError:
        content = None
    return content if isinstance(content, dict) else {"detail": answer.text[:500]}
