"""The tables of the store."""

from api.store.base import Row
from api.store.tables.access import Link, Purpose, Role, SigningKey, Token
from api.store.tables.inputs import (
    CatalogueVersion,
    StoredCatalogue,
    StoredWishes,
    WishesVersion,
)
from api.store.tables.jobs import Job, JobEvent, JobState
from api.store.tables.organisations import Organisation, Owned, index_by_owner
from api.store.tables.plans import DOCUMENTS, Plan
from api.store.tables.programmes import (
    Absence,
    Confirmation,
    Delivery,
    Edition,
    EditionState,
    Feedback,
    Guest,
    Improvement,
    Programme,
    ProgrammeState,
    StoredBooking,
)
from api.store.tables.records import AuditEntry, IdempotencyKey

index_by_owner()

__all__ = [
    "DOCUMENTS",
    "Absence",
    "AuditEntry",
    "CatalogueVersion",
    "Confirmation",
    "Delivery",
    "Edition",
    "EditionState",
    "Feedback",
    "Guest",
    "IdempotencyKey",
    "Improvement",
    "Job",
    "JobEvent",
    "JobState",
    "Link",
    "Organisation",
    "Owned",
    "Plan",
    "Programme",
    "ProgrammeState",
    "Purpose",
    "Role",
    "Row",
    "SigningKey",
    "StoredBooking",
    "StoredCatalogue",
    "StoredWishes",
    "Token",
    "WishesVersion",
]
