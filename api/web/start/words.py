"""The words of the start page."""

from __future__ import annotations

from api.web.words import Words

WORDS = Words(
    "start",
    {
        "title": ("Your trips", "Matkasi"),
        "lead": (
            "Each delegation's visit, from wishes to what was learnt.",
            "Jokaisen valtuuskunnan vierailu toiveista oppeihin.",
        ),
        "trips": ("Trips under way", "Matkat"),
        "empty": ("No trips yet", "Ei vielä matkoja"),
        "empty.how": (
            "Begin with a base package below, or with a blank page.",
            "Aloita alla olevasta peruspaketista tai tyhjästä.",
        ),
        "empty.view": (
            "As soon as a coordinator has begun a trip, it is found here.",
            "Kun koordinaattori on aloittanut matkan, se löytyy täältä.",
        ),
        "begin": ("Begin a new trip", "Aloita uusi matka"),
        "packages.lead": (
            "A base package is a whole programme, ready to plan: one click, and the best "
            "itinerary is on its way.",
            "Peruspaketti on kokonainen ohjelma, valmis suunniteltavaksi: yksi napsautus, ja "
            "paras ohjelma on tulossa.",
        ),
        "packages.coming": ("Fetching the base packages …", "Haetaan peruspaketteja …"),
        "packages.again": ("Fetch them again", "Hae uudelleen"),
        "blank": ("Begin with a blank page", "Aloita tyhjästä"),
        "days.one": ("1 day", "1 päivä"),
        "days": ("{n} days", "{n} päivää"),
        "heads": ("{least}–{most} guests", "{least}–{most} vierasta"),
        "from": ("from {price} per guest", "alkaen {price} vierasta kohden"),
        "for": ("Made for", "Kenelle"),
        "seasons": ("When", "Milloin"),
        "plan": ("Plan it", "Suunnittele"),
        "plan.named": ("Plan it: {name}", "Suunnittele: {name}"),
        "plan.when": (
            "From {date}, for {heads} guests.",
            "Alku {date}, {heads} vierasta.",
        ),
        "plan.never": (
            "No date in the coming year fits. Begin with a blank page.",
            "Tulevana vuonna ei ole sopivaa päivää. Aloita tyhjästä.",
        ),
        "other": (
            "Another date or size, and more about it",
            "Toinen päivä tai koko, lisätietoa",
        ),
        "first": ("First day", "Ensimmäinen päivä"),
        "guests": ("Guests", "Vieraita"),
        "plan.so": ("Plan it so", "Suunnittele näin"),
        "only.wishes": ("Only fill in the wishes", "Täytä vain toiveet"),
        "begins": ("Begins on {days}.", "Alkamispäivä: {days}."),
        "season": ("{name} ({first}–{last}): {note}", "{name} ({first}–{last}): {note}"),
        "refused.heads": (
            "This package is made for {least} to {most} guests.",
            "Tämä paketti on tehty {least}–{most} vieraalle.",
        ),
        "refused.past": ("This day has already been.", "Tämä päivä on jo mennyt."),
        "refused.first": (
            "The package does not begin on this day. It begins on {days}, in these times of the "
            "year: {seasons}.",
            "Paketti ei ala tänä päivänä. Se alkaa seuraavina viikonpäivinä: {days}. "
            "Vuodenajat: {seasons}",
        ),
        "no-date": ("Choose the first day and the number of guests.", "Valitse päivä ja määrä."),
        "starting": ("Starting the planner …", "Suunnittelu alkaa …"),
        "dates": ("{first} – {last}", "{first} – {last}"),
        "n-guests.one": ("1 guest", "1 vieras"),
        "n-guests": ("{n} guests", "{n} vierasta"),
        "to-plan": ("Itinerary", "Ohjelma"),
        "to-wishes": ("Wishes", "Toiveet"),
        "again": ("New trip from this", "Uusi matka tästä"),
        "again.named": ("New trip from this: {name}", "Uusi matka tästä: {name}"),
        "copy": ("{name} (new)", "{name} (uusi)"),
        "more": ("Show earlier trips", "Näytä aiemmat matkat"),
        "state.none": ("Not planned yet", "Ei vielä suunniteltu"),
        "state.work": ("Being planned", "Suunnitellaan"),
        "state.failed": ("Planning failed", "Suunnittelu epäonnistui"),
        "state.OPTIMAL": ("Proved best", "Todistetusti paras"),
        "state.FEASIBLE": ("Planned", "Suunniteltu"),
        "state.INFEASIBLE": ("Impossible as wished", "Mahdoton näillä toiveilla"),
        "state.UNKNOWN": ("Nothing found yet", "Mitään ei vielä löytynyt"),
    },
)
