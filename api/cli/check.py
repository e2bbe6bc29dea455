"""`paamaja check`: judges an itinerary by every rule, whoever made it."""

from __future__ import annotations

import json
from pathlib import Path

import typer

from api.cli.exits import ExitCode
from api.cli.inputs import planned_in
from api.cli.screen import print_findings, print_violations
from optimizer.check import check, score
from optimizer.domain.itinerary import Score
from optimizer.domain.money import euros


def run_check(
    problem_file: Path,
    itinerary_file: Path,
    catalogue: Path | None,
    as_json: bool,
    bookings: Path | None = None,
) -> ExitCode:
    """Prints violations and score; returns the code to exit with."""
    problem, itinerary, findings = planned_in(problem_file, itinerary_file, catalogue, bookings)
    if findings:
        print_findings(findings, errors=True)
    if problem is None or itinerary is None:
        return ExitCode.BAD_INPUT
    if itinerary.problem_hash != problem.content_hash:
        typer.echo("Note: the itinerary was made for another version of the problem.", err=True)
    violations, worth = check(problem, itinerary), score(problem, itinerary)
    if as_json:
        content = {
            "violations": [one.model_dump(mode="json") for one in violations],
            "score": worth.model_dump(mode="json"),
        }
        typer.echo(json.dumps(content, ensure_ascii=False, indent=2))
    elif violations:
        print_violations(violations)
        typer.echo(f"{_number(len(violations))}. {_worth(worth)}")
    else:
        typer.echo(f"The itinerary keeps every rule. {_worth(worth)}")
    return ExitCode.NOT_KEPT if violations else ExitCode.DONE


def _number(count: int) -> str:
    return "1 violation" if count == 1 else f"{count} violations"


def _worth(worth: Score) -> str:
    return (
        f"Score: {worth.points} points, {euros(worth.cost_cents)}, "
        f"{worth.travel_minutes} min of travel, {worth.waiting_minutes} min of waiting."
    )
