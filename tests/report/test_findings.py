"""Findings in Finnish: every sentence that the library makes is known, and facts come along."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from optimizer.report.findings import told
from optimizer.report.findings.patterns import compiled, in_finnish
from optimizer.report.findings.telling import PATTERNS
from tests.api.calls import ROOT

MAKERS = (
    "optimizer/domain",
    "optimizer/drafting",
    "optimizer/costing",
    "scenarios",
    "api/edge",
    "api/planning",
    "api/patching.py",
)
"""Where findings are made."""
NOT_FOUND_THERE = frozenset(
    {
        # put together with a prefix or a suffix that is known
        ", for instance q7.",
        "Give q7.",
        " during these hours.",
        "q7 q7.",
        "q7: q7 q7.",
        "No q7 'q7'.",
        "q7 q7 named, but q7 come.",
        "With the overlay 'q7'q7q7q7.",
        "'q7' is q7.",
        # told with its code instead of its sentence: refusals without findings
        "The body has more than q7 MB.",
        "The input has a fault.",
        "The input has q7 faults.",
        "No id has this form, so there is nothing here.",
        "There is nothing at this address.",
        "This address does not take this method.",
        "q7 jobs are waiting already.",
        "The itinerary breaks rules as things are now, so it is not published.",
        "The disk is full.",
        "The run has no report yet.",
    }
)
PATTERNS_OF_ALL = compiled(PATTERNS)
_HINT = re.compile(r"(?<=\w)q7|(?<=')q7(?=\.)|q7(?=[A-Z])")
"""A fact that is glued to a word stands for a hint or a place, which may be empty."""


def _sentences(path: Path) -> Iterator[str]:
    """The sentences in a file of code, with `q7` for each fact; no docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    nodes = list(ast.walk(tree))
    left = {
        id(part)
        for node in nodes
        if isinstance(node, ast.JoinedStr)
        for value in node.values
        for part in ast.walk(value)
    }
    left |= {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if id(node) in left:
            continue
        if isinstance(node, ast.JoinedStr):
            parts = [one.value if isinstance(one, ast.Constant) else "q7" for one in node.values]
            text = "".join(str(part) for part in parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        if " " in text.strip() and text.endswith("."):
            yield text


def _makers() -> Iterator[Path]:
    for name in MAKERS:
        place = ROOT / name
        for path in (place,) if place.is_file() else sorted(place.rglob("*.py")):
            source = path.read_text("utf-8")
            if "FindingCode" in source and "calendars" not in path.parts:  # those speak both
                yield path


def test_every_sentence_of_a_finding_has_its_finnish() -> None:
    """A sentence that is new in the code fails here until its Finnish stands in a table."""
    missing = {
        f"{path.relative_to(ROOT)}: {text}"
        for path in _makers()
        for text in _sentences(path)
        if text not in NOT_FOUND_THERE
        if all(in_finnish(one, PATTERNS_OF_ALL) is None for one in (text, _HINT.sub("", text)))
    }
    assert missing == set()


def test_finnish_speaks_of_the_same_facts() -> None:
    """Nothing is filled in that the English does not have; nearly nothing gets lost."""
    for english, finnish in PATTERNS.items():
        facts = {name for _, name, _, _ in string.Formatter().parse(english) if name}
        filled = {name for _, name, _, _ in string.Formatter().parse(finnish) if name}
        assert filled <= facts, english
        assert facts - filled <= {"kind", "sign", "time", "what"}, english


def test_no_two_patterns_are_the_same() -> None:
    """Patterns that differ in the names of facts only would hide each other."""
    forms = [one.form.pattern for one in PATTERNS_OF_ALL]
    bare = ["".join(part for part in form.split("(?P<")) for form in forms]
    assert len(set(bare)) == len(bare)


@pytest.mark.parametrize(
    ("english", "finnish"),
    [
        (
            "wishes 'x': target.session: There is no session 'demo-y' in the catalogue.",
            "wishes 'x': target.session: Tarjonnassa ei ole: vierailu 'demo-y'.",
        ),
        (
            "Did you mean 'demo-x'? Correct the name, or add it to the catalogue's sessions.",
            "Tarkoititko 'demo-x'? Korjaa nimi tai lisää se tarjontaan (sessions).",
        ),
        (
            "party: heads is 0, but must be at least 1.",
            "party: heads on 0, mutta sen pitää olla vähintään 1.",
        ),
        (
            "dates: the last date 2027-05-10 is before the first 2027-05-12.",
            "dates: viimeinen päivä 10.5.2027 on ennen ensimmäistä 12.5.2027.",
        ),
        (
            "'x' is pinned to 2027-05-10 and 2027-05-11, but is visited only 1 × in a trip.",
            (
                "'x' on kiinnitetty päiville 10.5.2027 ja 11.5.2027, mutta siellä käydään "
                "matkalla vain 1 kertaa."
            ),
        ),
        (
            "The file is not valid YAML at line 3, column 2: it is nested too deeply.",
            (
                "Tiedosto ei ole kelvollista YAML-muotoa (rivi 3, merkki 2): siinä on liian "
                "monta sisäkkäistä tasoa."
            ),
        ),
        (
            "With the overlay 'x' party: heads is 'q', but must be a whole number.",
            "Muutoksen 'x' kanssa party: heads on 'q', mutta sen pitää olla kokonaisluku.",
        ),
    ],
)
def test_parts_are_told_with_their_whole(english: str, finnish: str) -> None:
    """Names, dates and sentences within sentences."""
    assert told(english, "fi") == finnish
    assert told(english, "en") == english


@given(st.text(max_size=200))
def test_what_nobody_has_said_in_finnish_stays(text: str) -> None:
    """A text that is no finding's comes through as it is, whatever it holds."""
    assert told(f"§{text}", "fi") == f"§{text}"
