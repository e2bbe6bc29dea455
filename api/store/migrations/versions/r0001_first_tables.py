"""The first tables.

Text and JSON are TEXT in both databases. The audit log is closed to changes by the database itself.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

REFUSAL = "the audit log is only added to"


def words(name: str, *more: Any, **options: Any) -> sa.Column[Any]:
    """A column of text or of JSON as text."""
    return sa.Column(name, sa.Text(), *more, **{"nullable": False, **options})


def number(name: str, **options: Any) -> sa.Column[Any]:
    """A column of whole numbers."""
    return sa.Column(name, sa.Integer(), **{"nullable": False, **options})


def flag(name: str) -> sa.Column[Any]:
    """A column of yes or no."""
    return sa.Column(name, sa.Boolean(), nullable=False)


def date(name: str, **options: Any) -> sa.Column[Any]:
    """A column of dates."""
    return sa.Column(name, sa.Date(), **{"nullable": False, **options})


def moment(name: str, **options: Any) -> sa.Column[Any]:
    """A column of moments."""
    return sa.Column(name, sa.DateTime(timezone=True), **{"nullable": False, **options})


def one_of(name: str, *kinds: str, nullable: bool = False) -> sa.Column[Any]:
    """A column that holds one of some words."""
    kind = sa.Enum(*kinds, name=name, native_enum=False, create_constraint=True, length=40)
    return sa.Column(name, kind, nullable=nullable)


def key(name: str, target: str, ondelete: str | None = None, **options: Any) -> sa.Column[Any]:
    """A column that names a row of another table."""
    return words(name, sa.ForeignKey(f"{target}.id", ondelete=ondelete), **options)


def versioned() -> tuple[sa.Column[Any], ...]:
    """The columns of every versioned resource."""
    own = words("id", primary_key=True)
    return own, number("version"), moment("created_at"), moment("updated_at")


def owned() -> tuple[sa.Column[Any], ...]:
    """The columns of every resource of an organisation."""
    return (*versioned(), key("organisation_id", "organisations"))


OWNED = (
    "catalogues",
    "wishes",
    "plans",
    "programmes",
    "bookings",
    "confirmations",
    "guests",
    "feedback",
    "absences",
    "tokens",
    "links",
)


def upgrade() -> None:
    """Makes every table."""
    op.create_table("organisations", *versioned(), words("name", unique=True), words("contact"))
    _inputs()
    _plans()
    _programmes()
    _after_programmes()
    _jobs()
    _access()
    _records()
    for table in OWNED:
        op.create_index(f"ix_{table}_organisation_id_id", table, ["organisation_id", "id"])
    _close_the_audit_log()


def _inputs() -> None:
    for table, one in (("catalogues", "catalogue"), ("wishes", "wishes")):
        op.create_table(
            table,
            *owned(),
            words("key"),
            words("content_hash"),
            sa.UniqueConstraint("organisation_id", "key"),
        )
        op.create_table(
            f"{one}_versions",
            key(f"{one}_id", table, "CASCADE", primary_key=True),
            number("number", primary_key=True),
            words("document"),
            words("content_hash"),
            moment("created_at"),
            words("created_by"),
        )


def _plans() -> None:
    op.create_table(
        "plans",
        *owned(),
        words("name"),
        words("problem_hash", index=True),
        words("parameters"),
        key("catalogue_id", "catalogues", "SET NULL", nullable=True),
        number("catalogue_version", nullable=True),
        key("wishes_id", "wishes", "SET NULL", nullable=True),
        number("wishes_version", nullable=True),
        key("parent_id", "plans", "SET NULL", nullable=True),
        words("verdict", nullable=True),
        moment("ended_at", nullable=True),
        words("request"),
        words("patch", nullable=True),
        words("problem"),
        words("result", nullable=True),
    )


def _programmes() -> None:
    op.create_table(
        "programmes",
        *owned(),
        words("name"),
        one_of("state", "draft", "published", "withdrawn"),
        number("published", nullable=True),
    )
    op.create_table(
        "programme_versions",
        words("id", primary_key=True),
        key("programme_id", "programmes"),
        number("number"),
        one_of("state", "draft", "published", "replaced", "withdrawn"),
        key("plan_id", "plans", "SET NULL", nullable=True),
        words("problem_hash"),
        words("changes"),
        moment("created_at"),
        words("created_by"),
        moment("published_at", nullable=True),
        words("published_by", nullable=True),
        words("problem"),
        words("itinerary"),
        sa.UniqueConstraint("programme_id", "number"),
    )
    op.create_table(
        "bookings",
        *owned(),
        key("programme_id", "programmes", nullable=True, index=True),
        number("programme_version", nullable=True),
        one_of("kind", "partner", "venue", "vehicle", "interpreter", "hotel"),
        words("item"),
        date("date"),
        number("start", nullable=True),
        number("end", nullable=True),
        number("count"),
        one_of("room", "single", "twin", "accessible", nullable=True),
        words("note"),
        moment("released_at", nullable=True),
    )
    name = "ix_bookings_organisation_id_date"
    op.create_index(name, "bookings", ["organisation_id", "date"])
    op.create_table(
        "confirmations",
        *owned(),
        key("programme_id", "programmes"),
        words("path"),
        one_of("kind", "session", "hotel", "restaurant", "vehicle", "interpreter", "connection"),
        words("item"),
        words("supplier", index=True),
        date("date"),
        number("nights"),
        number("start", nullable=True),
        number("end", nullable=True),
        words("venue", nullable=True),
        words("language_mode", nullable=True),
        words("meal", nullable=True),
        one_of(
            "state",
            "not-requested",
            "requested",
            "option",
            "confirmed",
            "declined",
            "cancelled",
        ),
        flag("needed"),
        words("history"),
        date("option_until", nullable=True),
        date("answer_by", nullable=True),
        words("price", nullable=True),
        words("fallback", nullable=True),
        sa.UniqueConstraint("programme_id", "path"),
    )


def _after_programmes() -> None:
    op.create_table(
        "guests",
        *owned(),
        key("programme_id", "programmes", index=True),
        words("name"),
        one_of("room_kind", "single", "twin", "accessible"),
        words("room"),
        words("note"),
    )
    op.create_table(
        "feedback",
        *owned(),
        key("programme_id", "programmes", index=True),
        words("given_by"),
        words("partner", nullable=True),
        words("content"),
    )
    op.create_table(
        "absences",
        *owned(),
        words("partner"),
        date("first"),
        date("last"),
        number("start", nullable=True),
        number("end", nullable=True),
        words("note"),
    )
    name = "ix_absences_organisation_id_partner"
    op.create_index(name, "absences", ["organisation_id", "partner"])


def _jobs() -> None:
    op.create_table(
        "jobs",
        words("id", primary_key=True),
        key("organisation_id", "organisations", index=True),
        key("plan_id", "plans", "CASCADE", nullable=True, index=True),
        words("kind"),
        words("request"),
        words("limits"),
        one_of("state", "QUEUED", "RUNNING", "DONE", "STOPPED", "FAILED"),
        number("attempt"),
        words("lease_owner", nullable=True),
        moment("lease_until", nullable=True),
        moment("heartbeat_at", nullable=True),
        flag("stop_requested"),
        words("created_by"),
        moment("created_at"),
        moment("started_at", nullable=True),
        moment("ended_at", nullable=True),
        words("error", nullable=True),
        words("result", nullable=True),
    )
    op.create_index("ix_jobs_state_created_at", "jobs", ["state", "created_at"])
    op.create_index("ix_jobs_state_lease_until", "jobs", ["state", "lease_until"])
    op.create_table(
        "job_events",
        key("job_id", "jobs", "CASCADE", primary_key=True),
        number("seq", primary_key=True),
        moment("at"),
        words("kind"),
        words("data"),
    )


def _access() -> None:
    roles = ("admin", "coordinator", "partner", "viewer")
    op.create_table(
        "tokens",
        *owned(),
        words("label"),
        one_of("role", *roles),
        words("partner", nullable=True),
        words("digest", unique=True),
        moment("expires_at"),
        moment("revoked_at", nullable=True),
    )
    op.create_table(
        "links",
        *owned(),
        one_of("purpose", "sign-in", "confirm", "read-programme"),
        key("programme_id", "programmes", nullable=True, index=True),
        words("partner", nullable=True),
        one_of("role", *roles, nullable=True),
        moment("expires_at"),
        flag("is_once"),
        moment("used_at", nullable=True),
        moment("revoked_at", nullable=True),
    )
    op.create_table(
        "signing_keys", words("id", primary_key=True), words("secret"), moment("created_at")
    )


def _records() -> None:
    op.create_table(
        "audit_log",
        sa.Column(
            "seq",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            primary_key=True,
            autoincrement=True,
        ),
        moment("at"),
        words("actor"),
        words("role"),
        words("request_id", nullable=True),
        words("organisation_id", nullable=True, index=True),
        words("action"),
        words("resource_kind"),
        words("resource_id"),
        number("resource_version", nullable=True),
        words("detail"),
    )
    name = "ix_audit_log_resource_kind_resource_id"
    op.create_index(name, "audit_log", ["resource_kind", "resource_id"])
    op.create_table(
        "idempotency_keys",
        words("scope", primary_key=True),
        words("key", primary_key=True),
        words("body_hash"),
        number("status", nullable=True),
        words("headers", nullable=True),
        words("body", nullable=True),
        moment("created_at", index=True),
    )


def _close_the_audit_log() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER audit_log_no_{change.lower()} BEFORE {change} ON audit_log "
                f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION audit_log_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    for change, each in (("UPDATE OR DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
        op.execute(
            f"CREATE TRIGGER audit_log_no_{change.split()[0].lower()} BEFORE {change} ON audit_log "
            f"FOR EACH {each} EXECUTE FUNCTION audit_log_refuse()"
        )
