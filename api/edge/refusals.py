"""Refusals: whatever is raised behind a route, as problem details with the fitting status."""

from __future__ import annotations

import errno
from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Match

from api.access import Forbidden, NotAuthenticated
from api.edge.answers import problem_response
from api.edge.faults import findings_of_errors
from api.edge.logs import log
from api.errors import KINDS, ProblemCode, Refusal
from api.jobs import JobConflict, LimitExceeded, QueueFull, RequestWrong, StillRunning
from api.publishing import BreaksRules
from api.store.faults import (
    InUse,
    NotFound,
    Refused,
    SchemaBehind,
    Stale,
    StoreFault,
    Taken,
    Trouble,
    Unavailable,
    Unstorable,
)
from api.store.idempotency import KeyReused
from optimizer.domain.findings import FindingCode, InvalidInput
from optimizer.domain.reading.faults import fault

RETRY_SECONDS = 5

_OF_STATUS = {
    404: ProblemCode.NOT_FOUND,
    405: ProblemCode.METHOD_NOT_ALLOWED,
    413: ProblemCode.BODY_TOO_LARGE,
    415: ProblemCode.MEDIA_TYPE,
}
_OF_FAULT: dict[type[StoreFault], ProblemCode] = {
    NotFound: ProblemCode.NOT_FOUND,
    Stale: ProblemCode.STALE,
    Taken: ProblemCode.CONFLICT,
    InUse: ProblemCode.CONFLICT,
    Refused: ProblemCode.CONFLICT,
    Unstorable: ProblemCode.INVALID_INPUT,
    SchemaBehind: ProblemCode.UNAVAILABLE,
    KeyReused: ProblemCode.KEY_REUSED,
    NotAuthenticated: ProblemCode.UNAUTHENTICATED,
    Forbidden: ProblemCode.FORBIDDEN,
}


def answer_refusals(app: FastAPI) -> None:
    """Has the app answer each kind of exception; what has no kind is unexpected."""

    def answering(kind: type[Exception], made: Callable[[Any], Refusal]) -> None:
        async def answer(request: Request, error: Exception) -> Response:
            refusal = made(error)
            if refusal.status >= 500:
                log().error("refused", code=refusal.code.value, error=repr(error)[:500])
            return problem_response(refusal, request.url.path, request.state.request_id)

        app.add_exception_handler(kind, answer)

    answering(Refusal, lambda refusal: refusal)
    answering(InvalidInput, of_invalid_input)
    answering(RequestValidationError, _of_wrong_request)
    app.add_exception_handler(HTTPException, _at_no_route)
    answering(StoreFault, _of_fault)
    answering(QueueFull, _of_full_queue)
    answering(LimitExceeded, _of_limit)
    answering(RequestWrong, _of_wrong_job)
    answering(JobConflict, lambda error: Refusal(ProblemCode.CONFLICT, _sentence(error)))
    answering(StillRunning, lambda error: Refusal(ProblemCode.CONFLICT, _sentence(error)))
    answering(BreaksRules, _of_broken_rules)
    answering(OSError, _of_system)


def of_invalid_input(error: InvalidInput) -> Refusal:
    """The refusal of documents with faults."""
    count = len(error.findings)
    what = "The input has a fault." if count == 1 else f"The input has {count} faults."
    return Refusal(ProblemCode.INVALID_INPUT, what, error.findings)


def _of_wrong_request(error: RequestValidationError) -> Refusal:
    errors = error.errors()
    if all(one["loc"][0] == "path" for one in errors):
        return Refusal(ProblemCode.NOT_FOUND, "No id has this form, so there is nothing here.")
    return of_invalid_input(InvalidInput(findings_of_errors(errors, error.body)))


async def _at_no_route(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    refusal = _of_http(error)
    if refusal.code is ProblemCode.METHOD_NOT_ALLOWED:
        refusal.headers["Allow"] = ", ".join(sorted(_methods_at(request)))
    return problem_response(refusal, request.url.path, request.state.request_id)


def _methods_at(request: Request) -> set[str]:
    """Every method that the address takes, whichever route has it."""
    found: set[str] = set()
    for route in request.app.state.every_route:
        if route.matches(request.scope)[0] is not Match.NONE:
            found |= route.methods
    return found | {"HEAD"} if "GET" in found else found


def _of_http(error: HTTPException) -> Refusal:
    code = _OF_STATUS.get(error.status_code, ProblemCode.REFUSED)
    details = {
        ProblemCode.NOT_FOUND: "There is nothing at this address.",
        ProblemCode.METHOD_NOT_ALLOWED: "This address does not take this method.",
    }
    detail = details.get(code, str(error.detail))
    return Refusal(code, detail, headers=error.headers or {}, status=error.status_code)


def _of_fault(error: StoreFault) -> Refusal:
    if isinstance(error, Unavailable) and error.trouble is Trouble.FULL:
        return Refusal(ProblemCode.STORAGE_FULL, _sentence(error))
    kinds = (code for kind, code in _OF_FAULT.items() if isinstance(error, kind))
    code = next(kinds, ProblemCode.UNAVAILABLE)
    headers = {"Retry-After": str(RETRY_SECONDS)} if KINDS[code][0] == 503 else {}
    return Refusal(code, _sentence(error), headers=headers)


def _of_full_queue(error: QueueFull) -> Refusal:
    what = f"{error.length} jobs are waiting already."
    headers = {"Retry-After": str(error.retry_after)}
    return Refusal(ProblemCode.QUEUE_FULL, what, headers=headers)


def _of_wrong_job(error: RequestWrong) -> Refusal:
    places = [{**one, "loc": ("request", *one["loc"])} for one in error.wrong.errors()]
    return of_invalid_input(InvalidInput(findings_of_errors(places, {})))


def _of_limit(error: LimitExceeded) -> Refusal:
    found = fault(
        FindingCode.VALUE_OUT_OF_RANGE,
        "request",
        error.fault.message.en,
        "Ask for less.",
        ("parameters",),
        error.fault.facts,
    )
    return of_invalid_input(InvalidInput([found]))


def _of_broken_rules(error: BreaksRules) -> Refusal:
    findings = [
        fault(
            FindingCode.CONTRADICTION,
            "programme",
            f"{one.where}: {one.message}",
            "Plan the trip anew, with what others hold by now.",
            (),
            {"rule": one.rule.value, "where": one.where, "amount": one.amount, "unit": one.unit},
        )
        for one in error.violations
    ]
    what = "The itinerary breaks rules as things are now, so it is not published."
    return Refusal(ProblemCode.CONFLICT, what, findings)


def _of_system(error: OSError) -> Refusal:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Refusal(ProblemCode.STORAGE_FULL, "The disk is full.")
    raise error


def _sentence(error: Exception) -> str:
    text = str(error)
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."
