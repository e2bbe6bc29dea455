"""Faults: what is wrong with a calendar file, where, and what to do, in both languages."""

from __future__ import annotations

from optimizer.domain.findings import Finding, FindingCode, Severity
from optimizer.domain.reading.faults import fault

_CODE = FindingCode
_WHAT: dict[str, tuple[FindingCode, tuple[str, str], tuple[str, str]]] = {
    "too-large": (
        _CODE.FILE_TOO_LARGE,
        ("The calendar is too large.", "Kalenteri on liian suuri."),
        ("Export a shorter time.", "Vie kalenterista lyhyempi aika."),
    ),
    "not-a-calendar": (
        _CODE.SYNTAX,
        ("This is no iCalendar file.", "Tämä ei ole iCalendar-tiedosto."),
        (
            "Export the calendar as iCalendar (.ics), or send a table as CSV.",
            "Vie kalenteri iCalendar-muodossa (.ics) tai lähetä taulukko CSV-muodossa.",
        ),
    ),
    "line": (
        _CODE.SYNTAX,
        ("The line is no line of a calendar.", "Rivi ei ole kalenterin rivi."),
        ("Export the calendar again.", "Vie kalenteri uudelleen."),
    ),
    "unended": (
        _CODE.SYNTAX,
        ("{name} begins and does not end.", "{name} alkaa mutta ei pääty."),
        (
            "The file is cut off; export the calendar again.",
            "Tiedosto on jäänyt kesken; vie kalenteri uudelleen.",
        ),
    ),
    "unbegun": (
        _CODE.SYNTAX,
        ("{name} ends and never began.", "{name} päättyy mutta ei ole alkanut."),
        ("Export the calendar again.", "Vie kalenteri uudelleen."),
    ),
    "unreadable": (
        _CODE.VALUE_WRONG,
        ("{name} cannot be read: {cause}.", "Kohtaa {name} ei voi lukea: {cause}."),
        (
            "Correct it in the calendar, or remove the entry.",
            "Korjaa se kalenterissa tai poista merkintä.",
        ),
    ),
    "far": (
        _CODE.VALUE_OUT_OF_RANGE,
        (
            "{name} lies before 1900 or after 2200, or takes more than ten years.",
            "{name} on ennen vuotta 1900 tai vuoden 2200 jälkeen, tai kestää yli kymmenen vuotta.",
        ),
        ("Correct the times of the entry.", "Korjaa merkinnän ajat."),
    ),
    "missing": (
        _CODE.FIELD_MISSING,
        ("{name} is missing.", "{name} puuttuu."),
        ("Give the entry its time.", "Anna merkinnälle aika."),
    ),
    "zone": (
        _CODE.UNKNOWN_TIME_ZONE,
        ("The time zone {cause} is not known.", "Aikavyöhykettä {cause} ei tunneta."),
        (
            "Use a time zone such as Europe/Helsinki.",
            "Käytä aikavyöhykettä, esimerkiksi Europe/Helsinki.",
        ),
    ),
    "order": (
        _CODE.WINDOW_ORDER,
        ("It ends before it begins.", "Se päättyy ennen kuin alkaa."),
        ("Correct the times of the entry.", "Korjaa merkinnän ajat."),
    ),
    "two-ends": (
        _CODE.CONTRADICTION,
        ("It has both an end and a duration.", "Sillä on sekä loppu että kesto."),
        ("Keep one of the two.", "Jätä niistä toinen."),
    ),
    "repeats": (
        _CODE.VALUE_WRONG,
        (
            "It repeats in a way that is not taken here: {cause}.",
            "Se toistuu tavalla, jota tässä ei oteta: {cause}.",
        ),
        (
            "Entries may repeat by days, weeks, months or years, from the year 2000 on.",
            "Merkinnät voivat toistua päivin, viikoin, kuukausin tai vuosin vuodesta 2000 alkaen.",
        ),
    ),
    "too-many": (
        _CODE.FILE_TOO_LARGE,
        (
            "There are more than {cause} entries in the time that is read.",
            "Luettavassa ajassa on yli {cause} merkintää.",
        ),
        ("Export a shorter time.", "Vie kalenterista lyhyempi aika."),
    ),
    "nothing": (
        _CODE.FIELD_MISSING,
        (
            "There is nothing in it that tells when somebody is away.",
            "Siinä ei ole mitään, mikä kertoisi poissaoloista.",
        ),
        (
            "Send busy events, free/busy times or availability; in a table, a row for each.",
            "Lähetä varatut tapahtumat, varaustiedot tai saatavuus; taulukossa rivi kullekin.",
        ),
    ),
    "column-unknown": (
        _CODE.FIELD_UNKNOWN,
        ("The column {name} is not known.", "Saraketta {name} ei tunneta."),
        (
            "Use first, last, start, end, weekdays and note.",
            "Käytä sarakkeita ensimmäinen, viimeinen, alkaa, päättyy, viikonpäivät ja huomautus.",
        ),
    ),
    "column-twice": (
        _CODE.DUPLICATE_KEY,
        ("The column {name} is there twice.", "Sarake {name} on kahdesti."),
        ("Keep one of the two.", "Jätä niistä toinen."),
    ),
    "column-missing": (
        _CODE.FIELD_MISSING,
        ("There is no column {name}.", "Saraketta {name} ei ole."),
        (
            "Name the columns in the first row; first is needed.",
            "Nimeä sarakkeet ensimmäisellä rivillä; ensimmäinen tarvitaan.",
        ),
    ),
    "cells": (
        _CODE.VALUE_WRONG,
        (
            "The row has more cells than there are columns.",
            "Rivillä on enemmän soluja kuin sarakkeita.",
        ),
        (
            "Put a text that holds the separator in quotation marks.",
            "Kirjoita erottimen sisältävä teksti lainausmerkkeihin.",
        ),
    ),
    "cell": (
        _CODE.VALUE_WRONG,
        ("{name} is {cause}.", "Kohdassa {name} on {cause}."),
        (
            "Write dates as 2027-05-10 or 10.5.2027, hours as 09:00, weekdays as mon,tue.",
            "Kirjoita päivät kuten 2027-05-10 tai 10.5.2027, ajat 09:00 ja viikonpäivät ma,ti.",
        ),
    ),
    "half-hours": (
        _CODE.CONTRADICTION,
        ("It has only one of start and end.", "Siinä on vain alkamis- tai päättymisaika."),
        ("Give both, or neither for all day.", "Anna molemmat tai jätä molemmat pois."),
    ),
    "never": (
        _CODE.VALUE_WRONG,
        (
            "None of its dates is one of its weekdays.",
            "Mikään sen päivistä ei ole annettu viikonpäivä.",
        ),
        ("Correct the dates or the weekdays.", "Korjaa päivät tai viikonpäivät."),
    ),
    "outside": (
        _CODE.DATE_OUTSIDE_TRIP,
        (
            "Nothing of it lies in the time that is read.",
            "Mikään siitä ei osu luettavaan aikaan.",
        ),
        ("Read another time if it should.", "Lue muu aika, jos sen pitäisi osua."),
    ),
}


def found(
    what: str,
    document: str,
    place: tuple[str | int, ...] = (),
    *,
    line: int | None = None,
    name: str = "",
    cause: str = "",
    severity: Severity = Severity.ERROR,
) -> Finding:
    """One thing that is wrong, on a line of a document; a warning stops nothing."""
    code, message, advice = _WHAT[what]
    facts = {"name": name, "cause": cause}
    detail = {"line": line, "what": what, **facts}
    told = message[0].format(**facts)
    return fault(code, document, told, advice[0], place, detail, severity)


def told(finding: Finding, language: str) -> tuple[str, str]:
    """What a finding of this room says and advises, in a language."""
    _, message, advice = _WHAT[finding.detail["what"]]
    column = 1 if language == "fi" else 0
    facts = {name: finding.detail.get(name, "") for name in ("name", "cause")}
    return message[column].format(**facts), advice[column]
