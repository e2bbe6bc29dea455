"""Phrases of deadlines in English and Finnish."""

from __future__ import annotations

DEADLINE_PHRASES: dict[str, tuple[str, str]] = {
    "deadlines.title": ("Deadlines", "Määräajat"),
    "deadlines.head.one": ("1 deadline", "1 määräaika"),
    "deadlines.head": ("{n} deadlines", "{n} määräaikaa"),
    "deadlines.as-of": ("as of {date}", "tilanne {date}"),
    "deadlines.none": (
        "Nothing in this plan has a deadline.",
        "Mihinkään tämän ohjelman kohtaan ei liity määräaikaa.",
    ),
    "deadlines.overdue": ("Too late already", "Jo myöhässä"),
    "deadlines.overdue-count": ("{n} too late", "{n} myöhässä"),
    "deadlines.in-days.one": ("in 1 day", "1 päivän päästä"),
    "deadlines.in-days": ("in {n} days", "{n} päivän päästä"),
    "deadlines.today": ("today", "tänään"),
    # what is to be done
    "deadline.visa": ("Visa applications are in", "Viisumihakemukset on jätetty"),
    "deadline.clearance.named-list": (
        "Named list of the visitors is with the host",
        "Vierailijoiden nimilista on isännällä",
    ),
    "deadline.clearance.id-check": (
        "Identity details for the check are with the host",
        "Henkilötiedot tarkistusta varten ovat isännällä",
    ),
    "deadline.clearance.rfv": (
        "Request for Visit (RfV) is filed",
        "Vierailupyyntö (RfV) on jätetty",
    ),
    "deadline.request": ("Visit is requested", "Vierailu on pyydetty"),
    "deadline.interpreters": ("Interpreters are booked", "Tulkit on varattu"),
    "deadline.option": ("Option is confirmed, or it lapses", "Optio on vahvistettu tai raukeaa"),
    "deadline.deposit": ("Deposit is paid", "Ennakkomaksu on maksettu"),
    "deadline.release": (
        "Rooms are confirmed, or the allotment is released",
        "Huoneet on vahvistettu tai kiintiö vapautuu",
    ),
    "deadline.free-cancellation": (
        "Last day to cancel free of charge",
        "Viimeinen maksuton peruutuspäivä",
    ),
    "deadline.cheaper-cancellation": (
        "Last day on which cancelling costs {share} of the price, not more",
        "Viimeinen päivä, jona peruminen maksaa {share} hinnasta eikä enempää",
    ),
    "deadline.name-list": ("Name list is sent", "Nimilista on lähetetty"),
    "deadline.rooming-list": ("Rooming list is sent", "Huonejako on lähetetty"),
    "deadline.diets": ("Diets are told", "Ruokavaliot on ilmoitettu"),
    "deadline.menu": ("Menu is chosen", "Menu on valittu"),
    "deadline.programme": ("Programme is sent", "Ohjelma on lähetetty"),
    "deadline.transport-order": (
        "Transport order with times is sent",
        "Kuljetustilaus aikoineen on lähetetty",
    ),
    "deadline.balance": ("Balance is paid", "Loppumaksu on maksettu"),
    "deadline.no-diets": ("no special diets", "ei erityisruokavalioita"),
    # why
    "deadline.why.visa": ("lead time of visas", "viisumien käsittelyaika"),
    "deadline.why.clearance": ("access: {access}", "kulkulupa: {access}"),
    "deadline.access.named-list": ("named list", "nimilista"),
    "deadline.access.id-check": ("identity check", "henkilötietojen tarkistus"),
    "deadline.access.rfv": ("Request for Visit", "vierailupyyntö (RfV)"),
    "deadline.why.request": (
        "lead time of the session and its host",
        "vierailun ja isännän varausaika",
    ),
    "deadline.why.interpreters": ("lead time of the interpreters", "tulkkien varausaika"),
    "deadline.why.release": ("release of the allotment", "kiintiön vapautuminen"),
    "deadline.why.terms": ("terms of the booking", "varausehdot"),
    "deadline.rule": ("rule {rule}", "sääntö {rule}"),
    "deadline.count.same-day": ("by {service} itself", "viimeistään {service}"),
    "deadline.count.days.one": ("1 day before {service}", "1 päivä ennen: {service}"),
    "deadline.count.days": ("{n} days before {service}", "{n} päivää ennen: {service}"),
    "deadline.count.working-days.one": (
        "1 working day ({weekdays}) up to {service}",
        "1 työpäivä ({weekdays}) ennen: {service}",
    ),
    "deadline.count.working-days": (
        "{n} working days ({weekdays}) up to {service}",
        "{n} työpäivää ({weekdays}) ennen: {service}",
    ),
    "deadline.moved": (
        "moved from {latest}, when the office is closed",
        "siirretty päivästä {latest}, jolloin toimisto on kiinni",
    ),
    "deadline.at-once": (
        "at once: the office is closed up to {latest}, the last day in time",
        "heti: toimisto on kiinni viimeiseen päivään {latest} asti",
    ),
    "deadline.late.one": ("too late by 1 day", "myöhässä 1 päivän"),
    "deadline.late": ("too late by {n} days", "myöhässä {n} päivää"),
    "deadline.in-time": ("in time", "ajoissa"),
    # columns of the table
    "deadline.column.date": ("do by", "tehtävä"),
    "deadline.column.latest": ("last day", "viimeinen päivä"),
    "deadline.column.what": ("what", "mitä"),
    "deadline.column.who": ("for whom", "kenelle"),
    "deadline.column.item": ("item", "kohde"),
    "deadline.column.service": ("item's date", "kohteen päivä"),
    "deadline.column.why": ("why", "miksi"),
    "deadline.column.state": ("state", "tila"),
    "counterpart.authority": ("the authority", "viranomainen"),
    "weekday.mon": ("Mon", "ma"),
    "weekday.tue": ("Tue", "ti"),
    "weekday.wed": ("Wed", "ke"),
    "weekday.thu": ("Thu", "to"),
    "weekday.fri": ("Fri", "pe"),
    "weekday.sat": ("Sat", "la"),
    "weekday.sun": ("Sun", "su"),
}
