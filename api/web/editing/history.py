"""History: what was done by hand, to be undone and done again. No page in here."""

from __future__ import annotations

from dataclasses import dataclass, field

from api.client import Content


@dataclass(frozen=True)
class Done:
    """One hand edit as the service takes it, and what it is called."""

    edit: Content
    told: str


@dataclass
class History:
    """Edits in order, and those that were undone."""

    done: list[Done] = field(default_factory=list)
    undone: list[Done] = field(default_factory=list)

    @property
    def edits(self) -> list[Content]:
        """What is to be judged."""
        return [one.edit for one in self.done]

    def add(self, one: Done) -> None:
        """Something new: what was undone before cannot be done again."""
        self.done.append(one)
        self.undone.clear()

    def undo(self) -> None:
        """Takes the last edit back."""
        if self.done:
            self.undone.append(self.done.pop())

    def redo(self) -> None:
        """Does again what was taken back last."""
        if self.undone:
            self.done.append(self.undone.pop())

    def take_back(self) -> None:
        """Forgets an edit that could not be made."""
        self.done.pop()

    def clear(self) -> None:
        """Begins again from the plan, which can be undone by doing all of it again."""
        self.undone = [*self.undone, *reversed(self.done)]
        self.done = []
