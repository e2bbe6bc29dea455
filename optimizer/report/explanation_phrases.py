"""Phrases of explanations in English and Finnish, by key."""

from __future__ import annotations

from optimizer.report.frontier_phrases import FRONTIER_PHRASES
from optimizer.report.reason_phrases import REASON_PHRASES

EXPLANATION_PHRASES: dict[str, tuple[str, str]] = {
    "phase.explain": ("explaining", "selitetään"),
    # demands: what was asked for, as a label
    "demand.wish": ("required: {name}", "vaadittu: {name}"),
    "demand.exclusion": ("excluded: {name}", "suljettu pois: {name}"),
    "demand.quota": ("number of visits, {name}: {n}", "vierailujen määrä, {name}: {n}"),
    "demand.pin": ("pinned: {name} on {date}", "kiinnitetty: {name}, {date}"),
    "demand.commitment": ("own item: {name}", "oma kohta: {name}"),
    "demand.precedence": (
        "order: {first}, {second} ({kind})",
        "järjestys: {first}, {second} ({kind})",
    ),
    "demand.budget": ("budget {amount}", "budjetti {amount}"),
    "demand.cap": ("cap on costs, {name}: {amount}", "kustannuskatto, {name}: {amount}"),
    "demand.limit": ("limit: {name} {amount}", "raja: {name} {amount}"),
    "demand.hours": ("own hours on {date}", "omat kellonajat {date}"),
    "demand.hotel-changes": ("hotel changes: at most {n}", "hotellin vaihtoja enintään {n}"),
    "demand.travel": ("{name}: {names} only", "{name}: vain {names}"),
    "demand.rooms-on-request": (
        "no rooms on request after the release",
        "ei pyyntöhuoneita kiintiön vapautumisen jälkeen",
    ),
    "demand.languages": ("language modes: {names} only", "kielimuodot: vain {names}"),
    "demand.planning-date": ("planned no earlier than {date}", "suunnittelupäivä {date}"),
    "demand.stay": ("length of the stay: {n}", "matkan pituus: {n}"),
    "demand.dates": ("dates {first} – {last}", "päivät {first} – {last}"),
    "demand.heads": ("group of {n}", "ryhmän koko {n}"),
    "demand.diets": ("diets: {names}", "ruokavaliot: {names}"),
    "demand.access": ("access needs: {names}", "esteettömyystarpeet: {names}"),
    "quota.at-least": ("at least {n}", "vähintään {n}"),
    "quota.at-most": ("at most {n}", "enintään {n}"),
    "precedence.before": ("in this order", "tässä järjestyksessä"),
    "precedence.requires": ("the second only with the first", "jälkimmäinen vain edellisen kanssa"),
    "precedence.same-day": ("on one day", "samana päivänä"),
    "precedence.not-same-day": ("on different days", "eri päivinä"),
    "precedence.within": ("within some days", "muutaman päivän sisällä"),
    "limit.day_start": ("start of the day", "päivän alku"),
    "limit.day_end": ("end of the day", "päivän loppu"),
    "limit.sessions_per_day": ("sessions a day", "vierailuja päivässä"),
    "limit.content_minutes_per_day": ("content a day", "sisältöä päivässä"),
    "limit.seated_minutes": ("seated in a row", "istumista yhtä mittaa"),
    "limit.night_rest_minutes": ("night rest", "yölepo"),
    "limit.max_hotel_changes": ("hotel changes", "hotellin vaihtoja"),
    "travel.arrive_from": ("arrival from", "saapuminen"),
    "travel.leave_for": ("departure for", "paluu"),
    "travel.hotels": ("hotels", "hotellit"),
    "travel.vehicles": ("vehicles", "ajoneuvot"),
    "language-mode.own": ("own language", "oma kieli"),
    "language-mode.second": ("second language", "toinen kieli"),
    "language-mode.consecutive": ("consecutive interpretation", "konsekutiivitulkkaus"),
    "language-mode.simultaneous": ("simultaneous interpretation", "simultaanitulkkaus"),
    # changes: what to do instead
    "change.wish": ("no longer require {name}", "ei enää vaadita: {name}"),
    "change.exclusion": ("allow {name} again", "sallitaan taas: {name}"),
    "change.quota": (
        "change the number of visits, {name}: {new} instead of {old}",
        "muutetaan vierailujen määrä, {name}: {new} (nyt {old})",
    ),
    "change.quota-dropped": (
        "drop the number of visits asked for, {name}",
        "luovutaan vierailujen määrästä: {name}",
    ),
    "change.pin": ("unpin {name}", "irrotetaan {name} päivästään"),
    "change.pin-time": (
        "pin {name} to its date only, at any time",
        "kiinnitetään {name} vain päivään, mihin aikaan tahansa",
    ),
    "change.commitment": ("drop the own item {name}", "luovutaan omasta kohdasta: {name}"),
    "change.precedence": (
        "drop the order of {first} and {second}",
        "luovutaan järjestyksestä: {first}, {second}",
    ),
    "change.budget": (
        "{by} more budget: {new} in all",
        "budjettiin {by} lisää: yhteensä {new}",
    ),
    "change.cap": (
        "{by} more for {name}: a cap of {new}",
        "{by} lisää, {name}: katto {new}",
    ),
    "change.limit": ("{name}: {new} instead of {old}", "{name}: {new} (nyt {old})"),
    "change.hours": ("the usual hours on {date}", "tavalliset kellonajat {date}"),
    "change.travel": ("any choice, {name}", "mikä tahansa, {name}"),
    "change.rooms-on-request": (
        "take rooms on request too",
        "otetaan myös huoneita pyynnöstä",
    ),
    "change.languages": ("also allow {names}", "sallitaan myös {names}"),
    "change.planning-date": (
        "ask {n} days earlier, by {date}",
        "pyydetään {n} päivää aiemmin, viimeistään {date}",
    ),
    "change.stay-more": (
        "allow {n} days, between {first} and {last}",
        "sallitaan {n} päivää välillä {first} – {last}",
    ),
    "change.stay-fewer": ("allow {n} days only", "sallitaan vain {n} päivää"),
    "change.dates": ("move the dates to {first} – {last}", "siirretään päiviksi {first} – {last}"),
    "change.heads": ("come as {n} instead of {old}", "tullaan {n} hengen ryhmänä (nyt {old})"),
    "change.least": ("no less will do, proved", "vähempi ei todistetusti riitä"),
    "change.plan": ("leads to {points}, {cost}", "tulos {points}, {cost}"),
    # left out
    "why.alone": (
        "Impossible even as the only wish and without a budget.",
        "Mahdoton, vaikka olisi ainoa toive eikä budjettia olisi.",
    ),
    "why.alone-no-day": (
        "Impossible even as the only wish: it fits into no day the host can offer.",
        "Mahdoton ainoanakin toiveena: se ei mahdu millekään päivälle.",
    ),
    "why.stands": ("What stands in the way: {names}.", "Esteenä: {names}."),
    "why.conflict": (
        "Cannot be together with: {names}.",
        "Ei mahdu yhteen näiden kanssa: {names}.",
    ),
    "why.conflict-proved": (
        "Each of these is needed for the conflict, proved: any one left out, the rest fit.",
        "Jokainen tarvitaan ristiriitaan, todistettu: jos yksikin jää pois, muut sopivat.",
    ),
    "why.conflict-open": (
        "The time ended before it was proved that each of these is part of the conflict.",
        "Aika loppui ennen kuin oli todistettu, että jokainen näistä kuuluu ristiriitaan.",
    ),
    "why.conflict-unnamed": (
        "Possible alone, not with all that is asked for; which demands stand in the way is open.",
        "Mahdollinen yksin, ei kaiken pyydetyn kanssa; mitkä vaatimukset estävät, on avoinna.",
    ),
    "why.given": ("This holds with {names}.", "Tämä pätee, kun voimassa pysyy: {names}."),
    "why.not-worth": (
        "Possible, but the best plan with it {price}; proved.",
        "Mahdollinen, mutta paras ohjelma sen kanssa {price}; todistettu.",
    ),
    "why.not-worth-bound": (
        "Possible, but each plan with it loses at least {least}, proved; the best found {price}.",
        "Mahdollinen, mutta se vie vähintään {least}, todistettu; paras löydetty ohjelma {price}.",
    ),
    "why.tie": (
        "An equally good plan has it: the same points, cost and time; proved.",
        "Yhtä hyvä ohjelma sisältää sen: samat pisteet, kustannukset ja aika; todistettu.",
    ),
    "why.unknown": (
        "Not known: the time ended before a proof.",
        "Ei tiedossa: aika loppui ennen todistusta.",
    ),
    "why.unknown-price": (
        "Not known: the time ended before a proof. The best plan found with it {price}.",
        "Ei tiedossa: aika loppui ennen todistusta. Paras löydetty ohjelma sen kanssa {price}.",
    ),
    "why.displaced": ("It displaces: {names}.", "Sen tieltä jää pois: {names}."),
    "why.added": ("Then also visited: {names}.", "Silloin mukaan tulee myös: {names}."),
    "why.worth-from": (
        "Counted {n} or more, it is in every best plan.",
        "Painolla {n} tai enemmän se on jokaisessa parhaassa ohjelmassa.",
    ),
    "why.help": ("What would help: {changes}; {plan}.", "Mikä auttaisi: {changes}; {plan}."),
    "price.levels": (
        "breaks {n} freeze levels more",
        "rikkoo {n} jäädytystasoa enemmän",
    ),
    "price.more-changes": (
        "changes more of what was published (weight {n})",
        "muuttaa julkaistua enemmän (paino {n})",
    ),
    "price.fewer-changes": (
        "changes less of what was published (weight {n})",
        "muuttaa julkaistua vähemmän (paino {n})",
    ),
    "price.loses": ("loses {n}", "menettää {n}"),
    "price.gains": ("gains {n}", "saa lisää {n}"),
    "price.same-points": ("has as many points", "saa samat pisteet"),
    "price.dearer": ("costs {n} more", "maksaa {n} enemmän"),
    "price.cheaper": ("costs {n} less", "maksaa {n} vähemmän"),
    "price.same-cost": ("costs the same", "maksaa saman verran"),
    "price.longer": (
        "takes {n} more of travel and waiting",
        "vie {n} enemmän matkaa ja odotusta",
    ),
    "price.shorter": (
        "takes {n} less of travel and waiting",
        "vie {n} vähemmän matkaa ja odotusta",
    ),
    # impossible
    "impossible.title": ("Why it is impossible", "Miksi se on mahdotonta"),
    "impossible.conflict": (
        "These cannot hold together, and none can be left out of the list:",
        "Nämä eivät mahdu yhteen, eikä listasta voi jättää pois yhtäkään:",
    ),
    "impossible.conflict-open": (
        "These cannot hold together; the time ended before it was proved that all are needed:",
        "Nämä eivät mahdu yhteen; aika loppui ennen kuin jokaisen tarve oli todistettu:",
    ),
    "impossible.open": ("{demand} (may not be needed)", "{demand} (ei ehkä tarvita)"),
    "impossible.confirmed": (
        "Proved by two searches with different settings.",
        "Todistettu kahdella eri asetuksin tehdyllä haulla.",
    ),
    "impossible.hosts": (
        "No demand is to blame: even without all of them the host has no trip to offer.",
        "Mikään vaatimus ei ole syynä: isännällä ei ole matkaa tarjottavana ilman niitäkään.",
    ),
    "impossible.given": (
        "Even with every other demand given up there is no trip with {names}.",
        "Ilman muita vaatimuksiakaan ei ole matkaa, kun voimassa pysyy: {names}.",
    ),
    "impossible.open-title": ("Not known", "Ei tiedossa"),
    "impossible.not-known": (
        "Whether a trip is possible is not known: the time ended before a plan or a proof.",
        "Ei tiedetä, onko matka mahdollinen: aika loppui ennen ohjelmaa tai todistusta.",
    ),
    # what an explanation leaves as it is
    "given.programme": ("what is past of the programme", "ohjelman mennyt osa"),
    "given.statuses": (
        "what others have confirmed or declined",
        "se, mitä muut ovat vahvistaneet tai torjuneet",
    ),
    "given.debrief": ("a debrief of {length} a day", "päivittäinen purku {length}"),
    "given.walking": ("the walking limit of {length}", "kävelyraja {length}"),
    "given.visitor-type": ("the visitor type of the party", "ryhmän vierailijatyyppi"),
    "given.nationality-groups": ("its nationality groups", "sen kansalaisuusryhmät"),
    "given.visa": (
        "guests who need a visa: {n}",
        "viisumin tarvitsevia vieraita: {n}",
    ),
    "impossible.unknown": (
        "Which demands stand in the way was not found in the time given.",
        "Annetussa ajassa ei löytynyt, mitkä vaatimukset ovat esteenä.",
    ),
    "impossible.more": (
        "There may be more reasons than these.",
        "Syitä voi olla muitakin kuin nämä.",
    ),
    "impossible.repairs": ("What would help, each solved anew", "Mikä auttaisi, kukin ratkaistu"),
    # why this
    "visit.title": ("Why these visits", "Miksi nämä vierailut"),
    "visit.when": ("{date}, {time}", "{date} klo {time}"),
    "visit.earns": (
        "Only this visit of the plan earns {points}: {names}.",
        "Vain tämä vierailu tuo {points}: {names}.",
    ),
    "visit.earns-nothing": (
        "By itself it earns no points that other visits of the plan do not earn.",
        "Yksin se ei tuo pisteitä, joita muut vierailut eivät tuo.",
    ),
    "visit.demanded": ("Asked for by: {names}.", "Sitä vaativat: {names}."),
    "visit.costs": (
        "It costs {cost} and takes {minutes}.",
        "Se maksaa {cost} ja kestää {minutes}.",
    ),
    "visit.slack": (
        "With all else as it is, it can start between {earliest} and {latest}.",
        "Muun pysyessä se voi alkaa klo {earliest}–{latest}.",
    ),
    "visit.no-slack": (
        "With all else as it is, it can start at no other minute.",
        "Muun pysyessä se ei voi alkaa muulla minuutilla.",
    ),
    "visit.without": ("Without it the best plan {price}.", "Ilman sitä paras ohjelma {price}."),
    "visit.cancelled": (
        "If {name} cancels everything, the best plan {price}.",
        "Jos {name} peruu kaiken, paras ohjelma {price}.",
    ),
    "visit.price-open": ("{price} (not proved best)", "{price} (ei todistetusti paras)"),
    "visit.needed": (
        "Without it there is no plan; it is needed by: {names}.",
        "Ilman sitä ei ole ohjelmaa; sitä tarvitsevat: {names}.",
    ),
    "visit.cancelled-needed": (
        "If {partner} cancels everything there is no plan; needed by: {names}.",
        "Jos {partner} peruu kaiken, ohjelmaa ei ole; sitä tarvitsevat: {names}.",
    ),
    "visit.unknown": (
        "What is lost without it was not found in the time given.",
        "Annetussa ajassa ei löytynyt, mitä ilman sitä menetetään.",
    ),
    "visit.needed-anyway": (
        "Without it there is no plan, whichever demands are given up.",
        "Ilman sitä ei ole ohjelmaa, luovuttiin mistä vaatimuksista tahansa.",
    ),
    "visit.cancelled-anyway": (
        "If {partner} cancels everything there is no plan, whichever demands are given up.",
        "Jos {partner} peruu kaiken, ohjelmaa ei ole, luovuttiin mistä tahansa.",
    ),
    "visit.confirmed": ("It is confirmed for that date.", "Se on vahvistettu sille päivälle."),
    "visit.replaced": ("In its place: {names}.", "Sen tilalle: {names}."),
    **FRONTIER_PHRASES,
    **REASON_PHRASES,
}
