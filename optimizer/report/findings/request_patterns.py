"""Patterns of what is found in requests: hand edits, base packages, answers, and the report."""

from __future__ import annotations

REQUEST_PATTERNS: dict[str, str] = {
    # the body
    "The body is nested more than {most} deep.": "Sisältö on yli {most} tasoa syvä.",
    "Nest it less deeply.": "Vähennä sisäkkäisiä tasoja.",
    "The body is not UTF-8 text: byte {byte} fits no character.": (
        "Sisältö ei ole UTF-8-tekstiä: tavu {byte} ei sovi mihinkään merkkiin."
    ),
    "Send the text in the encoding UTF-8.": "Lähetä teksti UTF-8-muodossa.",
    "Ask for less.": "Pyydä vähemmän.",
    "Plan the trip anew, with what others hold by now.": (
        "Suunnittele matka uudelleen; muut ovat sillä välin varanneet samaa."
    ),
    # hand edits
    "There is no {kind} '{name}' on {date} at {time}.": (
        "Päivänä {date} klo {time} ei ole: {kind} '{name}'."
    ),
    "There is no {kind} '{name}' on {date}.": "Päivänä {date} ei ole: {kind} '{name}'.",
    "Name a stop of the plan as the edits before leave it.": (
        "Valitse kohta, joka ohjelmassa on aiempien muutosten jälkeen."
    ),
    "{date} is no day of the plan.": "{date} ei ole ohjelman päivä.",
    "Name a day from {first} to {last}; to change the days, plan anew.": (
        "Valitse päivä väliltä {first}–{last}; jos päivät muuttuvat, suunnittele uudelleen."
    ),
    "There is no {kind} '{name}'.": "Tällaista ei ole: {kind} '{name}'.",
    "Name a {kind} that there is.": "Valitse jokin, joka on olemassa.",
    "Add another session, or change the wishes.": "Lisää toinen vierailu tai muuta toiveita.",
    "The rule '{rule}' always blocks: hosts, suppliers or the law stand behind it.": (
        "Sääntö '{rule}' estää aina: sen takana on isäntä, palveluntuottaja tai laki."
    ),
    "Set only rules that warn to 'ignore', or to 'block'.": (
        "Vain varoittavan säännön voi ohittaa tai muuttaa estäväksi."
    ),
    "The plan that the edits leave costs more than can be written down.": (
        "Muutosten jälkeen ohjelma maksaa enemmän kuin voidaan merkitä."
    ),
    "Take back the edits that made it so dear.": "Peru muutokset, jotka nostivat hintaa niin.",
    # base packages
    "The package is for {least} to {most} guests, not {heads}.": (
        "Paketti on {least}–{most} vieraalle, ei määrälle {heads}."
    ),
    "Choose a number within, or another package.": (
        "Valitse määrä siltä väliltä tai toinen paketti."
    ),
    "{first} is before {planned}, the day on which it is planned.": (
        "{first} on ennen suunnittelupäivää {planned}."
    ),
    "Choose a later date.": "Valitse myöhempi päivä.",
    "On {first} the package is not offered.": "Pakettia ei tarjota {first}.",
    "Its seasons are, month and day: {seasons}.": (
        "Sitä tarjotaan (kuukausi ja päivä): {seasons}."
    ),
    "{first} is on a weekday on which the package does not begin.": (
        "{first} on viikonpäivä, jona paketti ei ala."
    ),
    "It begins on: {days}.": "Se alkaa näinä viikonpäivinä: {days}.",
    # questions about a plan
    "'{name}' is not left out.": "'{name}' ei ole jäänyt pois.",
    "'{name}' is not in the plan.": "'{name}' ei ole ohjelmassa.",
    "Ask about one of these: {names}.": "Kysy jostakin näistä: {names}.",
    "The plan names what is not in the problem: {what}.": (
        "Ohjelmassa on jotakin, mitä tehtävässä ei ole: {what}."
    ),
    "The baseline is given by problem, or by the id of a plan.": (
        "Vertailukohta annetaan joko tehtävänä tai suunnitelman tunnuksena."
    ),
    "Give one of the two.": "Anna niistä toinen.",
    # changes to a problem
    "Operation {n} ({op}) cannot be done: {part}.": "Muutosta {n} ({op}) ei voi tehdä: {part}.",
    "the value there is {found} and not {value}": "arvo on {found} eikä {value}",
    "The problem is not what the patch was made for: look at it again.": (
        "Tehtävä on muuttunut sen jälkeen, kun muutos tehtiin: katso se uudelleen."
    ),
    "Choose another path.": "Valitse toinen kohta.",
    "a value cannot be moved into itself": "arvoa ei voi siirtää itsensä sisään",
    "'{name}' is no position in the list at {where}": "'{name}' ei ole luettelon {where} kohta",
    "Write a position, - for the end, or a filter such as [id=demo-wish].": (
        "Kirjoita järjestysnumero, - luettelon loppuun, tai ehto kuten [id=oma-toive]."
    ),
    "{count} of the list at {where} has the {key} '{value}'": (
        "luettelossa {where} on {count} kohtaa, jonka {key} on '{value}'"
    ),
    "Write a filter that names exactly one item.": "Kirjoita ehto, joka osuu tasan yhteen kohtaan.",
    "there is nothing at {where}": "kohdassa {where} ei ole mitään",
    "Name a place that exists.": "Nimeä olemassa oleva kohta.",
    "Write - to add at its end.": "Kirjoita - lisätäksesi loppuun.",
    "the list at {where} is shorter": "luettelo {where} on lyhyempi",
    "Name a place in a list or mapping.": "Nimeä kohta luettelossa tai kenttien joukossa.",
    "{where} holds a single value": "kohdassa {where} on yksittäinen arvo",
    "Replace it instead.": "Korvaa se.",
    "the whole problem cannot be taken away": "koko tehtävää ei voi poistaa",
    # answers of guests, guides and partners
    "The form of {audience} has no question '{name}'.": (
        "Lomakkeessa ({audience}) ei ole kysymystä '{name}'."
    ),
    "Its questions are: {names}.": "Sen kysymykset ovat: {names}.",
    "The form asks for no mark of '{name}'.": "Lomake ei kysy arvosanaa kohteelle '{name}'.",
    "Give marks to visits of the trip: {part}.": "Anna arvosanoja matkan vierailuille: {part}.",
    "there are none": "niitä ei ole",
    "Nothing was answered.": "Mihinkään ei vastattu.",
    "Answer at least one question.": "Vastaa ainakin yhteen kysymykseen.",
    "The answer to '{name}' is not {part}.": "Vastaus kysymykseen '{name}' ei ole {part}.",
    "The answer to '{name}' is {answer}, not between {least} and {most}.": (
        "Vastaus kysymykseen '{name}' on {answer}, ei väliltä {least}–{most}."
    ),
    "a mark from 1 to {best}": "arvosana 1–{best}",
    "yes or no (true or false)": "kyllä tai ei",
    "a whole number up to {most}": "kokonaisluku, enintään {most}",
    "The text holds {part}.": "Tekstissä on {part}.",
    "a telephone number": "puhelinnumero",
    "an e-mail address": "sähköpostiosoite",
    "Leave out names and how to reach people: feedback is kept without them.": (
        "Jätä nimet ja yhteystiedot pois: palaute säilytetään ilman niitä."
    ),
    # what was delivered
    "Of '{name}' on {date} something else is said already.": (
        "Kohteesta '{name}' on jo sanottu muuta päivälle {date}."
    ),
    "Keep one of the two.": "Jätä niistä toinen.",
    "The catalogue has no session '{name}'.": "Tarjonnassa ei ole vierailua '{name}'.",
    "Name a session of the catalogue.": "Valitse tarjonnan vierailu.",
    "'{name}' ends before it begins.": "'{name}' päättyy ennen kuin alkaa.",
    "Correct one of them.": "Korjaa toinen.",
    "'{name}' was not planned for {date}.": "'{name}' ei ollut suunniteltu päivälle {date}.",
    "Name a visit of the programme and its date; what was not planned is added.": (
        "Valitse ohjelman vierailu ja sen päivä; suunnittelematon lisätään erikseen."
    ),
    "{date} is no day of the trip, which lasted from {first} to {last}.": (
        "{date} ei ole matkan päivä; matka oli {first}–{last}."
    ),
    "Correct it.": "Korjaa se.",
    "The plan has no cost '{name}'.": "Suunnitelmassa ei ole kustannusta '{name}'.",
    "Name the path of a cost line of the plan, or list it under extra_costs.": (
        "Valitse suunnitelman kustannusrivi tai kirjaa se lisäkustannuksiin."
    ),
    "The cost of '{name}' is given twice.": "Kustannus '{name}' on annettu kahdesti.",
    "The funding plan counts costs without tax, and this has only its gross.": (
        "Rahoitussuunnitelma laskee verottomin hinnoin, ja tässä on vain verollinen."
    ),
    "Add net_cents.": "Lisää veroton hinta (net_cents).",
    "Net {net} is more than gross {gross}.": "Veroton {net} on enemmän kuin verollinen {gross}.",
    "The funding plan counts costs without tax, which some cost lines of the plan lack.": (
        "Rahoitussuunnitelma laskee verottomin hinnoin, ja ne puuttuvat joiltakin riveiltä."
    ),
    "Plan with a catalogue that has its rates of VAT, or count gross.": (
        "Suunnittele tarjonnalla, jossa on verokannat, tai laske verollisin hinnoin."
    ),
    # improvements
    "With the improvements: {part}": "Parannusten kanssa: {part}",
    "'{name}' changes nothing of the catalogue.": "'{name}' ei muuta tarjontaa.",
    "Take a vehicle away as a whole, without a count.": (
        "Poista ajoneuvo kokonaan, ilman lukumäärää."
    ),
    "The itinerary has a session '{name}', which the catalogue has not.": (
        "Ohjelmassa on vierailu '{name}', jota tarjonnassa ei ole."
    ),
    "Give the catalogue that the trip was planned with.": (
        "Käytä tarjontaa, jolla matka suunniteltiin."
    ),
    "The partner '{name}' had no part in the trip.": "Kumppani '{name}' ei ollut mukana matkalla.",
    "Name one of these: {names}.": "Valitse jokin näistä: {names}.",
    "'{name}' is the id of something else among the improvements.": (
        "'{name}' on parannuksissa jo muun tunnus."
    ),
    "Rename one.": "Nimeä toinen uudelleen.",
    "Nobody was asked about '{name}'.": "Kohteesta '{name}' ei kysytty keneltäkään.",
    "Name a session of the programme, or a question of the audience's form.": (
        "Valitse ohjelman vierailu tai lomakkeen kysymys."
    ),
    "The report before has no improvement '{name}'.": (
        "Edellisessä raportissa ei ole parannusta '{name}'."
    ),
    "It has these: {names}.": "Siinä on nämä: {names}.",
    "'{name}' is answered twice.": "Parannukseen '{name}' on vastattu kahdesti.",
}
