"""Guide: the first sheet of the workbook, which says what it is and how it is filled in."""

from __future__ import annotations

from collections.abc import Mapping

from optimizer.domain.catalogue import Catalogue
from scenarios.workbooks.catalogue import words
from scenarios.workbooks.catalogue.tables import HEAD, tables

_HOW: tuple[tuple[words.Pair, words.Pair], ...] = (
    (
        ("What it is", "Mikä tämä on"),
        (
            "The whole catalogue. It can be changed here and read back; what is wrong is then told "
            "by sheet, row and column, all at once.",
            "Koko tarjonta. Sitä voi muuttaa tässä ja lukea takaisin; virheet kerrotaan silloin "
            "lehden, rivin ja sarakkeen mukaan kaikki kerralla.",
        ),
    ),
    (
        ("Rows and columns", "Rivit ja sarakkeet"),
        (
            "Each row is one thing. Rows may be sorted and columns moved; the hidden first row "
            "says which column is which. The order of rows is kept. Columns and sheets of your own "
            "are left alone, and not read.",
            "Jokainen rivi on yksi asia. Rivejä voi lajitella ja sarakkeita siirtää; piilotettu "
            "ensimmäinen rivi kertoo, mikä sarake on mikin. Rivien järjestys säilyy. Omat "
            "sarakkeet ja lehdet jätetään rauhaan eikä niitä lueta.",
        ),
    ),
    (
        ("Ids", "Tunnukset"),
        (
            "Things name each other by their id: small letters, digits and hyphens. A changed id "
            "must be changed wherever it is named.",
            "Asiat viittaavat toisiinsa tunnuksella: pieniä kirjaimia, numeroita ja "
            "yhdysviivoja. Muutettu tunnus on muutettava kaikkialla, missä se mainitaan.",
        ),
    ),
    (
        ("Empty cells", "Tyhjät solut"),
        (
            "An empty cell says nothing, so that the usual value holds. A single hyphen (-) says "
            "that there is nothing, where that is something else.",
            "Tyhjä solu ei sano mitään, jolloin tavallinen arvo on voimassa. Pelkkä yhdysviiva (-) "
            "sanoo, ettei mitään ole, kun se tarkoittaa eri asiaa.",
        ),
    ),
    (
        ("Lists in a cell", "Luettelot solussa"),
        (
            'Several values are parted by commas. One that holds a comma stands in "quotes".',
            "Useat arvot erotetaan pilkuilla. Pilkun sisältävä arvo kirjoitetaan "
            '"lainausmerkkeihin".',
        ),
    ),
    (
        ("Money and times", "Raha ja ajat"),
        (
            "Prices are in euros, exact to the cent. Durations are in minutes, times of day as "
            "09:00 (past midnight they count on: 25:30), dates as dates.",
            "Hinnat ovat euroina sentilleen. Kestot ovat minuutteina, kellonajat muodossa 09:00 "
            "(puolenyön jälkeen jatketaan: 25:30), päivät päivinä.",
        ),
    ),
    (
        ("Hours, rooms, sources", "Ajat, huoneet, lähteet"),
        (
            "What a thing has several of stands on a sheet of its own. Its rows say to which list "
            "and to which id they belong, and to which part of it where there are several: "
            "availability, opening, terms, or “services 1 opening” for the hours of a "
            "restaurant's meal number 1.",
            "Se, mitä asialla on monta, on omalla lehdellään. Rivit kertovat, mihin luetteloon ja "
            "mihin tunnukseen ne kuuluvat, ja tarvittaessa mihin osaan: availability, opening, "
            "terms tai ”services 1 opening”, kun kyse on ravintolan aterian 1 ajoista.",
        ),
    ),
    (
        ("Hours are listed", "Ajat luetellaan"),
        (
            "Yes, with no row on the sheet of hours, means never. Empty and with no row means "
            "always, where that is allowed.",
            "Kyllä ilman riviä aikojen lehdellä tarkoittaa ei koskaan. Tyhjä ilman riviä "
            "tarkoittaa aina, kun se on sallittu.",
        ),
    ),
    (
        ("Travel", "Matkat"),
        (
            "Two grids for each set of travel times: minutes and metres, from the row's place to "
            "the column's. A new place needs a row and a column in each.",
            "Kaksi ruudukkoa kutakin matka-aikojen sarjaa kohden: minuutit ja metrit rivin "
            "paikasta sarakkeen paikkaan. Uusi paikka tarvitsee rivin ja sarakkeen kumpaankin.",
        ),
    ),
    (
        ("Formulas", "Kaavat"),
        (
            "Of a formula its value is read, as it was when the file was saved.",
            "Kaavasta luetaan arvo, joka sillä oli tiedostoa tallennettaessa.",
        ),
    ),
)
_HOW_TITLE = ("How to fill it in", "Näin täytät")
_SHEETS_TITLE = ("Sheets", "Lehdet")


def guide_lines(
    catalogue: Catalogue, counts: Mapping[str, int], language: str
) -> list[tuple[str, str]]:
    """The lines of the first sheet, each with its style."""
    lines = [
        ("title", catalogue.name.in_language(language)),
        ("text", catalogue.banner.in_language(language)),
        ("space", ""),
        ("head", words.word(_HOW_TITLE, language)),
    ]
    lines += [
        ("pair", f"{words.word(one, language)}\t{words.word(two, language)}") for one, two in _HOW
    ]
    lines += [("space", ""), ("head", words.word(_SHEETS_TITLE, language))]
    for key in tables():
        number = "" if key == HEAD else f" ({counts[key]})"
        name = words.word(words.SHEETS[key], language)
        lines.append(("pair", f"{name}{number}\t{words.word(words.ABOUT[key], language)}"))
    return lines
