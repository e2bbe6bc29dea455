"""What a cross-check is: a question to a catalogue or to a problem, answered by spots."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from optimizer.domain.findings import Finding, FindingCode, Severity
from optimizer.domain.pointers import Steps, overlap, pointer

CATALOGUE = "catalogue"
WISHES = "wishes"
BOOKINGS = "bookings"

Subject = TypeVar("Subject")


@dataclass(frozen=True)
class Spot:
    """A finding before it has a file: `document` is `catalogue`, `wishes` or `bookings`."""

    document: str
    steps: Steps
    code: FindingCode
    message: str
    advice: str
    severity: Severity = Severity.ERROR
    detail: dict[str, Any] = field(default_factory=dict)

    def finding(self) -> Finding:
        """The finding, with its path in the document."""
        return Finding(
            code=self.code,
            severity=self.severity,
            document=self.document,
            path=pointer(self.steps),
            message=self.message,
            advice=self.advice,
            detail=self.detail,
        )


@dataclass(frozen=True)
class Check(Generic[Subject]):
    """A question, and the parts of the documents without which it cannot be asked.

    `reads` names single values that many other places are judged by, such as the party's size: when
    such a value could not be read, the check is left out, because it would accuse the others.
    """

    ask: Callable[[Subject], Iterable[Spot]]
    reads: tuple[Steps, ...] = ()


def ask_all(
    checks: Iterable[Check[Subject]], subject: Subject, unsure: Iterable[Steps]
) -> Iterator[Spot]:
    """The answers of all checks; `unsure` is what could not be read, document name first."""
    unsure = tuple(unsure)
    for check in checks:
        if not any(overlap(read, lost) for read in check.reads for lost in unsure):
            yield from check.ask(subject)
