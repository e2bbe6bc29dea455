"""Phrases of alternatives: among which itineraries each is the best, in English and Finnish."""

from __future__ import annotations

_GOOD_ENOUGH = (
    "of all that keep at least 95 % of the best one's points and no less of what was published",
    "ohjelmista, jotka säilyttävät vähintään 95 % parhaan pisteistä ja julkaistusta saman kuin se",
)

ALTERNATIVE_PHRASES: dict[str, tuple[str, str]] = {
    "verdict.among": ("Proved: {among}, {proved}.", "Todistettu: {among}, {proved}."),
    "verdict.among-open": ("{among}: {parts}.", "{among}: {parts}."),
    "among.cheapest": _GOOD_ENOUGH,
    "proved.cheapest": ("none costs less", "mikään ei maksa vähemmän"),
    "among.calmest": _GOOD_ENOUGH,
    "proved.calmest": (
        "none has fewer sessions on its busiest day, and of those with as few none travels less",
        "minkään kiireisin päivä ei ole kevyempi, eikä yhtä kevyistä mikään matkusta vähemmän",
    ),
    "among.another-hotel": (
        "of all that sleep in none of the best one's hotels",
        "ohjelmista, joissa ei yövytä parhaan hotelleissa",
    ),
    "proved.another-hotel": ("none is better", "mikään ei ole parempi"),
    "alternatives.title": ("Alternatives side by side", "Vaihtoehdot rinnakkain"),
    "alternatives.name": ("Itinerary", "Ohjelma"),
    "alternative.best": ("best", "paras"),
    "alternative.cheapest": ("cheapest", "halvin"),
    "alternative.calmest": ("calmest", "rauhallisin"),
    "alternative.another-hotel": ("another hotel", "toinen hotelli"),
    "alternatives.verdict": ("Verdict", "Tulos"),
    "alternatives.OPTIMAL": ("proved", "todistettu"),
    "alternatives.FEASIBLE": ("not proved", "ei todistettu"),
    "alternatives.points": ("Points", "Pisteet"),
    "alternatives.cost": ("Cost", "Kustannukset"),
    "alternatives.travel": ("Travel", "Matka-aika"),
    "alternatives.hotel": ("Hotel", "Hotelli"),
    "alternatives.visits": ("Visits", "Vierailut"),
    "alternatives.shared": ("{n} ({same} shared)", "{n} ({same} samaa)"),
}
