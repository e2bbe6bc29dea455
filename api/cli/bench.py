"""`paamaja bench`: the measurements of `benchmarks.field` from the command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import typer

from api.cli.exits import ExitCode
from benchmarks.field.lanes import lane_cores
from benchmarks.field.records import NoResults, read_results
from benchmarks.field.report import write_into, write_report
from benchmarks.field.running import SOLVERS
from benchmarks.field.whole import Order, Part, cases_of, longest_seconds, measure
from benchmarks.public.sets import NoInstances


def order_of(
    data: Path | None,
    quick: bool,
    parts: Sequence[str] | None,
    groups: Sequence[str] | None,
    solvers: Sequence[str] | None,
    time_limit: float,
    workers: int,
    side_by_side: int,
    seeds: int,
) -> Order:
    """What is asked for. Raises typer.BadParameter, with what there is."""
    known = [str(part) for part in Part]
    for given, there, what in ((parts, known, "part"), (solvers, SOLVERS, "solver")):
        for name in given or ():
            if name not in there:
                raise typer.BadParameter(f"{name!r} is no {what}: {', '.join(there)}")
    try:
        lane_cores(side_by_side, workers)
    except ValueError as why:
        raise typer.BadParameter(f"{why}.", param_hint="--side-by-side") from None
    return Order(
        data=data,
        quick=quick,
        parts=tuple(Part(name) for name in parts or known),
        groups=tuple(groups or ()),
        solvers=tuple(solvers or SOLVERS),
        time_limit_seconds=min(time_limit, QUICK_SECONDS) if quick else time_limit,
        workers=workers,
        side_by_side=side_by_side,
        seeds=seeds,
    )


QUICK_SECONDS = 5.0
"""A quick run gives no solver more."""


def run_bench(order: Order, out: Path, *, dry: bool) -> ExitCode:
    """Measures, and writes the report of all that the folder's results hold."""
    try:
        longest = longest_seconds(order)
        _require_groups(order)
    except NoInstances as why:
        raise typer.BadParameter(str(why)) from None
    longest /= order.side_by_side
    typer.echo(f"At most {longest / 3600:.1f} h for runs with a limit, starts and service beside.")
    if dry:
        return ExitCode.DONE
    results = measure(order, out, typer.echo)
    return run_report([results], out)


def _require_groups(order: Order) -> None:
    """Refuses a group that none of the instances there are is of: it would measure nothing."""
    there = list(dict.fromkeys(case.group for case in cases_of(replace(order, groups=()))))
    for name in order.groups:
        if name not in there:
            hint = "" if order.data else "; public ones need --data FOLDER"
            message = f"{name!r} is no group: {', '.join(there)}{hint}"
            raise typer.BadParameter(message, param_hint="--group")


def run_report(results: Sequence[Path], out: Path, page: Path | None = None) -> ExitCode:
    """Writes the report of results, and into a page too if one is named."""
    wanted = [*results, *([] if page is None else [page])]
    missing = [str(file) for file in wanted if not file.is_file()]
    if missing:
        raise typer.BadParameter(f"not there: {', '.join(missing)}")
    try:
        records = read_results(*results)
    except NoResults as why:
        raise typer.BadParameter(str(why)) from None
    report = write_report(records, out)
    if page is not None:
        try:
            write_into(page, report)
        except ValueError as why:
            raise typer.BadParameter(f"{page}: {why}.", param_hint="--page") from None
    typer.echo(f"Report: {report}")
    return ExitCode.DONE
