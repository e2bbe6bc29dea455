"""`paamaja compare`: two answers side by side, or the scenarios of a replay again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import typer

from api.cli.exits import ExitCode
from api.cli.inputs import judged, result_in
from api.cli.replay import exit_code_of
from api.cli.screen import print_findings, print_itinerary
from optimizer.domain.findings import Finding, FindingCode
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult
from optimizer.domain.ticks import ticks
from optimizer.report.what_if import comparison_text
from scenarios.comparison import compared
from scenarios.replay import ReplayReport, ScenarioOutcome, Shelf, report_in
from scenarios.replay.text import gate_lines, replay_text

_DIFFERENT = {
    "en": "The two answer different problems: catalogue, wishes or bookings are not the same, so "
    "that the better of them need not be better planned.",
    "fi": "Vastaukset koskevat eri tehtäviä: luettelo, toiveet tai varaukset eivät ole samat, "
    "joten parempi vastaus ei välttämättä ole paremmin suunniteltu.",
}

RESULT, PROBLEM = "result.json", "problem.json"


@dataclass(frozen=True)
class Request:
    """What is to be compared: two answers with their problems, or the folder of a replay."""

    before: Path
    after: Path | None
    problem: Path | None
    edited: Path | None
    scenarios: tuple[str, ...]
    as_json: bool
    language: str


def run_compare(request: Request) -> ExitCode:
    """Prints a comparison; returns the code to exit with."""
    if request.after is None:
        if request.problem or request.edited:
            raise typer.BadParameter("a replay has its own.", param_hint="--problem, --edited")
        return _of_replay(request)
    if request.scenarios:
        raise typer.BadParameter("give the folder of a replay alone.", param_hint="--scenario")
    return _of_two(request, request.after)


# --- two answers -------------------------------------------------------------------------------
def _of_two(request: Request, after: Path) -> ExitCode:
    problem, before, findings = _answer(request.before, request.problem, None)
    edited, result, more = _answer(after, request.edited, problem)
    findings += more
    if findings:
        print_findings(findings, errors=True)
    if problem is None or before is None or edited is None or result is None:
        return ExitCode.BAD_INPUT
    for path, one, its in ((request.before, before, problem), (after, result, edited)):
        if strange := _unknown_sessions(one, its):
            typer.echo(
                f"{path} is not an answer to its problem: that has no session {strange[0]!r}. "
                "Name the right one with --problem or --edited.",
                err=True,
            )
            return ExitCode.BAD_INPUT
    if before.provenance.problem_hash != result.provenance.problem_hash:
        typer.echo(_DIFFERENT[request.language], err=True)
    found = compared(problem, before, result, edited)
    if request.as_json:
        typer.echo(found.model_dump_json(indent=2))
    else:
        print_itinerary(comparison_text(problem, found, request.language, edited))
    return ExitCode.DONE


def _answer(
    place: Path, named: Path | None, otherwise: Problem | None
) -> tuple[Problem | None, SolveResult | None, tuple[Finding, ...]]:
    """A result with its problem: the one that is named, or lies beside it, or another's."""
    path = place / RESULT if place.is_dir() else place
    result, findings = result_in(path)
    beside = path.parent / PROBLEM
    if named is None and beside.is_file():
        named = beside
    if named is not None:
        problem, more = judged(named, None)
        return problem, result, findings + more
    if otherwise is None:
        findings += (_no_problem(path),)
    return otherwise, result, findings


def _no_problem(path: Path) -> Finding:
    return Finding(
        code=FindingCode.FILE_MISSING,
        document=str(path.parent / PROBLEM),
        path="",
        message=f"The problem that {path.name} answers is not beside it.",
        advice="Name it with --problem or --edited: a problem.json, or a wishes file.",
    )


def _unknown_sessions(result: SolveResult, problem: Problem) -> list[str]:
    known = {session.id for session in problem.catalogue.sessions}
    visits = () if result.itinerary is None else result.itinerary.visits
    return [key for _, visit in visits for key in visit.sessions if key not in known]


# --- a replay ----------------------------------------------------------------------------------
def _of_replay(request: Request) -> ExitCode:
    try:
        report = report_in(request.before)
    except (OSError, ValueError):
        typer.echo(
            f"{request.before} is not the folder of a replay: it has no readable report.json. "
            "To compare two answers, give both.",
            err=True,
        )
        return ExitCode.BAD_INPUT
    chosen = _chosen(report, request.scenarios)
    if request.as_json:
        typer.echo(chosen.model_dump_json(indent=2))
    elif not request.scenarios:
        baseline = Shelf(request.before).problem(report.baseline.problem_hash)
        with ticks(1 if baseline is None else baseline.rules.ticks_per_minute):
            print_itinerary(replay_text(report, request.language))
    else:
        texts = [_in_full(request, report, one) for one in chosen.scenarios]
        print_itinerary("\n\n".join(texts))
    return exit_code_of(chosen)


def _chosen(report: ReplayReport, names: tuple[str, ...]) -> ReplayReport:
    """The report of the scenarios that are named; of all, if none is."""
    known = {one.name: one for one in report.scenarios}
    for name in names:
        if name not in known:
            choices = ", ".join(known)
            raise typer.BadParameter(
                f"no scenario {name!r}; choose from {choices}.", param_hint="--scenario"
            )
    if not names:
        return report
    return report.model_copy(update={"scenarios": tuple(known[name] for name in names)})


def _in_full(request: Request, report: ReplayReport, one: ScenarioOutcome) -> str:
    """A scenario beside the baseline to the visit, with all its gates."""
    language = request.language
    heading = f"{one.name}\n{'═' * len(one.name)}\n"
    if one.comparison is None:
        return heading + (one.failure or "–") + "\n"
    shelf = Shelf(request.before)
    baseline = shelf.problem(report.baseline.problem_hash)
    edited = shelf.problem(one.problem_hash or "")
    if baseline is None or edited is None:
        raise typer.BadParameter(
            f"{request.before} has lost the problems that its names come from; replay it again.",
            param_hint="BEFORE",
        )
    text = comparison_text(baseline, one.comparison, language, edited)
    lines = gate_lines(one, language)
    return heading + text + ("\n" + "\n".join(lines) + "\n" if lines else "")
