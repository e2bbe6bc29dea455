"""Plans and programmes say which trip they are for: the wishes that it began with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Adds the columns; what was put together from stored wishes is of their trip."""
    for table in ("plans", "programmes"):
        op.add_column(table, sa.Column("trip_id", sa.Text(), nullable=True))
        op.create_index(f"ix_{table}_trip_id", table, ["trip_id"])
    op.execute("UPDATE plans SET trip_id = wishes_id")
    op.execute(
        "UPDATE programmes SET trip_id = (SELECT plans.trip_id FROM plans "
        "JOIN programme_versions ON programme_versions.plan_id = plans.id "
        "WHERE programme_versions.programme_id = programmes.id "
        "ORDER BY programme_versions.number LIMIT 1)"
    )
