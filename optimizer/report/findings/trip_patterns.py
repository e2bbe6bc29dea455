"""Patterns of what is found in series of visits, in segments, and in travel times of a service."""

from __future__ import annotations

TRIP_PATTERNS: dict[str, str] = {
    # series of visits
    "There is another visit '{name}'.": "Tunnus '{name}' on toisellakin vierailulla.",
    "Give each visit an id of its own.": "Anna jokaiselle vierailulle oma tunnus.",
    "The first visit follows none, so nothing was decided of an earlier one's report.": (
        "Ensimmäistä vierailua ei edellä mikään, joten aiemman raportista ei ole päätetty mitään."
    ),
    "Leave out its follow_ups.": "Poista sen follow_ups.",
    # segments
    "There is another segment '{name}'.": "Tunnus '{name}' on toisellakin asiakasryhmällä.",
    "Give each segment an id of its own.": "Anna jokaiselle asiakasryhmälle oma tunnus.",
    # travel times
    "The service gave no answer for {what}: {reason}.": (
        "Palvelu ei vastannut ({what}): {reason}."
    ),
    "The service gave no table for {what}: {reason}.": (
        "Palvelu ei antanut taulukkoa ({what}): {reason}."
    ),
    "Check the address, or allow more seconds with --timeout.": (
        "Tarkista osoite tai anna lisää sekunteja valitsimella --timeout."
    ),
    "Check engine and profile; ask for fewer places with --most.": (
        "Tarkista moottori ja profiili; pyydä vähemmän paikkoja kerralla valitsimella --most."
    ),
    "The road nearest to '{place}' is {count} m away.": (
        "Lähin tie on {count} metrin päässä paikasta '{place}'."
    ),
    "Check the coordinates of the place, and that the map covers it.": (
        "Tarkista paikan koordinaatit ja että kartta kattaa sen."
    ),
    "The service knows no way from '{place}' to '{other}'.": (
        "Palvelu ei tiedä reittiä paikasta '{place}' paikkaan '{other}'."
    ),
    "The service knows no way for {count} more legs.": (
        "Palvelu ei tiedä reittiä vielä {count} muullekaan välille."
    ),
    "It stays as it was.": "Väli jää ennalleen.",
    "Check the places, or keep such legs with --keep.": (
        "Tarkista paikat tai pidä tällaiset välit ennallaan valitsimella --keep."
    ),
    "The catalogue does not have all these matrices in one JSON file.": (
        "Tarjonnan matriisit eivät ole kaikki yhdessä JSON-tiedostossa."
    ),
    "Write them to a file of their own with --out, and put it in the place of the old ones.": (
        "Kirjoita ne omaan tiedostoon valitsimella --out ja vaihda se vanhojen paikalle."
    ),
}
