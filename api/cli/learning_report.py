"""`paamaja learning-report` and `paamaja improve`: what was learnt, and what comes of it."""

from __future__ import annotations

import json
from pathlib import Path

import typer

from api.cli.exits import ExitCode
from api.cli.inputs import json_findings, judged
from api.cli.screen import print_findings, print_itinerary
from api.cli.writing import require_writable, write_whole
from optimizer.domain.findings import Finding, has_errors
from optimizer.domain.pointers import Steps
from optimizer.domain.reading.building import read
from optimizer.domain.reading.placing import placed
from optimizer.domain.reading.sources import source_of_file
from optimizer.domain.writing import written
from scenarios.learning import Improved, LearningReport, improve, learning_in, learning_report
from scenarios.learning.telling import (
    improved_text,
    learning_html,
    learning_pdf,
    learning_text,
)

_REPORT = "report"
_FILE = "learning-report"


def run_learning_report(file: Path, form: str, language: str, out: Path | None) -> ExitCode:
    """Prints the report in its form, or writes it in every form; returns the code to exit with."""
    require_writable(out)
    told, findings = learning_in(file)
    if findings:
        print_findings(findings, errors=True)
    if told is None:
        _say_findings(findings, form)
        return ExitCode.BAD_INPUT
    report = learning_report(told.learning, told.made_on)
    if out is not None:
        files = {
            f"{_FILE}.pdf": learning_pdf(report, language),
            f"{_FILE}.html": learning_html(report, language),
            f"{_FILE}.txt": learning_text(report, language),
            f"{_FILE}.json": report.model_dump_json(indent=2) + "\n",
        }
        write_whole(out, files)
        for name in files:
            typer.echo(str(out / name))
        return ExitCode.DONE
    if form == "json":
        typer.echo(report.model_dump_json(indent=2))
    elif form == "html":
        typer.echo(learning_html(report, language), nl=False)
    else:
        print_itinerary(learning_text(report, language))
    return ExitCode.DONE


def run_improve(
    report: Path, wishes: Path, catalogue: Path | None, out: Path | None, form: str, language: str
) -> ExitCode:
    """Writes the improved catalogue and tells what it changes; returns the code to exit with."""
    require_writable(out)
    reading = read(LearningReport, source_of_file(report))
    problem, findings = judged(wishes, catalogue)
    findings = (*reading.findings, *findings)
    improved: Improved | None = None
    told = reading.value
    if problem is not None and told is not None and not has_errors(findings):
        places: list[Steps] = [
            ("improvements", index, "improvement") for index in range(len(told.improvements))
        ]
        decided = [one.improvement for one in told.improvements]
        improved, spots = improve(problem, decided, _REPORT, places)
        findings = (*findings, *placed(spots, {_REPORT: reading}))
    if findings:
        print_findings(findings, errors=True)
    if improved is None:
        _say_findings(findings, form)
        return ExitCode.BAD_INPUT
    if out is not None:
        text = json.dumps(written(improved.problem.catalogue), ensure_ascii=False, indent=1) + "\n"
        write_whole(out, {"catalogue.json": text})
    if form == "json":
        changes = {
            key: [one.model_dump(mode="json") for one in these]
            for key, these in improved.changes.items()
        }
        typer.echo(json.dumps({"changes": changes}, ensure_ascii=False, indent=2))
    else:
        print_itinerary(improved_text(improved, language))
    return ExitCode.DONE


def _say_findings(findings: tuple[Finding, ...], form: str) -> None:
    if form == "json":
        typer.echo(json.dumps({"findings": json_findings(findings)}, ensure_ascii=False, indent=2))
