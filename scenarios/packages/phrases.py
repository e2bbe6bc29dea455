"""What is written around packages, in English and Finnish."""

from __future__ import annotations

from optimizer.report.phrases import column

_PHRASES: dict[str, tuple[str, str]] = {
    "title": ("Base packages", "Peruspaketit"),
    "days": ("{n} days", "{n} päivää"),
    "heads": ("{least}–{most} guests", "{least}–{most} vierasta"),
    "from": ("from {price} per guest", "alkaen {price} vieraalta"),
    "for": ("Made for", "Kenelle"),
    "when": ("When", "Milloin"),
    "starts": ("Begins on {days}.", "Alkaa: {days}."),
    "notice": (
        "To be asked for {n} days before.",
        "Pyydettävä {n} päivää ennen alkua.",
    ),
    "earliest": ("The next possible start: {date}.", "Seuraava mahdollinen alku: {date}."),
    "wishes": ("What it holds", "Sisältö"),
    "always": ("always", "aina"),
    "as-fits": ("as time allows", "ajan salliessa"),
    "prices": ("Price per guest", "Hinta vierasta kohden"),
    "season": ("Season", "Kausi"),
    "guests": ("Guests", "Vieraita"),
    "twin": ("In a twin room", "Kahden hengen huoneessa"),
    "single": ("Single room, more", "Yhden hengen lisä"),
    "visits": ("Visits", "Käyntejä"),
    "proved": (
        "Each price includes travel, meals, rooms and visits, and is read off a plan proved best.",
        "Hinta sisältää matkat, ateriat, huoneet ja käynnit; suunnitelma on todistetusti paras.",
    ),
    "mon": ("Monday", "maanantai"),
    "tue": ("Tuesday", "tiistai"),
    "wed": ("Wednesday", "keskiviikko"),
    "thu": ("Thursday", "torstai"),
    "fri": ("Friday", "perjantai"),
    "sat": ("Saturday", "lauantai"),
    "sun": ("Sunday", "sunnuntai"),
}


def say(key: str, language: str, **values: object) -> str:
    """The phrase of a key, filled in. Raises KeyError for a key that does not exist."""
    return _PHRASES[key][column(language)].format(**values)
