"""Phrases of reasons why a session is not on offer in English and Finnish, by key."""

from __future__ import annotations

REASON_PHRASES: dict[str, tuple[str, str]] = {
    "reason.not-wished": ("{session} answers no wish", "{session} ei vastaa mihinkään toiveeseen"),
    "reason.excluded": ("{session} is excluded", "{session} on suljettu pois"),
    "reason.group-too-large": (
        "{session} takes at most {max_group} guests and cannot be split for {heads}",
        "{session} ottaa enintään {max_group} vierasta, eikä {heads} hengen ryhmää voi jakaa",
    ),
    "reason.group-too-small": (
        "{session} takes at least {min_group} guests, not {heads}",
        "{session} ottaa vähintään {min_group} vierasta, ei {heads}",
    ),
    "reason.venue-too-small": (
        "no venue of {session} has room for {heads}",
        "{session}: missään tilassa ei ole paikkaa {heads} vieraalle",
    ),
    "reason.no-language": (
        "{session} is held in {languages}; no wished language mode reaches {own}",
        "{session} pidetään kielillä {languages}; mikään toivottu kielimuoto ei tavoita ({own})",
    ),
    "reason.not-accessible": (
        "no venue of {session} has the access features needed ({needs})",
        "{session}: missään tilassa ei ole tarvittavaa esteettömyyttä ({needs})",
    ),
    "reason.holiday": (
        "{partner} is closed on {date}, {holiday}",
        "{partner} on suljettu {date}, {holiday}",
    ),
    "reason.lead-time": (
        "{session} needs {lead} working days: the first date that works is {works}",
        "{session} vaatii {lead} työpäivää: ensimmäinen mahdollinen päivä on {works}",
    ),
    "reason.visitor-type": (
        "{session} receives {visitor_types}, not {visitor_type}",
        "{session} ottaa vastaan vain: {visitor_types}; ei: {visitor_type}",
    ),
    "reason.visitor-type-unknown": (
        "{session} receives {visitor_types}: the wishes must state the party's visitor_type",
        "{session} ottaa vastaan vain: {visitor_types}; toiveista puuttuu visitor_type",
    ),
    "reason.nationality-group": (
        "{session} receives guests of {nationality_groups}; {guests} of the party are {others}",
        "{session} ottaa vastaan vain: {nationality_groups}; ryhmässä {guests} muuta ({others})",
    ),
    "reason.nationality-unknown": (
        "{session} receives guests of {nationality_groups}: state nationality_groups for {guests}",
        "{session} ottaa vastaan vain: {nationality_groups}; {guests} vieraan ryhmä puuttuu",
    ),
    "reason.entry": (
        "guests who need a visa arrive from {first_entry} on: not in time for {session} on {date}",
        "viisumin tarvitsevat saapuvat aikaisintaan {first_entry}: {session} {date} on liian ajoin",
    ),
    "reason.season": (
        "{session} is held from {first} to {last} only, not on {date}",
        "{session} pidetään vain {first}–{last}, ei {date}",
    ),
    "reason.daylight": (
        "{session} needs {length} of daylight; on {date} it is {light}",
        "{session} vaatii päivänvaloa {length}; {date} valoisaa on {light}",
    ),
    "reason.no-window": (
        "{session} has no window of {length} on {date}",
        "{session}: ei {length} aikaikkunaa {date}",
    ),
    "reason.no-interpreter": (
        "no interpreters are to be had for {session} on {date} for {length}",
        "{session}: tulkkeja ei ole saatavilla {date} ({length})",
    ),
    "reason.pinned-elsewhere": (
        "{session} is pinned to another date than {date}",
        "{session} on kiinnitetty muuhun päivään kuin {date}",
    ),
    "reason.declined": ("{session} was declined on {since}", "{session} on torjuttu {since}"),
    "reason.cancelled": ("{session} was cancelled on {since}", "{session} on peruttu {since}"),
    "reason.confirmed-otherwise": (
        "{session} is confirmed for {date} at another venue or in another language mode",
        "{session} on vahvistettu päivälle {date} muussa tilassa tai muulla kielimuodolla",
    ),
    "reason.booked": (
        "what {session} takes is held by other trips on {date}",
        "{session}: tarvittava on varattu muille matkoille {date}",
    ),
    "reason.past-breaks": (
        "{where} is past and stays, but it breaks the rule '{broken}': {what}",
        "{where} on mennyttä eikä muutu, mutta rikkoo sääntöä '{broken}': {what}",
    ),
    "reason.past-not-offered": (
        "{where} is past and stays, but it is no longer on offer",
        "{where} on mennyttä eikä muutu, mutta sitä ei ole enää tarjolla",
    ),
}
