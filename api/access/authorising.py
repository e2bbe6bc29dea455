"""Authorising: whether somebody may do something to a thing."""

from __future__ import annotations

from dataclasses import dataclass

from api.access.table import TABLE, Action, Reach
from api.store import Actor, NotFound, StoreFault
from api.store.tables import Role


class Forbidden(StoreFault):
    """The role does not allow it, whatever it is about."""

    def __init__(self, action: Action, role: Role) -> None:
        self.action, self.role = action, role
        super().__init__(f"a {role.value} may not do this ({action.value})")


@dataclass(frozen=True)
class Principal:
    """Who asks: by a token or a link, in one role of one organisation.

    A partner's names the partner. A link reaches one programme only, and only the actions that it
    was given out for.
    """

    name: str
    organisation_id: str
    role: Role
    partner: str | None = None
    programme_id: str | None = None
    only: frozenset[Action] | None = None

    def __post_init__(self) -> None:
        if (self.role is Role.PARTNER) is not (self.partner is not None):
            raise ValueError("a partner's principal names the partner, and no other does")

    def actor(self, request_id: str | None = None) -> Actor:
        """As the audit log names it."""
        return Actor(self.name, self.role.value, request_id)


@dataclass(frozen=True)
class Target:
    """What an action is about: whose it is, and which partner or programme it concerns, if one."""

    organisation_id: str
    partner: str | None = None
    programme_id: str | None = None
    kind: str = "resource"
    key: str = ""


def authorise(principal: Principal, action: Action, target: Target) -> None:
    """Returns if the principal may do it.

    Raises Forbidden where the role or link may not do it to anything, and NotFound where it is out
    of reach: who may not see a thing does not learn that it is there.
    """
    reach = TABLE[action][principal.role]
    if reach is Reach.NOTHING or (principal.only is not None and action not in principal.only):
        raise Forbidden(action, principal.role)
    within = target.organisation_id == principal.organisation_id
    if principal.programme_id is not None:
        within = within and target.programme_id == principal.programme_id
    if reach is Reach.OWN:
        within = within and target.partner == principal.partner
    if not within:
        raise NotFound(target.kind, target.key)


def own_partner(principal: Principal, action: Action) -> str | None:
    """Whose things a list shows: those of one partner, or None for all of the organisation.

    Raises Forbidden where the principal may see none.
    """
    reach = TABLE[action][principal.role]
    if reach is Reach.NOTHING or (principal.only is not None and action not in principal.only):
        raise Forbidden(action, principal.role)
    return principal.partner if reach is Reach.OWN else None
