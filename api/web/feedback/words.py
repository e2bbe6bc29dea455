"""Words of the feedback form."""

from __future__ import annotations

from api.web.words import Words

WORDS = Words(
    "feedback",
    {
        "title": ("How was it?", "Millaista oli?"),
        "level.reaction": ("What you thought of it", "Mitä pidit vierailusta"),
        "level.learning": ("What you learnt", "Mitä opit"),
        "level.behaviour": ("What you do otherwise now", "Mitä teet nyt toisin"),
        "level.results": ("What has come of it", "Mitä vierailusta on seurannut"),
        "due": ("Please answer by {date}.", "Vastaathan viimeistään {date}."),
        "later": (
            "Later questions open on this same link on {date}.",
            "Myöhemmät kysymykset avautuvat samasta linkistä {date}.",
        ),
        "marks": ("Marks: 1 is poor, 5 is very good.", "Arvosanat: 1 on heikko, 5 erittäin hyvä."),
        "visits": (
            "A mark for each visit; leave out those you did not attend.",
            "Arvosana jokaiselle vierailulle; ohita ne, joilla et ollut mukana.",
        ),
        "mark": ("{mark} of 5", "{mark}/5"),
        "yes": ("Yes", "Kyllä"),
        "no": ("No", "Ei"),
        "number": ("A number", "Lukumäärä"),
        "words": ("In your own words", "Omin sanoin"),
        "else": ("Anything else?", "Muuta sanottavaa?"),
        "nameless": (
            "Leave out names, addresses and telephone numbers.",
            "Jätä pois nimet, osoitteet ja puhelinnumerot.",
        ),
        "clear": ("Take the answer back", "Peru vastaus"),
        "send": ("Send the answers", "Lähetä vastaukset"),
        "thanks": ("Thank you", "Kiitos"),
        "thanks.how": (
            "Your answers are kept without your name. You may close the page.",
            "Vastauksesi on tallennettu ilman nimeäsi. Voit sulkea sivun.",
        ),
        "nothing": (
            "Answer at least one question first.",
            "Vastaa ensin vähintään yhteen kysymykseen.",
        ),
        "contact": (
            "Leave out the e-mail address or telephone number here: answers are kept without "
            "names.",
            "Jätä tästä pois sähköpostiosoite tai puhelinnumero: vastaukset tallennetaan "
            "nimettöminä.",
        ),
        "too-large": ("Give a whole number from 0 on.", "Anna kokonaisluku, vähintään 0."),
        "correct": ("Please look at this answer again.", "Katso vielä tätä vastausta."),
        "some-wrong": (
            "Some answers have to be looked at again; they are marked below. Nothing is lost.",
            "Joitakin vastauksia on katsottava uudelleen; ne on merkitty alla. Mitään ei kadonnut.",
        ),
        "too-early": (
            "The visit is not published yet. Try this link again later.",
            "Vierailua ei ole vielä julkaistu. Kokeile linkkiä myöhemmin uudelleen.",
        ),
    },
)
