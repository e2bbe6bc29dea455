"""`python -m benchmarks.design --write`: packages designed for the shipped segments."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from benchmarks.marked import between
from optimizer.domain.findings import InvalidInput
from optimizer.domain.progress import SolveParameters
from scenarios.designing import segments_in
from scenarios.designing.designing import design
from scenarios.designing.reading import SHIPPED
from scenarios.designing.text import design_text
from scenarios.packages import shipped_catalogue

PAGE = Path(__file__).resolve().parent.parent / "docs" / "packages.md"


def main(
    count: Annotated[int, typer.Option(min=1, help="How many packages.")] = 4,
    write: Annotated[bool, typer.Option("--write", help="Write the page.")] = False,
    limit: Annotated[float, typer.Option(help="Seconds for each plan.")] = 300.0,
) -> None:
    """Designs the packages and prints them."""
    catalogue = shipped_catalogue("mikkeli")
    given, findings = segments_in(SHIPPED, catalogue)
    if given is None:
        raise InvalidInput(findings)
    found = design(given, count, SolveParameters(time_limit_seconds=limit, workers=1))
    text = design_text(found, given.file, catalogue)
    typer.echo(text, nl=False)
    if write:
        page = between(PAGE.read_text(encoding="utf-8"), "design", f"```text\n{text}```\n")
        PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
