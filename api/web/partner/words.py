"""What the partner's page says."""

from __future__ import annotations

from api.web.words import Words

WORDS = Words(
    "partner",
    {
        "for": ("For {partner}", "{partner}"),
        "asked": ("What we ask of you", "Mitä pyydämme teiltä"),
        "asked.none": (
            "Nothing is asked of you in this version of the programme.",
            "Teiltä ei pyydetä mitään ohjelman tässä versiossa.",
        ),
        "nights": ("{n} nights from {date}", "{n} yötä, alkaen {date}"),
        "nights.one": ("the night of {date}", "yö {date}"),
        "answer-by": ("Please answer by {date}.", "Vastaattehan {date} mennessä."),
        "held-until": ("Held until {date}.", "Varattu {date} asti."),
        "said": ("You wrote: {note}", "Kirjoititte: {note}"),
        "not-requested": ("not asked yet", "ei vielä pyydetty"),
        "requested": ("waits for your answer", "odottaa vastaustanne"),
        "option": ("held for now", "alustavasti varattu"),
        "confirmed": ("confirmed", "vahvistettu"),
        "declined": ("declined", "ei sovi"),
        "cancelled": ("cancelled", "peruttu"),
        "confirm": ("Confirm", "Vahvistamme"),
        "confirm-all": ("Confirm all {n}", "Vahvistamme kaikki {n}"),
        "decline": ("We cannot", "Emme pysty"),
        "hold": ("Hold it for now", "Varaamme alustavasti"),
        "hold-on": ("Hold it longer", "Pidennämme varausta"),
        "hold.how": (
            "Nobody else gets this time until then. The coordinator sees that it is not final.",
            "Pidätte ajan vieraille siihen asti. Koordinaattori näkee, ettei se ole vielä varmaa.",
        ),
        "until": ("Held until", "Varattu asti"),
        "hold.note": ("What it still depends on", "Mistä se on vielä kiinni"),
        "need-until": ("Give a day that is still to come.", "Anna päivä, joka on vielä edessä."),
        "send-hold": ("Send", "Lähetä"),
        "reason": ("Why not, and what would suit you?", "Miksi ei, ja mikä teille sopisi?"),
        "send-decline": ("Send", "Lähetä"),
        "back": ("Back", "Takaisin"),
        "thanks.confirmed": (
            "Thank you. The coordinator sees that you confirmed it.",
            "Kiitos. Koordinaattori näkee vahvistuksenne.",
        ),
        "thanks.option": (
            "Thank you. The coordinator sees that you hold it, and until when.",
            "Kiitos. Koordinaattori näkee, että aika on varattu ja mihin asti.",
        ),
        "thanks.declined": (
            "Thank you for telling. The coordinator plans anew and comes back to you.",
            "Kiitos tiedosta. Koordinaattori suunnittelee uudelleen ja palaa asiaan.",
        ),
        "schedule": ("Your part of the programme", "Teidän osuutenne ohjelmassa"),
        "calendar": ("Add to your calendar", "Lisää kalenteriinne"),
        "changed": ("What changed for you", "Mikä muuttui teidän kannaltanne"),
        "away": ("When you cannot receive visitors", "Milloin ette voi ottaa vieraita vastaan"),
        "away.lead": (
            "Visits are then planned around it. What is confirmed already stays until it is "
            "planned anew.",
            "Vierailut suunnitellaan näiden ohi. Jo vahvistettu pysyy, kunnes ohjelma "
            "suunnitellaan uudelleen.",
        ),
        "away.none": ("Nothing is noted yet.", "Mitään ei ole vielä merkitty."),
        "away.more": ("Only the newest {n} are shown.", "Vain {n} uusinta näytetään."),
        "first": ("From", "Alkaen"),
        "last": ("Until", "Saakka"),
        "start": ("From hour", "Kello, alkaen"),
        "end": ("To hour", "Kello, saakka"),
        "note": ("Note for the coordinator", "Viesti koordinaattorille"),
        "weekdays": (
            "Only on these weekdays (every day if none is marked)",
            "Vain näinä viikonpäivinä (joka päivä, jos mitään ei ole merkitty)",
        ),
        "add": ("Note this", "Merkitse"),
        "add.title": (
            "Add dates or a weekly pattern",
            "Lisää päiviä tai viikoittain toistuva aika",
        ),
        "need-first": ("Give the first date.", "Anna ensimmäinen päivä."),
        "order": (
            "The end has to come after the beginning.",
            "Lopun on oltava alun jälkeen.",
        ),
        "half-hours": (
            "Give both hours, or neither for whole days.",
            "Anna molemmat kellonajat tai jätä molemmat pois.",
        ),
        "never": (
            "None of the dates is one of the weekdays.",
            "Mikään päivistä ei ole merkitty viikonpäivä.",
        ),
        "remove": ("Remove {what}", "Poista {what}"),
        "from-calendar": ("from your calendar", "kalenteristanne"),
        "all-day": ("all day", "koko päivän"),
        "file.title": ("Or read it from your calendar", "Tai lue se kalenteristanne"),
        "file.lead": (
            "A calendar file (.ics) from Outlook, Google or another program, or a table (.csv). "
            "Only the times are kept, no titles.",
            "Kalenteritiedosto (.ics) Outlookista, Googlesta tai muusta ohjelmasta, tai taulukko "
            "(.csv). Vain ajat tallennetaan, ei otsikoita.",
        ),
        "file": ("Choose a file", "Valitse tiedosto"),
        "file.unreadable": (
            "The file is no text. Export the calendar as .ics or the table as .csv.",
            "Tiedosto ei ole tekstiä. Vie kalenteri muodossa .ics tai taulukko muodossa .csv.",
        ),
        "read": (
            "{name} has {n} times between {first} and {last} at which you are busy:",
            "Tiedostossa {name} on {n} aikaa välillä {first} – {last}, jolloin olette varattuja:",
        ),
        "read.one": (
            "{name} has one time between {first} and {last} at which you are busy:",
            "Tiedostossa {name} on yksi aika välillä {first} – {last}, jolloin olette varattuja:",
        ),
        "read.none": (
            "{name} has nothing between {first} and {last} at which you are busy.",
            "Tiedostossa {name} ei ole välillä {first} – {last} aikoja, jolloin olette varattuja.",
        ),
        "read.more": ("… and {n} more", "… ja {n} muuta"),
        "replaces": (
            "They take the place of the {n} that were read from your calendar before.",
            "Ne korvaavat kalenteristanne aiemmin luetut {n}.",
        ),
        "keep": ("Keep these", "Tallenna nämä"),
        "discard": ("Do not keep", "Älä tallenna"),
        "kept.one": ("One time is noted.", "Yksi aika on merkitty."),
        "kept": ("{n} times are noted.", "{n} aikaa on merkitty."),
        "wrong": (
            "{name} cannot be read as it is. Nothing was kept.",
            "Tiedostoa {name} ei voi lukea tällaisenaan. Mitään ei tallennettu.",
        ),
        "line": ("Line {n}: {text}", "Rivi {n}: {text}"),
        "reader-link": (
            "This link is for reading the whole programme.",
            "Tämä linkki on koko ohjelman lukemista varten.",
        ),
        "reader-link.go": ("To the programme", "Siirry ohjelmaan"),
    },
)

TONES = {
    "not-requested": "calm",
    "requested": "warn",
    "option": "calm",
    "confirmed": "good",
    "declined": "bad",
    "cancelled": "bad",
}
"""How each state of a request looks."""

_WEEKDAYS = {
    "mon": ("Mon", "ma"),
    "tue": ("Tue", "ti"),
    "wed": ("Wed", "ke"),
    "thu": ("Thu", "to"),
    "fri": ("Fri", "pe"),
    "sat": ("Sat", "la"),
    "sun": ("Sun", "su"),
}

WEEKDAYS = tuple(_WEEKDAYS)


def weekday_name(day: str, language: str) -> str:
    """A weekday in few letters."""
    return _WEEKDAYS[day][language == "fi"]
