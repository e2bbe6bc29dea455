"""`paamaja validate`: everything that is wrong with wishes or a scenario file, at once."""

from __future__ import annotations

import json
from pathlib import Path

import typer

from api.cli.exits import ExitCode
from api.cli.inputs import json_findings, judged
from api.cli.screen import print_findings
from optimizer.domain.findings import Finding
from optimizer.domain.reading.sources import source_of_file
from scenarios.files import findings_of_scenarios


def run_validate(
    wishes: Path, catalogue: Path | None, as_json: bool, bookings: Path | None = None
) -> ExitCode:
    """Prints every finding; returns the code to exit with."""
    found, findings = _judged(wishes, catalogue, bookings)
    if as_json:
        content = {"valid": found is not None, "findings": json_findings(findings)}
        typer.echo(json.dumps(content, ensure_ascii=False, indent=2))
    elif findings:
        print_findings(findings, errors=False)
    if found is None:
        return ExitCode.BAD_INPUT
    if not as_json:
        also = " The warnings above do not stop it." if findings else ""
        typer.echo(f"{wishes} can be planned.{also}")
    return ExitCode.DONE


def _judged(
    file: Path, catalogue: Path | None, bookings: Path | None
) -> tuple[object | None, tuple[Finding, ...]]:
    """What the file holds, if nothing stops it: a problem, or scenarios with their baseline."""
    if {"baseline", "scenarios"} <= (source_of_file(file).content or {}).keys():
        return findings_of_scenarios(file)
    return judged(file, catalogue, bookings)
