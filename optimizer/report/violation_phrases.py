"""Phrases of broken rules in English and Finnish: by rule, unit, and where it is if that matters.

Each follows on the name of what breaks the rule: `Lunch at the bistro: …`.
"""

from __future__ import annotations

VIOLATION_PHRASES: dict[str, tuple[str, str]] = {
    "violation": ("{subject}: {what}.", "{subject}: {what}."),
    "violation.trip": ("The trip", "Matka"),
    "level.block": ("Cannot be published", "Estää julkaisun"),
    "level.warn": ("Worth a second look", "Tarkista vielä"),
    "level.ignore": ("Left out", "Ohitettu"),
    # hosts
    "broken.partner-window.minutes": (
        "it is {amount} outside the hours in which its host and venue receive guests",
        "se on {amount} niiden aikojen ulkopuolella, jolloin isäntä ja tila ottavat vieraita",
    ),
    "broken.partner-window.sessions": (
        "the catalogue has no such session",
        "luettelossa ei ole tällaista ohjelmaa",
    ),
    "broken.partner-window.venues": (
        "it is not held at this venue",
        "sitä ei pidetä tässä tilassa",
    ),
    "broken.partner-window.partners": (
        "the catalogue does not have its host",
        "luettelossa ei ole sen isäntää",
    ),
    "broken.holiday.days": ("it is closed on this day", "se on tänä päivänä suljettu"),
    "broken.group-size.guests": (
        "the group does not fit by {amount}",
        "ryhmän koko ei sovi: ero on {amount}",
    ),
    "broken.split.sessions": (
        "it cannot be held for halves of the group in this way",
        "sitä ei voi pitää ryhmän puolikkaille näin",
    ),
    "broken.split.guests": (
        "the group is not too large to stay together",
        "ryhmä mahtuu olemaan yhdessä, joten sitä ei jaeta",
    ),
    "broken.split.venues": (
        "the two sessions share no such venue",
        "ohjelmilla ei ole tällaista yhteistä tilaa",
    ),
    "broken.split.precedences": (
        "the two sessions depend on each other and cannot swap",
        "ohjelmat riippuvat toisistaan, joten ryhmät eivät voi vaihtaa",
    ),
    "broken.split.alternatives": (
        "the two sessions are alternatives and cannot swap",
        "ohjelmat ovat toistensa vaihtoehtoja, joten ryhmät eivät voi vaihtaa",
    ),
    "broken.language.minutes": (
        "its length is off by {amount} in this language",
        "sen kesto poikkeaa tällä kielellä {amount}",
    ),
    "broken.language.modes": (
        "it cannot be followed in this language",
        "ryhmä ei voi seurata sitä tällä kielellä",
    ),
    "broken.interpreter.minutes": (
        "the interpreters' hours are exceeded by {amount}",
        "tulkkien työaika ylittyy {amount}",
    ),
    "broken.interpreter.interpreters": (
        "the interpreters are too few by {amount}",
        "tulkkeja puuttuu {amount}",
    ),
    "broken.interpreter.services": (
        "interpretation is not arranged as it has to be",
        "tulkkausta ei ole järjestetty niin kuin pitää",
    ),
    "broken.interpreter.days": (
        "interpreters can be had {amount} days later at the earliest",
        "tulkkeja saa aikaisintaan {amount} päivää myöhemmin",
    ),
    "broken.access.days": (
        "it had to be asked for earlier: {amount} days are missing",
        "sitä olisi pitänyt pyytää aiemmin: puuttuu {amount} päivää",
    ),
    "broken.visitor-type.types": (
        "it does not receive visitors of this kind",
        "se ei ota vastaan tällaisia vieraita",
    ),
    "broken.visitor-type.guests": (
        "{amount} guests are of a group that it does not receive",
        "{amount} vierasta kuuluu ryhmään, jota se ei ota vastaan",
    ),
    "broken.entry.days": (
        "guests who need a visa can come {amount} days later at the earliest",
        "viisumin tarvitsevat voivat tulla aikaisintaan {amount} päivää myöhemmin",
    ),
    "broken.season.days": ("it is out of season", "se ei ole silloin kaudellaan"),
    "broken.daylight.minutes": (
        "{amount} of it are in the dark",
        "siitä {amount} on pimeän aikaan",
    ),
    "broken.accessibility.features": (
        "it lacks {amount} of the access features that the group needs",
        "siitä puuttuu {amount} ryhmän tarvitsemaa esteettömyyden piirrettä",
    ),
    "broken.capacity-shared.minutes": (
        "another group has it for {amount} of the time",
        "toinen ryhmä on varannut sen {amount} ajaksi",
    ),
    "broken.capacity-shared.vehicles": (
        "{amount} of the vehicles are booked by other groups",
        "muut ryhmät ovat varanneet ajoneuvoista {amount}",
    ),
    "broken.capacity-shared.interpreters": (
        "{amount} of the interpreters are booked by other groups",
        "muut ryhmät ovat varanneet tulkeista {amount}",
    ),
    "broken.capacity-shared.rooms": (
        "{amount} of the rooms are booked by other groups",
        "muut ryhmät ovat varanneet huoneista {amount}",
    ),
    # the day
    "broken.no-overlap.minutes": (
        "what comes before it ends {amount} too late for it",
        "edellinen kohta päättyy {amount} liian myöhään",
    ),
    "broken.travel.minutes": (
        "{amount} too little to get there and be ready",
        "aikaa siirtymiseen ja valmistautumiseen puuttuu {amount}",
    ),
    "broken.travel.minutes.leg": (
        "its times are {amount} off the way that has to be taken",
        "ajat poikkeavat {amount} matkasta, joka on kuljettava",
    ),
    "broken.travel.legs": (
        "no known way leads there as planned",
        "sinne ei johda suunniteltua reittiä",
    ),
    "broken.travel.metres": (
        "the way has another length than planned",
        "matkan pituus on muu kuin suunniteltu",
    ),
    "broken.travel.places": (
        "it does not begin or end where the group is",
        "se ei ala tai pääty siellä, missä ryhmä on",
    ),
    "broken.day-window.minutes": (
        "it is {amount} outside the day's hours",
        "se on {amount} päivän aikojen ulkopuolella",
    ),
    "broken.day-window.connections": (
        "it does not run like this on this day",
        "se ei kulje tänä päivänä näin",
    ),
    "broken.lunch.meals": ("lunch is needed just once", "lounas tarvitaan juuri kerran"),
    "broken.lunch.meals.meal": ("no lunch is served here", "täällä ei tarjota lounasta"),
    "broken.lunch.minutes": (
        "it is {amount} off the time or the length of a lunch",
        "se poikkeaa lounaan ajasta tai kestosta {amount}",
    ),
    "broken.lunch.guests": ("{amount} seats are missing", "paikkoja puuttuu {amount}"),
    "broken.lunch.diets": (
        "{amount} of the diets cannot be cooked",
        "erityisruokavalioista {amount} ei onnistu",
    ),
    "broken.lunch.restaurants": (
        "the catalogue has no such restaurant",
        "luettelossa ei ole tällaista ravintolaa",
    ),
    "broken.dinner.meals": ("dinner is needed just once", "päivällinen tarvitaan juuri kerran"),
    "broken.dinner.meals.meal": ("no dinner is served here", "täällä ei tarjota päivällistä"),
    "broken.dinner.minutes": (
        "it is {amount} off the time or the length of a dinner",
        "se poikkeaa päivällisen ajasta tai kestosta {amount}",
    ),
    "broken.dinner.guests": ("{amount} seats are missing", "paikkoja puuttuu {amount}"),
    "broken.dinner.diets": (
        "{amount} of the diets cannot be cooked",
        "erityisruokavalioista {amount} ei onnistu",
    ),
    "broken.dinner.restaurants": (
        "the catalogue has no such restaurant",
        "luettelossa ei ole tällaista ravintolaa",
    ),
    "broken.closed": (
        "the restaurant is closed for {amount} of it",
        "ravintola on siitä {amount} kiinni",
    ),
    "broken.pacing.sessions": (
        "{amount} sessions more than the day should have",
        "ohjelmia on {amount} enemmän kuin päivään sopii",
    ),
    "broken.pacing.sessions.visit": (
        "it is too demanding for the day of a long journey",
        "se on liian vaativa pitkän matkan päivälle",
    ),
    "broken.pacing.minutes": (
        "{amount} more of content than the day should have",
        "sisältöä on {amount} enemmän kuin päivään sopii",
    ),
    "broken.pacing.minutes.visit": (
        "the group sits {amount} too long without a break",
        "ryhmä istuu {amount} liian kauan ilman taukoa",
    ),
    "broken.pacing.minutes.meal": (
        "dinner ends {amount} too late on the day of a long journey",
        "päivällinen päättyy pitkän matkan päivänä {amount} liian myöhään",
    ),
    "broken.pacing.minutes.appointment": (
        "dinner ends {amount} too late on the day of a long journey",
        "päivällinen päättyy pitkän matkan päivänä {amount} liian myöhään",
    ),
    "broken.debrief.debriefs": (
        "a day with visits has one debrief, where the group is or at a hotel",
        "vierailupäivässä on yksi purku, ryhmän luona tai hotellilla",
    ),
    "broken.debrief.minutes": (
        "the debrief's length or time is off by {amount}",
        "purun kesto tai aika poikkeaa {amount}",
    ),
    "broken.debrief.guests": (
        "there is no room for {amount} of the group",
        "tilaa puuttuu {amount} hengeltä",
    ),
    "broken.night-rest.minutes": (
        "the night before it is {amount} too short",
        "sitä edeltävä yölepo on {amount} liian lyhyt",
    ),
    # transport and rooms
    "broken.vehicle.vehicles": (
        "the day's vehicle is not the right one, or not the right number of them",
        "päivän ajoneuvo tai ajoneuvojen määrä ei ole oikea",
    ),
    "broken.vehicle.guests": ("{amount} seats are missing", "paikkoja puuttuu {amount}"),
    "broken.vehicle.days": ("it is not to be had on this day", "sitä ei saa tänä päivänä"),
    "broken.vehicle.drivers": ("it has no second driver", "siihen ei saa toista kuljettajaa"),
    "broken.driver-hours.minutes": (
        "the driver's hours are exceeded by {amount}",
        "kuljettajan ajo- tai työaika ylittyy {amount}",
    ),
    "broken.rooms.rooms": (
        "the rooms are not those that the group needs and can have: {amount} off",
        "huoneet eivät ole ne, jotka ryhmä tarvitsee ja voi saada: ero on {amount}",
    ),
    "broken.rooms.hotels": ("this hotel is not asked for", "tätä hotellia ei ole toivottu"),
    "broken.rooms.cents": (
        "the cheaper rooms are not taken first: {amount}",
        "edullisempia huoneita ei ole otettu ensin: {amount}",
    ),
    "broken.rooms.nights": (
        "whether rooms are on request is told wrongly",
        "tieto pyynnöstä varattavista huoneista ei pidä paikkaansa",
    ),
    "broken.rooms.minutes": (
        "the hotel is left {amount} after check-out",
        "hotellista lähdetään {amount} luovutusajan jälkeen",
    ),
    "broken.same-hotel.changes": (
        "{amount} changes of hotel too many",
        "hotellin vaihtoja on {amount} liikaa",
    ),
    # what is asked for
    "broken.once.visits": (
        "{amount} visits more than there should be",
        "vierailuja on {amount} liikaa",
    ),
    "broken.required.visits": (
        "it is required, and no visit answers it",
        "se on pakollinen, mutta mikään vierailu ei vastaa siihen",
    ),
    "broken.excluded.sessions": ("it was asked to be left out", "se on toivottu pois"),
    "broken.quota.visits": (
        "{amount} visits too few or too many",
        "vierailuja on {amount} liian vähän tai liikaa",
    ),
    "broken.precedence.visits": (
        "it needs another session first, which is not visited",
        "se vaatii ensin toisen ohjelman, jota ei ole mukana",
    ),
    "broken.precedence.minutes": (
        "another session has to be over first: {amount} too early",
        "toisen ohjelman pitää päättyä ensin: {amount} liian aikaisin",
    ),
    "broken.precedence.days": (
        "it is not on the right day beside another session",
        "se ei ole oikeana päivänä toiseen ohjelmaan nähden",
    ),
    "broken.budget.cents": (
        "{amount} over the budget",
        "budjetti ylittyy: {amount}",
    ),
    "broken.budget.cents.line": (
        "the cost line is off by {amount}",
        "kustannusrivi poikkeaa: {amount}",
    ),
    "broken.budget.lines": (
        "the cost line says something else than was agreed",
        "kustannusrivi poikkeaa sovitusta",
    ),
    "broken.budget.rates": (
        "the cost line has another rate of tax",
        "kustannusrivillä on väärä verokanta",
    ),
    "broken.commitment.items": (
        "the own item has to take place just once",
        "oman kohdan pitää olla ohjelmassa juuri kerran",
    ),
    "broken.commitment.minutes": (
        "it is {amount} off the time that was set for it",
        "se poikkeaa sille annetusta ajasta {amount}",
    ),
    "broken.commitment.days": (
        "it is not on a day that was set for it",
        "se ei ole sille annettuna päivänä",
    ),
    "broken.commitment.places": (
        "it is not at a place that was set for it",
        "se ei ole sille annetussa paikassa",
    ),
    # what was agreed
    "broken.pin.visits": (
        "it is agreed for this day, and has no visit on it",
        "se on sovittu tälle päivälle, mutta vierailu puuttuu",
    ),
    "broken.pin.minutes": (
        "another time is agreed: {amount} off",
        "siitä on sovittu muu aika: ero on {amount}",
    ),
    "broken.pin.venues": ("another venue is agreed", "siitä on sovittu muu tila"),
    "broken.pin.modes": ("another language is agreed", "siitä on sovittu muu kieli"),
    "broken.pin.items": (
        "what is past stays as it was",
        "mennyt pysyy sellaisena kuin se oli",
    ),
    "broken.pin.nights": (
        "the past night was in another hotel",
        "mennyt yö oli toisessa hotellissa",
    ),
    "broken.pin.sessions": ("its host has declined", "isäntä on kieltäytynyt"),
    "broken.pin.hotels": ("another hotel is agreed", "on sovittu toisesta hotellista"),
    "broken.pin.restaurants": (
        "another restaurant is agreed",
        "on sovittu toisesta ravintolasta",
    ),
    "broken.pin.vehicles": ("another vehicle is agreed", "on sovittu toisesta ajoneuvosta"),
    "broken.pin.interpreters": (
        "other interpreters are agreed",
        "on sovittu toisista tulkeista",
    ),
    "broken.pin.connections": (
        "another connection is agreed",
        "on sovittu toisesta yhteydestä",
    ),
    # the trip
    "broken.stay.days": ("the days are not those wished", "päivät eivät ole toivotut"),
    "broken.stay.items": (
        "a trip begins with an arrival and ends with a departure, only there",
        "matka alkaa saapumisella ja päättyy lähtöön, eikä niitä ole muualla",
    ),
    "broken.stay.nights": (
        "every day but the last ends with a night",
        "jokainen päivä viimeistä lukuun ottamatta päättyy yöhön",
    ),
    "broken.stay.places": (
        "the day does not begin where the night was",
        "päivä ei ala sieltä, missä yö vietettiin",
    ),
    "broken.stay.problems": (
        "the plan was made for other wishes or another catalogue",
        "ohjelma on tehty muille toiveille tai muulle luettelolle",
    ),
}
