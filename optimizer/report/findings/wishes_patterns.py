"""Patterns of what is found in wishes: the party, dates, visits, answers of hosts, what is past."""

from __future__ import annotations

WISHES_PATTERNS: dict[str, str] = {
    # what is wished for
    "Nothing is wished for, so there is nothing to plan.": (
        "Mitään ei toivota, joten suunniteltavaa ei ole."
    ),
    "Add a required or scored wish, a pin, or a quota with at_least.": (
        "Lisää ehdoton tai pisteytetty toive, kiinnitys tai kiintiö, jolla on vähimmäismäärä."
    ),
    "The wishes count {own} ticks a minute, the catalogue {host}.": (
        "Toiveissa minuutissa on {own} aika-askelta, tarjonnassa {host}."
    ),
    "Write ticks_per_minute: {host}, and all times of the wishes in those ticks.": (
        "Kirjoita ticks_per_minute: {host} ja toiveiden ajat sen mukaan."
    ),
    "Wish '{one}' asks for {kind} '{key}', which wish '{other}' excludes.": (
        "Toive '{one}' pyytää kohdetta {kind} '{key}', jonka toive '{other}' sulkee pois."
    ),
    "Leave out one of the two wishes.": "Poista toinen toiveista.",
    "The wishes are for the catalogue '{wanted}', but this one is '{given}'.": (
        "Toiveet on tehty tarjonnalle '{wanted}', mutta tämä on '{given}'."
    ),
    "Write catalogue: {given}, or read the wishes with the catalogue they are for.": (
        "Kirjoita catalogue: {given}, tai lue toiveet oman tarjontansa kanssa."
    ),
    "The partner '{name}' gives no session, so nothing can answer this.": (
        "Kumppani '{name}' ei järjestä yhtään vierailua, joten tähän ei ole tarjontaa."
    ),
    "Name another partner, or add a session of this one.": (
        "Valitse toinen kumppani tai lisää tälle vierailu."
    ),
    "Quota '{quota}' asks for at least {least} visits, but the catalogue has sessions for {most} "
    "with {kind} '{key}'.": (
        "Kiintiö '{quota}' vaatii vähintään {least} vierailua, mutta tarjonnassa on vain {most} "
        "({kind} '{key}')."
    ),
    "Lower at_least to {most} or less.": "Laske vähimmäismäärä enintään lukuun {most}.",
    "Leave out one of the two pins.": "Poista toinen kiinnityksistä.",
    "'{session}' is pinned to both {first} and {second} on {date}.": (
        "'{session}' on kiinnitetty sekä klo {first} että {second} päivälle {date}."
    ),
    "'{session}' is pinned to {all_days}, but is visited only {visits} × in a trip.": (
        "'{session}' on kiinnitetty päiville {all_days}, mutta siellä käydään matkalla vain "
        "{visits} kertaa."
    ),
    "'{one}' and '{other}' are both pinned, but a trip has only one session of '{group}'.": (
        "'{one}' ja '{other}' on molemmat kiinnitetty, mutta matkalla on vain yksi vierailu "
        "ryhmästä '{group}'."
    ),
    "'{session}' is pinned, but wish '{wish}' excludes it.": (
        "'{session}' on kiinnitetty, mutta toive '{wish}' sulkee sen pois."
    ),
    "Leave out the pin or the wish.": "Poista kiinnitys tai toive.",
    "Leave out the pin.": "Poista kiinnitys.",
    # who comes
    "{count} guests need a visa, but only {heads} come.": (
        "{count} vierasta tarvitsee viisumin, mutta vain {heads} tulee."
    ),
    "Lower visa_bound to at most {heads}, or correct heads.": (
        "Laske viisumin tarvitsevien määrä enintään lukuun {heads} tai korjaa vieraiden määrä."
    ),
    "{count} guests are counted as '{name}', but only {heads} come.": (
        "{count} vierasta on laskettu ryhmään '{name}', mutta vain {heads} tulee."
    ),
    "Lower the count to at most {heads}, or correct heads.": (
        "Laske määrä enintään lukuun {heads} tai korjaa vieraiden määrä."
    ),
    "The rooms sleep {guests} guests, but {heads} come.": (
        "Huoneissa nukkuu {guests} vierasta, mutta {heads} tulee."
    ),
    "A single or accessible room sleeps one guest, a twin room two: correct the numbers, or leave "
    "rooms out to give everyone a single room.": (
        "Yhden hengen ja esteettömässä huoneessa nukkuu yksi, kahden hengen huoneessa kaksi: "
        "korjaa määrät tai jätä huoneet pois, niin jokainen saa oman huoneen."
    ),
    "No restaurant cooks for the diet '{name}'.": (
        "Mikään ravintola ei tarjoa ruokavaliota '{name}'."
    ),
    "No venue has the feature '{name}'.": "Missään tilassa ei ole ominaisuutta '{name}'.",
    "Correct the name, or add it to those that provide it.": (
        "Korjaa nimi tai lisää se niille, jotka sen tarjoavat."
    ),
    "The party needs {size} places, but {part} in the catalogue has at most {most}.": (
        "Ryhmä tarvitsee {size} paikkaa, mutta {part} on enintään {most}."
    ),
    "no session": "tarjonnan suurimmassa vierailussa",
    "no hotel": "tarjonnan suurimmassa hotellissa",
    "no vehicle": "tarjonnan suurimmassa ajoneuvossa",
    "Bring fewer people, plan two trips, or add something larger to the catalogue.": (
        "Pienennä ryhmää, suunnittele kaksi matkaa tai lisää tarjontaan jotakin suurempaa."
    ),
    "A debrief needs room for {people}, but no venue or restaurant holds over {most}.": (
        "Purkuun tarvitaan tila {people} hengelle, mutta mihinkään tilaan tai ravintolaan ei "
        "mahdu yli {most}."
    ),
    "Leave debrief_minutes out, or add a place that holds everyone to the catalogue.": (
        "Jätä purku pois tai lisää tarjontaan paikka, johon kaikki mahtuvat."
    ),
    "The nationality groups count {counted} guests, but {heads} come.": (
        "Kansallisuusryhmissä on {counted} vierasta, mutta {heads} tulee."
    ),
    "Count every guest in just one group, or leave nationality_groups out.": (
        "Laske jokainen vieras yhteen ryhmään tai jätä kansallisuusryhmät pois."
    ),
    "No session names the nationality group '{group}'.": (
        "Missään vierailussa ei mainita kansallisuusryhmää '{group}'."
    ),
    "Correct the name, if it is not meant so.": "Korjaa nimi, jos sitä ei tarkoitettu.",
    # when
    "The trip takes at least {least} days, but from {first} to {last} there are only {window}.": (
        "Matka kestää vähintään {least} päivää, mutta aikavälissä {first}–{last} on vain {window}."
    ),
    "Move first or last apart, or lower min_days.": (
        "Siirrä päivämääriä kauemmas toisistaan tai vähennä päiviä."
    ),
    "The trip may start on {first}, before it is planned on {planned}.": (
        "Matka alkaisi {first}, ennen kuin se suunnitellaan ({planned})."
    ),
    "Set first to the planning date or later, or correct planning_date.": (
        "Valitse ensimmäinen päivä aikaisintaan suunnittelupäiväksi tai korjaa suunnittelupäivä."
    ),
    "{part} is on {date}, but the trip lies between {first} and {last}.": (
        "{part} on päivänä {date}, mutta matka on {first}–{last}."
    ),
    "The pin of '{session}'": "Vierailun '{session}' kiinnitys",
    "The commitment '{name}'": "Oma kohta '{name}'",
    "A day with hours of its own": "Päivä, jolla on omat kellonajat,",
    "Choose a date of the trip, or move the trip's dates.": (
        "Valitse matkan päivä tai siirrä matkaa."
    ),
    "The commitment '{name}' takes {length}, but its longest window has {longest}.": (
        "Oma kohta '{name}' kestää {length}, mutta sen pisin aikaväli on {longest}."
    ),
    "Widen a window, or shorten the commitment.": "Väljennä aikaväliä tai lyhennä kohtaa.",
    "The commitments '{other}' ({span}) and '{one}' ({time}) overlap on {date}.": (
        "Omat kohdat '{other}' ({span}) ja '{one}' ({time}) menevät päällekkäin {date}."
    ),
    "Move or shorten one of the two.": "Siirrä tai lyhennä toista.",
    "{count} of the guests need a visa, which takes {days} days from {planned}: the first possible "
    "date of arrival is {entry}.": (
        "{count} vierasta tarvitsee viisumin, jonka saaminen kestää {days} päivää päivästä "
        "{planned}: ensimmäinen mahdollinen saapumispäivä on {entry}."
    ),
    "Dates of arrival that are left: {part}. Move the trip, or lower visa_bound once visas are "
    "granted.": (
        "Jäljellä olevat saapumispäivät: {part}. Siirrä matkaa tai vähennä viisumin tarvitsevia, "
        "kun viisumit on myönnetty."
    ),
    "from {first} to {last}": "{first}–{last}",
    "none in the trip's dates": "ei yhtään matkan ajalla",
    "The commitment '{name}' is at {span}, but its day lasts from {opens} to {closes}.": (
        "Oma kohta '{name}' on klo {span}, mutta sen päivä kestää klo {opens}–{closes}."
    ),
    "Move the commitment, or set day_start, day_end or hours in limits.": (
        "Siirrä kohtaa tai muuta päivän alkua ja loppua rajoissa."
    ),
    "The day ends at {end}, not after it starts at {start}.": (
        "Päivä päättyy klo {end}, ei alkunsa klo {start} jälkeen."
    ),
    "Set the end of the day later than its start.": "Siirrä päivän loppu sen alun jälkeen.",
    "{cents} cents a minute are no whole number of cents for a tick, of which a minute has {n}.": (
        "{cents} senttiä minuutilta ei jakaudu tasan minuutin {n} aika-askeleelle."
    ),
    "Write a multiple of {n}, or 0.": "Kirjoita luvun {n} monikerta tai 0.",
    # rules of order
    "'{name}' stands in a precedence with itself.": (
        "'{name}' on järjestyssäännössä itsensä kanssa."
    ),
    "Name two different sessions.": "Valitse kaksi eri vierailua.",
    "'{name}' may be visited more than once, so it is not said which of its visits '{rule}' is "
    "about.": (
        "Kohteessa '{name}' voi käydä useasti, joten ei ole selvää, mitä käyntiä sääntö '{rule}' "
        "koskee."
    ),
    "Set visits_per_trip of '{name}' to 1, or leave this precedence out.": (
        "Salli kohteelle '{name}' yksi käynti (visits_per_trip) tai poista sääntö."
    ),
    "A precedence 'within' does not say within how many days.": (
        "Järjestyssäännöstä 'within' puuttuu, monenko päivän kuluessa."
    ),
    "Add days, for instance days: 1.": "Lisää päivät, esimerkiksi days: 1.",
    "A precedence '{rule}' has no days.": "Järjestyssäännöllä '{rule}' ei ole päiviä.",
    "Leave days out, or make it a precedence of the kind within.": (
        "Jätä päivät pois tai vaihda säännöksi within."
    ),
    # answers of hosts
    "The request for {kind} '{name}': {part}.": "Pyyntö ({kind} '{name}'): {part}.",
    "{kind_after} may not follow {kind_before}, only {allowed} may": (
        "tilaa '{kind_before}' ei voi seurata '{kind_after}', vain {allowed}"
    ),
    "it was {kind_one} on {date}, {kind_other} on {later}, which is later": (
        "{kind_one} {date}, mutta {kind_other} vasta {later}"
    ),
    "Correct the status or its date, or add the step that is missing.": (
        "Korjaa tila tai sen päivä, tai lisää puuttuva vaihe."
    ),
    "There is more than one request for {kind} '{name}'.": (
        "Samaa on pyydetty useammin kuin kerran ({kind} '{name}')."
    ),
    "There is more than one request for {kind} '{name}' on {date}.": (
        "Samaa on pyydetty useammin kuin kerran päivälle {date} ({kind} '{name}')."
    ),
    "Keep one of them, with the whole history.": "Jätä niistä yksi, koko historian kanssa.",
    "The option on {kind} '{name}' lapsed on {until}, before the planning date {planned}.": (
        "Alustava varaus ({kind} '{name}') raukesi {until}, ennen suunnittelupäivää {planned}."
    ),
    "Ask for it again, or note that it was confirmed.": (
        "Pyydä sitä uudelleen tai merkitse se vahvistetuksi."
    ),
    "'{name}' is confirmed for {date}, but the trip lies between {first} and {last}.": (
        "'{name}' on vahvistettu päivälle {date}, mutta matka on {first}–{last}."
    ),
    "Move the trip, or note that the visit was cancelled.": (
        "Siirrä matkaa tai merkitse vierailu perutuksi."
    ),
    "{kind} '{name}' is confirmed for {date}, and refused {part}.": (
        "{kind} '{name}' on vahvistettu päivälle {date} ja evätty {part}."
    ),
    "for every date": "kaikilta päiviltä",
    "for {kind}": "ateriaksi ({kind})",
    "for dinner and lunch": "lounaaksi ja päivälliseksi",
    "Say of the refusal what it is for, or correct one of the two.": (
        "Sano, mitä epääminen koskee, tai korjaa toinen."
    ),
    "{kind}s '{one}' and '{other}' are both confirmed for {date}.": (
        "Kaksi samaan tarkoitukseen ({kind}), '{one}' ja '{other}', on vahvistettu päivälle {date}."
    ),
    "Note that one of them was cancelled.": "Merkitse toinen perutuksi.",
    "'{name}' is confirmed, but wish '{wish}' excludes it.": (
        "'{name}' on vahvistettu, mutta toive '{wish}' sulkee sen pois."
    ),
    "Leave out the wish, or note that the visit was cancelled.": (
        "Poista toive tai merkitse vierailu perutuksi."
    ),
    "'{name}' is confirmed at '{venue}', where it is not held.": (
        "'{name}' on vahvistettu tilaan '{venue}', jossa sitä ei pidetä."
    ),
    "Name one of its venues: {names}.": "Valitse jokin sen tiloista: {names}.",
    "'{name}' is confirmed or pinned for {all_days}, but is visited only {visits} × in a trip.": (
        "'{name}' on vahvistettu tai kiinnitetty päiville {all_days}, mutta siellä käydään "
        "matkalla vain {visits} kertaa."
    ),
    "Leave out a pin, or note that a visit was cancelled.": (
        "Poista kiinnitys tai merkitse vierailu perutuksi."
    ),
    "'{name}' is confirmed for another start than it is pinned to.": (
        "'{name}' on vahvistettu eri aikaan kuin mihin se on kiinnitetty."
    ),
    "{kind} '{name}' is confirmed for {date}, but {part}.": (
        "{kind} '{name}' on vahvistettu päivälle {date}, mutta {part}."
    ),
    "the wishes name other hotels": "toiveissa on muita hotelleja",
    "the wishes name other vehicles": "toiveissa on muita ajoneuvoja",
    "it is suspended then": "se ei silloin kulje",
    "it is not available then": "se ei ole silloin saatavilla",
    "{count} of it do not seat {people}": "{count} kappaleeseen ei mahdu {people} henkeä",
    "Correct one of the two, or note that it was cancelled.": (
        "Korjaa toinen tai merkitse se perutuksi."
    ),
    # what is past
    "{date} of the published programme is past, but the trip lies between {first} and {last}.": (
        "Julkaistun ohjelman päivä {date} on jo mennyt, mutta matka on {first}–{last}."
    ),
    "Let the dates hold what has taken place.": "Pidä jo toteutuneet päivät matkassa.",
    "Two freeze levels begin on {date} at {time}.": (
        "Kaksi muutosrajaa alkaa samaan aikaan, {date} klo {time}."
    ),
    "Keep one of them: from a moment on one level holds.": (
        "Jätä niistä yksi: kerrallaan on voimassa yksi raja."
    ),
    "'{name}' was visited, but wish '{wish}' excludes it.": (
        "Kohteessa '{name}' on jo käyty, mutta toive '{wish}' sulkee sen pois."
    ),
    "Leave out the wish: what is past cannot be excluded.": (
        "Poista toive: mennyttä ei voi sulkea pois."
    ),
    "{part}, but in the past of the published programme {part_was}.": (
        "{part}, mutta julkaistussa ohjelmassa, siltä osin kuin se on jo mennyt, {part_was}."
    ),
    "{kind} '{name}' is confirmed for {date}": "{kind} '{name}' on vahvistettu päivälle {date}",
    "'{name}' is pinned to {date}": "'{name}' on kiinnitetty päivälle {date}",
    "The commitment '{name}' is fixed for {date}": "Oma kohta '{name}' on sovittu päivälle {date}",
    "it is at {time}": "se on klo {time}",
    "it is at '{venue}'": "sen paikka on '{venue}'",
    "it is not there": "sitä ei ole",
    "it is in the language mode {kind}": "sen kielimuoto on {kind}",
    "it is not visited": "siellä ei käydä",
    "it is {names}": "se on {names}",
    "none is used": "sellaista ei käytetä",
    "What is past stays as it was published: correct one of the two.": (
        "Mennyt pysyy sellaisena kuin se julkaistiin: korjaa toinen."
    ),
}
