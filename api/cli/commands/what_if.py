"""Commands that ask what if: scenarios replayed beside a baseline, and answers compared."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.crash import guarded
from api.cli.options import (
    Format,
    Language,
    OutputFormat,
    Processes,
    ScenarioFile,
    TextLanguage,
    finite,
)
from api.cli.processors import available_processors


def replay(
    file: ScenarioFile,
    jobs: Processes = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="tcp://HOST:PORT of a Dask scheduler whose workers are to solve "
            "(needs paamaja\\[cluster]).",
        ),
    ] = None,
    cold: Annotated[
        bool,
        typer.Option("--cold", help="Solve each scenario from nothing, not from the baseline."),
    ] = False,
    time_limit: Annotated[
        float | None,
        typer.Option(
            min=0.1,
            max=86_400,
            metavar="S",
            callback=finite,
            help="Seconds for each solve; otherwise as the file says, or 180.",
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=64,
            help="Solver threads of each process; otherwise as the file says, or 1, "
            "and for the baseline, which is solved alone, one for each process.",
        ),
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(
            min=0, max=2**31 - 1, help="Seed of the search; otherwise as the file says, or 0."
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="Where results and reports are kept, and looked for; "
            "otherwise out/replay/ and the file's id.",
        ),
    ] = None,
    output: Format = OutputFormat.TEXT,
    language: Language = TextLanguage.EN,
) -> None:
    """Solve every scenario of a file and compare it with the baseline; gates decide the exit code.

    What is solved is kept: after a stop or a kill the same command goes on where it was.
    Ctrl-C stops; a second one ends at once.
    """
    if scheduler is not None and jobs is not None:
        raise typer.BadParameter("a cluster has its own workers.", param_hint="--jobs, --scheduler")
    with guarded(out):
        from api.cli.replay import Request, run_replay
        from scenarios.files import Params

        given = Params(time_limit_seconds=time_limit, workers=workers, seed=seed)
        request = Request(
            file=file,
            jobs=jobs or available_processors(),
            scheduler=scheduler,
            out=out,
            warm=not cold,
            as_json=output is OutputFormat.JSON,
            language=language.value,
            given=given,
        )
        raise typer.Exit(run_replay(request))


def compare(
    before: Annotated[
        Path,
        typer.Argument(
            metavar="BEFORE",
            help="A result.json, a folder with one, or alone the folder of a replay.",
        ),
    ],
    after: Annotated[
        Path | None,
        typer.Argument(metavar="AFTER", help="A result.json, or a folder with one."),
    ] = None,
    problem: Annotated[
        Path | None,
        typer.Option(
            metavar="PROBLEM",
            help="The problem of BEFORE (a problem.json or a wishes file), "
            "if no problem.json lies beside it.",
        ),
    ] = None,
    edited: Annotated[
        Path | None,
        typer.Option(
            metavar="PROBLEM",
            help="The problem of AFTER, if no problem.json lies beside it; "
            "otherwise that of BEFORE.",
        ),
    ] = None,
    scenario: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="A scenario of the replay to show in full; may be repeated."
        ),
    ] = None,
    output: Format = OutputFormat.TEXT,
    language: Language = TextLanguage.EN,
) -> None:
    """Set two answers side by side, to the visit: kept, moved, dropped, added, and for whom.

    With the folder of a replay alone: its table again, or single scenarios in full.
    """
    with guarded():
        from api.cli.compare import Request, run_compare

        request = Request(
            before=before,
            after=after,
            problem=problem,
            edited=edited,
            scenarios=tuple(scenario or ()),
            as_json=output is OutputFormat.JSON,
            language=language.value,
        )
        raise typer.Exit(run_compare(request))
