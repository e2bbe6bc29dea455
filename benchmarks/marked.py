"""Pages with marks: what stands between two of them is written by a command."""

from __future__ import annotations

import re


def between(text: str, mark: str, content: str) -> str:
    """A page with what stands between two marks replaced. ValueError where it has no such marks."""
    pattern = re.compile(f"(<!-- {mark} -->\\n).*?(<!-- /{mark} -->)", re.DOTALL)
    if pattern.search(text) is None:
        raise ValueError(f"there is no <!-- {mark} --> with its end in the page")
    return pattern.sub(lambda found: f"{found[1]}{content}{found[2]}", text)
