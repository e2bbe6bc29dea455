"""The network's page: partners over the trips that are over, in both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.web.pages import NARROW, Person, Window
from tests.web.programmes import published

pytestmark = pytest.mark.browser
Open = Callable[..., Window]


def test_the_network_is_on_a_page(coordinator: Person, open_window: Open) -> None:
    """Nothing before a trip is over; then its partners, load and marks, also on a phone."""
    window = open_window(coordinator)
    page = window.open("/network")
    page.get_by_text("No trip is over yet").wait_for()
    window.require_accessible()
    with coordinator.client() as client:
        held = published(client)
        said = {"audience": "partners", "partner": "rescue", "answers": {"host-again": True}}
        client.post(f"{held.at}/feedback", said)
    page = window.open("/network?on=2027-06-01")
    page.get_by_text("yes 1, no 0").wait_for()
    window.picture("network")
    window.require_accessible()
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    window.picture("network-narrow")
    finnish = open_window(coordinator, "fi").open("/network?on=2027-06-01")
    finnish.get_by_text("Kolmen kuormitetuimman osuus").wait_for()
