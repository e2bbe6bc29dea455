"""One's own: what of an organisation's things somebody reaches, by the access table."""

from __future__ import annotations

from api.access import Action, Principal, Target, authorise, own_partner
from api.errors import ProblemCode, Refusal
from api.store.faults import NotFound
from api.store.tables import Confirmation, Feedback, Guest, Improvement, Link


def listed_partner(by: Principal, action: Action, asked: str | None) -> str | None:
    """The partner whose things are listed: a partner's own, for others whom they ask for."""
    own = own_partner(by, action)
    return asked if own is None else own


def require_reach(
    by: Principal,
    action: Action,
    partner: str | None,
    kind: str,
    key: str,
    programme_id: str | None = None,
) -> None:
    """Raises NotFound where somebody reaches for what is another partner's."""
    authorise(by, action, Target(by.organisation_id, partner, programme_id, kind, key))


def require_part(
    row: Confirmation | Feedback | Guest | Improvement | Link, programme_id: str
) -> None:
    """Raises NotFound where what an address names is of another programme."""
    if row.programme_id != programme_id:
        raise NotFound(row.noun, row.id)


def require_same(asked: str, there: str) -> None:
    """Raises Refusal where something would be handed to another partner."""
    if asked != there:
        raise Refusal(ProblemCode.CONFLICT, f"It is of the partner {there}; that does not change.")
