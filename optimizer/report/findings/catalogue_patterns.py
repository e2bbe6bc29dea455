"""Patterns of what is found in catalogues, bookings and base packages."""

from __future__ import annotations

CATALOGUE_PATTERNS: dict[str, str] = {
    # bookings
    "The hotel '{name}' has no rooms of the kind {kind}.": "Hotellissa '{name}' ei ole: {kind}.",
    "The booking of {kind} '{name}' on {date} takes no time.": (
        "Varaus ({kind} '{name}') {date} ei kestä lainkaan."
    ),
    "Write a later end, or leave the booking out.": "Kirjoita myöhempi loppu tai poista varaus.",
    "With this booking {held} of {kind} '{name}' are held on {date}, but there are {most}.": (
        "Tämän varauksen kanssa on varattuna {held} ({kind} '{name}') {date}, mutta niitä on "
        "{most}."
    ),
    "Correct the booking or the catalogue, or settle with the other trips.": (
        "Korjaa varaus tai tarjonta tai sovi muiden matkojen kanssa."
    ),
    # charges, terms and tariffs
    "Two rates of tax for {kind} begin on {date}.": "Kaksi verokantaa ({kind}) alkaa {date}.",
    "Keep one of them.": "Jätä niistä yksi.",
    "Hotel '{name}' gives free places, each worth half a twin room, but has no twin rooms.": (
        "Hotelli '{name}' antaa vapaapaikkoja, puolikkaita kahden hengen huoneita, mutta sillä ei "
        "ole niitä."
    ),
    "Add its twin rooms, or leave foc_per out.": (
        "Lisää kahden hengen huoneet tai poista vapaapaikat (foc_per)."
    ),
    "The prices are without tax, and the rate of tax for {kind} on {date} is not known.": (
        "Hinnat ovat verottomia, eikä verokantaa tunneta ({kind}, {date})."
    ),
    "Add the rate to the catalogue's vat, or state the prices with tax.": (
        "Lisää verokanta tarjontaan (vat) tai ilmoita verolliset hinnat."
    ),
    "Two markups for the same charges begin at {heads} heads.": (
        "Kaksi katetta samoille maksuille alkaa {heads} hengestä."
    ),
    "There is no supplier '{name}' in the catalogue.": "Tarjonnassa ei ole toimittajaa '{name}'.",
    "Name a partner, hotel, restaurant, vehicle, connection or interpreter service, or 'own' for "
    "the coordinator's own items.": (
        "Valitse kumppani, hotelli, ravintola, ajoneuvo, yhteys tai tulkkauspalvelu, tai 'own' "
        "koordinaattorin omille kohdille."
    ),
    "Two cancellation steps begin {days} days before the service.": (
        "Kaksi peruutusporrasta alkaa {days} päivää ennen palvelua."
    ),
    "A cancellation with fewer than {days} days left owes {later} ‰, no more than the {earlier} ‰ "
    "that are owed with fewer than {before}.": (
        "Alle {days} päivää ennen peruutus maksaa {later} ‰, ei enempää kuin {earlier} ‰, jonka "
        "se maksaa alle {before} päivää ennen."
    ),
    "Write a larger share for the later step, or leave the step out.": (
        "Kirjoita myöhemmälle portaalle suurempi osuus tai poista se."
    ),
    "A deposit needs both its share, deposit_permille, and its date, deposit_days.": (
        "Ennakkomaksu tarvitsee sekä osuuden (deposit_permille) että päivän (deposit_days)."
    ),
    "Give both, or neither of them and no deposit_kept.": (
        "Anna molemmat, tai ei kumpaakaan eikä kohtaa deposit_kept."
    ),
    "The balance is due {balance} days before the service, before the deposit ({deposit} days "
    "before).": (
        "Loppumaksu erääntyy {balance} päivää ennen palvelua, ennen ennakkoa ({deposit} päivää "
        "ennen)."
    ),
    "Let the deposit be due first.": "Anna ennakon erääntyä ensin.",
    "A part of a break takes {part_minutes}, the whole break {whole}.": (
        "Tauon osa kestää {part_minutes}, koko tauko {whole}."
    ),
    "Lower {name} or raise break_minutes.": "Laske kohtaa {name} tai nosta kohtaa break_minutes.",
    "Two drivers may do {two}, one alone {one}.": (
        "Kaksi kuljettajaa saa ajaa {two}, yksi yksinään {one}."
    ),
    "Two drivers may do at least what one may: correct one of the two numbers.": (
        "Kaksi saa ajaa ainakin yhtä paljon kuin yksi: korjaa toinen luku."
    ),
    "Vehicle '{name}' returns to its garage, but has none.": (
        "Ajoneuvo '{name}' palaa varikolle, mutta sillä ei ole varikkoa."
    ),
    "Name its garage, or set returns_to_garage to false.": (
        "Nimeä sen varikko tai kirjoita returns_to_garage: false."
    ),
    # matrices
    "Give one row and one column for each of the {size} places, in their order.": (
        "Anna rivi ja sarake jokaiselle {size} paikalle, niiden järjestyksessä."
    ),
    "Matrix '{name}' has {size} places but {rows} rows of {kind}.": (
        "Matkataulukossa '{name}' on {size} paikkaa mutta {rows} riviä ({kind})."
    ),
    "Row {n} of the {kind} of matrix '{name}' has {count} numbers for {size} places.": (
        "Matkataulukon '{name}' rivillä {n} ({kind}) on {count} lukua {size} paikalle."
    ),
    "Matrix '{name}' has no {part} from '{origin}' to '{destination}'.": (
        "Matkataulukosta '{name}' puuttuu {part} '{origin}' – '{destination}'."
    ),
    "travel time": "matka-aika",
    "distance": "matka",
    "Fill in the {kind} from '{origin}' to '{destination}'.": (
        "Täytä {kind} '{origin}' – '{destination}'."
    ),
    "Matrix '{name}' has {count} holes; the first {most} are named.": (
        "Matkataulukossa '{name}' on {count} aukkoa; ensimmäiset {most} on nimetty."
    ),
    "Fill in the whole matrix, for instance from a routing service.": (
        "Täytä koko taulukko, esimerkiksi reittipalvelusta."
    ),
    "Matrix '{name}' has {value} {kind} from '{place}' to itself.": (
        "Matkataulukossa '{name}' on {value} ({kind}) paikasta '{place}' siihen itseensä."
    ),
    "Write 0: nobody travels within a place.": "Kirjoita 0: paikan sisällä ei matkusteta.",
    "Matrix '{name}' has no row for the place '{place}', which {part_user} uses.": (
        "Matkataulukossa '{name}' ei ole riviä paikalle '{place}', jota tarvitsee {part_user}."
    ),
    "the commitment '{name}'": "oma kohta '{name}'",
    "Add '{place}' to the matrix, with the minutes and metres from and to every other place.": (
        "Lisää '{place}' taulukkoon, minuutit ja metrit jokaiseen muuhun paikkaan ja takaisin."
    ),
    # the offer
    "There is no time zone '{name}'.": "Aikavyöhykettä '{name}' ei ole.",
    "Write the zone as area and city, for instance Europe/Helsinki.": (
        "Kirjoita vyöhyke alueena ja kaupunkina, esimerkiksi Europe/Helsinki."
    ),
    "There is no country '{name}' with known public holidays.": (
        "Maan '{name}' pyhäpäiviä ei tunneta."
    ),
    "Write the country's ISO 3166 code, for instance FI.": (
        "Kirjoita maan ISO 3166 -tunnus, esimerkiksi FI."
    ),
    "The latest start of {kind}, {latest}, is before the earliest, {earliest}.": (
        "Viimeinen alkamisaika ({kind}), {latest}, on ennen ensimmäistä, {earliest}."
    ),
    "Swap the two times or correct one of them.": "Vaihda ajat keskenään tai korjaa toinen.",
    "Session '{name}' takes no time: talk and hands-on are both 0 minutes.": (
        "Vierailu '{name}' ei kestä lainkaan: esittely ja tekeminen ovat molemmat 0 minuuttia."
    ),
    "Give talk_minutes, hands_on_minutes or both, unless it is only to be passed by.": (
        "Anna talk_minutes, hands_on_minutes tai molemmat, ellei siitä vain kuljeta ohi."
    ),
    "Session '{name}' takes at least {least} but at most {most} people.": (
        "Vierailu '{name}' ottaa vähintään {least} mutta enintään {most} henkeä."
    ),
    "Lower min_group or raise max_group.": "Laske kohtaa min_group tai nosta kohtaa max_group.",
    "Session '{name}' rotates with '{other}', but '{other}' does not rotate with it.": (
        "Vierailu '{name}' kiertää parin '{other}' kanssa, mutta '{other}' ei kierrä sen kanssa."
    ),
    "Session '{name}' rotates with itself.": "Vierailu '{name}' kiertää itsensä kanssa.",
    "A rotation needs two sessions that each name the other in rotates_with.": (
        "Kierto tarvitsee kaksi vierailua, jotka nimeävät toisensa kohdassa rotates_with."
    ),
    "The closure '{name}' lasts {days} days.": "Sulkuaika '{name}' kestää {days} päivää.",
    "Write at most {most} days; take out a partner that is gone.": (
        "Kirjoita enintään {most} päivää; poista kumppani, jota ei enää ole."
    ),
    "The season of session '{name}' has a date that no year has: {day}.": (
        "Vierailun '{name}' kaudessa on päivä, jota ei ole missään vuodessa: {day}."
    ),
    "Write month and day of the calendar, such as 04-30.": (
        "Kirjoita kalenterin kuukausi ja päivä, esimerkiksi 04-30."
    ),
    "'{name}' is its own fallback.": "'{name}' on oma korvaajansa.",
    "Name another session, or leave the fallback out.": (
        "Valitse toinen vierailu tai poista korvaaja."
    ),
    "Session '{name}' takes groups of up to {most}, but its largest venue holds {capacity}.": (
        "Vierailu '{name}' ottaa enintään {most} hengen ryhmän, mutta sen suurimpaan tilaan mahtuu "
        "{capacity}."
    ),
    "Lower max_group to {most}, or correct the venue's capacity.": (
        "Laske kohta max_group lukuun {most} tai korjaa tilan koko."
    ),
    "Session '{name}' has more than one price for '{type}'.": (
        "Vierailulla '{name}' on useampi hinta vieraille '{type}'."
    ),
    "Name each type of visitors in one price only.": "Mainitse kukin vierastyyppi vain kerran.",
    "Session '{name}' has a price for '{type}', which it does not receive.": (
        "Vierailulla '{name}' on hinta vieraille '{type}', joita se ei ota vastaan."
    ),
    "Add the type to visitor_types, or leave the price out.": (
        "Lisää tyyppi kohtaan visitor_types tai poista hinta."
    ),
    "'{name}' has no field '{field}' that this source could stand behind.": (
        "Kohteella '{name}' ei ole kenttää '{field}', jonka lähde tämä voisi olla."
    ),
    "Name a field of the item, just as it is written there.": (
        "Nimeä kohteen kenttä juuri niin kuin se on kirjoitettu."
    ),
    # base packages
    "A package is for many trips, and {part}.": "Paketti on monelle matkalle, ja {part}.",
    "{field} belongs to a single trip": "{field} kuuluu yhteen matkaan",
    "the commitment '{name}' is tied to a date": "oma kohta '{name}' on sidottu päivään",
    "a package is for one nationality group": "paketti on yhdelle kansallisuusryhmälle",
    "Leave it out; the coordinator adds it to the wishes of the trip.": (
        "Poista se; koordinaattori lisää sen matkan toiveisiin."
    ),
    "There is another season '{name}'.": "Kausi '{name}' on jo olemassa.",
    "Give each season an id of its own.": "Anna kullekin kaudelle oma tunnus.",
    "{date} is not in its season.": "{date} ei ole kaudellaan.",
    "{date} is in none of the seasons.": "{date} ei ole millään kaudella.",
    "{date} is on none of the weekdays of starts.": "{date} ei ole mikään alkamispäivistä.",
    "Name a date on which the package can begin.": "Valitse päivä, jona paketti voi alkaa.",
    "The wishes are not for {days} days, as the package is.": (
        "Toiveet eivät ole {days} päivälle niin kuin paketti."
    ),
    "The wishes are for {heads} guests, not {usual}.": (
        "Toiveet ovat {heads} vieraalle, ei määrälle {usual}."
    ),
    "{count} of {heads} guests are of the group '{group}'.": (
        "Ryhmään '{group}' kuuluu {count}/{heads} vierasta."
    ),
    "The wishes are not planned {days} days before, as the package is.": (
        "Toiveita ei suunnitella {days} päivää ennen niin kuin pakettia."
    ),
    "Make both say the same.": "Tee niistä samanlaiset.",
    "No catalogue named '{name}' comes with the software.": (
        "Ohjelmiston mukana ei tule tarjontaa '{name}'."
    ),
}
