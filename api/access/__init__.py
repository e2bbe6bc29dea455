"""Access: who somebody is, and what they may do."""

from api.access.authorising import Forbidden, Principal, Target, authorise, own_partner
from api.access.table import TABLE, Action, Reach
from api.access.tokens import NotAuthenticated

__all__ = [
    "TABLE",
    "Action",
    "Forbidden",
    "NotAuthenticated",
    "Principal",
    "Reach",
    "Target",
    "authorise",
    "own_partner",
]
