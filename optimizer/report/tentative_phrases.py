"""Phrases of tentative plans in English and Finnish."""

from __future__ import annotations

TENTATIVE_PHRASES: dict[str, tuple[str, str]] = {
    "tentative.title": ("If they say yes", "Jos he suostuvat"),
    "tentative.summary": (
        "{points} points for {cost}; {confirmed} of {visits} visits are confirmed.",
        "{points} pistettä, {cost}; {visits} vierailusta {confirmed} on vahvistettu.",
    ),
    "tentative.none": (
        "Every visit is confirmed: nothing depends on an answer.",
        "Kaikki vierailut on vahvistettu: mikään ei ole vastauksen varassa.",
    ),
    "tentative.stopped": (
        "Stopped early: the visits that are not listed were not looked at.",
        "Keskeytetty: luettelosta puuttuvia vierailuja ei tutkittu.",
    ),
    "tentative.visit": ("Visit", "Vierailu"),
    "tentative.status": ("Request", "Pyyntö"),
    "tentative.points": ("Points lost", "Pisteitä menetetään"),
    "tentative.cents": ("Costs more", "Maksaa enemmän"),
    "tentative.proof": ("Proof", "Todistus"),
    "tentative.if-not": ("If {name} says no", "Jos {name} kieltäytyy"),
    "tentative.fallback": (
        "{name} takes its place.",
        "Tilalle tulee {name}.",
    ),
    "tentative.fallback-open": (
        "Whether the named fallback {name} fits in was not found out in time.",
        "Ajassa ei selvinnyt, mahtuuko nimetty varavaihtoehto {name} ohjelmaan.",
    ),
    "tentative.no-fallback": (
        "The named fallback {name} does not fit in either.",
        "Nimetty varavaihtoehto {name} ei sekään mahdu ohjelmaan.",
    ),
    "tentative.impossible": (
        "There is then no trip at all (proved).",
        "Silloin matkaa ei voi järjestää lainkaan (todistettu).",
    ),
    "tentative.unknown": (
        "No other plan was found in time; there may be one.",
        "Muuta ohjelmaa ei löytynyt ajoissa; sellainen voi olla olemassa.",
    ),
    "tentative.dropped": ("Also dropped: {names}", "Myös jää pois: {names}"),
    "tentative.added": ("Added: {names}", "Uutena: {names}"),
    "tentative.moved": (
        "{name}: from {before} to {after}",
        "{name}: {before} → {after}",
    ),
    "status.not-requested": ("not requested", "ei pyydetty"),
    "status.requested": ("requested", "pyydetty"),
    "status.option": ("option", "optio"),
    "status.confirmed": ("confirmed", "vahvistettu"),
    "status.declined": ("declined", "evätty"),
    "status.cancelled": ("cancelled", "peruttu"),
}
