"""Typesetting: a template and its content become a PDF. The same content gives the same bytes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TEMPLATES = Path(__file__).parent / "templates"


def typeset(template: str, content: Any) -> bytes:
    """The PDF of a template (its name without ending), which reads its content as JSON."""
    # Here and not above: it takes a moment to import, and only papers need it.
    import typst

    made = typst.compile(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        ignore_system_fonts=True,
        sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
        timestamp=0,
    )
    assert isinstance(made, bytes)
    return made
