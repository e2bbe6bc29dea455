"""The words of the past programme's room."""

from __future__ import annotations

from api.web.words import Words

WORDS = Words(
    "past-programme",
    {
        "title": ("Last year's programme", "Viime vuoden ohjelma"),
        "lead": (
            "A programme that was held before, or one that you have in mind, is read as a plan of "
            "this trip and judged by every rule. You can then plan around it. Nothing is stored "
            "before you ask for a plan.",
            "Aiemmin pidetty tai kaavailtu ohjelma luetaan tämän matkan suunnitelmana ja "
            "tarkistetaan kaikilla säännöillä. Sen jälkeen voit suunnitella sen ympärille. Mitään "
            "ei tallenneta ennen kuin pyydät suunnitelmaa.",
        ),
        "no-catalogue": (
            "The catalogue of this trip is not here, so no programme can be read for it.",
            "Tämän matkan tarjontaa ei ole täällä, joten sille ei voi lukea ohjelmaa.",
        ),
        "to-catalogues": ("To the catalogues", "Tarjontaan"),
        # the workbook
        "fill": ("1. Fill in the workbook", "1. Täytä työkirja"),
        "fill.how": (
            "One row for each thing that guests do; the names to use are in it. A table of your "
            "own will do as well, if its headings say day, start and what.",
            "Rivi kutakin vieraiden tekemää asiaa kohden; käytettävät nimet ovat mukana. Myös oma "
            "taulukko käy, jos sen otsikot kertovat päivän, alkamisajan ja mitä tehdään.",
        ),
        "download": ("Download the workbook", "Lataa työkirja"),
        "send": ("2. Read the programme in", "2. Lue ohjelma"),
        "file": ("The filled-in workbook (.xlsx)", "Täytetty työkirja (.xlsx)"),
        "first": ("Its first day (optional)", "Sen ensimmäinen päivä (vapaaehtoinen)"),
        "first.how": (
            "Left empty, dates of another year are moved to the same weekday of the trip.",
            "Jos tämä on tyhjä, toisen vuoden päivät siirretään matkan samalle viikonpäivälle.",
        ),
        "first.move": ("Read it with this day", "Lue tällä päivällä"),
        "no-file": ("Choose a workbook first.", "Valitse ensin työkirja."),
        "reading": ("Reading {name} …", "Luetaan {name} …"),
        # what it means
        "asked": ("What do these mean?", "Mitä nämä tarkoittavat?"),
        "asked.how": (
            "It is not certain what of the catalogue these texts name. They are left out until "
            "you say what they mean.",
            "Ei ole varmaa, mitä tarjonnan kohtaa nämä tekstit tarkoittavat. Ne jätetään pois, "
            "kunnes kerrot sen.",
        ),
        "question": ("“{text}”", "”{text}”"),
        "rows": ("rows {rows}", "rivit {rows}"),
        "rows.one": ("row {rows}", "rivi {rows}"),
        "answer": ("Not answered yet", "Ei vielä vastattu"),
        "own": ("An item of your own", "Oma ohjelmakohta"),
        "skip": ("Leave it out", "Jätetään pois"),
        "answer.named": ("What “{text}” means", "Mitä ”{text}” tarkoittaa"),
        "proposal": ("{name} ({kind})", "{name} ({kind})"),
        "session": ("visit", "vierailu"),
        "restaurant": ("restaurant", "ravintola"),
        "hotel": ("hotel", "hotelli"),
        "connection": ("connection", "yhteys"),
        "commitment": ("your own item", "oma ohjelmakohta"),
        "vehicle": ("vehicle", "ajoneuvo"),
        "venue": ("venue", "tila"),
        "place": ("place", "paikka"),
        "partner": ("partner", "kumppani"),
        "read-again": ("Read it again with these answers", "Lue uudelleen näillä vastauksilla"),
        # what was found
        "nothing": (
            "{name} holds no programme that could be read.",
            "Työkirjassa {name} ei ole ohjelmaa, jonka voisi lukea.",
        ),
        "read": ("{name}: {what}.", "{name}: {what}."),
        "days": ("{n} days", "{n} päivää"),
        "days.one": ("1 day", "1 päivä"),
        "visits": ("{n} visits", "{n} vierailua"),
        "visits.one": ("1 visit", "1 vierailu"),
        "meals": ("{n} meals", "{n} ateriaa"),
        "meals.one": ("1 meal", "1 ateria"),
        "others": ("{n} items of your own", "{n} omaa ohjelmakohtaa"),
        "others.one": ("1 item of your own", "1 oma ohjelmakohta"),
        "begins": (
            "Its days: {first} to {last}.",
            "Sen päivät: {first} – {last}.",
        ),
        "moved": (
            "Its dates were moved by {n} days.",
            "Sen päiviä siirrettiin {n} päivällä.",
        ),
        "moved.one": ("Its dates were moved by a day.", "Sen päiviä siirrettiin yhdellä päivällä."),
        "sound": (
            "It keeps every rule of this trip.",
            "Se noudattaa kaikkia tämän matkan sääntöjä.",
        ),
        "blocked": (
            "Of what was read {n} things cannot be held as they are.",
            "Luetusta {n} asiaa ei onnistu sellaisenaan.",
        ),
        "blocked.one": (
            "Of what was read one thing cannot be held as it is.",
            "Luetusta yksi asia ei onnistu sellaisenaan.",
        ),
        "warned": (
            "It can be held, but {n} things deserve a thought.",
            "Sen voi toteuttaa, mutta {n} asiaa kannattaa harkita.",
        ),
        "warned.one": (
            "It can be held, but one thing deserves a thought.",
            "Sen voi toteuttaa, mutta yhtä asiaa kannattaa harkita.",
        ),
        "rules": ("What the rules say", "Mitä säännöt sanovat"),
        "level.block": ("Cannot be", "Ei onnistu"),
        "level.warn": ("Think again", "Harkitse"),
        "worth": ("What it is worth", "Mitä se on arvoltaan"),
        "points": ("Points of wishes", "Toiveiden pisteet"),
        "price": ("Price", "Hinta"),
        "travel": ("Time on the road", "Aika tien päällä"),
        # planning around it
        "around": ("3. Plan around it", "3. Suunnittele sen ympärille"),
        "around.how": (
            "What of the programme has to stay?",
            "Mitä ohjelmasta on säilyttävä?",
        ),
        "around.changes": (
            "As much as the rules leave: the fewest changes",
            "Niin paljon kuin säännöt sallivat: mahdollisimman vähän muutoksia",
        ),
        "around.days": (
            "Each visit on its day, at whatever time",
            "Jokainen vierailu päivänään, mihin aikaan tahansa",
        ),
        "around.times": (
            "Each visit on its day at its time",
            "Jokainen vierailu päivänään ja kellonaikanaan",
        ),
        "plan": ("Plan around it", "Suunnittele sen ympärille"),
        "first-answer": (
            "Answer what is asked above first: {n} texts are still left out.",
            "Vastaa ensin yllä kysyttyyn: {n} tekstiä on vielä jätetty pois.",
        ),
        "first-answer.one": (
            "Answer what is asked above first: one text is still left out.",
            "Vastaa ensin yllä kysyttyyn: yksi teksti on vielä jätetty pois.",
        ),
        "first-correct": (
            "Correct {n} places in the workbook first, and choose it again.",
            "Korjaa ensin työkirjasta {n} kohtaa ja valitse se uudelleen.",
        ),
        "first-correct.one": (
            "Correct one place in the workbook first, and choose it again.",
            "Korjaa ensin työkirjasta yksi kohta ja valitse se uudelleen.",
        ),
    },
)
