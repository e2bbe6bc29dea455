"""Phrases: the words of reports in English and Finnish, by key."""

from __future__ import annotations

import datetime as dt

from optimizer.report.alternative_phrases import ALTERNATIVE_PHRASES
from optimizer.report.change_phrases import CHANGE_PHRASES
from optimizer.report.deadline_phrases import DEADLINE_PHRASES
from optimizer.report.explanation_phrases import EXPLANATION_PHRASES
from optimizer.report.ledger_phrases import LEDGER_PHRASES
from optimizer.report.sheet_phrases import SHEET_PHRASES
from optimizer.report.tentative_phrases import TENTATIVE_PHRASES
from optimizer.report.topic_phrases import TOPIC_PHRASES
from optimizer.report.violation_phrases import VIOLATION_PHRASES
from optimizer.report.what_if_phrases import WHAT_IF_PHRASES

LANGUAGES = ("en", "fi")

PHRASES: dict[str, tuple[str, str]] = {
    # the verdict
    "verdict.optimal": (
        "Proved: no better itinerary exists.",
        "Todistettu: parempaa matkaohjelmaa ei ole.",
    ),
    "verdict.feasible": ("{parts}.", "{parts}."),
    "verdict.no-tiers": (
        "A plan that keeps every rule; how far it is from the best is not known.",
        "Kaikkia sääntöjä noudattava ohjelma; etäisyyttä parhaasta ei tunneta.",
    ),
    "verdict.by-hand": (
        "Made by hand, not proved: the checker has {n} warnings.",
        "Käsin tehty, ei todistettu: tarkistajalla on {n} huomautusta.",
    ),
    "verdict.by-hand.one": (
        "Made by hand, not proved: the checker has 1 warning.",
        "Käsin tehty, ei todistettu: tarkistajalla on 1 huomautus.",
    ),
    "verdict.by-hand.sound": (
        "Made by hand, not proved: the checker has no warnings.",
        "Käsin tehty, ei todistettu: tarkistajalla ei ole huomautuksia.",
    ),
    "verdict.by-hand.level": (
        "{tier} as good as possible",
        "{tier}: niin hyvä kuin mahdollista",
    ),
    "verdict.by-hand.open": (
        "How far it is from the best is not known.",
        "Etäisyyttä parhaasta ei tunneta.",
    ),
    "kept.blocked": (
        "Take the edit back, or repair around your edits: this keeps a plan from being held.",
        "Peru muutos tai korjaa muutosten ympärille: näin ohjelmaa ei voi toteuttaa.",
    ),
    "verdict.infeasible": (
        "Impossible: it is proved that no itinerary keeps all the requirements.",
        "Mahdotonta: on todistettu, ettei mikään ohjelma täytä kaikkia vaatimuksia.",
    ),
    "verdict.conflict": ("Impossible: {reasons}", "Mahdotonta: {reasons}"),
    "verdict.unknown": (
        "Nothing found yet in {seconds} s; not proved impossible.",
        "Mitään ei ole vielä löytynyt {seconds} sekunnissa; mahdottomaksi ei todistettu.",
    ),
    "verdict.gap": (
        "at most {gap} from the best possible {tier}",
        "enintään {gap} parhaasta mahdollisesta ({tier})",
    ),
    "verdict.proved": ("{tier} proved best", "{tier}: todistetusti paras"),
    "verdict.no-bound": (
        "no bound known for {tier}",
        "{tier}: rajaa ei tunneta",
    ),
    "OPTIMAL": ("proved best", "todistetusti paras"),
    "FEASIBLE": ("not proved best", "ei todistetusti paras"),
    "INFEASIBLE": ("impossible", "mahdoton"),
    "UNKNOWN": ("nothing found", "ei löytynyt"),
    # goals and their units
    "tier.points": ("points", "pisteet"),
    "tier.cost": ("cost", "kustannukset"),
    "tier.cost-and-time": ("cost and time", "kustannukset ja aika"),
    "tier.changes": ("changes", "muutokset"),
    "tier.travel": ("travel", "matka-aika"),
    "tier.busiest-day": ("busiest day", "kiireisin päivä"),
    "unit.sessions": ("{n} sessions", "{n} vierailua"),
    "unit.points": ("{n} points", "{n} pistettä"),
    "goals.title": ("Goals, in order", "Tavoitteet järjestyksessä"),
    "goals.goal": ("Goal", "Tavoite"),
    "goals.reached": ("Reached", "Saavutettu"),
    "goals.bound": ("Best possible", "Paras mahdollinen"),
    "goals.gap": ("Gap", "Ero"),
    "goals.proved": ("proved", "todistettu"),
    "none": ("–", "–"),
    # the head
    "head.days.one": ("1 day", "1 päivä"),
    "head.days": ("{n} days", "{n} päivää"),
    "head.nights.one": ("1 night", "1 yö"),
    "head.nights": ("{n} nights", "{n} yötä"),
    "head.guests.one": ("1 guest", "1 vieras"),
    "head.guests": ("{n} guests", "{n} vierasta"),
    "head.guides": ("{n} with the host", "{n} isännän edustajaa"),
    # a day
    "day.number": ("Day {n}", "Päivä {n}"),
    "day.on-foot": ("on foot", "jalan"),
    "day.two-drivers": ("two drivers", "kaksi kuljettajaa"),
    "day.returns": ("returns to its garage between legs", "palaa varikolle ajojen välillä"),
    "kind.arrival": ("Arrival", "Saapuminen"),
    "kind.departure": ("Departure", "Lähtö"),
    "kind.visit": ("Visit", "Vierailu"),
    "kind.appointment": ("Own item", "Oma kohta"),
    "kind.debrief": ("Debrief", "Purku"),
    "kind.free": ("Free", "Vapaata"),
    "kind.night": ("Night", "Yö"),
    "kind.walk": ("Walk", "Kävely"),
    "kind.taxi": ("Taxi", "Taksi"),
    "kind.minibus": ("Minibus", "Pikkubussi"),
    "kind.coach": ("Coach", "Bussi"),
    "meal.lunch": ("Lunch", "Lounas"),
    "meal.dinner": ("Dinner", "Päivällinen"),
    "previous-day": ("starts the day before", "alkaa edellisenä päivänä"),
    "mode.own": ("in {languages}", "kieli: {languages}"),
    "mode.second": ("in {languages} as a second language", "toinen kieli: {languages}"),
    "mode.consecutive": ("consecutive interpretation", "konsekutiivitulkkaus"),
    "mode.simultaneous": ("simultaneous interpretation", "simultaanitulkkaus"),
    "interpreter": ("{mode} by {service}", "{mode}: {service}"),
    "split.repeat": (
        "held twice in a row, for halves of {one} and {other}",
        "pidetään kahdesti peräkkäin, ryhmille {one} ja {other}",
    ),
    "split.twin": (
        "two hosts in parallel, for halves of {one} and {other}",
        "kaksi isäntää rinnakkain, ryhmille {one} ja {other}",
    ),
    "split.rotation": (
        "halves of {one} and {other} swap",
        "ryhmät {one} ja {other} vaihtavat keskenään",
    ),
    "rooms.single": ("{n} single", "{n} yhden hengen huonetta"),
    "rooms.twin": ("{n} twin", "{n} kahden hengen huonetta"),
    "rooms.twin-single-use": (
        "{n} twin for single use",
        "{n} kahden hengen huonetta yhdelle",
    ),
    "rooms.accessible": ("{n} accessible", "{n} esteetöntä huonetta"),
    "rooms.on-request": ("on request", "pyynnöstä"),
    "rooms.check-in": ("check-in from {time}", "huoneet klo {time} alkaen"),
    "rooms.check-out": ("check-out by {time}", "luovutus klo {time} mennessä"),
    # wishes
    "wishes.met": ("Wishes met", "Toteutuneet toiveet"),
    "wishes.required": ("required", "vaadittu"),
    "wishes.points": ("{n} p", "{n} p"),
    "wishes.total": ("Total", "Yhteensä"),
    "wishes.unmet": ("Wishes not met", "Toteutumatta jääneet toiveet"),
    "wishes.not-explained": (
        "Why is told with the price of each by: paamaja explain, or plan --why SECONDS.",
        "Syyn ja kunkin toiveen hinnan kertoo: paamaja explain tai plan --why SEKUNTIA.",
    ),
    "wishes.distinct-partners": ("Different partners", "Eri kumppanit"),
    "conflict.title": ("What stands in the way", "Mikä estää ohjelman"),
    "target.partner": ("partner: {name}", "kumppani: {name}"),
    "target.theme": ("theme: {name}", "teema: {name}"),
    "target.format": ("format: {name}", "muoto: {name}"),
    # costs
    "costs.title": ("Costs, gross of VAT", "Kustannukset, sis. alv"),
    "costs.per-head": ("Per guest", "Vierasta kohti"),
    "costs.amount": ("Amount", "Summa"),
    "costs.what": ("Category", "Laji"),
    "costs.all": ("Total", "Yhteensä"),
    "costs.optional": ("Optional, not in the total: {cents}", "Valinnaista, ei summassa: {cents}"),
    "costs.own-arrangement": (
        "By own arrangement, not in the total: {cents}",
        "Omatoimista, ei summassa: {cents}",
    ),
    "costs.budget": ("Budget {limit}: {left} left", "Budjetti {limit}: jäljellä {left}"),
    "costs.time": (
        "Travel {travel}, waiting {waiting}; valued at {cents}",
        "Matkaa {travel}, odotusta {waiting}; arvo {cents}",
    ),
    "category.sessions": ("Sessions", "Vierailut"),
    "category.meals": ("Meals", "Ateriat"),
    "category.rooms": ("Rooms", "Majoitus"),
    "category.transport": ("Transport", "Kuljetukset"),
    "category.interpretation": ("Interpretation", "Tulkkaus"),
    "category.other": ("Other", "Muut"),
    # progress
    "progress.best": ("best {n}", "paras {n}"),
    "progress.bound": ("bound {n}", "raja {n}"),
    "progress.gap": ("gap {n}", "ero {n}"),
    "progress.stopping": (
        "stopping; the best plan is kept (Ctrl-C again ends at once)",
        "lopetetaan; paras ohjelma säilyy (uusi Ctrl-C lopettaa heti)",
    ),
    "phase.load": ("preparing the solver", "valmistellaan ratkaisijaa"),
    "phase.read": ("reading", "luetaan"),
    "phase.prepare": ("listing what is possible", "luetellaan mahdollisuudet"),
    "phase.warm-up": ("preparing the solver", "valmistellaan ratkaisijaa"),
    "phase.first-plan": ("looking for a first plan", "etsitään ensimmäistä ohjelmaa"),
    "phase.search": ("looking for better plans", "etsitään parempia ohjelmia"),
    "phase.bound": ("finding what is possible at best", "selvitetään, mikä on parasta"),
    "phase.prove": ("proving", "todistetaan"),
    "phase.choose": ("choosing the days", "valitaan päivät"),
    "phase.check": ("checking the plan", "tarkistetaan ohjelma"),
    "phase.alternatives": ("looking for alternatives", "etsitään vaihtoehtoja"),
    "phase.done": ("done", "valmis"),
    **ALTERNATIVE_PHRASES,
    **CHANGE_PHRASES,
    **DEADLINE_PHRASES,
    **SHEET_PHRASES,
    **EXPLANATION_PHRASES,
    **LEDGER_PHRASES,
    **TENTATIVE_PHRASES,
    **TOPIC_PHRASES,
    **VIOLATION_PHRASES,
    **WHAT_IF_PHRASES,
}

_WEEKDAYS = (
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    ("maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai"),
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_LANGUAGE_NAMES: dict[str, tuple[str, str]] = {
    "de": ("German", "saksa"),
    "en": ("English", "englanti"),
    "es": ("Spanish", "espanja"),
    "et": ("Estonian", "viro"),
    "fi": ("Finnish", "suomi"),
    "fr": ("French", "ranska"),
    "it": ("Italian", "italia"),
    "ja": ("Japanese", "japani"),
    "ko": ("Korean", "korea"),
    "lt": ("Lithuanian", "liettua"),
    "lv": ("Latvian", "latvia"),
    "no": ("Norwegian", "norja"),
    "pl": ("Polish", "puola"),
    "ru": ("Russian", "venäjä"),
    "sv": ("Swedish", "ruotsi"),
    "uk": ("Ukrainian", "ukraina"),
    "zh": ("Chinese", "kiina"),
}


def column(language: str) -> int:
    """The place of a language in each pair: Finnish for `fi`, English for anything else."""
    return 1 if language == "fi" else 0


def phrase(key: str, language: str, **values: object) -> str:
    """The phrase of a key, filled in. Raises KeyError for a key that does not exist."""
    return PHRASES[key][column(language)].format(**values)


def phrase_or(key: str, language: str, otherwise: str) -> str:
    """The phrase of a key that may not exist, such as a goal's own name."""
    return phrase(key, language) if key in PHRASES else otherwise


def topic(kind: str, key: str, language: str) -> str:
    """What a theme or format is called; a theme that nobody has named, by its own id."""
    return phrase_or(f"{kind}.{key}", language, key.replace("-", " "))


def counted(key: str, number: int, language: str) -> str:
    """A number with its noun, in the singular for one."""
    one = number == 1 and f"{key}.one" in PHRASES
    return phrase(f"{key}.one" if one else key, language, n=number)


def long_date(date: dt.date, language: str) -> str:
    """A date with its weekday: `Tuesday 11 May 2027`, `tiistai 11.5.2027`."""
    day = _WEEKDAYS[column(language)][date.weekday()]
    if language == "fi":
        return f"{day} {date.day}.{date.month}.{date.year}"
    return f"{day} {date.day} {_MONTHS[date.month - 1]} {date.year}"


def short_date(date: dt.date, language: str) -> str:
    """A date with its weekday in few letters: `Tue 11 May`, `ti 11.5.`."""
    day = _WEEKDAYS[column(language)][date.weekday()]
    if language == "fi":
        return f"{day[:2]} {date.day}.{date.month}."
    return f"{day[:3]} {date.day} {_MONTHS[date.month - 1][:3]}"


def language_name(code: str, language: str) -> str:
    """The name of a language; its code where the name is not known."""
    return _LANGUAGE_NAMES.get(code, (code, code))[column(language)]
