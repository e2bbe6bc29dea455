"""`python -m benchmarks.visits --write`: the two visits run through, for docs/visits.md."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from benchmarks.marked import between
from optimizer.domain.findings import InvalidInput
from optimizer.domain.progress import SolveParameters
from scenarios.network import network_of, part_of_report
from scenarios.visits import series_in
from scenarios.visits.reading import SHIPPED
from scenarios.visits.running import run_series
from scenarios.visits.text import series_text

PAGE = Path(__file__).resolve().parent.parent / "docs" / "visits.md"


def main(
    write: Annotated[bool, typer.Option("--write", help="Write the page.")] = False,
    limit: Annotated[float, typer.Option(help="Seconds for each plan.")] = 500.0,
) -> None:
    """Runs the visits and prints their story."""
    series, findings = series_in(SHIPPED)
    if series is None:
        raise InvalidInput(findings)
    held = list(run_series(series, SolveParameters(time_limit_seconds=limit, workers=1)))
    network = network_of([part_of_report(one.report) for one in held], series.catalogue)
    text = series_text(series.series, held, network, "en")
    typer.echo(text, nl=False)
    if write:
        page = between(PAGE.read_text(encoding="utf-8"), "visits", f"```text\n{text}```\n")
        PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
