"""Opening: how a route says what it needs, what it answers and how it may refuse."""

from __future__ import annotations

import re
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header
from pydantic import BaseModel

from api.access import Action
from api.errors import ProblemCode, Refusal
from api.routes.door import ACTION, TAKES, Door

PROBLEMS = "x-problems"
"""Where a route names the statuses of its own refusals; `api.openapi` describes them."""

BYTES: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
"""A file, in the description."""

_ETAG = re.compile(r'(?:W/)?"([0-9]{1,9})"')


def router(prefix: str, tag: str) -> APIRouter:
    """The routes of one resource."""
    return APIRouter(prefix=prefix, tags=[tag], route_class=Door)


def opens(
    action: Action | None,
    answer: Any,
    *refusals: int,
    status: int = 200,
    media: dict[str, Any] | None = None,
    mark: str | None = None,
    takes: str | None = None,
) -> dict[str, Any]:
    """What the description of a route says: who may, what is answered, what may go wrong.

    `media` are kinds of answers beside JSON, `mark` is one of the door's marks, `takes` the kind of
    file that is sent in place of JSON.
    """
    extra: dict[str, Any] = {PROBLEMS: sorted(refusals)}
    if mark is not None:
        extra[mark] = True
    if action is not None:
        extra[ACTION] = action.value
    if takes is not None:
        extra[TAKES] = takes
        extra["requestBody"] = {"required": True, "content": {takes: BYTES}}
    described: dict[str, Any] = {"status_code": status, "openapi_extra": extra}
    if media:
        described["responses"] = {status: {"content": media}}
    is_model = answer is not None and (
        not isinstance(answer, type) or issubclass(answer, BaseModel)
    )
    described["response_model"] = answer if is_model else None
    return described


def _expected(
    if_match: Annotated[
        str | None,
        Header(description="The ETag of the version that was read; it is needed."),
    ] = None,
) -> int:
    if if_match is None:
        what = "Without If-Match another's changes might be overwritten."
        raise Refusal(ProblemCode.VERSION_MISSING, what)
    found = _ETAG.fullmatch(if_match.strip())
    if found is None:
        what = 'If-Match holds no ETag of this service, such as "3".'
        raise Refusal(ProblemCode.STALE, what)
    return int(found.group(1))


Expected = Annotated[int, Depends(_expected)]
"""The version that is to be changed."""
