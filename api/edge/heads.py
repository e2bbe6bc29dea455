"""Heads: HEAD is answered wherever GET is, with the same headers and nothing after them."""

from __future__ import annotations

import anyio
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Heads:
    """Asks for what a HEAD is about as if to send it, and stops at its beginning."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return
        begun, has_asked = anyio.Event(), False

        async def only_once() -> Message:
            nonlocal has_asked
            if has_asked:
                # What would go on for long, such as a stream of events, hears that nobody listens.
                await begun.wait()
                return {"type": "http.disconnect"}
            has_asked = True
            return await receive()

        async def only_the_head(message: Message) -> None:
            if message["type"] == "http.response.start":
                await send(message)
                await send({"type": "http.response.body", "body": b"", "more_body": False})
                begun.set()

        await self.app({**scope, "method": "GET"}, only_once, only_the_head)
