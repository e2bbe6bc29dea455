"""Content: a request's body read within its limits, as JSON in which nothing stands twice."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from typing import Any

import anyio
from starlette.requests import Request

from api.errors import ProblemCode, Refusal
from optimizer.domain.findings import Finding, FindingCode
from optimizer.domain.reading.faults import fault
from optimizer.domain.reading.json_text import json_content

BODY = "body"

PASSING_BYTES, PASSING_SECONDS = 200_000_000, 5.0
"""So much of a body that is refused may still come in, so that its sender hears the answer."""

_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"?', re.DOTALL)
_OTHER = bytes(set(range(256)) - set(b"{}[]"))
_SYNTAX = {FindingCode.SYNTAX, FindingCode.DUPLICATE_KEY, FindingCode.FILE_UNREADABLE}


async def body_of(request: Request, most_bytes: int) -> bytes:
    """The body, refused as soon as it is known to be too large: by its header, or as it comes."""
    stream = request.stream()
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > most_bytes:
        await _let_pass(request, stream)
        raise _too_large(most_bytes)
    pieces: list[bytes] = []
    total = 0
    async for piece in stream:
        total += len(piece)
        if total > most_bytes:
            pieces.clear()
            await _let_pass(request, stream)
            raise _too_large(most_bytes)
        pieces.append(piece)
    return b"".join(pieces)


async def _let_pass(request: Request, stream: AsyncIterator[bytes]) -> None:
    """Throws away what is still on its way, within reason.

    A connection that is closed while somebody sends on it is broken, and the answer lost with it.
    Who waits to be told whether to send at all is not told to.
    """
    if request.headers.get("expect", "").lower() == "100-continue":
        return
    passed = 0
    with anyio.move_on_after(PASSING_SECONDS):
        async for piece in stream:
            passed += len(piece)
            if passed > PASSING_BYTES:
                return


def _too_large(most_bytes: int) -> Refusal:
    return Refusal(
        ProblemCode.BODY_TOO_LARGE,
        f"The body has more than {most_bytes / 1e6:g} MB.",
        # What may still come of it is not read.
        headers={"Connection": "close"},
    )


def content_of(body: bytes, most_depth: int) -> Any:
    """The content of a JSON body. Raises Refusal with every fault of its form."""
    if depth_of(body, most_depth) > most_depth:
        what = f"The body is nested more than {most_depth} deep."
        raise _malformed(fault(FindingCode.SYNTAX, BODY, what, "Nest it less deeply."))
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = f"The body is not UTF-8 text: byte {error.start + 1} fits no character."
        raise _malformed(
            fault(FindingCode.FILE_UNREADABLE, BODY, what, "Send the text in the encoding UTF-8.")
        ) from None
    content, findings = json_content(BODY, text)
    if findings:
        raise _malformed(*(_of_a_body(finding) for finding in findings))
    return content


def depth_of(body: bytes, enough: int) -> int:
    """How deep lists and mappings are nested, counted without reading them; stops past enough."""
    depth = deepest = 0
    for mark in _STRING.sub(b"", body).translate(None, _OTHER):
        if mark in b"{[":
            depth += 1
            deepest = max(deepest, depth)
            if deepest > enough:
                break
        else:
            depth -= 1
    return deepest


def _malformed(*findings: Finding) -> Refusal:
    return Refusal(ProblemCode.MALFORMED_BODY, findings[0].message, findings)


def _of_a_body(finding: Finding) -> Finding:
    """The finding in the words of a request."""
    message = finding.message.replace("The file is", "The body is", 1)
    return finding.model_copy(update={"message": message})
