"""Tokens of browsers say with which token they were signed in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Adds the column; what is there was given out by itself."""
    op.add_column("tokens", sa.Column("parent_id", sa.Text(), nullable=True))
    op.create_index("ix_tokens_parent_id", "tokens", ["parent_id"])
