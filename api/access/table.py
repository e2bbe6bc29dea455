"""The access table: what each role may do, and to whose things. Nothing else decides.

Of another organisation nobody reaches anything, whatever their role.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from api.store.tables import Role


class Reach(StrEnum):
    """To whose things an action may be done."""

    NOTHING = "nothing"
    OWN = "own"
    """What concerns the partner whose token or link it is."""
    ORGANISATION = "organisation"


class Action(StrEnum):
    """What can be done. Reading is also listing; writing is adding, changing and removing."""

    READ_ORGANISATION = "organisation:read"
    WRITE_ORGANISATION = "organisation:write"
    READ_CATALOGUE = "catalogue:read"
    WRITE_CATALOGUE = "catalogue:write"
    READ_WISHES = "wishes:read"
    WRITE_WISHES = "wishes:write"
    TRY = "plan:try"
    """To validate or check something that is not stored."""
    READ_PLAN = "plan:read"
    WRITE_PLAN = "plan:write"
    READ_PROGRAMME = "programme:read"
    WRITE_PROGRAMME = "programme:write"
    """To draft, publish and withdraw."""
    READ_BOOKING = "booking:read"
    WRITE_BOOKING = "booking:write"
    READ_CONFIRMATION = "confirmation:read"
    REPLY = "confirmation:reply"
    READ_GUESTS = "guest:read"
    WRITE_GUESTS = "guest:write"
    """To add, change and erase names."""
    READ_FEEDBACK = "feedback:read"
    WRITE_FEEDBACK = "feedback:write"
    READ_LEARNING = "learning:read"
    """How trips went, what came of them, and learning reports."""
    WRITE_LEARNING = "learning:write"
    READ_ABSENCE = "absence:read"
    WRITE_ABSENCE = "absence:write"
    READ_LINK = "link:read"
    WRITE_LINK = "link:write"
    """To give out and to revoke links for partners and readers."""
    READ_TOKEN = "token:read"
    WRITE_TOKEN = "token:write"
    READ_AUDIT = "audit:read"
    READ_METRICS = "metrics:read"


_N, _OWN, _ALL = Reach.NOTHING, Reach.OWN, Reach.ORGANISATION

#                           admin  coordinator  partner  viewer
_ROWS: dict[Action, tuple[Reach, Reach, Reach, Reach]] = {
    Action.READ_ORGANISATION: (_ALL, _ALL, _ALL, _ALL),
    Action.WRITE_ORGANISATION: (_ALL, _N, _N, _N),
    Action.READ_CATALOGUE: (_ALL, _ALL, _N, _ALL),
    Action.WRITE_CATALOGUE: (_ALL, _ALL, _N, _N),
    Action.READ_WISHES: (_ALL, _ALL, _N, _ALL),
    Action.WRITE_WISHES: (_ALL, _ALL, _N, _N),
    Action.TRY: (_ALL, _ALL, _N, _ALL),
    Action.READ_PLAN: (_ALL, _ALL, _N, _ALL),
    Action.WRITE_PLAN: (_ALL, _ALL, _N, _N),
    Action.READ_PROGRAMME: (_ALL, _ALL, _OWN, _ALL),
    Action.WRITE_PROGRAMME: (_ALL, _ALL, _N, _N),
    Action.READ_BOOKING: (_ALL, _ALL, _OWN, _ALL),
    Action.WRITE_BOOKING: (_ALL, _ALL, _N, _N),
    Action.READ_CONFIRMATION: (_ALL, _ALL, _OWN, _ALL),
    Action.REPLY: (_ALL, _ALL, _OWN, _N),
    Action.READ_GUESTS: (_ALL, _ALL, _N, _N),
    Action.WRITE_GUESTS: (_ALL, _ALL, _N, _N),
    Action.READ_FEEDBACK: (_ALL, _ALL, _OWN, _ALL),
    Action.WRITE_FEEDBACK: (_ALL, _ALL, _OWN, _N),
    Action.READ_LEARNING: (_ALL, _ALL, _N, _ALL),
    Action.WRITE_LEARNING: (_ALL, _ALL, _N, _N),
    Action.READ_ABSENCE: (_ALL, _ALL, _OWN, _ALL),
    Action.WRITE_ABSENCE: (_ALL, _ALL, _OWN, _N),
    Action.READ_LINK: (_ALL, _ALL, _N, _N),
    Action.WRITE_LINK: (_ALL, _ALL, _N, _N),
    Action.READ_TOKEN: (_ALL, _N, _N, _N),
    Action.WRITE_TOKEN: (_ALL, _N, _N, _N),
    Action.READ_AUDIT: (_ALL, _N, _N, _N),
    Action.READ_METRICS: (_ALL, _N, _N, _N),
}

_ROLES = (Role.ADMIN, Role.COORDINATOR, Role.PARTNER, Role.VIEWER)

TABLE: Mapping[Action, Mapping[Role, Reach]] = MappingProxyType(
    {action: MappingProxyType(dict(zip(_ROLES, row, strict=True))) for action, row in _ROWS.items()}
)
"""Role by role, the reach of every action."""
