"""Phrases of reasons why a session is not on offer in English and Finnish, by key."""

from __future__ import annotations

REASON_PHRASES: dict[str, tuple[str, str]] = {
    "reason.not-wished": ("{session} answers no wish", "{session} ei vastaa mihinkään toiveeseen"),
    "reason.excluded": ("{session} is excluded", "{session} on suljettu pois"),
    "reason.group-too-large": (
        "{session} takes at most {max_group} guests and cannot be split for {heads}",
        "{session} ottaa enintään {max_group} vierasta, eikä {heads} hengen ryhmää voi jakaa",
    ),
    "reason.group-too-small": (
        "{session} takes at least {min_group} guests, not {heads}",
        "{session} ottaa vähintään {min_group} vierasta, ei {heads}",
    ),
    "reason.venue-too-small": (
        "no venue of {session} has room for {heads}",
        "{session}: missään tilassa ei ole paikkaa {heads} vieraalle",
    ),
    "reason.no-language": (
        "{session} is held in {languages}; no wished language mode reaches {own}",
        "{session} pidetään kielillä {languages}; mikään toivottu kielimuoto ei tavoita ({own})",
    ),
    "reason.not-accessible": (
        "no venue of {session} has the access features needed ({needs})",
        "{session}: missään tilassa ei ole tarvittavaa esteettömyyttä ({needs})",
    ),
    "reason.holiday": (
        "{partner} is closed on {date}, {holiday}",
        "{partner} on suljettu {date}, {holiday}",
    ),
    "reason.lead-time": (
        "{session} needs {lead} working days: {date} is before {earliest}",
        "{session} vaatii {lead} työpäivää: {date} on ennen päivää {earliest}",
    ),
    "reason.no-window": (
        "{session} has no window of {length} on {date}",
        "{session}: ei {length} aikaikkunaa {date}",
    ),
    "reason.no-interpreter": (
        "no interpreters are to be had for {session} on {date} for {length}",
        "{session}: tulkkeja ei ole saatavilla {date} ({length})",
    ),
    "reason.pinned-elsewhere": (
        "{session} is pinned to another date than {date}",
        "{session} on kiinnitetty muuhun päivään kuin {date}",
    ),
}
