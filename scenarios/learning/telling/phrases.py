"""The words of learning reports, in English and Finnish."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PHRASES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "title": ("Learning report: {name}", "Oppimisraportti: {name}"),
        "report": ("Learning report", "Oppimisraportti"),
        "edition": (
            "Programme version {version}, report of {on}",
            "Ohjelman versio {version}, raportti {on}",
        ),
        "facts": (
            "{dates} · {guests} guests · programme version {version} · report of {on}",
            "{dates} · {guests} vierasta · ohjelman versio {version} · raportti {on}",
        ),
        "limit.illustrative": (
            "Illustrative: at least a part of the answers and deviations was made up.",
            "Esimerkki: ainakin osa vastauksista ja poikkeamista on keksittyjä.",
        ),
        "limit.not-delivered": (
            (
                "Not everything has been delivered yet: a visit counts as held once its day has "
                "come and somebody has told how the trip went."
            ),
            (
                "Kaikki ei ole vielä toteutunut: vierailu lasketaan pidetyksi, kun sen päivä on "
                "tullut ja joku on kertonut, miten matka meni."
            ),
        ),
        "limit.few-answers": (
            (
                "Some questions have fewer than five answers: those are only counted, without "
                "averages and without words."
            ),
            (
                "Joihinkin kysymyksiin on alle viisi vastausta: ne vain lasketaan, ilman "
                "keskiarvoja ja sanallisia vastauksia."
            ),
        ),
        "limit.not-all-answered": (
            "Not everybody has answered; those who did not may think otherwise.",
            "Kaikki eivät ole vastanneet, ja vastaamatta jättäneet voivat olla eri mieltä.",
        ),
        "limit.still-open": (
            "Some questions are still open or not due yet, so figures may still change.",
            (
                "Osaan kysymyksistä voi vielä vastata tai niiden aika ei ole tullut, joten luvut "
                "voivat vielä muuttua."
            ),
        ),
        "limit.costs-not-known": (
            "Not every real cost is known; those that are not count as planned.",
            (
                "Kaikkia toteutuneita kustannuksia ei tiedetä; puuttuvat lasketaan suunnitellun "
                "mukaan."
            ),
        ),
        "limit.no-cause": (
            "What followed the visit is told; that the visit caused it is not claimed.",
            "Raportti kertoo, mitä vierailun jälkeen tapahtui, eikä väitä vierailun olleen syy.",
        ),
        "limits": ("How to read the figures", "Miten lukuja luetaan"),
        # how it went
        "delivered": ("Planned and delivered", "Suunniteltu ja toteutunut"),
        "delivered.counts": (
            (
                "Held: {held}. Of {planned} planned: as planned {as_planned}, moved {moved}, "
                "not held {dropped}, nobody came {no_show}. Added: {added}."
            ),
            (
                "Pidettiin: {held}. Suunniteltuja {planned}: suunnitellusti {as_planned}, siirtyi "
                "{moved}, ei pidetty {dropped}, kukaan ei saapunut {no_show}. Lisättiin: {added}."
            ),
        ),
        "delivered.not-yet": ("Not yet delivered: {n}.", "Ei vielä toteutunut: {n}."),
        "visit": ("Visit", "Vierailu"),
        "planned": ("Planned", "Suunniteltu"),
        "happened": ("What happened", "Mitä tapahtui"),
        "reason": ("Why", "Miksi"),
        "outcome.as-planned": ("as planned", "suunnitellusti"),
        "outcome.moved": ("moved to {when}", "siirtyi: {when}"),
        "outcome.dropped": ("not held", "ei pidetty"),
        "outcome.no-show.partner": ("the host did not come", "isäntä ei saapunut"),
        "outcome.no-show.guests": ("the guests did not come", "vieraat eivät saapuneet"),
        "outcome.added": ("added, {when}", "lisätty, {when}"),
        "outcome.not-yet": ("not yet delivered", "ei vielä toteutunut"),
        "late": ("{n} min late", "{n} min myöhässä"),
        "present": ("{n} guests present", "{n} vierasta paikalla"),
        # who answered
        "responses": ("Who has answered", "Ketkä ovat vastanneet"),
        "audience": ("Who", "Ketkä"),
        "level": ("Level", "Taso"),
        "answered": ("Answered", "Vastannut"),
        "of": ("{n} of {all}", "{n}/{all}"),
        "due": ("Due", "Määräpäivä"),
        "state": ("State", "Tila"),
        "state.not-yet": ("opens {date}", "avautuu {date}"),
        "state.open": ("open", "avoinna"),
        "state.over": ("closed", "päättynyt"),
        "audience.participants": ("Participants", "Osallistujat"),
        "audience.hosts": ("Hosts", "Isännät"),
        "audience.partners": ("Partners", "Kumppanit"),
        "level.reaction": ("1 · Reaction", "1 · Reaktio"),
        "level.learning": ("2 · Learning", "2 · Oppiminen"),
        "level.behaviour": ("3 · Behaviour", "3 · Toiminta"),
        "level.results": ("4 · Results", "4 · Tulokset"),
        # scores
        "visits": (
            "Marks of the visits, 1 (poor) to 5 (very good)",
            "Vierailujen arvosanat, 1 (heikko) – 5 (erittäin hyvä)",
        ),
        "answers": ("Answers, {audience}", "Vastaukset, {audience}"),
        "question": ("Question", "Kysymys"),
        "answer": ("Answer", "Vastaus"),
        "score": ("{mean} (n = {n})", "{mean} (n = {n})"),
        "score.few": ("n = {n}: {counts}", "n = {n}: {counts}"),
        "score.count": ("{times} × {mark}", "{times} × {mark}"),
        "score.none": ("no marks", "ei arvosanoja"),
        "yes": ("yes {yes} of {n}", "kyllä {yes}/{n}"),
        "total": ("{total} in all (n = {n})", "yhteensä {total} (n = {n})"),
        "words": ("{n} answers in words", "{n} sanallista vastausta"),
        "words.one": (
            "1 answer in words, not shown below five",
            "1 sanallinen vastaus, jota ei näytetä alle viiden vastauksen",
        ),
        "words.few": (
            "{n} answers in words, not shown below five",
            "{n} sanallista vastausta, joita ei näytetä alle viiden vastauksen",
        ),
        # improvements
        "improvements": (
            "From feedback to improvement",
            "Palautteesta parannukseen",
        ),
        "improvements.none": (
            "No improvement has been decided yet.",
            "Yhtään parannusta ei ole vielä päätetty.",
        ),
        "feedback": ("Feedback", "Palaute"),
        "evidence": ("Evidence", "Näyttö"),
        "impact": ("Impact", "Vaikutus"),
        "change": ("Improvement", "Parannus"),
        "owner": ("Who and by when", "Kuka ja mihin mennessä"),
        "in-catalogue": ("In the catalogue of the next plan", "Seuraavan suunnitelman tarjonnassa"),
        "evidence.few": ("{what}: n = {n}", "{what}: n = {n}"),
        "evidence.score": ("{what}: {score}", "{what}: {score}"),
        "improved": ("What the improvements change", "Mitä parannukset muuttavat"),
        "change.from-to": ("{place}: {old} → {new}", "{place}: {old} → {new}"),
        "change.new": ("{place}: new", "{place}: uusi"),
        "change.other": ("{place}: changed", "{place}: muuttuu"),
        "change.none": ("The catalogue was so already.", "Tarjonta oli jo tällainen."),
        "field.group_cents": ("price of the group", "ryhmän hinta"),
        "field.person_cents": ("price of a person", "hinta hengeltä"),
        "field.availability": ("when it can be visited", "milloin voi vierailla"),
        "field.exceptions": ("dates that are not open", "suljetut päivät"),
        "field.opening": ("opening hours", "aukioloajat"),
        "field.minutes": ("driving times", "ajoajat"),
        "field.sessions": ("session", "vierailu"),
        "field.unavailable": ("dates without it", "päivät, joina ei saatavilla"),
        # the report before
        "followed": (
            "What became of the last report's improvements",
            "Mitä edellisen raportin parannuksille tapahtui",
        ),
        "followed.of": ("Last report: {name}", "Edellinen raportti: {name}"),
        "decision": ("Decision", "Päätös"),
        "decision.done": ("done", "tehty"),
        "decision.dropped": ("dropped", "hylätty"),
        "decision.open": ("still open", "yhä kesken"),
        "decision.none": ("nothing said", "ei kerrottu"),
        "shown": ("This trip's catalogue", "Tämän matkan tarjonta"),
        "shown.yes": ("planned with it", "suunniteltu sen mukaan"),
        "shown.partly": ("partly in it", "osin mukana"),
        "shown.no": ("planned without it", "suunniteltu ilman sitä"),
        "shown.unknown": ("nothing to look for", "ei tarkistettavaa"),
        "then-now": ("Then → now", "Silloin → nyt"),
        # the network
        "network": ("Partner network", "Kumppaniverkosto"),
        "network.sum": (
            "{partners} partners, {held} of {planned} planned visits held, {hours} of their time.",
            "{partners} kumppania, pidettyjä vierailuja {held} ({planned} suunniteltu), {hours}.",
        ),
        "partner": ("Partner", "Kumppani"),
        "held": ("Held of planned", "Pidetty / suunniteltu"),
        "hours": ("Time given", "Annettu aika"),
        "willing": ("Would host again", "Ottaisi uudelleen"),
        "willing.yes": ("yes", "kyllä"),
        "willing.no": ("no", "ei"),
        "willing.mixed": ("yes {yes}, no {no}", "kyllä {yes}, ei {no}"),
        "new": ("New", "Uusi"),
        "new.yes": ("new", "uusi"),
        "new.no": ("was there before", "ennestään mukana"),
        # money
        "money": ("Money", "Raha"),
        "money.gross": ("Amounts include VAT.", "Summat sisältävät arvonlisäveron."),
        "money.net": ("Amounts are without VAT.", "Summat ovat ilman arvonlisäveroa."),
        "money.known": (
            "{known} of {all} costs are known as they were.",
            "Toteutunut summa tiedetään {known} kustannuksesta, kaikkiaan {all}.",
        ),
        "money.refused": (
            "The funding does not come out even, so there is no split.",
            "Rahoitus ei mene tasan, joten jakoa ei ole.",
        ),
        "category": ("Category", "Laji"),
        "actual": ("Actual", "Toteutunut"),
        "difference": ("Difference", "Ero"),
        "total-row": ("Total", "Yhteensä"),
        "eligible": ("of which eligible", "josta tukikelpoista"),
        "deviating": ("Costs that differ from the plan", "Suunnitellusta poikkeavat kustannukset"),
        "item": ("Cost", "Kustannus"),
        "shares": ("Who pays", "Ketkä maksavat"),
        "payer": ("Payer", "Maksaja"),
        "payer.host": ("The host", "Isäntä"),
        "note": ("Note", "Huomautus"),
        "marks.label": ("Marks 1 to 5: {counts}", "Arvosanat 1–5: {counts}"),
    }
)


def say(key: str, language: str, **values: object) -> str:
    """A phrase in Finnish for `fi`, in English for anything else."""
    english, finnish = PHRASES[key]
    return (finnish if language == "fi" else english).format(**values)
