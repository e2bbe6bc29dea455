"""Free places: what a hotel or a meal gives free of charge."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

FocPer = Annotated[int, Field(ge=1)]
"""One place is free of charge for so many paying ones: of `n` guests `n // (foc_per + 1)`."""
