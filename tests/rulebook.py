"""The table of the rule book that is made from the code: `python -m tests.rulebook --write`.

Where the engine keeps each rule, what checks it, and the tests of both of its edges.
"""

from __future__ import annotations

import sys
from pathlib import Path

from optimizer.domain.rules import Rule
from optimizer.optimise.rulebook import Place, RuleEntry, rule_entries
from tests.check.edges import Edge, edges_by_module

PAGE = Path(__file__).resolve().parents[1] / "docs" / "rules.md"
BEGIN, END = "<!-- rulebook -->", "<!-- /rulebook -->"


def edges_of(rule: Rule) -> dict[str, tuple[Edge, ...]]:
    """The edges of a rule by the test module's name; each is tested kept and broken."""
    found = {
        name: tuple(edge for edge in edges if edge.rule is rule)
        for name, edges in edges_by_module().items()
    }
    return {name: edges for name, edges in found.items() if edges}


def table() -> str:
    """The table, one row for each rule."""
    heading = "| rule | engine | checker | tested at both edges | reason codes |"
    rows = [heading, "| --- | --- | --- | --- | --- |"]
    rows += [_row(entry) for entry in rule_entries()]
    return "\n".join(rows)


def _row(entry: RuleEntry) -> str:
    engine = "<br>".join(_place(place) for place in entry.places)
    checker = f"`{entry.checker_file}`: `{entry.checker.__name__}`"
    tests = "<br>".join(
        f"`tests/check/{name}.py`: {'; '.join(edge.name for edge in edges)}"
        for name, edges in edges_of(entry.rule).items()
    )
    codes = ", ".join(f"`{code}`" for code in entry.codes) or "–"
    return f"| `{entry.rule.value}` | {engine} | {checker} | {tests} | {codes} |"


def _place(place: Place) -> str:
    return f"{place.letter} `{place.file}`: `{place.member}`"


def with_table(page: str) -> str:
    """The page with the table between its marks made anew."""
    before, rest = page.split(BEGIN)
    after = rest.split(END)[1]
    return f"{before}{BEGIN}\n{table()}\n{END}{after}"


def main() -> None:
    """Prints the table, or writes it into the page."""
    if "--write" in sys.argv[1:]:
        PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        sys.stdout.write(f"{table()}\n")


if __name__ == "__main__":
    main()
