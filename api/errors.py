"""Errors: every refusal in one shape (RFC 9457), with a stable code and an id of the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from pydantic import Field

from optimizer.domain.findings import Finding
from optimizer.domain.value import Value

MEDIA_TYPE = "application/problem+json"


class ProblemCode(StrEnum):
    """Stable codes of refusals; details may change, these do not."""

    MALFORMED_BODY = "malformed-body"
    UNAUTHENTICATED = "unauthenticated"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not-found"
    METHOD_NOT_ALLOWED = "method-not-allowed"
    CONFLICT = "conflict"
    KEY_REUSED = "idempotency-key-reused"
    GONE = "gone"
    STALE = "version-stale"
    BODY_TOO_LARGE = "body-too-large"
    MEDIA_TYPE = "media-type"
    INVALID_INPUT = "invalid-input"
    VERSION_MISSING = "version-missing"
    TOO_MANY_REQUESTS = "too-many-requests"
    QUEUE_FULL = "queue-full"
    REFUSED = "refused"
    UNEXPECTED = "unexpected"
    UNAVAILABLE = "unavailable"
    STORAGE_FULL = "storage-full"


KINDS: Mapping[ProblemCode, tuple[int, str, str]] = MappingProxyType(
    {
        ProblemCode.MALFORMED_BODY: (
            400,
            "The body cannot be read",
            "Send valid JSON, each field once, nested no deeper than the limit.",
        ),
        ProblemCode.UNAUTHENTICATED: (
            401,
            "Nobody is signed in",
            "Send a valid token: Authorization: Bearer ….",
        ),
        ProblemCode.FORBIDDEN: (
            403,
            "This role may not do that",
            "Ask an administrator of the organisation for a token with another role.",
        ),
        ProblemCode.NOT_FOUND: (
            404,
            "There is no such thing",
            "Check the address and the id; what belongs to others is not shown.",
        ),
        ProblemCode.METHOD_NOT_ALLOWED: (
            405,
            "The method does not fit the address",
            "Use one of the methods that the header Allow names.",
        ),
        ProblemCode.CONFLICT: (
            409,
            "It does not fit the state of things",
            "Read the resource again and decide anew.",
        ),
        ProblemCode.KEY_REUSED: (
            409,
            "The idempotency key was used for another request",
            "Send a new key with a new request; the old one only to repeat the old one.",
        ),
        ProblemCode.GONE: (
            410,
            "It is no longer valid",
            "Ask whoever sent the link for a new one.",
        ),
        ProblemCode.STALE: (
            412,
            "Somebody else has changed it",
            "Read it again, and send the new ETag in If-Match.",
        ),
        ProblemCode.BODY_TOO_LARGE: (
            413,
            "The body is too large",
            "Send less; the limit is named.",
        ),
        ProblemCode.MEDIA_TYPE: (
            415,
            "The body is of another kind than the address takes",
            "Send JSON with Content-Type: application/json, or the kind of file that is named.",
        ),
        ProblemCode.INVALID_INPUT: (
            422,
            "The input has faults",
            "Correct what the findings name; all of them are told at once.",
        ),
        ProblemCode.VERSION_MISSING: (
            428,
            "It is not said which version is to be changed",
            "Send the ETag of the version that you have read in If-Match.",
        ),
        ProblemCode.TOO_MANY_REQUESTS: (
            429,
            "Too many requests",
            "Wait as long as Retry-After says.",
        ),
        ProblemCode.QUEUE_FULL: (
            429,
            "The queue of jobs is full",
            "Nothing was accepted. Send it again after Retry-After seconds.",
        ),
        ProblemCode.REFUSED: (
            400,
            "The request was refused",
            "Look at the detail and the status.",
        ),
        ProblemCode.UNEXPECTED: (
            500,
            "Something unexpected went wrong",
            "Tell the operator the id; it stands in the log.",
        ),
        ProblemCode.UNAVAILABLE: (
            503,
            "The service cannot answer now",
            "Send it again after Retry-After seconds, with the same Idempotency-Key.",
        ),
        ProblemCode.STORAGE_FULL: (
            507,
            "There is no room to store it",
            "Nothing was accepted. Tell the operator that the disk is full.",
        ),
    }
)
"""Status, title and advice of each code."""


class ProblemDetails(Value):
    """A refusal as it goes over the wire. `id` stands in the log and in the header X-Request-ID."""

    type: str
    title: str
    status: int = Field(ge=400, le=599)
    detail: str
    instance: str
    code: ProblemCode
    id: str
    advice: str
    findings: tuple[Finding, ...] = ()


class Refusal(Exception):
    """Raised anywhere behind a route to refuse a request in words."""

    def __init__(
        self,
        code: ProblemCode,
        detail: str,
        findings: Iterable[Finding] = (),
        headers: Mapping[str, str] = MappingProxyType({}),
        status: int | None = None,
    ) -> None:
        self.code = code
        self.detail = detail
        self.findings = tuple(findings)
        self.headers = dict(headers)
        self.status = KINDS[code][0] if status is None else status
        super().__init__(detail)


def problem_of(refusal: Refusal, instance: str, request_id: str) -> ProblemDetails:
    """The refusal as it is sent."""
    _, title, advice = KINDS[refusal.code]
    return ProblemDetails(
        type=f"urn:paamaja:problem:{refusal.code.value}",
        title=title,
        status=refusal.status,
        detail=refusal.detail,
        instance=instance,
        code=refusal.code,
        id=request_id,
        advice=advice,
        findings=refusal.findings,
    )


def not_found(what: str) -> Refusal:
    """The refusal for something that is not there, or belongs to others."""
    return Refusal(ProblemCode.NOT_FOUND, f"There is no {what} here.")
