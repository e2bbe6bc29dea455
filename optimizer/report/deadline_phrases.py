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
    "deadline.visa": ("Hand in the visa applications", "Jätä viisumihakemukset"),
    "deadline.clearance.named-list": (
        "Give the host the named list of the visitors",
        "Toimita isännälle vierailijoiden nimilista",
    ),
    "deadline.clearance.id-check": (
        "Give the host the identity details for the check",
        "Toimita isännälle henkilötiedot tarkistusta varten",
    ),
    "deadline.clearance.rfv": (
        "File the Request for Visit (RfV)",
        "Jätä vierailupyyntö (RfV)",
    ),
    "deadline.request": ("Request the visit", "Pyydä vierailua"),
    "deadline.interpreters": ("Book the interpreters", "Varaa tulkit"),
    "deadline.option": ("Confirm the option, or it lapses", "Vahvista optio, tai se raukeaa"),
    "deadline.deposit": ("Pay the deposit", "Maksa ennakkomaksu"),
    "deadline.release": (
        "Confirm the rooms, or the allotment is released",
        "Vahvista huoneet, tai kiintiö vapautuu",
    ),
    "deadline.free-cancellation": (
        "Last day to cancel free of charge",
        "Viimeinen maksuton peruutuspäivä",
    ),
    "deadline.cheaper-cancellation": (
        "Last day on which cancelling costs {share} of the price, not more",
        "Viimeinen päivä, jona peruminen maksaa {share} hinnasta eikä enempää",
    ),
    "deadline.name-list": ("Send the name list", "Lähetä nimilista"),
    "deadline.rooming-list": ("Send the rooming list", "Lähetä huonejako"),
    "deadline.diets": ("Tell the diets", "Ilmoita ruokavaliot"),
    "deadline.menu": ("Choose the menu", "Valitse menu"),
    "deadline.programme": ("Send the programme", "Lähetä ohjelma"),
    "deadline.transport-order": (
        "Send the transport order with times",
        "Lähetä kuljetustilaus aikoineen",
    ),
    "deadline.balance": ("Pay the balance", "Maksa loppumaksu"),
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
    "deadline.why.option": (
        "the option is held until {latest}",
        "optio on voimassa {latest} asti",
    ),
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
    "deadline.was-due": ("it was due by {latest}", "määräaika oli {latest}"),
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
