"""The words in which scenario files are listed, in English and Finnish."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PHRASES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "title": ("What if: {name}", "Entä jos: {name}"),
        "baseline": (
            "Baseline: {name}, {heads} guests, {first} – {last}",
            "Lähtökohta: {name}, {heads} vierasta, {first} – {last}",
        ),
        "count": ("{count} scenarios", "{count} skenaariota"),
        "one": ("{count} scenario", "{count} skenaario"),
        "as-it-is": ("the baseline as it is", "lähtökohta sellaisenaan"),
        "replans": (
            "re-plans what the baseline's solve finds: {names}",
            "suunnittelee uudelleen sen, mitä lähtökohdasta löytyy: {names}",
        ),
        "from": ("from {date} at {time}", "hetkestä {date} klo {time}"),
        "cancels": ("cancels: {name}", "peruu: {name}"),
        "planned-on": ("lead times count from {date}", "varoitusajat lasketaan päivästä {date}"),
        "released": ("can no longer be kept", "ei ole enää pidettävissä"),
        "closed": ("closed", "suljettu"),
        "gates": ("gates: {count}", "ehtoja: {count}"),
    }
)


def say(key: str, language: str, **values: object) -> str:
    """A phrase in Finnish for `fi`, in English for anything else."""
    english, finnish = PHRASES[key]
    return (finnish if language == "fi" else english).format(**values)
