"""What the editing page says."""

from __future__ import annotations

from api.web.words import Words

WORDS = Words(
    "editing",
    {
        "title": ("Edit by hand", "Muokkaa käsin"),
        "lead": (
            "Drag a visit to another time or day (on a touch screen choose it first), or choose it "
            "and use the arrow keys. Every rule is checked at once; nothing is saved until you "
            "keep it as it is or repair around your changes.",
            "Vedä vierailu toiseen aikaan tai päivään (kosketusnäytöllä valitse se ensin), tai "
            "valitse se ja käytä nuolinäppäimiä. Kaikki säännöt tarkistetaan heti; mitään ei "
            "tallenneta, ennen kuin pidät ohjelman tällaisena tai korjaat sen muutostesi "
            "ympärille.",
        ),
        "no-plan": ("There is no itinerary to edit yet", "Muokattavaa ohjelmaa ei vielä ole"),
        "no-plan.how": (
            "Make the itinerary first; then you can change it here by hand.",
            "Tee ensin ohjelma; sitten voit muuttaa sitä täällä käsin.",
        ),
        "to-plan": ("To the itinerary", "Ohjelmaan"),
        "timeline": ("The days of the trip", "Matkan päivät"),
        "pinned": ("pinned", "kiinnitetty"),
        "warn": ("has a warning", "tästä on varoitus"),
        "bad": ("breaks a rule", "rikkoo sääntöä"),
        "night": ("Night: {hotel}", "Yö: {hotel}"),
        "undo": ("Undo", "Kumoa"),
        "redo": ("Redo", "Tee uudelleen"),
        "reset": ("Start over", "Aloita alusta"),
        "repair": ("Repair around my changes", "Korjaa muutosteni ympärille"),
        "repair.how": (
            "What you moved, added and took out stays so; everything else changes as little as "
            "possible. You get a new plan, proved, beside this one.",
            "Siirtämäsi, lisäämäsi ja poistamasi pysyy; kaikki muu muuttuu mahdollisimman vähän. "
            "Saat uuden, todistetun suunnitelman tämän rinnalle.",
        ),
        "keep": ("Keep as it is", "Pidä tällaisena"),
        "keep.how": (
            "The plan becomes a plan of its own just as it stands here. It is not proved, and its "
            "warnings are stated on it wherever it goes.",
            "Suunnitelmasta tulee oma suunnitelmansa juuri näin. Sitä ei ole todistettu, ja sen "
            "huomautukset kulkevat sen mukana.",
        ),
        "levels": ("Which rules count", "Mitkä säännöt painavat"),
        "levels.how": (
            "What hosts, suppliers, the law or the map say always blocks. These rules are yours: "
            "choose what each means when it is broken by hand. It counts for the whole trip.",
            "Isäntien, toimittajien, lain ja kartan säännöt estävät aina. Nämä säännöt ovat sinun: "
            "valitse, mitä kukin merkitsee, jos sitä rikotaan käsin. Valinta koskee koko matkaa.",
        ),
        "levels.block": ("blocks", "estää"),
        "levels.warn": ("warns", "huomauttaa"),
        "levels.ignore": ("does not matter", "ei haittaa"),
        "levels.saved": ("Saved for this trip.", "Tallennettu tälle matkalle."),
        "rule.day-window": ("Hours of the day", "Päivän kellonajat"),
        "rule.lunch": ("Lunch", "Lounas"),
        "rule.dinner": ("Dinner", "Illallinen"),
        "rule.pacing": ("How much a day holds", "Paljonko päivään mahtuu"),
        "rule.debrief": ("Debrief at the end of a day", "Päivän päätöskeskustelu"),
        "rule.night-rest": ("Rest at night", "Yölepo"),
        "rule.same-hotel": ("Changes of hotel", "Hotellin vaihdot"),
        "rule.once": ("The same visit only once", "Sama vierailu vain kerran"),
        "rule.required": ("Wishes that must be met", "Pakolliset toiveet"),
        "rule.quota": ("How many of a kind", "Montako samanlaista"),
        "rule.precedence": ("Which visit comes first", "Vierailujen järjestys"),
        "rule.budget": ("Budget", "Budjetti"),
        "rule.commitment": ("Your own items", "Omat ohjelmakohdat"),
        "rule.excluded": ("Visits that are not wanted", "Vierailut, joita ei haluta"),
        "chosen": ("The chosen item", "Valittu kohta"),
        "chosen.none": (
            "Choose a visit on the timeline to pin it, take it out, or exclude it.",
            "Valitse aikajanalta vierailu, jonka haluat kiinnittää tai poistaa.",
        ),
        "pin": ("Pin here", "Kiinnitä tähän"),
        "unpin": ("Unpin", "Irrota"),
        "drop": ("Take out", "Poista ohjelmasta"),
        "exclude": ("Never in this trip", "Ei tälle matkalle"),
        "add": ("Add a visit", "Lisää vierailu"),
        "add.session": ("Which visit?", "Mikä vierailu?"),
        "add.day": ("On which day?", "Minä päivänä?"),
        "add.time": ("At what time?", "Mihin aikaan?"),
        "add.go": ("Add", "Lisää"),
        "add.missing": (
            "Choose the visit and the day, and write the time as 14:30.",
            "Valitse vierailu ja päivä, ja kirjoita kellonaika muodossa 14:30.",
        ),
        "judgement": ("What the checker says", "Mitä tarkistaja sanoo"),
        "sound": (
            "The checker has no warnings. You can repair around your changes, or go on.",
            "Tarkistajalla ei ole huomautuksia. Voit korjata muutostesi ympärille tai jatkaa.",
        ),
        "untouched": (
            "This is the plan as it was made: nothing is changed yet.",
            "Tämä on suunnitelma sellaisenaan: mitään ei ole vielä muutettu.",
        ),
        "blocked.one": (
            "This cannot be held as it is: one thing stands in the way.",
            "Näin ohjelmaa ei voi toteuttaa: yksi asia on esteenä.",
        ),
        "warned.one": (
            "This can be held, but one thing deserves a thought.",
            "Näin ohjelman voi toteuttaa, mutta yhtä asiaa kannattaa harkita.",
        ),
        "blocked": (
            "This cannot be held as it is: {n} things stand in the way.",
            "Näin ohjelmaa ei voi toteuttaa: {n} asiaa on esteenä.",
        ),
        "warned": (
            "This can be held, but {n} things deserve a thought.",
            "Näin ohjelman voi toteuttaa, mutta {n} asiaa kannattaa harkita.",
        ),
        "brief.sound": ("No warnings", "Ei huomautuksia"),
        "brief.block.one": ("1 thing stands in the way", "1 este"),
        "brief.block": ("{n} things stand in the way", "{n} estettä"),
        "brief.warn.one": ("1 thing to think of", "1 harkittava asia"),
        "brief.warn": ("{n} things to think of", "{n} harkittavaa asiaa"),
        "level.block": ("Cannot be", "Ei onnistu"),
        "level.warn": ("Think again", "Harkitse"),
        "worth": ("Against the plan before", "Aiempaan suunnitelmaan verrattuna"),
        "points": ("Points of wishes", "Toiveiden pisteet"),
        "price": ("Price", "Hinta"),
        "travel": ("Time on the road", "Aika tien päällä"),
        "same": ("as before", "ennallaan"),
        "done": ("What you changed", "Mitä muutit"),
        "done.none": ("Nothing yet.", "Ei vielä mitään."),
        "edit.move": ("{what}: {before} → {after}", "{what}: {before} → {after}"),
        "edit.drop": ("{what} taken out", "{what} poistettu"),
        "edit.pin": ("{what} pinned at {before}", "{what} kiinnitetty: {before}"),
        "edit.unpin": ("{what} unpinned", "{what} irrotettu"),
        "edit.exclude": ("{what}: never in this trip", "{what}: ei tälle matkalle"),
        "edit.add": ("{what} added at {after}", "{what} lisätty: {after}"),
        "cannot": (
            "That change cannot be made: {why}",
            "Muutosta ei voi tehdä: {why}",
        ),
        "visitor": (
            "You may look at this plan; a coordinator may change it.",
            "Voit katsoa suunnitelmaa; koordinaattori voi muuttaa sitä.",
        ),
    },
)
