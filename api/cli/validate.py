"""`paamaja validate`: everything that is wrong with wishes and their catalogue, at once."""

from __future__ import annotations

import json
from pathlib import Path

import typer

from api.cli.exits import ExitCode
from api.cli.inputs import json_findings, judged
from api.cli.screen import print_findings


def run_validate(
    wishes: Path, catalogue: Path | None, as_json: bool, bookings: Path | None = None
) -> ExitCode:
    """Prints every finding; returns the code to exit with."""
    problem, findings = judged(wishes, catalogue, bookings)
    if as_json:
        content = {"valid": problem is not None, "findings": json_findings(findings)}
        typer.echo(json.dumps(content, ensure_ascii=False, indent=2))
    elif findings:
        print_findings(findings, errors=False)
    if problem is None:
        return ExitCode.BAD_INPUT
    if not as_json:
        also = " The warnings above do not stop it." if findings else ""
        typer.echo(f"{wishes} can be planned.{also}")
    return ExitCode.DONE
