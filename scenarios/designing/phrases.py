"""The words of designed packages, in English and Finnish."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PHRASES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "title": ("Packages for {name}", "Paketit: {name}"),
        "proved": (
            "Proved: no other {count} of the {candidates} candidates serve them better.",
            (
                "Todistettu: mitkään muut {count} pakettia {candidates} ehdokkaasta eivät palvele "
                "asiakasryhmiä paremmin."
            ),
        ),
        "open": (
            "At most {gap} of what is possible better: not every value is proved.",
            "Enintään {gap} mahdollisesta parempi: kaikkia arvoja ei ole todistettu.",
        ),
        "reach": (
            (
                "Together they give the segments {share} of what each would get with a trip of its "
                "own: {value} of {most}, a segment's weight times thousandths of its best points."
            ),
            (
                "Yhdessä ne antavat asiakasryhmille {share} siitä, mitä kukin saisi omalla "
                "matkallaan: {value}/{most}, eli paino kertaa tuhannesosat parhaista pisteistä."
            ),
        ),
        "hand-made": (
            "The best {count} of the base packages that come with the software: {share}.",
            "Ohjelman mukana tulevista peruspaketeista parhaat {count}: {share}.",
        ),
        "scope": (
            (
                "What is proved is the choice among these candidates, and what each brings to "
                "whom; whether some other programme would serve better still is not."
            ),
            (
                "Todistettu on valinta näistä ehdokkaista ja se, mitä kukin antaa kenellekin; "
                "sitä, palvelisiko jokin muu ohjelma vielä paremmin, ei ole todistettu."
            ),
        ),
        "plans": ("{n} plans were made for it.", "Sitä varten tehtiin {n} suunnitelmaa."),
        "segments": ("Who is served by what", "Kuka saa mitä"),
        "segment": ("Segment", "Asiakasryhmä"),
        "weight": ("Weight", "Paino"),
        "package": ("Package", "Paketti"),
        "share": ("Gets", "Saa"),
        "beside": ("Hand-made", "Käsin tehty"),
        "gets": ("Gets", "Saa"),
        "days": ("{n} days", "{n} päivää"),
        "origin.segment": ("the best trip of: {base}", "paras matka ryhmälle: {base}"),
        "origin.mixture": (
            "the best trip of {base} that also suits: {other}",
            "paras matka ryhmälle {base}, sopii myös: {other}",
        ),
        "origin.hand-made": ("base package: {base}", "peruspaketti: {base}"),
        "not-served": ("–", "–"),
    }
)


def say(key: str, language: str, **values: object) -> str:
    """A phrase in Finnish for `fi`, in English for anything else."""
    english, finnish = PHRASES[key]
    return (finnish if language == "fi" else english).format(**values)
