"""The description of the API (OpenAPI 3.1), as it stands in `api/openapi.json`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.errors import MEDIA_TYPE, ProblemDetails
from api.routes.door import ACTION, IDEMPOTENCY_KEY, SECRET, TAKES, WRITES
from api.routes.opening import PROBLEMS
from optimizer.domain.schema import window_text

FILE = Path(__file__).parent / "openapi.json"
VERSION = "1.0.0"
METHODS = ("get", "put", "post", "delete", "patch")

_REFERENCE = "#/components/schemas/"
_WORDS = {
    400: "The request cannot be read.",
    401: "Nobody is signed in.",
    403: "The role may not do that.",
    404: "There is no such thing, or it belongs to others.",
    409: "It does not fit the state of things.",
    410: "The link is no longer valid.",
    412: "Somebody else has changed it.",
    413: "The body is too large.",
    415: "The body is not of the kind that the address takes.",
    422: "The input has faults; all of them are told.",
    428: "If-Match is missing.",
    429: "Too many requests, or the queue is full; Retry-After says when to come back.",
    500: "Something unexpected went wrong; the id stands in the log.",
    503: "The service cannot answer now; Retry-After says when to come back.",
    507: "There is no room to store it.",
}
_ALWAYS = (422, 429, 500, 503)
_SIGNED_IN = (401, 403)
_WITH_BODY = (400, 413, 415, 422)
_DESCRIPTION = """Plans visits of expert delegations: the best multi-day itinerary, and how good \
it is.

Times are whole minutes of the day, moments are RFC 3339 with offset, money is whole cents. Lists \
come in pages: send `next` of one as `cursor` for the following. Every change of a stored resource \
needs its ETag in `If-Match`. A POST with an `Idempotency-Key` is done once in 24 hours, however \
often it is sent. Every refusal is a problem (RFC 9457) with a stable `code`."""


def description(app: FastAPI) -> dict[str, Any]:
    """The description of an app's routes, made once."""
    if app.openapi_schema is None:
        app.openapi_schema = _made(app)
    return app.openapi_schema


def text(content: dict[str, Any]) -> str:
    """A description as it stands in its file."""
    return json.dumps(content, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _made(app: FastAPI) -> dict[str, Any]:
    content = get_openapi(
        title="Päämaja",
        version=VERSION,
        description=_DESCRIPTION,
        routes=app.routes,
        # What has a default may be missing: what an older release stored lacks new fields.
        separate_input_output_schemas=False,
    )
    schemas: dict[str, Any] = content["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    _add_problem(schemas)
    for name, schema in schemas.items():
        if name in ("Window", "Window-Input"):
            schemas[name] = window_text(schema)
    content["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    for path, operations in content["paths"].items():
        for method in METHODS:
            if method in operations:
                _complete(path, method, operations[method])
    return content


def _add_problem(schemas: dict[str, Any]) -> None:
    whole = ProblemDetails.model_json_schema(
        mode="serialization", ref_template=f"{_REFERENCE}{{model}}"
    )
    for name, schema in whole.pop("$defs").items():
        schemas.setdefault(name, schema)
    schemas["ProblemDetails"] = whole


def _complete(path: str, method: str, operation: dict[str, Any]) -> None:
    """Adds what the door does to every route: who may, what may go wrong, which headers count."""
    own = operation.pop(PROBLEMS, [])
    for mark in (WRITES, SECRET, TAKES):
        operation.pop(mark, None)
    refusals = {*own, *_ALWAYS, *((404,) if "{" in path else ())}
    if ACTION in operation:
        operation["security"] = [{"token": []}]
        refusals |= set(_SIGNED_IN)
    if "requestBody" in operation:
        refusals |= set(_WITH_BODY)
    if operation.get("parameters"):
        refusals |= {400, 422}
    if method == "post":
        refusals |= {400, 409}
        operation.setdefault("parameters", []).append(_key_parameter())
    if method != "get":
        refusals |= {413, 415, 507}
    responses = operation["responses"]
    responses.pop("422", None)
    for status in sorted(refusals):
        responses[str(status)] = {
            "description": _WORDS[status],
            "content": {MEDIA_TYPE: {"schema": {"$ref": f"{_REFERENCE}ProblemDetails"}}},
        }


def _key_parameter() -> dict[str, Any]:
    return {
        "name": IDEMPOTENCY_KEY,
        "in": "header",
        "required": False,
        "description": "Any text of your own, the same when you send the same request again.",
        "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
    }
