"""Phrases of the cost sheet in English and Finnish."""

from __future__ import annotations

SHEET_PHRASES: dict[str, tuple[str, str]] = {
    "sheet.title": ("Cost sheet", "Hintalaskelma"),
    "sheet.lines": ("Cost lines", "Kustannusrivit"),
    "sheet.sums": ("What the price includes", "Mitä hinta sisältää"),
    "sheet.payers": ("Who pays", "Maksajat"),
    "sheet.eligible": ("Eligible for the grant: {cents}", "Tukikelpoista: {cents}"),
    "sheet.sizes": ("Price by size of group", "Hinta ryhmäkoon mukaan"),
    "sheet.what": ("What", "Mitä"),
    "sheet.quantity": ("Quantity", "Määrä"),
    "sheet.net": ("Net", "Veroton"),
    "sheet.rate": ("VAT %", "Alv %"),
    "sheet.tax": ("VAT", "Alv"),
    "sheet.rates": ("Tax in the cost", "Kustannuksiin sisältyvä vero"),
    "sheet.cost": ("Cost", "Kustannus"),
    "sheet.sale": ("Sale", "Myynti"),
    "sheet.margin": ("Margin, net", "Kate, veroton"),
    "sheet.remitted": ("VAT to remit", "Tilitettävä alv"),
    "sheet.total": ("Total", "Yhteensä"),
    "sheet.payer": ("Payer", "Maksaja"),
    "sheet.unknown": ("not known", "ei tiedossa"),
    # how things are taken and supplied
    "inclusion.included": ("Included", "Sisältyy"),
    "inclusion.optional": ("Optional", "Valinnaista"),
    "inclusion.own-arrangement": ("By own arrangement", "Omatoimista"),
    "mode.supply.own": ("own work", "omaa työtä"),
    "mode.supply.resale": ("bought and sold on", "ostettu ja edelleen myyty"),
    "mode.supply.brokered": ("brokered", "välitetty"),
    # what lines are counted in
    "basis.group": ("{n} groups", "{n} ryhmää"),
    "basis.group.one": ("{n} group", "{n} ryhmä"),
    "basis.person": ("{n} persons", "{n} henkilöä"),
    "basis.person.one": ("{n} person", "{n} henkilö"),
    "basis.room-night": ("{n} rooms", "{n} huonetta"),
    "basis.room-night.one": ("{n} room", "{n} huone"),
    "basis.hour": ("{n} hours", "{n} tuntia"),
    "basis.hour.one": ("{n} hour", "{n} tunti"),
    "basis.leg": ("{n} legs", "{n} siirtymää"),
    "basis.leg.one": ("{n} leg", "{n} siirtymä"),
    "basis.day": ("{n} days", "{n} päivää"),
    "basis.day.one": ("{n} day", "{n} päivä"),
    "basis.half-day": ("{n} half days", "{n} puolipäivää"),
    "basis.half-day.one": ("{n} half day", "{n} puolipäivä"),
    # which of a supplier's services a line is for
    "sheet.item.single": ("Single rooms", "1 hengen huoneet"),
    "sheet.item.twin": ("Twin rooms", "2 hengen huoneet"),
    "sheet.item.twin-single-use": ("Twin for one", "2 hengen huone yhdelle"),
    "sheet.item.accessible": ("Accessible rooms", "Esteettömät huoneet"),
    "sheet.item.single-single-use": ("Single rooms", "1 hengen huoneet"),
    "sheet.item.accessible-single-use": ("Accessible for one", "Esteetön huone yhdelle"),
    "sheet.item.free-places": ("Free places", "Vapaapaikat"),
    "sheet.item.legs": ("With the group", "Ajo ryhmän kanssa"),
    "sheet.item.legs.one": ("Each leg", "Siirtymäveloitus"),
    "sheet.item.empty-runs": ("Empty runs", "Tyhjäajo"),
    "sheet.item.second-driver": ("Second driver", "Toinen kuljettaja"),
    "sheet.host": ("the host", "isäntä"),
    "sheet.delegation": ("the delegation", "valtuuskunta"),
    # sizes
    "size.paying": ("Paying guests", "Maksavia vieraita"),
    "size.free": ("Free of charge", "Maksutta mukana"),
    "size.alone": ("Paying, alone in a room", "Maksavista yksin huoneessa"),
    "size.person": ("Per person, half a twin room", "Henkilöltä, jaettu huone"),
    "size.person-alone": ("Per person", "Henkilöltä"),
    "size.supplement": ("Single supplement", "Yhden hengen lisä"),
    "size.rounding": ("Brought in by rounding up", "Pyöristys ylöspäin tuo"),
    "size.optional": ("Optional, per person", "Valinnaista, henkilöltä"),
    "size.own": ("By own arrangement, at cost", "Omatoimista, kustannuksina"),
    "size.vehicles": ("Vehicles on the fullest day", "Ajoneuvoja enimmillään"),
    "size.splits": ("Visits held in another way", "Toisin pidettäviä vierailuja"),
    "size.broken": ("Does the plan hold", "Pitääkö ohjelma"),
    "size.holds": ("yes", "kyllä"),
    "size.n-broken": ("{n} faults", "{n} estettä"),
    "size.n-broken.one": ("1 fault", "1 este"),
    "size.no-price": ("no price", "ei hintaa"),
    "size.note": (
        (
            "The plan's times stay; rooms, vehicles and halves are counted anew. A size with a "
            "fault needs a plan of its own, and its price says about what that would cost. In "
            "detail:"
        ),
        (
            "Ohjelman ajat pysyvät; huoneet, ajoneuvot ja puoliskot lasketaan uudelleen. Koko, "
            "jossa on este, tarvitsee oman ohjelmansa, ja hinta kertoo suunnilleen, mitä se "
            "maksaisi. Tarkemmin:"
        ),
    ),
    "size.held": ("held otherwise: {name}: {ways}", "pidetään toisin: {name}: {ways}"),
    "size.split.plain": ("for all at once", "kaikille yhdessä"),
    "size.split.repeat": ("twice in a row", "kahdesti peräkkäin"),
    "size.split.twin": ("two hosts in parallel", "kaksi isäntää rinnakkain"),
    "size.split.rotation": ("halves swap", "puoliskot vaihtavat"),
    "size.at": ("{n} guests", "{n} vierasta"),
    "size.more": ("and {n} more", "ja {n} muuta"),
    # exposure
    "exposure.title": ("If the trip is cancelled", "Jos matka perutaan"),
    "exposure.from": ("From", "Alkaen"),
    "exposure.owed": ("Owed", "Maksettava"),
    "exposure.to-them": ("Owed to them", "Heille maksettava"),
    "exposure.who": ("To whom it changes", "Kenelle muuttuu"),
    "exposure.share": ("Of the cost", "Kustannuksesta"),
    "exposure.unknown": (
        (
            "No terms stated for {cents} of the cost, so what is owed of it, on top of the above, "
            "is not known: {names}."
        ),
        (
            "Kustannuksista {cents} on vailla ilmoitettuja ehtoja; mitä niistä edellisten lisäksi "
            "on maksettava, ei tiedetä: {names}."
        ),
    ),
    "exposure.own-items": ("own items", "omat ohjelmanosat"),
}
