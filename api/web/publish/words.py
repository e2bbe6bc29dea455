"""What the publish page says."""

from __future__ import annotations

from api.web.words import Words

WORDS = Words(
    "publish",
    {
        "title": ("Publish", "Julkaise"),
        "lead": (
            "From a plan to a programme that holds: versions, whom to ask, and what to hand out.",
            "Suunnitelmasta pitäväksi ohjelmaksi: versiot, kysyttävät ja jaettavat paperit.",
        ),
        "no-plan": ("No plan yet", "Ei vielä suunnitelmaa"),
        "no-plan.how": (
            "Plan the trip first; what you choose there can be published here.",
            "Suunnittele matka ensin; valitsemasi ohjelma julkaistaan täällä.",
        ),
        "to-plan": ("To the itinerary", "Siirry ohjelmaan"),
        "first": ("Make it a programme", "Tee suunnitelmasta ohjelma"),
        "first.how": (
            "A draft holds nothing and asks nobody. You publish it when you are ready.",
            "Luonnos ei varaa mitään eikä kysy keneltäkään. Julkaiset sen, kun olet valmis.",
        ),
        "next": ("Prepare a new version", "Valmistele uusi versio"),
        "next.how": (
            "Another plan of this trip becomes a draft beside the version that holds.",
            "Matkan toisesta suunnitelmasta tulee luonnos voimassa olevan version rinnalle.",
        ),
        "which": ("Plan", "Suunnitelma"),
        "plan": ("{name} · {date}", "{name} · {date}"),
        "plan.no-name": ("Plan", "Suunnitelma"),
        "draft-it": ("Make a draft", "Tee luonnos"),
        "state.draft": ("draft", "luonnos"),
        "state.published": ("published", "julkaistu"),
        "state.replaced": ("replaced", "korvattu"),
        "state.withdrawn": ("withdrawn", "peruttu"),
        "holds": ("Version {n} holds.", "Versio {n} on voimassa."),
        "holds.none": ("Nothing is published yet.", "Mitään ei ole vielä julkaistu."),
        "holds.withdrawn": (
            "The programme was withdrawn: nothing is held any more.",
            "Ohjelma on peruttu: mitään ei ole enää varattu.",
        ),
        "by-hand": (
            "Made by hand, not proved. The checker warns:",
            "Käsin tehty, ei todistettu. Tarkistaja huomauttaa:",
        ),
        "draft": ("Version {n} is ready to be published", "Versio {n} on valmis julkaistavaksi"),
        "draft.how": (
            "Publishing checks every rule again, holds partners, rooms and vehicles for this "
            "trip, and lists whom to ask.",
            "Julkaisu tarkistaa kaikki säännöt uudelleen, varaa kumppanit, huoneet ja ajoneuvot "
            "tälle matkalle ja luettelee, keneltä kysytään.",
        ),
        "publish": ("Publish version {n}", "Julkaise versio {n}"),
        "refused": (
            "It cannot be published as things are now. Plan anew; nothing was changed.",
            "Sitä ei voi julkaista nykytilanteessa. Suunnittele uudelleen; mitään ei muutettu.",
        ),
        "stale": (
            "Somebody else has changed the programme meanwhile. Nothing was overwritten.",
            "Joku muu on muuttanut ohjelmaa sillä välin. Mitään ei kirjoitettu yli.",
        ),
        "again": ("Load the page again", "Lataa sivu uudelleen"),
        "versions": ("Versions", "Versiot"),
        "version": ("Version {n}", "Versio {n}"),
        "published-at": ("published {date}", "julkaistu {date}"),
        "made-at": ("made {date}", "tehty {date}"),
        "asked": ("Who is asked", "Keneltä kysytään"),
        "asked.sum": (
            "{confirmed} of {all} confirmed · {waiting} wait for an answer · {declined} declined · "
            "{unasked} not asked yet",
            "{confirmed}/{all} vahvistettu · {waiting} odottaa vastausta · {declined} kieltäytyi · "
            "{unasked} ei vielä kysytty",
        ),
        "asked.none": ("Nobody has to be asked.", "Keneltäkään ei tarvitse kysyä."),
        "declined": (
            "Declined: {what}. The plan can be made anew around it, with the fewest changes.",
            "Kieltäydytty: {what}. Ohjelman voi suunnitella uudelleen mahdollisimman vähin "
            "muutoksin.",
        ),
        "replan": ("Plan anew around it", "Suunnittele uudelleen"),
        "what": ("What", "Mitä"),
        "when": ("When", "Milloin"),
        "how-far": ("State", "Tila"),
        "by-when": ("Answer by", "Vastaus viimeistään"),
        "overdue": ("late", "myöhässä"),
        "nights": ("{date}, {n} nights", "{date}, {n} yötä"),
        "nights.one": ("{date}, 1 night", "{date}, 1 yö"),
        "until": ("held until {date}", "varattu {date} asti"),
        "not-requested": ("not asked yet", "ei vielä kysytty"),
        "requested": ("asked", "kysytty"),
        "option": ("option", "optio"),
        "confirmed": ("confirmed", "vahvistettu"),
        "declined.state": ("declined", "kieltäytyi"),
        "cancelled": ("cancelled", "peruttu"),
        "note-answer": ("Note an answer", "Kirjaa vastaus"),
        "step.requested": ("Asked now", "Kysytty nyt"),
        "step.option": ("Held as an option until …", "Varattu optiona … asti"),
        "step.confirmed": ("Confirmed", "Vahvistettu"),
        "step.declined": ("Declined", "Kieltäytyi"),
        "step.cancelled": ("Cancelled", "Peruttu"),
        "option-until": ("Held until", "Varattu asti"),
        "reason": ("What was said (may be empty)", "Mitä sanottiin (voi jäädä tyhjäksi)"),
        "save": ("Save", "Tallenna"),
        "back": ("Back", "Takaisin"),
        "ask": ("Ask by link", "Kysy linkillä"),
        "ask.how": (
            "A link for {partner}: it sees its own part only, and answers there. Giving it marks "
            "what was not asked yet as asked.",
            "Linkki: {partner}. Sillä näkee vain oman osuuden ja vastaa siihen. Kun linkki "
            "annetaan, vielä kysymättömät merkitään kysytyiksi.",
        ),
        "letter": ("Mail to send", "Lähetettävä viesti"),
        "link": ("Link", "Linkki"),
        "open": ("Look at it", "Katso"),
        "once": (
            "It is shown this once; a new one can be made at any time. Good until {date}.",
            "Linkki näytetään vain tämän kerran; uuden voi tehdä milloin vain. Voimassa {date} "
            "asti.",
        ),
        "share": ("For the guests", "Vieraille"),
        "share.how": (
            "The programme without prices, for phones and for paper. It always shows the version "
            "that holds.",
            "Ohjelma ilman hintoja, puhelimeen ja paperille. Se näyttää aina voimassa olevan "
            "version.",
        ),
        "share.make": ("Make a link for guests", "Tee linkki vieraille"),
        "links": ("Links given out ({n})", "Annetut linkit ({n})"),
        "link.guests": ("for guests", "vieraille"),
        "link.until": ("good until {date}", "voimassa {date} asti"),
        "close": ("Close", "Sulje"),
        "closed": ("closed", "suljettu"),
        "papers": ("Papers and calendar", "Paperit ja kalenteri"),
        "papers.language": ("Language of the papers", "Papereiden kieli"),
        "fi": ("Finnish", "Suomi"),
        "en": ("English", "Englanti"),
        "programme.pdf": ("Programme (PDF)", "Ohjelma (PDF)"),
        "run-sheet.pdf": ("Run-sheet (PDF)", "Ajolista (PDF)"),
        "run-sheet.xlsx": ("Run-sheet (Excel)", "Ajolista (Excel)"),
        "transport-order.pdf": ("Transport order (PDF)", "Kuljetustilaus (PDF)"),
        "offer.pdf": ("Offer (PDF)", "Tarjous (PDF)"),
        "cost-sheet.xlsx": ("Cost sheet (Excel)", "Kustannuslaskelma (Excel)"),
        "itinerary.gpx": ("Stops and ways (GPX)", "Kohteet ja reitit (GPX)"),
        "itinerary.geojson": ("Map data (GeoJSON)", "Karttatiedot (GeoJSON)"),
        "itinerary.jsonld": ("Linked data (JSON-LD)", "Linkitetty tieto (JSON-LD)"),
        "rooming": ("Rooming list", "Huonejako"),
        "rooming.named": (
            "{named} of {heads} guests are named.",
            "Nimetty {named}/{heads} vierasta.",
        ),
        "rooming.how": (
            "Names are personal data: they go into these files only, and that they went out is "
            "recorded.",
            "Nimet ovat henkilötietoja: ne ovat vain näissä tiedostoissa, ja niiden luovutus "
            "kirjataan.",
        ),
        "rooming-list.xlsx": ("Rooming list (Excel)", "Huonejako (Excel)"),
        "rooming-list.csv": ("Rooming list (CSV)", "Huonejako (CSV)"),
        "calendar.ics": ("Calendar (iCalendar)", "Kalenteri (iCalendar)"),
        "preparing": ("Preparing …", "Valmistellaan …"),
        "withdraw": ("Withdraw the programme", "Peru ohjelma"),
        "withdraw.how": (
            "Everything that is held becomes free, and whoever was asked sees that it is "
            "cancelled. This cannot be undone.",
            "Kaikki varattu vapautuu, ja kysytyt näkevät perumisen. Tätä ei voi kumota.",
        ),
        "withdraw.sure": ("Yes, withdraw it", "Kyllä, peru se"),
        "others": ("Other programmes of this trip", "Matkan muut ohjelmat"),
    },
)

TONES = {
    "not-requested": "calm",
    "requested": "warn",
    "option": "warn",
    "confirmed": "good",
    "declined": "bad",
    "cancelled": "bad",
    "draft": "warn",
    "published": "good",
    "replaced": "calm",
    "withdrawn": "bad",
}
"""How each state of a request or a version looks."""


def state_word(language: str, state: str) -> str:
    """The state of a request in a word or two."""
    return WORDS(language, "declined.state" if state == "declined" else state)
