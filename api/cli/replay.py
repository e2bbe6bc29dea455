"""`paamaja replay`: what-if questions to one baseline, solved side by side; gates decide."""

from __future__ import annotations

import threading
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from api.cli.exits import ExitCode
from api.cli.replay_view import ReplayView
from api.cli.running import first_interrupt_stops
from api.cli.screen import console, print_findings, print_itinerary
from api.cli.writing import require_writable, write_whole
from optimizer.domain.findings import InvalidInput
from optimizer.domain.progress import SolveParameters
from optimizer.domain.ticks import ticks
from scenarios.files import Params, ScenarioSet, findings_of_scenarios
from scenarios.replay import (
    ClusterLost,
    ClusterMissing,
    ClusterUnreachable,
    Pool,
    ReplayReport,
    Settings,
    Shelf,
    cluster_pool,
    local_pool,
    replay,
)
from scenarios.replay.chart import replay_chart
from scenarios.replay.text import replay_csv, replay_text

DEFAULT_OUT = Path("out/replay")

MOST_WORKERS = 64


@dataclass(frozen=True)
class Request:
    """What is asked of one replay. `given` are the parameters that count before the file's."""

    file: Path
    jobs: int
    scheduler: str | None
    out: Path | None
    warm: bool
    as_json: bool
    language: str
    given: Params


def run_replay(request: Request) -> ExitCode:
    """Solves, prints and writes; returns the code to exit with."""
    require_writable(request.out or DEFAULT_OUT)
    found, findings = findings_of_scenarios(request.file, SolveParameters(workers=1))
    if findings:
        print_findings(findings, errors=True)
    if found is None:
        return ExitCode.BAD_INPUT
    folder = request.out or DEFAULT_OUT / found.file.id
    found = with_parameters(found, request.given, folder)
    with first_interrupt_stops() as stop:
        try:
            with _pool(request) as pool:
                report = _replayed(request, found, folder, pool, stop)
        except (ClusterMissing, ClusterUnreachable) as error:
            raise typer.BadParameter(f"{error}.", param_hint="--scheduler") from None
        except InvalidInput as bad:
            print_findings(bad.findings, errors=True)
            return ExitCode.BAD_INPUT
        except ClusterLost as error:
            typer.echo(
                f"The replay ended early: {error}. What is solved is kept in {folder}; "
                "the same command goes on where it was.",
                err=True,
            )
            return ExitCode.INTERRUPTED
        with ticks(found.baseline.rules.ticks_per_minute):
            _hand_over(request, folder, report)
        return ExitCode.INTERRUPTED if stop.is_set() else exit_code_of(report)


def exit_code_of(report: ReplayReport) -> ExitCode:
    """What a replay ends with: 0 only if all was solved and every gate lets it through."""
    if any(one.disagrees for one in report.failures):
        return ExitCode.CHECKER_DISAGREES
    is_whole = report.is_complete and not report.failures
    return ExitCode.DONE if is_whole and all(g.passes for g in report.gates) else ExitCode.NOT_KEPT


def with_parameters(found: ScenarioSet, given: Params, folder: Path) -> ScenarioSet:
    """The scenarios with parameters that count before those of the file and of each scenario."""
    scenarios = tuple(
        one.model_copy(update={"params": _saving(given.over(one.params), folder)})
        for one in found.scenarios
    )
    return replace(found, scenarios=scenarios)


def _pool(request: Request) -> AbstractContextManager[Pool]:
    if request.scheduler is not None:
        return cluster_pool(request.scheduler)
    return local_pool(request.jobs)


def _replayed(
    request: Request, found: ScenarioSet, folder: Path, pool: Pool, stop: threading.Event
) -> ReplayReport:
    # The baseline is solved alone: it may have the threads of all.
    alone = SolveParameters(workers=1 if request.scheduler else min(request.jobs, MOST_WORKERS))
    parameters = request.given.over(found.file.params.over(alone))
    view = ReplayView(console(errors=True), len(found.scenarios) + 1, request.language)

    def look() -> None:
        view.is_stopping = stop.is_set()

    with view:
        return replay(
            found,
            Settings(_saving(parameters, folder), warm=request.warm),
            Shelf(folder),
            pool,
            stop,
            on_news=view.take,
            on_wait=look,
        )


def _saving(parameters: SolveParameters, folder: Path) -> SolveParameters:
    return parameters.model_copy(update={"dump_folder": str(folder / "disagreements")})


def _hand_over(request: Request, folder: Path, report: ReplayReport) -> None:
    """Writes the files and prints; a full disk does not keep what was found from the screen."""
    text = replay_text(report, request.language)
    try:
        write_whole(
            folder,
            {
                "report.txt": text,
                "report.csv": replay_csv(report),
                "report.svg": replay_chart(report, "svg", request.language),
                "report.png": replay_chart(report, "png", request.language),
            },
        )
    finally:
        if request.as_json:
            typer.echo(report.model_dump_json(indent=2))
        else:
            print_itinerary(text)
    typer.echo(f"Written: {folder}: report.txt, .json, .csv, .svg, .png, results/", err=True)
