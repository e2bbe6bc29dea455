"""Phrases of project accounts in English and Finnish."""

from __future__ import annotations

LEDGER_PHRASES: dict[str, tuple[str, str]] = {
    "ledger.period": ("{first} – {last}", "{first} – {last}"),
    "ledger.gross": ("amounts include VAT", "summat sisältävät arvonlisäveron"),
    "ledger.net": (
        "amounts without VAT, which is deducted",
        "summat ilman arvonlisäveroa, joka vähennetään",
    ),
    "ledger.closed": ("final account", "lopputilitys"),
    "ledger.open": ("account to date", "välitilitys"),
    "ledger.illustrative": (
        "Costs and trips marked * are illustrative examples, not what was spent.",
        "Tähdellä (*) merkityt kulut ja matkat ovat esimerkkejä, eivät toteutuneita.",
    ),
    "ledger.figures": ("Costs and funding", "Kustannukset ja rahoitus"),
    "ledger.planned": ("Planned", "Suunniteltu"),
    "ledger.actual": ("To date", "Toteutunut"),
    "ledger.left": ("Left", "Jäljellä"),
    "ledger.total": ("Total cost", "Kokonaiskustannukset"),
    "ledger.income": ("Income", "Tulot"),
    "ledger.net-cost": ("Net cost", "Nettokustannukset"),
    "ledger.eligible": ("Eligible", "Tukikelpoiset"),
    "ledger.refused": ("refused", "hylätty"),
    "ledger.grant": (
        "Grant as planned: {rate} of {counted} is {raw}, {how} {grant}.",
        "Tuki suunnitelman mukaan: {rate} summasta {counted} on {raw}, {how} {grant}.",
    ),
    "ledger.rounded": ("rounded down", "alaspäin pyöristettynä"),
    "ledger.capped": ("at most the cap of {cap}, so", "kuitenkin enintään {cap}, siis"),
    "ledger.exactly": ("paid as", "maksetaan"),
    "ledger.interim": (
        "Given shares are called up only as needed until the account is final.",
        "Kiinteät osuudet lasketaan mukaan vain tarpeen mukaan, kunnes tilitys on lopullinen.",
    ),
    "ledger.settlement": ("Who has paid, and who owes", "Kuka on maksanut ja kuka on velkaa"),
    "ledger.payer": ("Payer", "Maksaja"),
    "ledger.share": ("Share to date", "Osuus tähän asti"),
    "ledger.paid": ("Paid", "Maksettu"),
    "ledger.balance": ("Balance", "Erotus"),
    "ledger.balance-note": (
        (
            "Balance: what was paid beyond the share and comes back. What has a minus is still "
            "to be paid."
        ),
        "Erotus: osuuden yli maksettu, joka palautuu. Miinusmerkkinen on vielä maksamatta.",
    ),
    "ledger.nobody-named": (
        (
            "Who owes whom is not known: the ledger names no applicant, and some cost or income "
            "names no payer."
        ),
        (
            "Velkoja ei tiedetä: hakijaa ei ole nimetty, eikä jollakin kululla tai tulolla ole "
            "maksajaa."
        ),
    ),
    "ledger.no-split": (
        "Who owes whom is not known, because the split of what was spent was refused; see below.",
        "Velkoja ei tiedetä, koska toteutuneiden kulujen jako hylättiin; ks. alla.",
    ),
    "ledger.categories": ("Costs by category", "Kustannukset lajeittain"),
    "ledger.category": ("Category", "Laji"),
    "ledger.amount": ("Amount", "Summa"),
    "ledger.costs": ("Costs of the project itself", "Hankkeen omat kulut"),
    "ledger.item": ("Item", "Kulu"),
    "ledger.date": ("Date", "Päivä"),
    "ledger.trips": ("Trips", "Matkat"),
    "ledger.trip": ("Trip", "Matka"),
    "ledger.dates": ("Dates", "Päivät"),
    "ledger.findings": ("What does not match", "Mikä ei täsmää"),
    "project.personnel": ("Personnel", "Henkilöstö"),
    "project.purchased-services": ("Purchased services", "Ostopalvelut"),
    "project.travel": ("Travel", "Matkakulut"),
    "project.materials": ("Materials", "Aineet ja tarvikkeet"),
    "project.premises": ("Premises", "Toimitilat"),
    "project.overheads": ("Overheads", "Yleiskulut"),
    "project.other": ("Other", "Muut"),
    "project.trips": ("Trips of delegations", "Vierailumatkat"),
    "project.trips/": ("Trips: {name}", "Matkat: {name}"),
}
