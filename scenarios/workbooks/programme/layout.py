"""Layout: the columns of a programme's workbook, and the words that its cells may begin with."""

from __future__ import annotations

from collections.abc import Mapping

from optimizer.domain.catalogue import Meal

Pair = tuple[str, str]

DAY, START, END, WHAT, VENUE, MODE, VEHICLE, HOTEL = (
    "day",
    "start",
    "end",
    "what",
    "venue",
    "mode",
    "vehicle",
    "hotel",
)

SHEET: Pair = ("Programme", "Ohjelma")
NAMES_SHEET: Pair = ("Names", "Nimet")
GUIDE_SHEET: Pair = ("Read me", "Lue tämä")

HEADINGS: Mapping[str, Pair] = {
    DAY: ("Day", "Päivä"),
    START: ("Start", "Alkaa"),
    END: ("End", "Päättyy"),
    WHAT: ("What", "Mitä"),
    VENUE: ("Where", "Missä"),
    MODE: ("Language mode", "Kielitapa"),
    VEHICLE: ("Vehicle", "Ajoneuvo"),
    HOTEL: ("Hotel", "Hotelli"),
}
"""What the columns are called."""

ALSO: Mapping[str, tuple[str, ...]] = {
    DAY: ("date", "pvm", "päivämäärä"),
    START: ("from", "time", "klo", "aika", "alku", "starts"),
    END: ("to", "until", "loppu", "loppuu", "ends"),
    WHAT: ("programme", "program", "item", "session", "activity", "ohjelma", "kohde", "tapahtuma"),
    VENUE: ("venue", "place", "location", "paikka", "tila"),
    MODE: ("language", "kieli"),
    VEHICLE: ("transport", "bus", "coach", "kuljetus", "bussi"),
    HOTEL: ("accommodation", "night", "majoitus", "yö"),
}
"""What people call them too."""

PROMPTS: Mapping[str, Pair] = {
    DAY: (
        "A date, or the number of the day; empty: as above.",
        "Päivämäärä tai päivän numero; tyhjä: kuten yllä.",
    ),
    START: ("A time, such as 09:00.", "Kellonaika, kuten 09:00."),
    END: (
        "A time; a visit without one lasts as the catalogue says.",
        "Kellonaika; vierailu ilman sitä kestää tarjonnan mukaan.",
    ),
    WHAT: (
        "A session, “Lunch: restaurant”, a connection, or text of your own.",
        "Vierailu, ”Lounas: ravintola”, yhteys tai omaa tekstiä.",
    ),
    VENUE: ("The venue or place; empty: as it fits.", "Tila tai paikka; tyhjä: kuten sopii."),
    MODE: (
        "How guests follow: own, second, consecutive or simultaneous; empty: as it fits.",
        "Miten vieraat seuraavat: own, second, consecutive tai simultaneous; tyhjä: kuten sopii.",
    ),
    VEHICLE: ("The day's vehicle; - for none.", "Päivän ajoneuvo; - jos ei ole."),
    HOTEL: ("Where the night is spent.", "Missä yövytään."),
}

LABELS: Mapping[str, Pair] = {
    "arrival": ("Arrival", "Saapuminen"),
    "departure": ("Departure", "Lähtö"),
    "lunch": ("Lunch", "Lounas"),
    "dinner": ("Dinner", "Illallinen"),
    "debrief": ("Debrief", "Päivän purku"),
}
"""What stands before a name, so that the row says what it is."""

MEAL_WORDS: Mapping[str, Meal] = {
    "lunch": Meal.LUNCH,
    "lounas": Meal.LUNCH,
    "dinner": Meal.DINNER,
    "supper": Meal.DINNER,
    "illallinen": Meal.DINNER,
    "paivallinen": Meal.DINNER,
}
_MOVES_EN = ("transfer", "transport", "bus", "coach", "drive", "walk", "move")
_MOVES_FI = ("siirtyminen", "siirtyma", "siirto", "kuljetus", "bussi", "bussikuljetus", "kavely")
MOVE_WORDS = frozenset((*_MOVES_EN, *_MOVES_FI, "ajo"))
HOTEL_WORDS = frozenset(("checkin", "hotel", "hotelli", "majoittuminen", "majoitus"))
ON_FOOT = frozenset(("", "-", "–", "on foot", "walk", "jalan", "kavellen", "none", "ei"))


def word(pair: Pair, language: str) -> str:
    """The words in a language."""
    return pair[language == "fi"]
