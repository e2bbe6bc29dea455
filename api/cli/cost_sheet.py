"""`paamaja cost-sheet`: what a plan costs and sells for, by size of group, and if cancelled."""

from __future__ import annotations

from pathlib import Path

import typer

from api.cli.exits import ExitCode
from api.cli.inputs import planned_in
from api.cli.screen import print_findings, print_itinerary
from optimizer.costsheet import HEADS, CannotBePriced, cost_sheet
from optimizer.domain.cost_sheet import CostSheet
from optimizer.domain.findings import Finding, FindingCode
from optimizer.domain.problem import Problem
from optimizer.report import cost_sheet_csv, cost_sheet_text

MOST_HEADS = 500
"""The largest party that wishes may name."""


def sizes_in(text: str) -> tuple[int, ...]:
    """The sizes of a list such as `10,16,24`. Raises typer.BadParameter for anything else."""
    try:
        sizes = tuple(int(part) for part in text.split(",") if part.strip())
    except ValueError as wrong:
        raise typer.BadParameter("write whole numbers with commas, such as 10,16,24") from wrong
    if not all(1 <= size <= MOST_HEADS for size in sizes):
        raise typer.BadParameter(f"each size is between 1 and {MOST_HEADS}")
    return tuple(dict.fromkeys(sizes))


def run_cost_sheet(
    problem_file: Path,
    itinerary_file: Path,
    catalogue: Path | None,
    sizes: tuple[int, ...] | None,
    free: int,
    output: str,
    language: str,
    *,
    exposure: bool,
    bookings: Path | None = None,
) -> ExitCode:
    """Prints the sheet; returns the code to exit with."""
    if any(size + free > MOST_HEADS for size in (HEADS if sizes is None else sizes)):
        raise typer.BadParameter(f"a size with its free guests is at most {MOST_HEADS}")
    problem, itinerary, findings = planned_in(problem_file, itinerary_file, catalogue, bookings)
    sheet = None
    if problem is not None and itinerary is not None:
        if itinerary.problem_hash != problem.content_hash:
            typer.echo("Note: the itinerary was made for another version of the problem.", err=True)
        if sizes is None:
            sizes = _usual_sizes(problem.wishes.party.heads, free)
        try:
            sheet = cost_sheet(problem, itinerary, sizes, free, exposure=exposure)
        except (KeyError, CannotBePriced) as unknown:
            findings += (_unknown(itinerary_file, unknown),)
    if findings:
        print_findings(findings, errors=True)
    if problem is None or sheet is None:
        return ExitCode.BAD_INPUT
    _print(problem, sheet, output, language)
    return ExitCode.DONE


def _usual_sizes(heads: int, free: int) -> tuple[int, ...]:
    """The planned party, some of whom may travel free, among the sizes usually priced."""
    planned = (heads - free,) if heads > free else ()
    return tuple(sorted({*planned, *HEADS}))


def _print(problem: Problem, sheet: CostSheet, output: str, language: str) -> None:
    match output:
        case "json":
            typer.echo(sheet.model_dump_json(indent=2))
        case "csv":
            typer.echo(cost_sheet_csv(problem, sheet, language), nl=False)
        case _:
            print_itinerary(cost_sheet_text(problem, sheet, language))


def _unknown(file: Path, error: Exception) -> Finding:
    return Finding(
        code=FindingCode.UNKNOWN_ID,
        document=str(file),
        path="",
        message=f"The plan cannot be priced: {error.args[0]}.",
        advice="Give the problem for which the plan was made.",
    )
