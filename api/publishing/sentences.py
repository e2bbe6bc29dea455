"""Sentences of change logs in English and Finnish."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "first": (
        "First version: {n} visits, {first} to {last}.",
        "Ensimmäinen versio: {n} vierailua, {first} – {last}",
    ),
    "first.one-day": (
        "First version: {n} visits on {first}.",
        "Ensimmäinen versio: {n} vierailua {first}",
    ),
    "none": ("Nothing changes for anyone.", "Mikään ei muutu kenenkään osalta."),
    "kept": ("{n} visits stay as they were.", "{n} vierailua pysyy ennallaan."),
    "kept.one": ("1 visit stays as it was.", "1 vierailu pysyy ennallaan."),
    "moved": (
        "{session} moves from {old} to {new}",
        "{session} siirtyy: {old} → {new}",
    ),
    "altered": ("{session}, {when}, changes", "{session}, {when}, muuttuu"),
    "moved.venue": ("at {new} instead of {old}", "paikka {new}, oli {old}"),
    "moved.duration": ("{new} min instead of {old} min", "kesto {new} min, oli {old} min"),
    "moved.language": ("{new} instead of {old}", "{new}, oli {old}"),
    "moved.split": ("the group is divided in another way", "ryhmä jaetaan toisin"),
    "moved.partner": ("hosted by {new} instead of {old}", "isäntä {new}, oli {old}"),
    "dropped": ("{session}, {when}, is dropped.", "{session}, {when}, jää pois."),
    "added": (
        "{session} is new: {when} at {venue}.",
        "{session} on uusi: {when}, {venue}.",
    ),
    "hotel": (
        "The night of {date}: {new} instead of {old}.",
        "Yö {date}: {new}, oli {old}.",
    ),
    "no-hotel": ("no hotel", "ei hotellia"),
    "vehicle": ("On {date}: {new} instead of {old}.", "Kuljetus {date}: {new}, oli {old}."),
    "no-vehicle": ("no vehicle", "ei ajoneuvoa"),
    "stop.changed": (
        "{what} on {date}: {new} instead of {old}.",
        "{what} {date}: {new}, oli {old}.",
    ),
    "stop.added": ("{what} on {date} is new: {new}.", "{what} {date} on uusi: {new}."),
    "stop.dropped": (
        "{what} on {date} is dropped: {old}.",
        "{what} {date} jää pois: {old}.",
    ),
    "stop.lunch": ("Lunch", "Lounas"),
    "stop.dinner": ("Dinner", "Illallinen"),
    "stop.arrival": ("Arrival", "Saapuminen"),
    "stop.departure": ("Departure", "Lähtö"),
    "stop.commitment": ("Own item", "Oma ohjelma"),
    "mode.own": ("your own language", "oma kieli"),
    "mode.second": ("a second language", "toinen kieli"),
    "mode.consecutive": ("consecutive interpreting", "konsekutiivitulkkaus"),
    "mode.simultaneous": ("simultaneous interpreting", "simultaanitulkkaus"),
}


def filled(key: str, language: str, **values: object) -> str:
    """The sentence of a key, filled in: Finnish for `fi`, English for anything else."""
    return SENTENCES[key][1 if language == "fi" else 0].format(**values)
