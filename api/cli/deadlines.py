"""`paamaja deadlines`: what must be done by when so that a plan can take place."""

from __future__ import annotations

from pathlib import Path

import typer

from api.cli.exits import ExitCode
from api.cli.inputs import planned_in
from api.cli.screen import print_findings, print_itinerary
from optimizer.deadlines import deadlines_of
from optimizer.domain.deadlines import DeadlineList
from optimizer.domain.findings import Finding, FindingCode
from optimizer.domain.problem import Problem
from optimizer.report import deadlines_csv, deadlines_ics, deadlines_text


def run_deadlines(
    problem_file: Path,
    itinerary_file: Path,
    catalogue: Path | None,
    output: str,
    language: str,
    bookings: Path | None = None,
) -> ExitCode:
    """Prints the list; returns the code to exit with."""
    problem, itinerary, findings = planned_in(problem_file, itinerary_file, catalogue, bookings)
    listed = None
    if problem is not None and itinerary is not None:
        if itinerary.problem_hash != problem.content_hash:
            typer.echo("Note: the itinerary was made for another version of the problem.", err=True)
        try:
            listed = deadlines_of(problem, itinerary)
        except KeyError as unknown:
            findings += (_unknown(itinerary_file, unknown),)
    if findings:
        print_findings(findings, errors=True)
    if problem is None or listed is None:
        return ExitCode.BAD_INPUT
    _print(problem, listed, output, language)
    return ExitCode.DONE


def _print(problem: Problem, listed: DeadlineList, output: str, language: str) -> None:
    match output:
        case "json":
            typer.echo(listed.model_dump_json(indent=2))
        case "csv":
            typer.echo(deadlines_csv(problem, listed, language), nl=False)
        case "ics":
            typer.echo(deadlines_ics(problem, listed, language), nl=False)
        case _:
            print_itinerary(deadlines_text(problem, listed, language))


def _unknown(file: Path, error: KeyError) -> Finding:
    return Finding(
        code=FindingCode.UNKNOWN_ID,
        document=str(file),
        path="",
        message=f"The plan names what is not there: {error.args[0]}.",
        advice="Give the problem for which the plan was made.",
    )
