"""Links for feedback; how trips went, and the improvements that came of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from api.store.migrations.versions.r0001_first_tables import (
    flag,
    key,
    moment,
    number,
    one_of,
    owned,
    words,
)

revision = "0003"
down_revision = "0002"

PURPOSES = ("sign-in", "confirm", "read-programme", "feedback")
AUDIENCES = ("participants", "hosts", "partners")
_BEFORE = (
    "id, organisation_id, version, created_at, updated_at, purpose, programme_id, partner, role, "
    "expires_at, is_once, used_at, revoked_at"
)


def upgrade() -> None:
    """Lets links be for feedback, and adds the tables."""
    if op.get_bind().dialect.name == "sqlite":
        _links_anew()
    else:
        _links_altered()
    op.create_table(
        "deliveries",
        *owned(),
        words("programme_id", sa.ForeignKey("programmes.id"), unique=True),
        words("content"),
    )
    op.create_table(
        "improvements",
        *owned(),
        key("programme_id", "programmes", index=True),
        words("content"),
        one_of("decision", "done", "dropped", "open"),
        words("note"),
        words("catalogue_id", nullable=True),
        number("catalogue_number", nullable=True),
    )
    for table in ("deliveries", "improvements"):
        _index_by_owner(table)


def _links_anew() -> None:
    """SQLite cannot change a check: the table is made anew around its rows."""
    names = [
        row[0]
        for row in op.get_bind().execute(
            sa.text(
                "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'links' "
                "AND sql IS NOT NULL"
            )
        )
    ]
    for name in names:
        op.drop_index(name, "links")
    op.rename_table("links", "links_before")
    op.create_table(
        "links",
        *owned(),
        one_of("purpose", *PURPOSES),
        key("programme_id", "programmes", nullable=True, index=True),
        words("partner", nullable=True),
        one_of("audience", *AUDIENCES, nullable=True),
        one_of("role", "admin", "coordinator", "partner", "viewer", nullable=True),
        moment("expires_at"),
        flag("is_once"),
        moment("used_at", nullable=True),
        moment("revoked_at", nullable=True),
    )
    _index_by_owner("links")
    op.execute(f"INSERT INTO links ({_BEFORE}) SELECT {_BEFORE} FROM links_before")
    op.drop_table("links_before")


def _links_altered() -> None:
    op.add_column("links", one_of("audience", *AUDIENCES, nullable=True))
    op.drop_constraint("purpose", "links", type_="check")
    listed = ", ".join(f"'{purpose}'" for purpose in PURPOSES)
    op.create_check_constraint("purpose", "links", f"purpose IN ({listed})")


def _index_by_owner(table: str) -> None:
    op.create_index(f"ix_{table}_organisation_id_id", table, ["organisation_id", "id"])
