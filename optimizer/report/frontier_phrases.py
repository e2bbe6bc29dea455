"""Phrases of the budget frontier in English and Finnish, by key."""

from __future__ import annotations

FRONTIER_PHRASES: dict[str, tuple[str, str]] = {
    "frontier.title": ("What points cost", "Mitä pisteet maksavat"),
    "frontier.points": ("Points", "Pisteet"),
    "frontier.cost": ("Least cost", "Halvin hinta"),
    "frontier.next": ("For the next points", "Seuraavat pisteet"),
    "frontier.days": ("Days", "Päiviä"),
    "frontier.exact": ("Exact", "Tarkka"),
    "frontier.proved": ("proved", "todistettu"),
    "frontier.at-most": ("at most {n}", "enintään {n}"),
    "frontier.at-least": ("at least {n}", "vähintään {n}"),
    "frontier.price": ("+{points} p for {cost}", "+{points} p, {cost}"),
    "frontier.complete": (
        "Complete: no trip costs less than the last one, and no point is left out.",
        "Täydellinen: halvempaa matkaa ei ole, eikä yhtään pistettä puutu.",
    ),
    "frontier.none": (
        "No trip is possible, whatever it costs in total; proved.",
        "Matkaa ei ole, maksoi se kaikkiaan mitä tahansa; todistettu.",
    ),
    "frontier.missing": (
        "Cut short: below {cost} points may be missing.",
        "Jäi kesken: alle {cost} voi puuttua pisteitä.",
    ),
    "frontier.missing-any": (
        "Cut short: points may be missing anywhere.",
        "Jäi kesken: pisteitä voi puuttua mistä tahansa.",
    ),
    "frontier.budget": ("budget", "budjetti"),
    "frontier.by-days": (
        "By number of days, within the budget",
        "Päivien määrän mukaan, budjetissa",
    ),
}
