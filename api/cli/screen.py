"""The screen: consoles, the coloured itinerary, and tables of findings and violations."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from optimizer.domain.findings import Finding, Severity
from optimizer.domain.result import Violation
from scenarios.workbooks import cell_name

_PIPED_WIDTH = 160


def console(errors: bool = False) -> Console:
    """The console of stdout or stderr; what is piped gets one fixed width."""
    found = Console(stderr=errors, highlight=False, emoji=False, markup=False)
    if not found.is_terminal:
        found.width = _PIPED_WIDTH
    return found


def print_itinerary(text: str) -> None:
    """Prints an itinerary to stdout, with colours where it is a terminal."""
    screen = console()
    if not screen.is_terminal:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    shown = Text(text.rstrip("\n"))
    shown.highlight_regex(r"(?m)^[^\s─═].*(?=\n─)", "bold")
    shown.highlight_regex(r"[─═]{3,}", "dim")
    shown.highlight_regex(r"(?m)^\s+\d\d:\d\d–\d\d:\d\d", "cyan")
    screen.print(shown, soft_wrap=True)


def print_findings(findings: Sequence[Finding], errors: bool) -> None:
    """A table of findings, the ones that stop the work first."""
    ordered = sorted(findings, key=lambda finding: finding.severity is not Severity.ERROR)
    rows = [
        (
            finding.severity.value,
            finding.code.value,
            _place(finding),
            finding.message,
            finding.advice,
        )
        for finding in ordered
    ]
    print_table(("", "Code", "Place", "What is wrong", "Advice"), rows, errors)


def print_violations(violations: Sequence[Violation]) -> None:
    """A table of broken rules."""
    rows = [
        (one.rule.value, one.where, f"{one.amount} {one.unit}", one.message) for one in violations
    ]
    print_table(("Rule", "Where", "By", "What is wrong"), rows, errors=False)


def _place(finding: Finding) -> str:
    if cell := cell_name(finding.detail):
        return f"{finding.document} {cell}"
    line = finding.detail.get("line")
    document = f"{finding.document}:{line}" if line else finding.document
    return f"{document} {finding.path}".strip()


def print_table(
    heading: Sequence[str], rows: Iterable[Sequence[str]], errors: bool = False
) -> None:
    """A table of texts."""
    table = Table(show_lines=False, expand=False)
    for name in heading:
        table.add_column(name, overflow="fold")
    for row in rows:
        # As text, so that brackets in names stay brackets.
        table.add_row(*(Text(cell) for cell in row))
    console(errors).print(table)
