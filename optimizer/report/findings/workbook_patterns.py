"""Patterns of what is found in workbooks: of catalogues, and of last year's programmes."""

from __future__ import annotations

WORKBOOK_PATTERNS: dict[str, str] = {
    # the file
    "{name} is no workbook (.xlsx).": "{name} ei ole työkirja (.xlsx).",
    "{name} is an old .xls file, or is locked with a password.": (
        "{name} on vanha .xls-tiedosto tai suojattu salasanalla."
    ),
    "{name} is too large: {part}.": "{name} on liian suuri: {part}.",
    "too much once it is unpacked": "purettuna liikaa",
    "too many cells": "liian monta solua",
    "{count} sheets": "{count} taulukkoa",
    "A workbook may have {size} MB, {unpacked} MB unpacked and {cells} filled cells. "
    "Take out pictures, and sheets that do not belong here.": (
        "Työkirjassa saa olla {size} Mt, purettuna {unpacked} Mt, ja {cells} täytettyä solua. "
        "Poista kuvat ja taulukot, jotka eivät kuulu tänne."
    ),
    "Choose a workbook, such as one that was downloaded here.": (
        "Valitse työkirja, esimerkiksi täältä ladattu."
    ),
    "Open it in a spreadsheet program and save it as .xlsx again.": (
        "Avaa se taulukkolaskentaohjelmassa ja tallenna uudelleen .xlsx-muodossa."
    ),
    "Save it as .xlsx without a password.": "Tallenna se .xlsx-muodossa ilman salasanaa.",
    "The catalogue cannot be written as a workbook: {why}.": (
        "Tarjontaa ei voi kirjoittaa työkirjaksi: {why}."
    ),
    "Shorten the text, or keep the catalogue as YAML or JSON.": (
        "Lyhennä tekstiä tai säilytä tarjonta YAML- tai JSON-muodossa."
    ),
    # sheets and columns
    "The sheet '{name}' is not known, and is not read.": (
        "Taulukkoa '{name}' ei tunneta, eikä sitä lueta."
    ),
    "Leave it if it is your own; else give it the name of the sheet it is.": (
        "Anna olla, jos se on omasi; muuten anna sille oikean taulukon nimi."
    ),
    "The sheet '{name}' is taken for {sheet}, by its columns.": (
        "Taulukko '{name}' luetaan sarakkeidensa perusteella taulukkona {sheet}."
    ),
    "Name it {sheet}, so that nobody has to guess.": (
        "Anna sille nimeksi {sheet}, niin kenenkään ei tarvitse arvata."
    ),
    "There is no sheet {name}.": "Taulukkoa {name} ei ole.",
    "There is no sheet {name}. The catalogue is read as if it were empty.": (
        "Taulukkoa {name} ei ole. Tarjonta luetaan niin kuin se olisi tyhjä."
    ),
    " The catalogue is read as if it were empty.": " Tarjonta luetaan niin kuin se olisi tyhjä.",
    "Put it back, as in a workbook that was downloaded here.": (
        "Palauta se sellaisena kuin täältä ladatussa työkirjassa."
    ),
    "The sheet {name} has no row with the names of its columns.": (
        "Taulukossa {name} ei ole riviä, jossa olisi sarakkeiden nimet."
    ),
    "Put the row of headings back, as in a workbook that was downloaded here.": (
        "Palauta otsikkorivi sellaisena kuin täältä ladatussa työkirjassa."
    ),
    "The column '{name}' is there a second time.": "Sarake '{name}' on siinä toisen kerran.",
    "Take out one of the two; only the first one is read.": (
        "Poista toinen; vain ensimmäinen luetaan."
    ),
    "The column '{name}' is not known, and is not read.": (
        "Saraketta '{name}' ei tunneta, eikä sitä lueta."
    ),
    "Leave it if it is your own; else give it the heading of the column it is.": (
        "Anna olla, jos se on omasi; muuten anna sille oikean sarakkeen otsikko."
    ),
    "{part_hint}Leave it if it is your own; else give it the heading of the column it is.": (
        "{part_hint} Anna olla, jos se on omasi; muuten anna sille oikean sarakkeen otsikko."
    ),
    "The cells {cells} are merged, so that nobody can tell which row is meant.": (
        "Solut {cells} on yhdistetty, joten ei voi tietää, mitä riviä tarkoitetaan."
    ),
    "Take the merging back, and fill in each row.": "Pura yhdistäminen ja täytä jokainen rivi.",
    # cells
    "The cell {part}.": "Solu {part}.",
    "holds the error {error}": "sisältää virheen {error}",
    "holds a formula whose value was not saved": "sisältää kaavan, jonka arvoa ei ole tallennettu",
    "Correct the formula, or write the value itself.": (
        "Korjaa kaava tai kirjoita arvo sellaisenaan."
    ),
    "Open the file in a spreadsheet program and save it, or write the value itself.": (
        "Avaa tiedosto taulukkolaskentaohjelmassa ja tallenna se, tai kirjoita arvo sellaisenaan."
    ),
    "This row belongs to nothing: {heading} is {part}.": (
        "Tämä rivi ei kuulu mihinkään: {heading} on {part}."
    ),
    "an empty cell": "tyhjä solu",
    "Write one of: {all_listed}.": "Kirjoita jokin näistä: {all_listed}.",
    "{heading} says no, but there are values for it.": (
        "{heading}: vastaus on ei, mutta sille on arvoja."
    ),
    "Write yes, or take the values out.": "Kirjoita kyllä tai poista arvot.",
    # travel
    "There is no sheet with travel times.": "Matka-aikojen taulukkoa ei ole.",
    "Put the sheets of travel back, with minutes and metres.": (
        "Palauta matkojen taulukot, minuutit ja metrit."
    ),
    "The amount is '{amount}', which is no amount of travel.": (
        "Suure on '{amount}', joka ei ole matkan suure."
    ),
    "Write minutes or metres.": "Kirjoita minutes tai metres.",
    "There is no sheet with the {amount} of the travel times '{key}'.": (
        "Taulukkoa ei ole: matka-ajat '{key}', {amount}."
    ),
    "Put back a sheet that says matrix {key}, amount {amount}.": (
        "Palauta taulukko, jossa lukee matrix {key}, amount {amount}."
    ),
    "The {amount} of '{key}' stand on two sheets.": "Kahdessa taulukossa on '{key}', {amount}.",
    "The source of '{key}' is another one than on its first sheet.": (
        "Lähde on toinen kuin ensimmäisessä taulukossa: '{key}'."
    ),
    "Write the same source on both.": "Kirjoita molempiin sama lähde.",
    "The place '{name}' is there a second time.": "Paikka '{name}' on siinä toisen kerran.",
    "The place '{name}' {part}.": "Paikka '{name}' {part}.",
    "The place '{name}' has no column on the first sheet of these travel times.": (
        "Paikalla '{name}' ei ole saraketta näiden matka-aikojen ensimmäisessä taulukossa."
    ),
    "Give each place a row and a column on both sheets, or take it out.": (
        "Anna jokaiselle paikalle rivi ja sarake molemmissa taulukoissa tai poista se."
    ),
    # a programme: its sheet and its days
    "There is no sheet with a programme.": "Taulukkoa, jossa olisi ohjelma, ei ole.",
    "Name the sheet Programme or Ohjelma, with the headings Day, Start, End and What.": (
        "Anna taulukon nimeksi Ohjelma ja otsikoiksi Päivä, Alkaa, Päättyy ja Mitä."
    ),
    "There is no column {name}.": "Saraketta {name} ei ole.",
    "Give the column that says it the heading {heading}.": (
        "Anna sarakkeelle, jossa se lukee, otsikoksi {heading}."
    ),
    "The programme has more than {count} rows.": "Ohjelmassa on yli {count} riviä.",
    "Leave the programme of one trip in it.": "Jätä siihen yhden matkan ohjelma.",
    "There is nothing in the programme.": "Ohjelmassa ei ole mitään.",
    "Fill in a row for each item of each day.": "Täytä rivi jokaisen päivän jokaiselle kohdalle.",
    "The programme goes from {begins} to {ends}.": "Ohjelma kestää {begins}–{ends}.",
    "Leave one trip of at most {count} days in it.": (
        "Jätä siihen yksi matka, jossa on enintään {count} päivää."
    ),
    "The programme of {begins} is read as if it began on {first}.": (
        "Ohjelma, joka alkoi {begins}, luetaan niin kuin se alkaisi {first}."
    ),
    "Say the first day if it should be another one.": (
        "Ilmoita ensimmäinen päivä, jos sen pitäisi olla toinen."
    ),
    "It is not said on which day this is.": "Ei ole sanottu, minä päivänä tämä on.",
    "Write the date, or the number of the day, into the first row of each day.": (
        "Kirjoita päivämäärä tai päivän numero jokaisen päivän ensimmäiselle riville."
    ),
    "The day is '{text}', which is no date.": "Päivä on '{text}', joka ei ole päivämäärä.",
    "Write a date such as 2027-05-10 or 10.5.2027, or the number of the day.": (
        "Kirjoita päivämäärä, esimerkiksi 10.5.2027, tai päivän numero."
    ),
    "{heading} is '{text}', which is no time of day.": (
        "{heading} on '{text}', joka ei ole kellonaika."
    ),
    "Write hours and minutes: 09:00.": "Kirjoita tunnit ja minuutit: 09:00.",
    # a programme: its items
    "It is not said when this starts.": "Ei ole sanottu, milloin tämä alkaa.",
    "Write its time: 09:00.": "Kirjoita kellonaika: 09:00.",
    "It is not said when this ends.": "Ei ole sanottu, milloin tämä päättyy.",
    "Write its end: 10:30.": "Kirjoita päättymisaika: 10:30.",
    "It ends at {end}, not after it starts at {start}.": (
        "Se päättyy klo {end}, ei alkamisaikansa {start} jälkeen."
    ),
    "Swap the two, or correct one of them; past midnight the hours count on: 24:30.": (
        "Vaihda ne keskenään tai korjaa toinen; keskiyön jälkeen tunnit jatkuvat: 24:30."
    ),
    "It is not said where '{text}' is: {name} is taken.": (
        "Ei ole sanottu, missä '{text}' on: oletetaan {name}."
    ),
    "Write its place.": "Kirjoita sen paikka.",
    "The language mode is '{text}', which is none.": ("Tulkkaustapa on '{text}', jota ei tunneta."),
    "Write one of {all_listed}, or leave it empty.": (
        "Kirjoita jokin näistä: {all_listed}, tai jätä tyhjäksi."
    ),
    "No hotel is named on {date}: the one of the night before is taken.": (
        "Päivälle {date} ei ole nimetty hotellia: oletetaan edellisen yön hotelli."
    ),
    "Write the hotel if it was another one.": "Kirjoita hotelli, jos se oli toinen.",
    "No vehicle is named on {date}, and not all can be walked: {name} is taken.": (
        "Päivälle {date} ei ole nimetty ajoneuvoa, eikä kaikkea voi kävellä: oletetaan {name}."
    ),
    "Write the vehicle if it was another one.": "Kirjoita ajoneuvo, jos se oli toinen.",
    "'{text}' is read as the one session of this partner: {name}.": (
        "'{text}' luetaan tämän kumppanin ainoana vierailuna: {name}."
    ),
    "Write the session's name if it was another one.": (
        "Kirjoita vierailun nimi, jos se oli toinen."
    ),
    "'{text}' is read as a move, and left out: moves are worked out anew.": (
        "'{text}' luetaan siirtymisenä ja jätetään pois: siirtymiset lasketaan uudelleen."
    ),
    "Write it otherwise if guests do something there.": (
        "Kirjoita se toisin, jos vieraat tekevät siellä jotakin."
    ),
    "'{text}' may mean several things; it is not taken over.": (
        "'{text}' voi tarkoittaa useaa asiaa; sitä ei oteta mukaan."
    ),
    "Nothing in the catalogue is called '{text}'; it is not taken over.": (
        "Tarjonnassa ei ole mitään nimeltä '{text}'; sitä ei oteta mukaan."
    ),
    "Nothing in the catalogue is called '{text}': it is kept as an item of your own.": (
        "Tarjonnassa ei ole mitään nimeltä '{text}': se säilyy omana ohjelmakohtanasi."
    ),
    "{part_what}; it is not taken over.": "{part_what}; sitä ei oteta mukaan.",
    "Write the name as in the catalogue, or say what it means.": (
        "Kirjoita nimi niin kuin tarjonnassa tai kerro, mitä se tarkoittaa."
    ),
    "{part_hint}Write the name as in the catalogue, or say what it means.": (
        "{part_hint} Kirjoita nimi niin kuin tarjonnassa tai kerro, mitä se tarkoittaa."
    ),
    "Write the name as in the catalogue if it is a visit or a meal of it.": (
        "Kirjoita nimi niin kuin tarjonnassa, jos se on sen vierailu tai ateria."
    ),
}
"""The English sentence or advice, and its Finnish."""
