"""What is offered: everything that a wish can be about, with the words by which it is found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from api.web.wishes.words import WORDS, worded
from optimizer.domain.catalogue import Catalogue, Format, Session

KINDS = ("session", "theme", "partner", "format")


@dataclass(frozen=True)
class Offered:
    """Something to wish for: a session, or any session of a theme, partner or format."""

    kind: str
    key: str
    name: str
    facts: str = ""
    themes: tuple[str, ...] = ()
    partner: str = ""
    format: str = ""

    @property
    def target(self) -> dict[str, str]:
        """How a wish names it."""
        return {self.kind: self.key}

    def fits(self, words: str) -> bool:
        """Whether every word stands somewhere in what it is called."""
        told = f"{self.name} {self.facts}".casefold()
        return all(word in told for word in words.casefold().split())


@dataclass
class Search:
    """What is looked for."""

    words: str = ""
    kind: str = "session"
    theme: str = ""
    partner: str = ""
    format: str = ""

    def finds(self, one: Offered) -> bool:
        """Whether something offered is looked for; conditions are for sessions."""
        if one.kind != self.kind or not one.fits(self.words):
            return False
        if one.kind != "session":
            return True
        return (
            (not self.theme or self.theme in one.themes)
            and (not self.partner or self.partner == one.partner)
            and (not self.format or self.format == one.format)
        )


def everything(catalogue: Catalogue, language: str) -> dict[tuple[str, str], Offered]:
    """All that can be wished for, by kind and key, each kind in the order of names."""
    found = sorted(_all(catalogue, language), key=lambda one: (KINDS.index(one.kind), one.name))
    return {(one.kind, one.key): one for one in found}


def unknown(kind: str, key: str) -> Offered:
    """What a wish names that is not in the catalogue."""
    return Offered(kind, key, key)


def _all(catalogue: Catalogue, language: str) -> Iterator[Offered]:
    partners = {one.id: one.name.in_language(language) for one in catalogue.partners}
    for session in catalogue.sessions:
        yield _session(session, partners[session.partner], language)
    for theme in sorted({theme for one in catalogue.sessions for theme in one.themes}):
        name = worded(language, "theme", theme)
        yield Offered("theme", theme, WORDS(language, "any-of-theme", name=name))
    for key in sorted({one.partner for one in catalogue.sessions}):
        yield Offered("partner", key, WORDS(language, "any-of-partner", name=partners[key]))
    held = {session.format for session in catalogue.sessions}
    for one in Format:
        if one in held:
            name = worded(language, "format", one.value)
            yield Offered("format", one.value, WORDS(language, "any-of-format", name=name))


def _session(session: Session, partner: str, language: str) -> Offered:
    themes = ", ".join(worded(language, "theme", theme) for theme in session.themes)
    minutes = session.talk_minutes + session.hands_on_minutes
    facts = (
        partner,
        worded(language, "format", session.format.value),
        WORDS(language, "minutes", n=minutes),
        themes,
    )
    return Offered(
        "session",
        session.id,
        session.name.in_language(language),
        " · ".join(facts),
        session.themes,
        session.partner,
        session.format.value,
    )
