"""Sentences: what is found of the wishes, in the reader's own words where there are such."""

from __future__ import annotations

from api.web.words import Words
from optimizer.domain.findings import Finding
from optimizer.report.findings import sentence_of

_SAYS_MORE = ("contradiction", "unknown-id", "duplicate-id")
"""Codes of which the library's own sentence says what exactly."""

WORDS = Words(
    "wishes-findings",
    {
        "field-missing": ("This is needed.", "Tämä tarvitaan."),
        "field-missing.name": ("Give the trip a name.", "Anna matkalle nimi."),
        "value-wrong": ("This cannot be understood so.", "Tätä ei voi ymmärtää näin."),
        "value-out-of-range": (
            "The number is too small or too large.",
            "Luku on liian pieni tai liian suuri.",
        ),
        "value-out-of-range.heads": (
            "{count} guests are counted here, but only {heads} come.",
            "Tässä lasketaan {count} vierasta, mutta vain {heads} tulee.",
        ),
        "window-order": (
            "The end is before the beginning.",
            "Loppu on ennen alkua.",
        ),
        "rooms-do-not-fit": (
            "The rooms sleep {guests} guests, but {heads} come. A twin room sleeps two.",
            "Huoneisiin mahtuu {guests} vierasta, mutta {heads} tulee. Kahden hengen huoneessa "
            "nukkuu kaksi.",
        ),
        "dates-cannot-hold": (
            "The trip takes at least {least_days} days, but between the dates there are only "
            "{window_days}. Move the dates apart or lower the days.",
            "Matka kestää vähintään {least_days} päivää, mutta päivämäärien välissä on vain "
            "{window_days}. Siirrä päivämääriä tai vähennä päiviä.",
        ),
        "date-past": (
            "The trip would begin before the day on which it is planned.",
            "Matka alkaisi ennen suunnittelupäivää.",
        ),
        "date-outside-trip": (
            "This date is outside of the trip.",
            "Tämä päivä ei ole matkan aikana.",
        ),
        "entry-too-early": (
            "Whoever needs a visa cannot have it so soon.",
            "Viisumia ei ehdi saada näin pian.",
        ),
        "no-wishes": (
            "Nothing is wished for yet. Search for visits and give stars and hearts.",
            "Mitään ei vielä toivota. Etsi vierailuja ja anna tähtiä ja sydämiä.",
        ),
        "group-too-large": (
            "The group is too large for what there is: {needed} places are needed, at most {most} "
            "are to be had.",
            "Ryhmä on liian suuri: paikkoja tarvitaan {needed}, saatavissa on enintään {most}.",
        ),
        "day-window": (
            "The day ends before it begins.",
            "Päivä päättyy ennen kuin alkaa.",
        ),
        # the same codes at one list of the form
        "contradiction.pins": (
            "Two of these cannot both hold. Leave one of them out.",
            "Näistä kaksi ei voi päteä yhtä aikaa. Jätä toinen pois.",
        ),
        "contradiction.windows": (
            "It takes longer than its hours last. Give it longer hours or fewer minutes.",
            "Se kestää kauemmin kuin sen kellonaikoihin mahtuu. Väljennä aikoja tai lyhennä "
            "kestoa.",
        ),
        "contradiction.commitments": (
            "It is at the same time as another own item. Move or shorten one of the two.",
            "Se on yhtä aikaa toisen oman kohdan kanssa. Siirrä tai lyhennä toista.",
        ),
        "contradiction.precedence": (
            "Choose two different visits, each of which can be held only once.",
            "Valitse kaksi eri vierailua, joista kumpikin voidaan pitää vain kerran.",
        ),
        "field-missing.precedence": (
            "Choose both visits, and how many days there may be between them.",
            "Valitse molemmat vierailut ja kuinka monta päivää niiden välissä saa olla.",
        ),
        "day-window.commitments": (
            "It is at {start}–{end}, outside of the hours of its day. Move it, or let the days be "
            "longer under the limits.",
            "Se on klo {start}–{end}, päivän kellonaikojen ulkopuolella. Siirrä sitä tai pidennä "
            "päiviä rajoissa.",
        ),
        "value-wrong.commitments": (
            "Say on which day and at what time it is, or within which hours it may be.",
            "Kerro päivä ja kellonaika, tai mihin aikaan se saa olla.",
        ),
        "value-wrong.payers": ("Choose what is paid.", "Valitse, mikä maksetaan."),
        "value-wrong.inclusions": ("Choose what is left out.", "Valitse, mikä jää pois."),
        "value-wrong.eligible": ("Choose what is counted.", "Valitse, mikä huomioidaan."),
        "duplicate-id.payers": (
            "Of this it is said twice who pays. Keep one of the two.",
            "Tästä sanotaan kahdesti, kuka maksaa. Jätä vain toinen.",
        ),
        "matrix-hole.commitments": (
            "No travel times to this place are known. Choose another place.",
            "Matka-aikoja tähän paikkaan ei tunneta. Valitse toinen paikka.",
        ),
    },
)


def sentence(finding: Finding, language: str) -> str:
    """What was found, to be read at its field."""
    code, facts = _at_its_list(finding), finding.detail
    if code == "value-out-of-range" and {"heads", "count"} <= facts.keys():
        code = f"{code}.heads"
    if code == "field-missing" and finding.path.startswith("/name"):
        code = f"{code}.name"
    if code not in WORDS.texts or code in _SAYS_MORE:
        return sentence_of(finding, language)
    try:
        return WORDS(language, code, **facts)
    except KeyError:
        return sentence_of(finding, language)


def _at_its_list(finding: Finding) -> str:
    """The code, with the innermost part of the wishes that has words of its own for it."""
    code = finding.code.value
    for part in reversed(finding.path.split("/")):
        if part != "name" and f"{code}.{part}" in WORDS.texts:
            return f"{code}.{part}"
    return code
