"""The words around visits that were run through, in English and Finnish."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PHRASES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "visit": ("{number} · {name}", "{number} · {name}"),
        "facts": ("{dates} · {guests} guests", "{dates} · {guests} vierasta"),
        "version": ("Version {n}", "Versio {n}"),
        "planned": (
            "{sentence} {visits} visits, {points}, {cost}.",
            "{sentence} {visits} vierailua, {points}, {cost}.",
        ),
        "happened": ("What happened", "Mitä tapahtui"),
        "anew": (
            "{summary}. {sentence} {visits} visits, {points}, {cost}; the changes weigh {weight}.",
            "{summary}. {sentence} {visits} vierailua, {points}, {cost}; muutosten paino {weight}.",
        ),
        "released": ("Given up", "Luovuttu"),
        "stability": ("What few changes cost", "Mitä vähät muutokset maksoivat"),
        "stability.none": (
            "No points: planned from scratch the rest would bring no more.",
            "Ei pisteitä: alusta suunniteltuna loppu ei toisi enempää.",
        ),
        "stability.points": (
            "Planned from scratch the rest would bring {n} points more.",
            "Alusta suunniteltuna loppu toisi {n} pistettä enemmän.",
        ),
        "stability.between": (
            "Planned from scratch the rest would bring {low}–{high} points more.",
            "Alusta suunniteltuna loppu toisi {low}–{high} pistettä enemmän.",
        ),
        "delivered": ("How it went", "Miten se sujui"),
        "feedback": ("Feedback", "Palaute"),
        "feedback.forms": (
            "{n} forms; the visit as a whole, by its guests: {score}",
            "{n} lomaketta; vierailu kokonaisuutena, vieraiden arvio: {score}",
        ),
        "costs": ("Costs", "Kustannukset"),
        "costs.both": (
            "{planned} planned, {actual} in the end ({difference}), {known} of {all} told",
            "suunniteltu {planned}, toteutunut {actual} ({difference}), tiedossa {known}/{all}",
        ),
        "improvements": ("What is improved", "Mitä parannetaan"),
        "lesson": (
            "What the improvements changed before it was planned",
            "Mitä parannukset muuttivat ennen suunnittelua",
        ),
        "none": ("nothing", "ei mitään"),
    }
)


def say(key: str, language: str, **values: object) -> str:
    """A phrase in Finnish for `fi`, in English for anything else."""
    english, finnish = PHRASES[key]
    return (finnish if language == "fi" else english).format(**values)
