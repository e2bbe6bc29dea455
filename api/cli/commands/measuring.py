"""Commands that measure: everything in one run, two runs side by side, and the report of a run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.crash import guarded

Folder = Annotated[
    Path, typer.Option("--out", metavar="FOLDER", help="For results.jsonl, report.md and plots.")
]

bench = typer.Typer(
    help="Measure against other solvers: run everything, compare two runs, report a run.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


@bench.command("run")
def run(
    out: Folder = Path("out/bench"),
    data: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="The public sets; without it none.")
    ] = None,
    quick: Annotated[bool, typer.Option("--quick", help="A few of everything.")] = False,
    part: Annotated[
        list[str] | None, typer.Option(help="field, scaling, startup or service; may be repeated.")
    ] = None,
    group: Annotated[
        list[str] | None, typer.Option(help="Of the field these groups; may be repeated.")
    ] = None,
    solver: Annotated[
        list[str] | None, typer.Option(help="Of the solvers these; may be repeated.")
    ] = None,
    time_limit: Annotated[float, typer.Option(min=0.1, help="Seconds for each run.")] = 60.0,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Workers of each run.")] = 1,
    side_by_side: Annotated[
        int, typer.Option(min=1, max=64, help="Runs at a time, each on cores of its own.")
    ] = 1,
    seeds: Annotated[
        int, typer.Option(min=1, max=3, help="Generated trips of each kind and size.")
    ] = 3,
    dry: Annotated[bool, typer.Option("--dry", help="Only say how long it takes at most.")] = False,
) -> None:
    """Measure the engine and its peers on the same instances, and write results and report."""
    with guarded():
        from api.cli.bench import order_of, run_bench

        order = order_of(data, quick, part, group, solver, time_limit, workers, side_by_side, seeds)
        raise typer.Exit(run_bench(order, out, dry=dry))


@bench.command("compare")
def compare(
    before: Annotated[Path, typer.Argument(help="The results.jsonl of the earlier run.")],
    after: Annotated[Path, typer.Argument(help="That of the later one.")],
    most: Annotated[
        float | None,
        typer.Option(min=0.0, help="Exit code 1 if labels, columns or iterations grew by more."),
    ] = None,
) -> None:
    """Compare the effort of two runs, counter by counter, and what they answered."""
    with guarded():
        from benchmarks.effort import main

        main(before, after, most)


@bench.command("report")
def report(
    results: Annotated[list[Path], typer.Argument(help="One or more results.jsonl.")],
    out: Folder = Path("out/bench"),
    page: Annotated[
        Path | None,
        typer.Option(metavar="PAGE", help="Puts it between <!-- field --> marks of a page too."),
    ] = None,
) -> None:
    """Write the tables and plots of a run again, from its results alone."""
    with guarded():
        from api.cli.bench import run_report

        raise typer.Exit(run_report(results, out, page))
