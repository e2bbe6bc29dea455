"""An organisation to work in."""

import pytest

from api.store import COMMAND_LINE, Store, organisations
from api.store.tables import Organisation


@pytest.fixture
def host(store: Store) -> Organisation:
    """An organisation that plans visits."""
    with store.writing(COMMAND_LINE) as session:
        return organisations.add(session, "Host")


@pytest.fixture
def other(store: Store) -> Organisation:
    """Another organisation, which must see nothing of the first."""
    with store.writing(COMMAND_LINE) as session:
        return organisations.add(session, "Other")
