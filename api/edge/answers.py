"""Answers: values and refusals as responses, written once and not validated again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from starlette.responses import Response

from api.errors import MEDIA_TYPE, ProblemCode, Refusal, problem_of

JSON = "application/json"


def answer(
    value: BaseModel, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """The value as JSON; one with a version is tagged with it."""
    named: dict[str, str] = dict(headers or {})
    version = getattr(value, "version", None)
    if isinstance(version, int):
        named.setdefault("ETag", f'"{version}"')
    content = value.model_dump_json(by_alias=True)
    return Response(content, status, named, JSON)


def created(value: Any, location: str, status: int = 201) -> Response:
    """The value that is new, and where it is to be found."""
    return answer(value, status, {"Location": location})


def problem_response(refusal: Refusal, instance: str, request_id: str) -> Response:
    """The refusal as problem details; who is not signed in is told how to."""
    headers = dict(refusal.headers)
    if refusal.code is ProblemCode.UNAUTHENTICATED:
        headers.setdefault("WWW-Authenticate", 'Bearer realm="paamaja"')
    content = problem_of(refusal, instance, request_id).model_dump_json()
    return Response(content, refusal.status, headers, MEDIA_TYPE)
