"""The words of the wishes page."""

from __future__ import annotations

from api.web.wishes.arranged_words import ARRANGED
from api.web.words import Words
from optimizer.report.phrases import topic

WORDS = Words(
    "wishes",
    {
        **ARRANGED,
        "title": ("What does the delegation want?", "Mitä valtuuskunta toivoo?"),
        "lead": (
            "Fill in what is known. What stands in the way is told beside it at once.",
            "Täytä, mitä jo tiedät. Esteet kerrotaan heti kentän vieressä.",
        ),
        "before": ("Was there such a trip before?", "Onko tällainen matka ollut ennenkin?"),
        "before.read": ("Begin with last year's programme", "Aloita viime vuoden ohjelmasta"),
        "name": ("Name of the trip", "Matkan nimi"),
        # who comes
        "who": ("Who comes", "Ketkä tulevat"),
        "heads": ("Guests", "Vieraita"),
        "guides": ("Hosts who travel along", "Mukana kulkevat isännät"),
        "visitor": ("What they represent", "Mitä he edustavat"),
        "visitor.none": ("Not said", "Ei kerrottu"),
        "visitor.public-body": ("A public body", "Julkinen taho"),
        "visitor.defence": ("Defence", "Maanpuolustus"),
        "visitor.company": ("A company", "Yritys"),
        "visitor.education": ("Education or research", "Koulutus tai tutkimus"),
        "visitor.association": ("An association", "Järjestö"),
        "visitor.media": ("The media", "Media"),
        "own": ("Their own languages", "Heidän omat kielensä"),
        "second": ("Other languages they follow", "Muut kielet, joita he seuraavat"),
        "modes": ("How visits may be held", "Miten vierailut voidaan pitää"),
        "mode.own": ("in their own language", "omalla kielellä"),
        "mode.second": ("in another language they follow", "muulla kielellä, jota he seuraavat"),
        "mode.consecutive": ("interpreted in turns", "vuorotellen tulkattuna"),
        "mode.simultaneous": ("interpreted at once", "samanaikaisesti tulkattuna"),
        "groups": ("Where they come from", "Mistä he tulevat"),
        "group.eu": ("From the EU", "EU-maista"),
        "group.nato": ("From other NATO countries", "Muista Nato-maista"),
        "group.other": ("From elsewhere", "Muualta"),
        "visa": ("Need a visa", "Tarvitsee viisumin"),
        "shift": ("Hours of time difference", "Aikaeroa, tuntia"),
        "roles": ("Their roles", "Heidän tehtävänsä"),
        "role": ("Role", "Tehtävä"),
        "count": ("How many", "Montako"),
        "rooms": ("Rooms each night", "Huoneita yötä kohden"),
        "rooms.alone": ("Everybody in a single room", "Kaikille yhden hengen huone"),
        "room.single": ("Single", "Yhden hengen"),
        "room.twin": ("Twin", "Kahden hengen"),
        "room.accessible": ("Accessible", "Esteetön"),
        "diets": ("Diets", "Ruokavaliot"),
        "needs": ("Access needs", "Esteettömyystarpeet"),
        "diet.vegetarian": ("Vegetarian", "Kasvisruoka"),
        "diet.vegan": ("Vegan", "Vegaaninen"),
        "diet.gluten-free": ("Gluten-free", "Gluteeniton"),
        "diet.lactose-free": ("Lactose-free", "Laktoositon"),
        "diet.halal": ("Halal", "Halal"),
        "need.step-free": ("No steps", "Ei portaita"),
        "need.wheelchair": ("Wheelchair", "Pyörätuoli"),
        "need.hearing-loop": ("Hearing loop", "Induktiosilmukka"),
        # when
        "when": ("When, and by which way", "Milloin ja miten"),
        "first": ("Not before", "Aikaisintaan"),
        "last": ("Not after", "Viimeistään"),
        "min-days": ("Days, at least", "Päiviä vähintään"),
        "max-days": ("Days, at most", "Päiviä enintään"),
        "days.how": (
            "Leave the days empty if the trip takes all of these dates.",
            "Jätä päivät tyhjiksi, jos matka kestää kaikki nämä päivät.",
        ),
        "planned-on": ("Planned on", "Suunnittelupäivä"),
        "planned.how": (
            "How early each host has to be asked is counted from this day.",
            "Isännille tarvittavat ilmoitusajat lasketaan tästä päivästä.",
        ),
        "from": ("They may arrive from", "Mistä he voivat saapua"),
        "for": ("They may leave for", "Minne he voivat lähteä"),
        "hotels": ("Hotels to choose from", "Hotellit, joista valitaan"),
        "vehicles": ("Vehicles to choose from", "Ajoneuvot, joista valitaan"),
        "any": ("Any", "Mikä tahansa"),
        "on-request": (
            "Rooms may also be asked for beyond those that are held",
            "Huoneita saa pyytää myös varattujen lisäksi",
        ),
        # what
        "what": ("What they want", "Mitä he haluavat"),
        "what.how": (
            "Star: would like it, with points for how much. Heart: must be in the programme. "
            "Cross: must not be.",
            "Tähti: toivottu, pisteet kertovat kuinka paljon. Sydän: kuuluttava ohjelmaan. "
            "Rasti: ei ohjelmaan.",
        ),
        "chosen": ("Chosen", "Valitut"),
        "chosen.none": (
            "Nothing yet. Search below and give stars and hearts.",
            "Ei vielä mitään. Etsi alta ja anna tähtiä ja sydämiä.",
        ),
        "search": ("Search the catalogue", "Etsi tarjonnasta"),
        "kind": ("Among", "Mistä etsitään"),
        "kind.session": ("Visits", "Vierailut"),
        "kind.theme": ("Themes", "Teemat"),
        "kind.partner": ("Hosts", "Isännät"),
        "kind.format": ("Kinds of visit", "Vierailujen muodot"),
        "of-theme": ("Theme", "Teema"),
        "of-partner": ("Host", "Isäntä"),
        "of-format": ("Kind", "Muoto"),
        "every": ("All", "Kaikki"),
        "found": ("{n} found", "Löytyi {n}"),
        "found.none": (
            "Nothing is called that. Try another word or fewer conditions.",
            "Millään ei ole sellaista nimeä. Kokeile toista sanaa tai väljempiä ehtoja.",
        ),
        "show-all": ("Show all", "Näytä kaikki"),
        "scored": ("Would like", "Toivottu"),
        "required": ("Must have", "Pakollinen"),
        "excluded": ("Not this", "Ei tätä"),
        "points": ("Points", "Pisteet"),
        "minutes": ("{n} min", "{n} min"),
        "any-of-theme": ("any visit on {name}", "mikä tahansa vierailu, teema {name}"),
        "any-of-partner": ("any visit with {name}", "mikä tahansa vierailu, isäntä {name}"),
        "any-of-format": ("any {name}", "mikä tahansa {name}"),
        "quotas": ("How many of a kind", "Määrät lajeittain"),
        "quotas.how": (
            "For example at least two visits on rescue, or at most one evening.",
            "Esimerkiksi vähintään kaksi vierailua pelastustoimesta tai enintään yksi ilta.",
        ),
        "at-least": ("At least", "Vähintään"),
        "at-most": ("At most", "Enintään"),
        "of": ("Of what", "Mitä"),
        "add-quota": ("Add a number", "Lisää määrä"),
        "add-role": ("Add a role", "Lisää tehtävä"),
        "remove": ("Remove: {name}", "Poista: {name}"),
        # limits
        "limits": ("Limits and budget", "Rajat ja budjetti"),
        "limits.how": (
            "Empty: as the host's own rules say.",
            "Tyhjä: isännän omien sääntöjen mukaan.",
        ),
        "per-day": ("Visits a day, at most", "Vierailuja päivässä enintään"),
        "content": ("Minutes of content a day, at most", "Sisältöä päivässä enintään, minuuttia"),
        "walking": ("Minutes on foot at a time, at most", "Kävelyä kerralla enintään, minuuttia"),
        "day-start": ("Nothing before", "Ei mitään ennen"),
        "day-end": ("Nothing after", "Ei mitään jälkeen"),
        "changes": ("Changes of hotel, at most", "Hotellin vaihtoja enintään"),
        "debrief": ("Minutes of debrief each day", "Päivän purku, minuuttia"),
        "budget": ("Budget in all, euros with tax", "Budjetti yhteensä, euroa veroineen"),
        "per-head": (
            "Budget per guest, euros with tax",
            "Budjetti vierasta kohden, euroa veroineen",
        ),
        "kept": (
            "Kept with the trip, though not shown here: {what}.",
            "Matkaan kuuluu myös, vaikkei tässä näy: {what}.",
        ),
        "kept.statuses": ("answers of hosts ({n})", "isäntien vastauksia ({n})"),
        # saving
        "sound": ("Nothing stands in the way.", "Mikään ei ole esteenä."),
        "judging": ("Looking …", "Tarkistetaan …"),
        "faults": ("{n} to correct", "{n} korjattavaa"),
        "warnings": ("{n} to consider", "{n} huomioitavaa"),
        "elsewhere": ("Elsewhere", "Muualla"),
        "save": ("Save", "Tallenna"),
        "save-and-plan": ("Save and plan", "Tallenna ja suunnittele"),
        "saved": ("Saved.", "Tallennettu."),
        "unsaved": ("Not saved yet.", "Ei vielä tallennettu."),
        "reader": (
            "Your role may look at the wishes but not change them.",
            "Roolisi saa katsoa toiveita mutta ei muuttaa niitä.",
        ),
        "no-catalogue": (
            "The catalogue that these wishes are for is not here, so they cannot be checked.",
            "Näiden toiveiden tarjontaa ei ole täällä, joten niitä ei voi tarkistaa.",
        ),
        "stale": (
            "Somebody else has saved these wishes meanwhile. What you have filled in is still "
            "here and nothing was overwritten.",
            "Joku muu on tallentanut nämä toiveet sillä välin. Täyttämäsi on yhä tässä, eikä "
            "mitään kirjoitettu yli.",
        ),
        "stale.see": ("See theirs in another window", "Katso toisen versio uudessa ikkunassa"),
        "stale.mine": ("Save mine as the newest", "Tallenna omani uusimmaksi"),
    },
)


def worded(language: str, kind: str, key: str) -> str:
    """What a theme, diet or the like is called; one that nobody has named, by its own id."""
    known = f"{kind}.{key}"
    return WORDS(language, known) if known in WORDS.texts else topic(kind, key, language)
