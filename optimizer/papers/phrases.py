"""Phrases: the words of papers in English and Finnish, by key."""

from __future__ import annotations

from collections.abc import Mapping

from optimizer.report.phrases import column

PHRASES: dict[str, tuple[str, str]] = {
    "programme": ("Programme", "Ohjelma"),
    "by-hand": ("Made by hand, the checker warns:", "Käsin tehty, tarkistaja huomauttaa:"),
    "run-sheet": ("Run-sheet for the hosts", "Isäntien ajolista"),
    "at-a-glance": ("At a glance", "Yhdellä silmäyksellä"),
    "day": ("Day {n}", "Päivä {n}"),
    "night": ("Night", "Yö"),
    "draft": ("Draft", "Luonnos"),
    "version": ("Version {n}", "Versio {n}"),
    "version-of": ("Version {n}, {date}", "Versio {n}, {date}"),
    "page": ("Page {n} of {all}", "Sivu {n}/{all}"),
    "guests": ("{n} guests", "{n} vierasta"),
    "guests.one": ("1 guest", "1 vieras"),
    "illustrative": ("Illustrative data", "Havainnollistava aineisto"),
    "practical": ("Good to know", "Hyvä tietää"),
    "bring": ("What to bring", "Mitä mukaan"),
    "hotels": ("Where you stay", "Majoitus"),
    "stay": (
        "{hotel}: nights of {nights}; rooms from {check_in}, out by {check_out}.",
        "{hotel}: yöt {nights}; huoneet klo {check_in} alkaen, luovutus klo {check_out} mennessä.",
    ),
    "contacts": ("Contacts", "Yhteystiedot"),
    "contact.own": ("Your host: {contact}", "Isäntänne: {contact}"),
    "contact.none": (
        "Your host's telephone number is given on arrival.",
        "Isännän puhelinnumero annetaan saavuttaessa.",
    ),
    "bring.identity": (
        "An identity card or passport: it is asked for at the gate ({where}).",
        "Henkilökortti tai passi: se kysytään portilla ({where}).",
    ),
    "bring.outdoors": (
        "Clothes for the weather and sturdy shoes: part of the programme is outdoors ({where}).",
        "Säänmukaiset vaatteet ja tukevat kengät: osa ohjelmasta on ulkona ({where}).",
    ),
    "bring.hands-on": (
        "Clothes you can move in: you take part yourself ({where}).",
        "Vaatteet, joissa voi liikkua: teet itse ({where}).",
    ),
    "bring.clearance": (
        "Your details must have been cleared beforehand ({where}).",
        "Tietojesi on oltava ennalta tarkastettu ({where}).",
    ),
    "bring.nothing": (
        "Nothing special: comfortable shoes are enough.",
        "Ei mitään erityistä: mukavat kengät riittävät.",
    ),
    "purpose": ("Purpose: {text}", "Tarkoitus: {text}"),
    "map": (
        "Stops of the day; lines show the order, not the roads.",
        "Päivän kohteet; viivat näyttävät järjestyksen, eivät teitä.",
    ),
    "map.away": ("Outside the map: {names}", "Kartan ulkopuolella: {names}"),
    "column.date": ("Date", "Päivä"),
    "column.start": ("From", "Alkaa"),
    "column.end": ("To", "Päättyy"),
    "column.item": ("What", "Mitä"),
    "column.where": ("Where", "Missä"),
    "column.host": ("Host and contact", "Isäntä ja yhteys"),
    "column.vehicle": ("Vehicle", "Ajoneuvo"),
    "column.heads": ("Guests", "Vieraita"),
    "column.language": ("Language", "Kieli"),
    "column.diets": ("Diets", "Ruokavaliot"),
    "column.gate": ("Gate", "Portti"),
    "column.fallback": ("If it fails", "Varalla"),
    "column.status": ("Status", "Tila"),
    "column.notes": ("Notes", "Huomioita"),
    "gate.identity": ("Identity checked", "Henkilöllisyys tarkastetaan"),
    "gate.cleared": ("Cleared guests only", "Vain ennalta tarkastetut"),
    "status.not-requested": ("not requested", "ei pyydetty"),
    "status.requested": ("requested", "pyydetty"),
    "status.option": ("option", "optio"),
    "status.confirmed": ("confirmed", "vahvistettu"),
    "status.declined": ("declined", "kieltäytynyt"),
    "status.cancelled": ("cancelled", "peruttu"),
    "drivers": ("{n} drivers", "{n} kuljettajaa"),
    "vehicles": ("{n} × {name}", "{n} × {name}"),
    "driver-break": (
        "Driver's break while the guests are here: {minutes} min",
        "Kuljettajan tauko vieraiden ollessa täällä: {minutes} min",
    ),
    "on-foot": ("on foot", "jalan"),
    "access-needs": ("Access needs: {needs}", "Esteettömyystarpeet: {needs}"),
    "diet.vegetarian": ("vegetarian", "kasvis"),
    "diet.vegan": ("vegan", "vegaani"),
    "diet.gluten-free": ("gluten-free", "gluteeniton"),
    "diet.lactose-free": ("lactose-free", "laktoositon"),
    "diet.dairy-free": ("dairy-free", "maidoton"),
    "diet.halal": ("halal", "halal"),
    "diet.kosher": ("kosher", "kosher"),
    "need.step-free": ("step-free access", "esteetön kulku"),
    "need.wheelchair": ("wheelchair", "pyörätuoli"),
    "need.hearing-loop": ("hearing loop", "induktiosilmukka"),
    "transport": ("Transport order", "Kuljetustilaus"),
    "transport.start": ("Leaves", "Lähtee"),
    "transport.end": ("Arrives", "Perillä"),
    "transport.from": ("From", "Mistä"),
    "transport.to": ("To", "Minne"),
    "transport.distance": ("Distance", "Matka"),
    "transport.drive": ("Drive", "Ajo"),
    "transport.stand": ("Stands afterwards", "Seisoo sen jälkeen"),
    "transport.guides": ("{n} of the host", "{n} isännän edustajaa"),
    "transport.waits": (
        "the vehicle stays with the guests",
        "ajoneuvo odottaa vieraita",
    ),
    "transport.returns": (
        "the vehicle returns to its garage between legs",
        "ajoneuvo palaa ajojen välillä varikolle",
    ),
    "transport.sum": (
        "{legs} drives, {distance}, {drive} at the wheel with guests",
        "{legs} ajoa, {distance}, {drive} ajoa vieraiden kanssa",
    ),
    "transport.none": ("No vehicle is needed.", "Ajoneuvoa ei tarvita."),
    "letter.request": ("Request for a visit", "Vierailupyyntö"),
    "letter.confirmed": ("Confirmation of a visit", "Vierailun vahvistus"),
    "letter.greeting": ("Dear {name},", "Hyvä {name},"),
    "letter.request.opening": (
        "{host} plans a visit and would be glad if you could receive the delegation as follows.",
        "{host} suunnittelee vierailua ja toivoisi, että voisitte ottaa valtuuskunnan vastaan "
        "seuraavasti.",
    ),
    "letter.request.closing": (
        "Please tell us whether this suits you, or which other time would. Until then nothing is "
        "agreed.",
        "Kertoisitteko, sopiiko tämä teille, tai mikä muu aika sopisi. Siihen asti mitään ei ole "
        "sovittu.",
    ),
    "letter.confirmed.opening": (
        "thank you for receiving the delegation. {host} confirms what was agreed:",
        "kiitos, että otatte valtuuskunnan vastaan. {host} vahvistaa sovitun:",
    ),
    "letter.confirmed.closing": (
        "Should anything change, please tell us at once.",
        "Jos jokin muuttuu, ilmoittakaa siitä heti.",
    ),
    "letter.link": (
        "You can answer here without signing in:",
        "Voitte vastata tästä kirjautumatta:",
    ),
    "letter.regards": ("With kind regards,", "Ystävällisin terveisin"),
    "letter.when": ("When", "Milloin"),
    "letter.what": ("What", "Mitä"),
    "letter.where": ("Where", "Missä"),
    "letter.details": ("For", "Kenelle"),
    "offer": ("Offer", "Tarjous"),
    "offer.lead": (
        "The programme on these pages, for groups of these sizes.",
        "Näiden sivujen ohjelma tämän kokoisille ryhmille.",
    ),
    "offer.paying": ("Guests", "Vieraita"),
    "offer.person": ("Per person, sharing a twin room", "Hinta/hlö jaetussa huoneessa"),
    "offer.supplement": ("Single room, on top", "Yhden hengen huoneen lisä"),
    "offer.total": ("Together", "Yhteensä"),
    "offer.none": (
        "The programme cannot be held at any of the sizes that were asked for.",
        "Ohjelmaa ei voi toteuttaa millään pyydetyistä ryhmäkooista.",
    ),
    "offer.note": (
        "Prices include value added tax. Sizes at which the programme would not hold as planned "
        "are left out.",
        "Hinnat sisältävät arvonlisäveron. Koot, joilla ohjelma ei onnistuisi tällaisena, on "
        "jätetty pois.",
    ),
    "offer.includes": ("What it includes", "Hintaan sisältyy"),
    "offer.apart": ("Not in the price", "Ei sisälly hintaan"),
    "sheet.what": ("What", "Mitä"),
    "sheet.category": ("Category", "Luokka"),
    "sheet.quantity": ("Quantity", "Määrä"),
    "sheet.unit": ("Unit price €", "Yksikköhinta €"),
    "sheet.net": ("Net €", "Veroton €"),
    "sheet.vat": ("VAT €", "ALV €"),
    "sheet.cost": ("Cost €", "Kustannus €"),
    "sheet.sale": ("Sale €", "Myynti €"),
    "sheet.inclusion": ("In the price", "Hinnassa"),
    "sheet.paying": ("Paying guests", "Maksavia vieraita"),
    "sheet.free": ("Free", "Maksutta"),
    "sheet.person": ("Per person €", "Henkilöä kohti €"),
    "sheet.supplement": ("Single supplement €", "Yhden hengen lisä €"),
    "sheet.broken": ("Rules broken", "Rikkoutuvia sääntöjä"),
    "sheet.lines": ("Cost lines", "Kustannusrivit"),
    "sheet.sizes": ("Sizes of group", "Ryhmäkoot"),
    "tracks.lines": (
        "Lines show the order of the stops, not the roads.",
        "Viivat näyttävät kohteiden järjestyksen, eivät teitä.",
    ),
    "tracks.vague": (
        "Kept off the map: {names}.",
        "Kartalta jätetty pois: {names}.",
    ),
    "rooming.sheet": ("Rooming list", "Huonejako"),
    "rooming.by-kind": ("Rooms by kind", "Huoneet tyypeittäin"),
    "rooming.room-key": ("Room Key", "Huoneavain"),
    "rooming.name": ("Name", "Nimi"),
    "rooming.room": ("Room Type", "Huonetyyppi"),
    "rooming.rooms": ("Rooms", "Huoneita"),
    "rooming.guests": ("Guests", "Vieraita"),
    "rooming.hotel": ("Hotel", "Hotelli"),
    "rooming.arrival": ("Arrival", "Saapuu"),
    "rooming.reached": ("Arrival Time", "Saapumisaika"),
    "rooming.departure": ("Departure", "Lähtee"),
    "rooming.left": ("Departure Time", "Lähtöaika"),
    "rooming.nights": ("Nights", "Öitä"),
    "rooming.note": ("Note", "Huomautus"),
    "rooming.single": ("single", "yhden hengen huone"),
    "rooming.twin": ("twin", "kahden hengen huone"),
    "rooming.twin-single-use": (
        "twin for one guest",
        "kahden hengen huone yhdelle",
    ),
    "rooming.accessible": ("accessible", "esteetön huone"),
    "rooming.n-nights": ("{n} nights", "{n} yötä"),
    "rooming.n-nights.one": ("1 night", "1 yö"),
    "rooming.on-request": (
        "on request: the allotment was released",
        "kyselyn kautta: kiintiö on vapautettu",
    ),
    "rooming.named": ("{named} of {heads} guests are named.", "Nimetty {named}/{heads} vierasta."),
    "rooming.unnamed": (
        "{guests}, not named yet: rooms by kind.",
        "{guests}, nimiä ei vielä ole: huoneet tyypeittäin.",
    ),
    "rooming.diets": ("Diets: {diets}", "Ruokavaliot: {diets}"),
    "rooming.personal": (
        "Personal data, for the hotel's own use; to be erased after the stay.",
        "Henkilötietoja, vain hotellin omaan käyttöön; hävitettävä majoituksen jälkeen.",
    ),
    "interpreter": ("{mode}, {service}", "{mode}, {service}"),
}


def say(key: str, language: str, **values: object) -> str:
    """The phrase of a key, filled in."""
    return PHRASES[key][column(language)].format(**values)


def named(kind: str, counts: Mapping[str, int], language: str) -> str:
    """Diets or needs with how many have them; one without a name of its own goes by its id."""
    told = []
    for key, count in counts.items():
        if count:
            name = say(f"{kind}.{key}", language) if f"{kind}.{key}" in PHRASES else key
            told.append(f"{name} × {count}")
    return ", ".join(told)


def counted(key: str, number: int, language: str) -> str:
    """A number with its noun, in the singular for one."""
    one = number == 1 and f"{key}.one" in PHRASES
    return say(f"{key}.one" if one else key, language, n=number)
