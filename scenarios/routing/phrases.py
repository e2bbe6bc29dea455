"""The words of refreshed travel matrices, in English and Finnish."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PHRASES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "title": ("Travel times from {service}", "Matka-ajat palvelusta {service}"),
        "asked": (
            "{places} places, {requests} requests, {date}.",
            "{places} paikkaa, {requests} pyyntöä, {date}.",
        ),
        "matrix": ("Matrix {id}", "Matriisi {id}"),
        "before": ("Until now: {source}", "Tähän asti: {source}"),
        "now": ("From now on: {source}", "Tästä eteenpäin: {source}"),
        "same": (
            "All {legs} legs take as long as before.",
            "Kaikki {legs} väliä kestävät ennallaan.",
        ),
        "changed": (
            (
                "{changed} of {legs} legs take another time: {longer} longer, {shorter} shorter; "
                "{sum} in all."
            ),
            (
                "Kesto muuttuu {changed} välillä ({legs}): pitempiä {longer}, lyhyempiä {shorter}; "
                "yhteensä {sum}."
            ),
        ),
        "kept": ("{n} legs stay as they were.", "{n} väliä jää ennalleen."),
        "from": ("From", "Mistä"),
        "to": ("To", "Mihin"),
        "old": ("Before", "Ennen"),
        "new": ("Now", "Nyt"),
        "more": ("and {n} more", "ja {n} muuta"),
    }
)


def say(key: str, language: str, **values: object) -> str:
    """A phrase in Finnish for `fi`, in English for anything else."""
    english, finnish = PHRASES[key]
    return (finnish if language == "fi" else english).format(**values)
