"""Words: the names of a problem's things in one language."""

from __future__ import annotations

from dataclasses import dataclass

from optimizer.domain.problem import Problem
from optimizer.domain.ticks import clock
from optimizer.domain.wishes import Target
from optimizer.report.phrases import phrase, topic


@dataclass(frozen=True)
class Words:
    """A problem, and the language in which it is spoken of."""

    problem: Problem
    language: str

    def place(self, key: str) -> str:
        """The name of a place; KeyError for an unknown id, as for all names here."""
        return self.problem.catalogue.place(key).name.in_language(self.language)

    def partner(self, key: str) -> str:
        """The name of a partner."""
        return self.problem.catalogue.partner(key).name.in_language(self.language)

    def venue(self, key: str) -> str:
        """The name of a venue."""
        return self.problem.catalogue.venue(key).name.in_language(self.language)

    def session(self, key: str) -> str:
        """The name of a session."""
        return self.problem.catalogue.session(key).name.in_language(self.language)

    def hotel(self, key: str) -> str:
        """The name of a hotel."""
        return self.problem.catalogue.hotel(key).name.in_language(self.language)

    def restaurant(self, key: str) -> str:
        """The name of a restaurant."""
        return self.problem.catalogue.restaurant(key).name.in_language(self.language)

    def vehicle(self, key: str) -> str:
        """The name of a vehicle."""
        return self.problem.catalogue.vehicle(key).name.in_language(self.language)

    def connection(self, key: str) -> str:
        """The name of a connection."""
        return self.problem.catalogue.connection(key).name.in_language(self.language)

    def interpreter(self, key: str) -> str:
        """The name of an interpreter service."""
        return self.problem.catalogue.interpreter(key).name.in_language(self.language)

    def commitment(self, key: str) -> str:
        """The name of one of the coordinator's own items."""
        names = {item.id: item.name for item in self.problem.wishes.commitments}
        return names[key].in_language(self.language)

    def target(self, target: Target) -> str:
        """What a wish is about: a session by its name, anything else with its kind."""
        if target.session is not None:
            return self.session(target.session)
        if target.partner is not None:
            name = self.partner(target.partner)
        else:
            name = topic(target.kind, target.key, self.language)
        return phrase(f"target.{target.kind}", self.language, name=name)

    def wish(self, key: str) -> str:
        """What a wish of that id is about; the id itself for other terms of the score."""
        for wish in self.problem.wishes.wishes:
            if wish.id == key:
                return self.target(wish.target)
        if key == "distinct-partners":
            return phrase("wishes.distinct-partners", self.language)
        return key

    def time(self, minute: int) -> str:
        """A time of day."""
        return clock(minute)
