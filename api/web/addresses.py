"""Addresses of pages that signed links open."""

from __future__ import annotations

from api.client import Content

_OF_THE_API = "/v1/links/"


def page_of(link: Content, room: str) -> str:
    """Where a link that was just given opens a page, beside where it opens the API."""
    begins, _, signed = str(link["url"]).rpartition(_OF_THE_API)
    return f"{begins}/{room}/{signed}"
