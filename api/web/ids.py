"""Ids of what people name on a page: plain lower-case letters, digits and hyphens."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 80


def plain_id(name: str) -> str:
    """A name as an id; nothing is left of one without letters and digits."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-")
