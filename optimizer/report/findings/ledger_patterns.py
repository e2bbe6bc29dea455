"""Patterns of what is found in ledgers: costs, payers, shares, and the trips that they count."""

from __future__ import annotations

LEDGER_PATTERNS: dict[str, str] = {
    "By the lines of the trip '{trip}' '{payer}' pays {amount}, but the ledger lists no "
    "such payer; "
    "the account counts it as a cost of the project, paid by the applicant.": (
        "Matkan '{trip}' rivien mukaan '{payer}' maksaa {amount}, mutta kirjanpidossa ei ole "
        "sellaista maksajaa; se lasketaan hankkeen kuluksi, jonka hakija maksaa."
    ),
    "List that payer under funding, give the trip a payer, or have what is no cost of the project "
    "planned as own-arrangement.": (
        "Lisää maksaja rahoitukseen, anna matkalle maksaja tai suunnittele hankkeen ulkopuoliset "
        "kulut omatoimisiksi."
    ),
    "The trip '{trip}' is dated {date}, but its file has costs from {first} to {last}.": (
        "Matka '{trip}' on päivätty {date}, mutta sen tiedostossa on kuluja {first}–{last}."
    ),
    "Correct the date, or give the trip's own file.": "Korjaa päivä tai anna matkan oma tiedosto.",
    "The planned funding {part}.": "Suunniteltu rahoitus {part}.",
    "The planned funding {part}: {amount} {sign}.": "Suunniteltu rahoitus {part}: {amount} {sign}.",
    "The funding of what was spent {part}.": "Toteutuneiden kulujen rahoitus {part}.",
    "leaves {difference} of {needed} that nobody pays": (
        "jättää {difference} summasta {needed} ilman maksajaa"
    ),
    "Raise a given share, or name under remainder who bears what is left.": (
        "Nosta jotakin osuutta tai nimeä, kuka maksaa loput (remainder)."
    ),
    "gives {covered} for a net cost of {needed}, {difference} too much": (
        "antaa {covered} nettokuluun {needed}, {difference} liikaa"
    ),
    "Lower a given share, or correct the cost.": "Laske jotakin osuutta tai korjaa kulua.",
    "has nothing to pay: income is {difference} more than the cost": (
        "ei maksa mitään: tuloja on {difference} enemmän kuin kuluja"
    ),
    "Correct the income or the costs.": "Korjaa tuloja tai kuluja.",
    "counts {covered} as eligible out of a total of {needed}, {difference} too much": (
        "laskee tukikelpoiseksi {covered} summasta {needed}, {difference} liikaa"
    ),
    "Correct which costs are eligible; a credit note is as eligible as its invoice.": (
        "Korjaa, mitkä kulut ovat tukikelpoisia; hyvitys on yhtä tukikelpoinen kuin laskunsa."
    ),
    "The share of '{payer}' is stated as {amount}, but the funding plan gives {given}: "
    "{difference} "
    "{sign}.": (
        "Maksajan '{payer}' osuudeksi on merkitty {amount}, mutta rahoitussuunnitelma antaa "
        "{given}: ero {difference}."
    ),
    "Correct the share, the rate or the given amounts.": "Korjaa osuus, prosentti tai summat.",
    "{source} prints {amount} as {figure}, but the plan's own figures give {given}: {difference} "
    "{sign}.": (
        "{source}: {figure} on {amount}, mutta suunnitelman omat luvut antavat {given}: ero "
        "{difference}."
    ),
    "Ask whoever printed it; the account uses the plan's own figure.": (
        "Kysy luvun julkaisijalta; laskelma käyttää suunnitelman omaa lukua."
    ),
    "The project has cost {amount}, {over} more than was planned.": (
        "Hanke on maksanut {amount}, {over} yli suunnitellun."
    ),
    "Cut costs, or have the plan changed.": "Karsi kuluja tai hae suunnitelman muutosta.",
    "'{file}' is the file of '{name}' as well, so its costs would be counted twice.": (
        "'{file}' on myös matkan '{name}' tiedosto, joten sen kulut laskettaisiin kahdesti."
    ),
    "Give each trip its own file, or leave one of the two out.": (
        "Anna kullekin matkalle oma tiedosto tai poista toinen."
    ),
    "no payer '{name}' is listed under funding.": "rahoituksessa ei ole maksajaa '{name}'.",
    "Name a payer of the funding plan, or add it there.": (
        "Nimeä rahoitussuunnitelman maksaja tai lisää se sinne."
    ),
    "'{name}' pays the grant, but is listed as {type}.": (
        "'{name}' maksaa avustuksen, mutta sen lajina on {type}."
    ),
    "Give that payer the kind grant, or name another one.": (
        "Anna maksajalle laji grant tai nimeä toinen."
    ),
    "'{name}' is dated {date}, outside the project's period {first} to {last}.": (
        "'{name}' on päivätty {date}, hankkeen ajan {first}–{last} ulkopuolelle."
    ),
    "Correct the date or the period, or leave the cost out.": (
        "Korjaa päivä tai hankkeen aika tai poista kulu."
    ),
    "'{name}' has no {field}, which is what counts where VAT {part}.": (
        "Kulusta '{name}' puuttuu {field}, joka ratkaisee, kun arvonlisävero {part}."
    ),
    "is deducted": "vähennetään",
    "is not deducted": "jää maksettavaksi",
    "Add {field}, or correct vat_deductible under funding.": (
        "Lisää {field} tai korjaa rahoituksen vat_deductible."
    ),
    "'{name}' is {net} cents net of VAT and {gross} gross.": (
        "'{name}' on verottomana {net} senttiä ja verollisena {gross}."
    ),
    "{cents} cents {part}, but the whole project is planned at {total}.": (
        "{cents} senttiä {part}, mutta koko hanke on suunniteltu summalle {total}."
    ),
    "are to be eligible": "olisi tukikelpoista",
    "are to come in": "tulisi tuloina",
    "Correct {field} or total_cents.": "Korjaa {field} tai total_cents.",
    "The file of the trip '{trip}' has no cost line.": (
        "Matkan '{trip}' tiedostossa ei ole kustannusriviä."
    ),
    "Name the result of a trip that costs something, or give its total.": (
        "Anna tulos matkasta, joka maksaa jotakin, tai sen loppusumma."
    ),
    "The path '{name}' of a cost line does not begin with its date.": (
        "Kustannusrivin polku '{name}' ei ala päivämäärällä."
    ),
    "Write it as 2027-05-11/visit/demo-x.": "Kirjoita se muodossa 2027-05-11/visit/demo-x.",
    "'{name}' of the trip '{trip}' has no net_cents, which is what counts where VAT is deducted.": (
        "Matkan '{trip}' rivistä '{name}' puuttuu veroton hinta, joka ratkaisee, kun arvonlisävero "
        "vähennetään."
    ),
    "Plan the trip with a catalogue that has its rates of VAT, or add net_cents.": (
        "Suunnittele matka tarjonnalla, jossa on verokannat, tai lisää net_cents."
    ),
    "'{name}' of the trip '{trip}' is {net} cents net of VAT and {gross} gross.": (
        "Matkan '{trip}' rivi '{name}' on verottomana {net} senttiä ja verollisena {gross}."
    ),
    "'{name}' of the trip '{trip}' is dated {date}, outside the project's period {first} "
    "to {last}.": (
        "Matkan '{trip}' rivi '{name}' on päivätty {date}, hankkeen ajan {first}–{last} "
        "ulkopuolelle."
    ),
    "Correct the date or the period, or leave the trip out.": (
        "Korjaa päivä tai hankkeen aika tai poista matka."
    ),
}
