"""Rooms: every page there is. What is not named here cannot be reached."""

from __future__ import annotations

from importlib import import_module

ROOMS: tuple[str, ...] = (
    "start.page",
    "wishes.page",
    "past_programme.page",
    "itinerary.page",
    "editing.page",
    "what_if.page",
    "publish.page",
    "share.page",
    "partner.page",
    "feedback.page",
    "after.page",
    "catalogue.page",
    "network.page",
)
"""The modules whose import puts their pages up."""


def open_all() -> None:
    """Puts up every page."""
    for name in ROOMS:
        import_module(f"api.web.{name}")
