"""Outline: which component stands on which lines of an iCalendar, before anything is read of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from optimizer.domain.findings import Finding
from scenarios.calendars.faults import found

_NAME = re.compile(r"([A-Za-z0-9-]+)[;:]")
CALENDAR = "VCALENDAR"


@dataclass
class Block:
    """A component right within the calendar: its name, its text and where its lines begin."""

    name: str
    line: int
    text: list[str] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    """The line of each property, of several the first."""

    def line_of(self, name: str) -> int:
        """Where a property stands, or where the component begins."""
        return self.lines.get(name.upper(), self.line)


@dataclass
class Outline:
    """The components of a calendar in order, and what is wrong with its lines."""

    blocks: list[Block]
    findings: list[Finding]


def outline(text: str, document: str) -> Outline:
    """Looks at every line once."""
    drawn = _Drawing(document)
    for number, line in _unfolded(text):
        drawn.take(number, line)
    drawn.end()
    return Outline(drawn.blocks, drawn.findings)


class _Drawing:
    """The outline as it is drawn, line by line."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.blocks: list[Block] = []
        self.findings: list[Finding] = []
        self._open: list[tuple[str, int]] = []
        self._began = False

    def take(self, number: int, line: str) -> None:
        """Takes one whole line in."""
        name = _NAME.match(line)
        if name is None or ":" not in line:
            self._tell("line" if self._began else "not-a-calendar", number)
            return
        word, value = name[1].upper(), line.split(":", 1)[1].strip().upper()
        if word == "BEGIN":
            self._begin(value, number)
        if len(self._open) > 1:
            self.blocks[-1].text.append(line)
            self.blocks[-1].lines.setdefault(word, number)
        if word == "END":
            self._end(value, number)
        elif not self._open:
            self._tell("not-a-calendar", number)

    def end(self) -> None:
        """No line is left."""
        for name, number in self._open:
            self._tell("unended", number, name)
        if not self._began and not self.findings:
            self._tell("not-a-calendar", 1)

    def _begin(self, name: str, number: int) -> None:
        if not self._open and name != CALENDAR:
            self._tell("not-a-calendar", number)
        self._began = True
        self._open.append((name, number))
        if len(self._open) == 2:
            self.blocks.append(Block(name, number))

    def _end(self, name: str, number: int) -> None:
        if self._open and self._open[-1][0] == name:
            self._open.pop()
        else:
            self._tell("unbegun", number, name)

    def _tell(self, what: str, number: int, name: str = "") -> None:
        is_told = what == "not-a-calendar" and any(
            one.detail["what"] == what for one in self.findings
        )
        if not is_told:
            self.findings.append(found(what, self.document, line=number, name=name))


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Each whole line with the number of its first one."""
    whole, first = "", 0
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        if line[:1] in (" ", "\t") and whole:
            whole += line[1:]
            continue
        if whole.strip():
            yield first, whole
        whole, first = line, number
    if whole.strip():
        yield first, whole
