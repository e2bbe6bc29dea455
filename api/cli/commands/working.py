"""The command that works: what stands in the queue is taken up and done."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from api.cli.crash import guarded
from api.cli.options import DatabaseUrl

_PLACES = max(1, (os.cpu_count() or 2) // 2)


def worker(
    jobs: Annotated[
        int, typer.Option(min=1, max=64, metavar="N", help="Jobs to work on at a time.")
    ] = _PLACES,
    database: DatabaseUrl = None,
    cluster: Annotated[
        str | None,
        typer.Option(
            metavar="URL", help="tcp://host:port of a Dask scheduler: jobs are worked on there."
        ),
    ] = None,
    lease: Annotated[
        float,
        typer.Option(
            min=1, max=3600, metavar="S", help="After so long a silence a worker counts as lost."
        ),
    ] = 20.0,
    attempts: Annotated[
        int,
        typer.Option(
            min=1, max=100, metavar="N", help="Workers or processes lost before a job has failed."
        ),
    ] = 3,
    patience: Annotated[
        float,
        typer.Option(
            min=0,
            max=3600,
            metavar="S",
            help="What jobs at work may take when the worker is told to stop; then they go back.",
        ),
    ] = 10.0,
    until_empty: Annotated[
        bool, typer.Option("--until-empty", help="End when no job waits any more.")
    ] = False,
    folder: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Where to save cases on which the checker disagrees."),
    ] = None,
) -> None:
    """Work on the jobs of the service. Several workers may run, also on several machines.

    Ctrl-C or SIGTERM lets jobs at work end; a second Ctrl-C ends at once, and other workers take
    them up again.
    """
    with guarded():
        from api.cli.worker import Request, run_worker

        request = Request(
            database=database,
            places=jobs,
            cluster=cluster,
            folder=folder,
            lease_seconds=lease,
            attempts=attempts,
            patience=patience,
            until_empty=until_empty,
        )
        raise typer.Exit(run_worker(request))
