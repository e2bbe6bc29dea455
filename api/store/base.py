"""The base of every table: names of constraints, ids, versions and moments."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from api.store.columns import Moment, Words
from api.store.ids import new_id

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name, so that a later migration can change it."""


class Row(DeclarativeBase):
    """A row of a table. `noun` is what people call it; only an audited one is in the audit log."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {str: Words, dt.datetime: Moment}

    noun: ClassVar[str] = ""
    is_audited: ClassVar[bool] = False
    personal: ClassVar[frozenset[str]] = frozenset()
    """Columns with personal data, of which the audit log says only that they changed."""


class Identified:
    """Has a ULID."""

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id, sort_order=-4)


class Versioned(Identified):
    """A resource: its version rises with every change, and a stale change is refused."""

    is_audited: ClassVar[bool] = True

    version: Mapped[int] = mapped_column(sort_order=-2)
    created_at: Mapped[dt.datetime] = mapped_column(sort_order=-1)
    updated_at: Mapped[dt.datetime] = mapped_column(sort_order=-1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy hands over the class
        return {"version_id_col": cls.__table__.c.version}  # type: ignore[attr-defined]
