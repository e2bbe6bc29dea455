"""Words of the network's page."""

from __future__ import annotations

from api.web.words import Words

WORDS = Words(
    "network",
    {
        "title": ("Partner network", "Kumppaniverkosto"),
        "lead": (
            "Who received guests on the trips that are over, how much it gave, and whether it "
            "would again.",
            "Ketkä ottivat vieraita vastaan päättyneillä matkoilla, kuinka paljon ja ottaisivatko "
            "uudelleen.",
        ),
        "none": ("No trip is over yet", "Yksikään matka ei ole vielä päättynyt"),
        "none.how": (
            "As soon as a published trip has ended, its partners are counted here.",
            "Kun julkaistu matka on päättynyt, sen kumppanit lasketaan tänne.",
        ),
        "partners": ("Partners", "Kumppaneita"),
        "held": ("Visits held", "Pidettyjä vierailuja"),
        "hours": ("Time given", "Annettu aika"),
        "busiest": ("Given by the three busiest", "Kolmen kuormitetuimman osuus"),
        "as-page": ("As a page (HTML)", "Sivuna (HTML)"),
        "as-text": ("As text", "Tekstinä"),
        "as-data": ("As data (JSON)", "Datana (JSON)"),
        "home": ("To the trips", "Matkoihin"),
    },
)
