"""Patterns: an English sentence with {facts} is recognised, and said again in Finnish.

Findings are made with English sentences, by many hands. In the tables beside this module each
pattern of such a sentence stands with its Finnish. A fact whose name begins with `part` is itself
a sentence or a part of one, as is `must`, without whose Finnish the pattern does not count; `kind`
is one of a few nouns, `all` are several things, and dates are written the Finnish way.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from optimizer.report.findings.nouns import NOUNS

_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_DEEPEST = 6
"""How many parts may lie within each other; what lies deeper is left as it is."""
_LONGEST = 1_000
"""What is longer lists a whole file, and is not looked through."""


@dataclass(frozen=True)
class Pattern:
    """One English pattern and its Finnish."""

    english: str
    finnish: str
    form: re.Pattern[str]

    @property
    def weight(self) -> int:
        """How much of it is fixed: what says more is tried first."""
        return sum(len(text) for text, _, _, _ in string.Formatter().parse(self.english))


def compiled(table: Mapping[str, str]) -> tuple[Pattern, ...]:
    """The patterns of a table, those that say most first."""
    found = (
        Pattern(english, finnish, re.compile(_form(english), re.DOTALL))
        for english, finnish in table.items()
    )
    return tuple(sorted(found, key=lambda one: (-one.weight, one.english)))


def facts_in(pattern: str) -> list[str]:
    """The names of the facts of a pattern, in their order."""
    return [name for _, name, _, _ in string.Formatter().parse(pattern) if name]


def in_finnish(text: str, patterns: Iterable[Pattern], depth: int = 0) -> str | None:
    """A sentence in Finnish; None where no pattern is its."""
    patterns = tuple(patterns)
    for one in patterns if len(text) <= _LONGEST else ():
        match = one.form.fullmatch(text)
        if match is None:
            continue
        facts = {
            name: _fact(name, value, patterns, depth) for name, value in match.groupdict().items()
        }
        if None not in facts.values():
            return one.finnish.format(**facts)
    return None


def _form(pattern: str) -> str:
    parts: list[str] = []
    seen: set[str] = set()
    for text, name, _, _ in string.Formatter().parse(pattern):
        parts.append(re.escape(text))
        if name:
            parts.append(f"(?P={name})" if name in seen else f"(?P<{name}>.+?)")
            seen.add(name)
    return "".join(parts)


def _fact(name: str, value: str, patterns: tuple[Pattern, ...], depth: int) -> str | None:
    if name.startswith("kind") and value in NOUNS:
        return NOUNS[value]
    if name.startswith(("kind", "part", "must")):
        told = in_finnish(value, patterns, depth + 1) if depth < _DEEPEST else None
        if told is not None or name.startswith("must"):
            return told
    if name.startswith("all"):
        value = value.replace(" and ", " ja ")
    return _DATE.sub(lambda date: f"{int(date[3])}.{int(date[2])}.{date[1]}", value)
