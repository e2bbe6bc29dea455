"""Absences may be on some weekdays only, and say whether they came from a calendar."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Adds the columns; what is there is on every day and was written by hand."""
    words, flag, no = sa.Text(), sa.Boolean(), sa.false()
    columns: tuple[sa.Column[Any], ...] = (
        sa.Column("weekdays", words, nullable=False, server_default="[]"),
        sa.Column("imported", flag, nullable=False, server_default=no),
    )
    for column in columns:
        op.add_column("absences", column)
