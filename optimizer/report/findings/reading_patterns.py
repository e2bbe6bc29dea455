"""Patterns of what is found while a document is read: its file, its form, its single values."""

from __future__ import annotations

_OF_VALUES: dict[str, str] = {
    "is missing": "puuttuu",
    "is not a field that is known here": "ei ole tässä tunnettu kenttä",
    "is {kind_value}, but must be {kind_words} {number} minutes ({time})": (
        "on {kind_value}, mutta sen pitää olla {kind_words} {number} minuuttia ({time})"
    ),
    "is {kind_value}, but must be at least {number}": (
        "on {kind_value}, mutta sen pitää olla vähintään {number}"
    ),
    "is {kind_value}, but must be at most {number}": (
        "on {kind_value}, mutta se saa olla enintään {number}"
    ),
    "is {kind_value}, but must be more than {number}": (
        "on {kind_value}, mutta sen pitää olla yli {number}"
    ),
    "is {kind_value}, but must be less than {number}": (
        "on {kind_value}, mutta sen pitää olla alle {number}"
    ),
    "has 1 entry, but must have {part}": "sisältää yhden kohdan, mutta niitä pitää olla {part}",
    "has {count} {kind}, but must have {part}": (
        "sisältää {count} {kind}, mutta niitä pitää olla {part}"
    ),
    "is {kind_value}, which is no id of anything stored": (
        "on {kind_value}, eikä mitään ole tallennettu sillä tunnuksella"
    ),
    "is {kind_value}, with which no page begins": "on {kind_value}, josta mikään sivu ei ala",
    "is {kind_value}, which is not an id": "on {kind_value}, mikä ei ole tunnus",
    "is {kind_value}, which is no day of the year": "on {kind_value}, mikä ei ole vuoden päivä",
    "is {kind_value}, which is not the code of a language": (
        "on {kind_value}, mikä ei ole kielen tunnus"
    ),
    "is {kind_value}, but must be one of {choices}": (
        "on {kind_value}, mutta sen pitää olla jokin näistä: {choices}"
    ),
    "is {kind_value}, but must be {kind_what}": "on {kind_value}, mutta sen pitää olla {kind_what}",
    "is {kind_value}, which does not fit here": "on {kind_value}, mikä ei sovi tähän",
    "does not say of which kind it is": "ei kerro, mitä lajia se on",
    "is {kind_value}, which is not a window": "on {kind_value}, mikä ei ole aikaväli",
    "is {kind_value}, but must hold named fields": (
        "on {kind_value}, mutta siinä pitää olla nimettyjä kenttiä"
    ),
}
"""What is said of a value, after the name of its place."""

READING_PATTERNS: dict[str, str] = {
    **{f"{{place}} {one}.": f"{{place}} {other}." for one, other in _OF_VALUES.items()},
    "Did you mean '{name}'? {part}": "Tarkoititko '{name}'? {part}",
    "{place}: {must}": "{place}: {must}",
    "{place}: {must}.": "{place}: {must}.",
    # names
    "There is no {kind} '{name}' in the catalogue.": "Tarjonnassa ei ole: {kind} '{name}'.",
    "Correct the name, or add it to the catalogue's {list}.": (
        "Korjaa nimi tai lisää se tarjontaan ({list})."
    ),
    "'{name}' stands in {list} more than once.": (
        "'{name}' on kohdassa {list} useammin kuin kerran."
    ),
    "Keep one of them, or give the others another {key}.": (
        "Jätä niistä yksi tai anna muille toinen {key}."
    ),
    "'{code}' is not the code of a language.": "'{code}' ei ole kielen tunnus.",
    "Write the ISO 639 code, the two-letter one where there is one: fi, en, fr.": (
        "Kirjoita ISO 639 -tunnus, kaksikirjaiminen jos sellainen on: fi, en, fr."
    ),
    "Write the ISO 639 code: fi, en, fr.": "Kirjoita ISO 639 -tunnus: fi, en, fr.",
    # single values
    "Add {name}.": "Lisää {name}.",
    "The fields here are: {names}.": "Tässä on kentät: {names}.",
    "Leave it out.": "Jätä se pois.",
    "Write a number of {kind_words} {number}.": "Kirjoita luku, joka on {kind_words} {number}.",
    "Plan for 1 to 500 people; a larger group comes in several trips.": (
        "Suunnittele 1–500 hengelle; suurempi ryhmä tulee useammalla matkalla."
    ),
    "Latitudes lie between -90 and 90; mind the order of the two coordinates.": (
        "Leveysaste on välillä -90…90; tarkista koordinaattien järjestys."
    ),
    "Longitudes lie between -180 and 180; mind the order of the two coordinates.": (
        "Pituusaste on välillä -180…180; tarkista koordinaattien järjestys."
    ),
    "at least {least}": "vähintään {least}",
    "at most {most}": "enintään {most}",
    "Give {must}.": "Anna {must}.",
    "Give an id as the service gave it out: a ULID of 26 capitals and digits.": (
        "Anna tunnus sellaisena kuin palvelu sen antoi: 26 isoa kirjainta ja numeroa (ULID)."
    ),
    "Give the field next of the page before as it was, or none for the first page.": (
        "Anna edellisen sivun kenttä next sellaisenaan, ensimmäiselle sivulle ei mitään."
    ),
    "Write an id with lower-case letters, digits and hyphens, for instance {name}.": (
        "Kirjoita tunnus pienin kirjaimin, numeroin ja yhdysmerkein, esimerkiksi {name}."
    ),
    "Write an id with lower-case letters, digits and hyphens.": (
        "Kirjoita tunnus pienin kirjaimin, numeroin ja yhdysmerkein."
    ),
    "Write month and day: 05-31.": "Kirjoita kuukausi ja päivä: 05-31.",
    "Choose one of: {choices}.": "Valitse jokin näistä: {choices}.",
    "Correct the value; docs/findings.md and the schemas say what each field takes.": (
        "Korjaa arvo; docs/findings.md ja skeemat kertovat, mitä mihinkin kenttään käy."
    ),
    "Add kind.": "Lisää kind.",
    "Correct one of these values, or leave it out.": (
        "Korjaa jokin näistä arvoista tai jätä se pois."
    ),
    "Swap the two, or correct one of them.": "Vaihda ne keskenään tai korjaa toinen.",
    "Write it as 09:00-12:00.": "Kirjoita se muodossa 09:00-12:00.",
    "Write named fields there, such as 'id: ...'.": "Kirjoita siihen nimettyjä kenttiä: 'id: ...'.",
    "Write a whole number without quotes and unit, or a time of day as HH:MM.": (
        "Kirjoita kokonaisluku ilman lainausmerkkejä ja yksikköä tai kellonaika muodossa HH:MM."
    ),
    "Write a date that exists as year, month and day: 2027-05-10.": (
        "Kirjoita olemassa oleva päivä: vuosi, kuukausi ja päivä, 2027-05-10."
    ),
    "Write a list, even of one entry: [a, b].": "Kirjoita luettelo, yhdestäkin kohdasta: [a, b].",
    "Write text; put it in quotes if it looks like a number, a date or true.": (
        "Kirjoita tekstiä; lainausmerkkeihin, jos se näyttää luvulta, päivältä tai arvolta true."
    ),
    "Write true or false, without quotes.": "Kirjoita true tai false, ilman lainausmerkkejä.",
    "Write date, time and offset: 2027-05-10T12:00:00+03:00.": (
        "Kirjoita päivä, aika ja aikaero: 2027-05-10T12:00:00+03:00."
    ),
    "Write a number without quotes, with a decimal point: 61.68.": (
        "Kirjoita luku ilman lainausmerkkejä, desimaalipisteellä: 61.68."
    ),
    "the last date {last} is before the first {first}": (
        "viimeinen päivä {last} on ennen ensimmäistä {first}"
    ),
    "at least {least} days but at most {most}": ("vähintään {least} päivää mutta enintään {most}"),
    "at least {least} but at most {most}": "vähintään {least} mutta enintään {most}",
    "name just one of session, partner, theme and format": (
        "valitse yksi: vierailu, kumppani, teema tai muoto"
    ),
    "a list of {count}": "luettelo ({count})",
    "give at_least, at_most or both": "anna vähimmäis- tai enimmäismäärä tai molemmat",
    "only a session has start, venue, language_mode and fallback": (
        "vain vierailulla on alkamisaika, tila, kielimuoto ja korvaaja"
    ),
    "Leave them out.": "Jätä ne pois.",
    "only a restaurant has a meal": "vain ravintolalla on ateria",
    "only sessions, restaurants and connections have a locked price": (
        "vain vierailulla, ravintolalla ja yhteydellä on sovittu hinta"
    ),
    "what is confirmed has a date": "vahvistetulla on päivä",
    "Give date.": "Anna päivä.",
    "an option lapses some day": "alustava varaus raukeaa jonakin päivänä",
    "Give option_until.": "Anna raukeamispäivä (option_until).",
    "give group_cents, person_cents or both": "anna hinta ryhmälle, hengelle tai molemmille",
    "name the {kind} by its id": "nimeä {kind} tunnuksellaan",
    "only a visit can be pinned": "vain vierailun voi kiinnittää",
    "Write HH:MM.": "Kirjoita kellonaika muodossa HH:MM.",
    "a scored wish needs a weight of at least 1": "pisteytetty toive tarvitsee vähintään 1 pisteen",
    "an excluded wish has no weight": "pois suljetulla toiveella ei ole pisteitä",
    "a line has at least two positions": "viivassa on vähintään kaksi pistettä",
    "a ring has at least four positions, and its last is its first again": (
        "renkaassa on vähintään neljä pistettä, ja viimeinen on sama kuin ensimmäinen"
    ),
    "coordinates are lists of positions, nested as the type says": (
        "koordinaatit ovat pistelistoja, sisäkkäin niin kuin tyyppi sanoo"
    ),
    "a position is longitude and latitude, as two numbers": (
        "piste on pituus ja leveys kahtena lukuna"
    ),
    "{east}, {north} is no longitude and latitude in degrees, in this order": (
        "{east}, {north} ei ole pituus ja leveys asteina, tässä järjestyksessä"
    ),
    "the base map has {features} features with {positions} positions; it may have {most} with "
    "{limit}: simplify it": (
        "pohjakartassa on {features} kohdetta ja {positions} pistettä; niitä saa olla {most} ja "
        "{limit}: yksinkertaista sitä"
    ),
    "a fixed commitment has a date and a start, and no windows": (
        "sovitulla omalla kohdalla on päivä ja alkamisaika eikä aikavälejä"
    ),
    "a commitment has either a date and a start, or windows": (
        "omalla kohdalla on joko päivä ja alkamisaika tai aikavälejä"
    ),
    "{value} is not a time of day": "{value} ei ole kellonaika",
    "the window ends at {end}, before it starts at {start}": (
        "aikaväli päättyy klo {end}, ennen kuin se alkaa klo {start}"
    ),
    "the dates end on {end}, before they start on {start}": (
        "päivät päättyvät {end}, ennen kuin ne alkavat {start}"
    ),
    # the form of a document
    "The file is not valid {format}{at}: {part}.": (
        "Tiedosto ei ole kelvollista {format}-muotoa{at}: {part}."
    ),
    "The file is not valid {format} at line {line}, column {column}: {part}.": (
        "Tiedosto ei ole kelvollista {format}-muotoa (rivi {line}, merkki {column}): {part}."
    ),
    "The body is not valid {format} at line {line}, column {column}: {part}.": (
        "Sisältö ei ole kelvollista {format}-muotoa (rivi {line}, merkki {column}): {part}."
    ),
    "The body is not valid {format}{at}: {part}.": (
        "Sisältö ei ole kelvollista {format}-muotoa{at}: {part}."
    ),
    "Look at that line and the one above it: commas, colons, quotes and brackets.": (
        "Tarkista tuo rivi ja sitä edellinen: pilkut, kaksoispisteet, lainausmerkit ja sulkeet."
    ),
    "Look at that line and the one above it: indentation, colons, quotes and brackets.": (
        "Tarkista tuo rivi ja sitä edellinen: sisennys, kaksoispisteet, lainausmerkit ja sulkeet."
    ),
    "it holds a number without end": "siinä on loputon luku",
    "it is nested too deeply": "siinä on liian monta sisäkkäistä tasoa",
    "its aliases unfold to more than a file may hold": (
        "sen viittaukset (*) avautuvat suuremmiksi kuin tiedosto saa olla"
    ),
    "line {line} has a list or mapping for a name": (
        "rivillä {line} on luettelo tai kenttiä nimen paikalla"
    ),
    "it has a tag (a word after !) that means nothing here": (
        "siinä on merkintä (sana merkin ! jälkeen), jolla ei ole tässä merkitystä"
    ),
    "it holds a second document after ---": "siinä on toinen asiakirja merkin --- jälkeen",
    "'{name}' is given a second time on line {line}, first on line {first}.": (
        "'{name}' on annettu toisen kerran rivillä {line}, ensimmäisen kerran rivillä {first}."
    ),
    "'{name}' is given a second time on line {line}.": (
        "'{name}' on annettu toisen kerran rivillä {line}."
    ),
    "'{name}' is given a second time.": "'{name}' on annettu toisen kerran.",
    "'{name}' is given a second time, first on line {first}.": (
        "'{name}' on annettu toisen kerran, ensimmäisen kerran rivillä {first}."
    ),
    "Keep one of the two; only the first one is read.": (
        "Jätä niistä toinen; vain ensimmäinen luetaan."
    ),
    "{what} holds {kind_found} where named fields are expected.": (
        "{what}: tässä on {kind_found}, vaikka tarvitaan nimettyjä kenttiä."
    ),
    "Write named fields there, such as 'id: my-catalogue'.": (
        "Kirjoita siihen nimettyjä kenttiä: 'id: oma-tarjonta'."
    ),
    "{place} holds half a character.": "{place} sisältää puolikkaan merkin.",
    "Write the character itself in place of its escape.": ("Kirjoita itse merkki koodinsa sijaan."),
    "Give both: the catalogue under catalogue and the wishes under wishes.": (
        "Anna molemmat: tarjonta kohdassa catalogue ja toiveet kohdassa wishes."
    ),
    # files
    "There is no file {name}.": "Tiedostoa {name} ei ole.",
    "Check the name and the folder.": "Tarkista nimi ja kansio.",
    "{name} is a folder, and a file is needed.": "{name} on kansio; tarvitaan tiedosto.",
    "Name the file itself.": "Nimeä itse tiedosto.",
    "{name} is not UTF-8 text: byte {byte} fits no character.": (
        "{name} ei ole UTF-8-tekstiä: tavu {byte} ei sovi mihinkään merkkiin."
    ),
    "Save the file as text in the encoding UTF-8.": "Tallenna tiedosto UTF-8-tekstinä.",
    "{name} cannot be read: {why}.": "Tiedostoa {name} ei voi lukea: {why}.",
    "Check that it is a file that you may read.": (
        "Tarkista, että sinulla on lukuoikeus tiedostoon."
    ),
    "{name} has {size} MB; a file may have {most} MB.": (
        "{name} on {size} Mt; tiedosto saa olla {most} Mt."
    ),
    "Check that it is the right file, or split the catalogue into several files in a folder.": (
        "Tarkista, että tiedosto on oikea, tai jaa tarjonta kansioon useaksi tiedostoksi."
    ),
    "The folder {name} has no YAML or JSON file.": (
        "Kansiossa {name} ei ole YAML- tai JSON-tiedostoa."
    ),
    "Name the folder with the catalogue's files.": "Nimeä kansio, jossa tarjonnan tiedostot ovat.",
}
