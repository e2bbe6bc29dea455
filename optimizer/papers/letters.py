"""Letters to partners: what is asked of one of them, as a PDF and as a mail ready to send."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

from optimizer.domain.itinerary import Itinerary, Visit
from optimizer.domain.problem import Problem
from optimizer.domain.statuses import ItemKind, Status
from optimizer.domain.ticks import ticks
from optimizer.papers.edition import Edition
from optimizer.papers.heads import masthead
from optimizer.papers.phrases import named, say
from optimizer.papers.runsheet import language_of, status_of
from optimizer.papers.typesetting import typeset
from optimizer.report.phrases import long_date
from optimizer.report.words import Words


class NothingToAsk(Exception):
    """Raised for a partner who hosts nothing in the itinerary."""


def partner_letter_pdf(
    problem: Problem,
    itinerary: Itinerary,
    partner: str,
    language: str = "en",
    edition: Edition | None = None,
) -> bytes:
    """The letter as a PDF. Raises NothingToAsk, and KeyError for an unknown partner."""
    return typeset("letter", letter_content(problem, itinerary, partner, language, edition))


def partner_letter_eml(
    problem: Problem,
    itinerary: Itinerary,
    partner: str,
    language: str = "en",
    edition: Edition | None = None,
    *,
    link: str = "",
) -> bytes:
    """The letter as a mail draft with the PDF attached; nobody is named as receiver.

    With a link the partner answers by it. Raises as `partner_letter_pdf`.
    """
    content = letter_content(problem, itinerary, partner, language, edition)
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = f"{content['subject']}: {content['title']}, {content['dates']}"
    mail["X-Unsent"] = "1"  # mail programs open it as a draft
    lines = [content["greeting"], "", content["opening"], ""]
    for row in content["rows"]:
        lines.append(f"• {row['when']}: {row['what']} ({row['where']}, {row['details']})")
    lines += ["", content["closing"]]
    if link:
        lines += ["", say("letter.link", language), link]
    lines += ["", content["regards"], content["host"], "", content["banner"]]
    mail.set_content("\n".join(lines))
    letter = typeset("letter", content)
    name = f"{content['subject']}.pdf"
    mail.add_attachment(letter, maintype="application", subtype="pdf", filename=name)
    # A boundary of its own is drawn at random each time; this one makes the same bytes.
    mail.set_boundary("=-paamaja-letter-=")
    return mail.as_bytes()


def letter_content(
    problem: Problem,
    itinerary: Itinerary,
    partner: str,
    language: str = "en",
    edition: Edition | None = None,
) -> dict[str, Any]:
    """What stands in the letter, as the template takes it. Raises as `partner_letter_pdf`."""
    with ticks(problem.rules.ticks_per_minute):
        words = Words(problem, language)
        host = problem.catalogue.partner(partner)
        visits = [
            (date, visit)
            for date, visit in itinerary.visits
            if any(problem.catalogue.session(key).partner == partner for key in visit.sessions)
        ]
        if not visits:
            raise NothingToAsk(partner)
        settled = all(_is_settled(words, visit, date) for date, visit in visits)
        key = "confirmed" if settled else "request"
        receiver = words.partner(partner)
        return {
            **masthead(words, itinerary, edition, say(f"letter.{key}", language)),
            "subject": say(f"letter.{key}", language),
            "receiver": receiver,
            "attention": host.contact,
            "greeting": say("letter.greeting", language, name=receiver),
            "opening": say(f"letter.{key}.opening", language, host=_host(words)),
            "closing": say(f"letter.{key}.closing", language),
            "regards": say("letter.regards", language),
            "heads": {
                name: say(f"letter.{name}", language)
                for name in ("when", "what", "where", "details")
            },
            "rows": [_row(words, date, visit, partner) for date, visit in visits],
        }


def _host(words: Words) -> str:
    return words.problem.catalogue.name.in_language(words.language)


def _is_settled(words: Words, visit: Visit, date: Any) -> bool:
    return all(
        status_of(words, ItemKind.SESSION, key, date) is Status.CONFIRMED for key in visit.sessions
    )


def _row(words: Words, date: Any, visit: Visit, partner: str) -> dict[str, str]:
    language, party = words.language, words.problem.wishes.party
    own = [key for key in visit.sessions if words.problem.catalogue.session(key).partner == partner]
    heads = say("guests", language, n=party.heads)
    times = f"{words.time(visit.start)}–{words.time(visit.end)}"
    needs = named("need", party.access_needs, language)
    details = [heads, language_of(words, visit), needs]
    return {
        "when": f"{long_date(date, language)} {times}",
        "what": ", ".join(words.session(key) for key in own),
        "where": words.venue(visit.venue),
        "details": ", ".join(one for one in details if one),
    }
