"""The words in which a re-planning is told, in English and Finnish."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PHRASES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "title": ("{name}: version {version}", "{name}: versio {version}"),
        "moment": (
            "Planned anew from {date} at {time}; what began before stays.",
            "Suunniteltu uudelleen hetkestä {date} klo {time}; sitä ennen alkanut pysyy.",
        ),
        "changes-first": (
            "Few changes come first, then points, then cost and time.",
            "Ensin mahdollisimman vähän muutoksia, sitten pisteet, sitten kustannukset ja aika.",
        ),
        "points-first": (
            "Points come first, then few changes, then cost and time.",
            "Ensin pisteet, sitten mahdollisimman vähän muutoksia, sitten kustannukset ja aika.",
        ),
        "level": ("From {date} at {time}: {level}.", "Hetkestä {date} klo {time}: {level}."),
        "level.fixed": ("all stays as published", "kaikki pysyy julkaistuna"),
        "level.times-may-move": (
            "visits stay on their day, times may move",
            "vierailut pysyvät päivässään, ajat saavat siirtyä",
        ),
        "level.days-may-move": (
            "visits stay in the trip, days may move",
            "vierailut pysyvät matkassa, päivät saavat siirtyä",
        ),
        "level.free": ("all may change", "kaikki saa muuttua"),
        "notice": (
            "Lead times count from {date}.",
            "Varoitusajat lasketaan päivästä {date}.",
        ),
        "happened": ("What happened", "Mitä tapahtui"),
        "nothing": ("Nothing but time has passed.", "Vain aika on kulunut."),
        "event.away": (
            "{name} can receive nobody any more",
            "{name} ei voi enää ottaa vastaan",
        ),
        "event.away-on": ("{name} receives nobody on {dates}", "{name} ei ota vastaan: {dates}"),
        "event.cancelled": ("{name} is cancelled", "{name} on peruttu"),
        "event.guests": ("{change} guests", "{change} vierasta"),
        "event.guests-now": ("{heads} guests now", "vieraita nyt {heads}"),
        "event.broken": ("{name} is not to be had: {dates}", "{name} ei ole saatavilla: {dates}"),
        "event.other": ("{id} ({kind})", "{id} ({kind})"),
        "released": ("given up with it: {what}", "sen myötä luovuttu: {what}"),
        "released-pin": ("{name}, pinned to {date}", "{name}, kiinnitetty: {date}"),
        "released-status": ("{name}, confirmed for {date}", "{name}, vahvistettu: {date}"),
        "gave-up": (
            "Given up, because no plan keeps it beside all else that is required",
            "Luovuttu, koska mikään ohjelma ei täytä sitä muun vaaditun ohella",
        ),
        "gave-up-unproved": (
            "Given up; it is not proved that no plan could keep it",
            "Luovuttu; ei ole todistettu, ettei mikään ohjelma voisi täyttää sitä",
        ),
        "gave-up-quota": ("the least number of '{name}'", "vähimmäismäärä '{name}'"),
        "answer": ("How good it is", "Kuinka hyvä se on"),
        "stability": ("What stability cost", "Mitä pysyvyys maksoi"),
        "stability-none": (
            "Nothing: planned from scratch the rest would bring no more points.",
            "Ei mitään: alusta suunniteltuna loppu ei toisi enempää pisteitä.",
        ),
        "stability-points": (
            "Planned from scratch the rest would bring {n} points more (proved).",
            "Alusta suunniteltuna loppu toisi {n} pistettä enemmän (todistettu).",
        ),
        "stability-between": (
            "From scratch the rest would bring {low}–{high} points more: not all is proved.",
            "Alusta suunniteltuna loppu toisi {low}–{high} pistettä enemmän: osa todistamatta.",
        ),
        "stability-unknown": (
            "It is not known how many points: not enough is proved.",
            "Pistemäärää ei tiedetä: tarpeeksi ei ole todistettu.",
        ),
        "stability-cents": (
            "That plan would cost {amount}.",
            "Se ohjelma maksaisi {amount}.",
        ),
        "cents-more": ("{amount} more", "{amount} enemmän"),
        "cents-less": ("{amount} less", "{amount} vähemmän"),
        "cents-same": ("the same", "saman verran"),
        "not-compared": (
            "Planning from scratch was not asked for or not done.",
            "Alusta suunnittelua ei pyydetty tai ehditty.",
        ),
        "kept": ("Kept as published", "Pysyy julkaistuna"),
        "kept-none": ("No visit is kept as published.", "Mikään vierailu ei pysy julkaistuna."),
        "meals": ("Meals", "Ateriat"),
        "meal.lunch": ("lunch", "lounas"),
        "meal.dinner": ("dinner", "illallinen"),
        "none": ("none", "ei mitään"),
        "price": ("Price", "Hinta"),
    }
)


def say(key: str, language: str, **values: object) -> str:
    """A phrase in Finnish for `fi`, in English for anything else."""
    english, finnish = PHRASES[key]
    return (finnish if language == "fi" else english).format(**values)
