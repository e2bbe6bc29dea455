"""What the shared programme says."""

from __future__ import annotations

from api.web.words import Words

WORDS = Words(
    "share",
    {
        "lead": ("{first} – {last} · {heads} guests", "{first} – {last} · {heads} vierasta"),
        "lead.one-day": ("{first} · {heads} guests", "{first} · {heads} vierasta"),
        "version": ("Version {n}", "Versio {n}"),
        "calendar": ("Add to calendar", "Lisää kalenteriin"),
        "pdf": ("Download as PDF", "Lataa PDF-tiedostona"),
        "gpx": ("Stops for a map app (GPX)", "Kohteet karttasovellukseen (GPX)"),
        "print": ("Print", "Tulosta"),
        "days": ("Days of the programme", "Ohjelman päivät"),
        "day": ("Day {n}", "Päivä {n}"),
        "today": ("today", "tänään"),
        "changed": ("What changed in version {n}", "Mikä muuttui versiossa {n}"),
        "map": ("Show on a map: {place}", "Näytä kartalla: {place}"),
        "partner-link": (
            "This link is for a partner's own part of the programme.",
            "Tämä linkki on kumppanin omaa osuutta varten.",
        ),
        "partner-link.go": ("To that page", "Siirry sille sivulle"),
    },
)
