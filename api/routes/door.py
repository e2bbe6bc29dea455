"""The door: what every request passes before its route, and its answer after it.

In this order: who is it, is it too often, may the role do that, is every parameter of the query
known, is the body JSON (or the file that the route takes), has this very request been answered
before; then the route, in one transaction that is kept only with its answer. A file that takes long
to read is read before it, so that nobody waits for the transaction's end meanwhile.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AbstractContextManager, ExitStack
from typing import Annotated, Any, TypeVar

import anyio
from fastapi import Depends, Request
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from structlog.contextvars import bind_contextvars

from api.access import Action, NotAuthenticated, Principal, own_partner
from api.access.tokens import principal_of
from api.edge.answers import problem_response
from api.edge.bounded import BoundedRequest
from api.edge.service import Service
from api.errors import ProblemCode, Refusal
from api.store import Actor
from api.store.idempotency import Answer, begin, body_hash, earlier, remember

ACTION = "x-action"
"""Where the description of the API names the action that a role needs."""

SECRET = "x-secret"
"""Marks a POST whose answer holds a secret, which is not kept to be given a second time."""

WRITES = "x-writes"
"""Marks a GET that leaves a trace in the store."""

TAKES = "x-takes"
"""Names the kind of file that a route takes in place of JSON."""

IDEMPOTENCY_KEY = "Idempotency-Key"
REPLAYED = "Idempotent-Replayed"
_LONGEST_KEY = 255
_KEPT = ("content-type", "etag", "location")
_READS = ("GET", "HEAD", "OPTIONS")

BY_LINK = "link"
"""Who acts where nobody has to sign in: whoever has the link, whose own id the route notes."""

Inner = Callable[[Request], Awaitable[Response]]
Route = TypeVar("Route", bound=Callable[..., Any])

_READING = "reads_its_file_with"


class Door(APIRoute):
    """A route behind the door."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Handles a request from its arrival to its answer."""
        inner = super().get_route_handler()
        named = (self.openapi_extra or {}).get(ACTION)
        action = None if named is None else Action(named)
        known = query_names(self.dependant)
        leaves_a_trace = bool((self.openapi_extra or {}).get(WRITES))
        takes = (self.openapi_extra or {}).get(TAKES)
        reading = getattr(self.endpoint, _READING, None)

        async def handle(request: Request) -> Response:
            bounded = BoundedRequest(request.scope, request.receive)
            service = service_of(bounded)
            principal = await _admitted(bounded, service, action)
            request.state.principal = principal
            _require_known(bounded, known)
            if takes is not None:
                bounded.require_kind(takes)
                file = await bounded.body()
                if reading is not None and (known_answer := await _earlier(bounded, service)):
                    return known_answer
                request.state.file = await _file_read(service, reading, file)
            elif bounded.method not in _READS and await bounded.body():
                bounded.require_json()
                await bounded.json()
            bounded.keeps_answer = not (self.openapi_extra or {}).get(SECRET)
            if action is Action.TRY:
                return await _tried(bounded, service, principal, inner)
            if bounded.method in _READS and not leaves_a_trace:
                async with service.turns.turn(reads=True):
                    return await _within(bounded, service.store.reading(), inner)
            return await _written(bounded, service, principal, inner)

        return handle


def query_names(dependant: Dependant) -> frozenset[str]:
    """The names that the query of a route may have, those of its dependencies too."""
    names: set[str] = set()
    for one in dependant.query_params:
        fields = getattr(one.field_info.annotation, "model_fields", None)
        names |= {one.alias} if fields is None else set(fields)
    return frozenset(names.union(*(query_names(inner) for inner in dependant.dependencies)))


def _require_known(request: Request, known: frozenset[str]) -> None:
    """Raises RequestValidationError for parameters that would change nothing."""
    strange = sorted(set(request.query_params) - known)
    if strange:
        raise RequestValidationError(
            [
                {"type": "extra_forbidden", "loc": ("query", name), "msg": "", "input": ""}
                for name in strange
            ]
        )


def service_of(request: Request) -> Service:
    """The service that a request came to."""
    service: Service = request.app.state.service
    return service


async def _session(request: Request) -> Session:
    session: Session = request.state.session
    return session


async def _principal(request: Request) -> Principal:
    principal: Principal = request.state.principal
    return principal


async def _file(request: Request) -> Any:
    return request.state.file


Open = Annotated[Session, Depends(_session)]
"""The transaction of the request: for writing unless it is a GET."""

By = Annotated[Principal, Depends(_principal)]
"""Who asks."""

At = Annotated[Service, Depends(service_of)]
"""The service."""

SentFile = Annotated[bytes, Depends(_file)]
"""The file that was sent, of the kind that the route takes."""

FILE_READ = Depends(_file)
"""What the reader that `reads` names for the route made of the file."""


def reads(reading: Callable[[bytes], Any]) -> Callable[[Route], Route]:
    """Marks a route whose file is read before its transaction begins."""

    def marked(route: Route) -> Route:
        setattr(route, _READING, reading)
        return route

    return marked


async def _file_read(service: Service, reading: Callable[[bytes], Any] | None, file: bytes) -> Any:
    """The file as the route takes it. Raises what the reader raises."""
    if reading is None:
        return file
    return await service.thinking.run(lambda: reading(file))


async def _admitted(
    request: BoundedRequest, service: Service, action: Action | None
) -> Principal | None:
    """Who asks, if they may; None where nobody has to say who they are. Raises Refusal."""
    if action is None:
        service.throttle.count(request.address)
        return None
    service.throttle.require_few_failures(request.address)
    try:
        principal = await run_in_threadpool(_known, request, service)
    except NotAuthenticated:
        service.throttle.count_failure(request.address)
        raise
    request.scope["state"]["who"] = principal.name
    bind_contextvars(who=principal.name, organisation=principal.organisation_id)
    service.throttle.count(principal.name)
    own_partner(principal, action)  # raises Forbidden where the role reaches nothing
    return principal


def _known(request: BoundedRequest, service: Service) -> Principal:
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer" or not token.strip():
        raise NotAuthenticated("there is no token in the request")
    with service.store.reading() as session:
        return principal_of(session, token.strip())


async def _tried(
    request: BoundedRequest, service: Service, principal: Principal | None, inner: Inner
) -> Response:
    """The answer of a route that stores nothing: nobody else waits while it thinks.

    Its turn is to think, of which there are few places.
    """
    response = await _within(request, service.store.reading(), inner)
    if IDEMPOTENCY_KEY not in request.headers:
        return response

    async def made(_: Request) -> Response:
        return response

    return await _written(request, service, principal, made)


async def _written(
    request: BoundedRequest, service: Service, principal: Principal | None, inner: Inner
) -> Response:
    """The route's answer, once what it did is kept; nothing is kept of what it could not finish."""
    number = request.state.request_id
    by = principal.actor(number) if principal else Actor(BY_LINK, BY_LINK, number)

    async def once(_: Request) -> Response:
        return await _answered(request, principal, inner)

    async with service.turns.turn(reads=False):
        return await _within(request, service.store.writing(by), once)


async def _within(
    request: BoundedRequest, transaction: AbstractContextManager[Session], inner: Inner
) -> Response:
    """What is answered within a transaction, which is undone where something is raised."""
    stack = ExitStack()
    request.state.session = await run_in_threadpool(stack.enter_context, transaction)
    try:
        response = await inner(request)
    except BaseException as error:
        with anyio.CancelScope(shield=True):
            await run_in_threadpool(stack.__exit__, type(error), error, error.__traceback__)
        raise
    await run_in_threadpool(stack.close)
    return response


async def _answered(request: BoundedRequest, principal: Principal | None, inner: Inner) -> Response:
    """The route's answer, or the earlier one to the very same request."""
    named = await _named(request, principal)
    if named is None:
        return await inner(request)
    scope, key, digest = named
    session: Session = request.state.session
    found = await run_in_threadpool(begin, session, scope, key, digest)
    if found is not None:
        return _again(found)
    response = await inner(request)
    kept = _kept(response) if request.keeps_answer else _shown_once(request)
    await run_in_threadpool(remember, session, scope, key, kept)
    return response


async def _earlier(request: BoundedRequest, service: Service) -> Response | None:
    """The answer to the very same request before its file is read a second time."""
    named = await _named(request, request.state.principal)
    if named is None:
        return None

    def looked_up() -> Answer | None:
        with service.store.reading() as session:
            return earlier(session, *named)

    found = await run_in_threadpool(looked_up)
    return None if found is None else _again(found)


async def _named(
    request: BoundedRequest, principal: Principal | None
) -> tuple[str, str, str] | None:
    """Who asks for what, the key, and the body's hash, where a POST has a key. Raises Refusal."""
    key = request.headers.get(IDEMPOTENCY_KEY)
    if key is None or request.method != "POST":
        return None
    if not 1 <= len(key) <= _LONGEST_KEY or not key.isascii() or not key.isprintable():
        what = f"An {IDEMPOTENCY_KEY} has 1 to {_LONGEST_KEY} printable characters."
        raise Refusal(ProblemCode.REFUSED, what)
    scope = f"{principal.name if principal else BY_LINK}/{request.method} {request.url.path}"
    return scope, key, body_hash(await request.body())


def _again(answer: Answer) -> Response:
    return Response(answer.body, answer.status, {**answer.headers, REPLAYED: "true"})


def _kept(response: Response) -> Answer:
    """The answer as it can be given again."""
    headers = {name: response.headers[name] for name in _KEPT if name in response.headers}
    return Answer(response.status_code, bytes(response.body).decode(), headers)


def _shown_once(request: Request) -> Answer:
    """What is answered in place of a secret that was shown before."""
    what = "This was done before, and the secret that was made is not shown again."
    again = Refusal(ProblemCode.CONFLICT, what)
    return _kept(problem_response(again, request.url.path, request.state.request_id))
