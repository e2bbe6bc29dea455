"""The words of the network over trips, in English and Finnish."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PHRASES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "title": ("Partner network over {n} trips", "Kumppaniverkosto, matkoja {n}"),
        "illustrative": (
            "Illustrative: at least a part of what is counted here was made up.",
            "Esimerkki: ainakin osa tässä lasketusta on keksittyä.",
        ),
        "none": ("No trip has taken place yet.", "Yhtään matkaa ei ole vielä toteutunut."),
        "sum": (
            "{partners} partners held {held} of {planned} planned visits and gave {hours}.",
            "{partners} kumppania, pidettyjä vierailuja {held} ({planned} suunniteltu), {hours}.",
        ),
        "busiest": (
            "The three busiest partners gave {share} of the time: {names}.",
            "Kolmen kuormitetuimman kumppanin osuus ajasta on {share}: {names}.",
        ),
        "unwilling": (
            "Would not host again, by what they said last: {names}.",
            "Ei ottaisi uudelleen vastaan, viimeksi sanotun mukaan: {names}.",
        ),
        "idle": ("Not visited yet", "Ei vielä vierailuja"),
        "trips": ("Trips", "Matkat"),
        "trip": ("Trip", "Matka"),
        "dates": ("Dates", "Ajankohta"),
        "guests": ("Guests", "Vieraita"),
        "partners": ("Partners", "Kumppanit"),
        "new": ("New", "Uusia"),
        "held": ("Held of planned", "Pidetty / suunniteltu"),
        "hours": ("Time given", "Annettu aika"),
        "partner": ("Partner", "Kumppani"),
        "on-trips": ("Trips", "Matkoja"),
        "share": ("Share", "Osuus"),
        "day": ("Most on a day", "Enintään päivässä"),
        "since": ("Since", "Alkaen"),
        "willing": ("Would host again", "Ottaisi uudelleen"),
        "willing.of": ("yes {yes}, no {no}", "kyllä {yes}, ei {no}"),
        "marks": ("Guests' marks", "Vieraiden arvosanat"),
    }
)


def say(key: str, language: str, **values: object) -> str:
    """A phrase in Finnish for `fi`, in English for anything else."""
    english, finnish = PHRASES[key]
    return (finnish if language == "fi" else english).format(**values)
