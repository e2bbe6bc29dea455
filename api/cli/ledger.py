"""`paamaja ledger`: a project's plan and costs, added up and split between those who pay."""

from __future__ import annotations

import json
from pathlib import Path

import typer

from api.cli.exits import ExitCode
from api.cli.inputs import json_findings
from api.cli.screen import print_findings, print_itinerary
from optimizer.costing.ledger import ledger_account
from optimizer.domain.findings import has_errors
from optimizer.domain.ledger_documents import findings_of_ledger
from optimizer.report.ledger import ledger_text


def run_ledger(file: Path, as_json: bool, language: str) -> ExitCode:
    """Prints the account and what does not match in it; returns the code to exit with."""
    given, findings = findings_of_ledger(file)
    if findings:
        print_findings(findings, errors=True)
    if given is None:
        if as_json:
            content = {"findings": json_findings(findings)}
            typer.echo(json.dumps(content, ensure_ascii=False, indent=2))
        return ExitCode.BAD_INPUT
    account = ledger_account(given)
    if as_json:
        whole = account.model_copy(update={"findings": (*findings, *account.findings)})
        typer.echo(whole.model_dump_json(indent=2))
    else:
        print_itinerary(ledger_text(given.ledger, account, language))
    return ExitCode.NOT_KEPT if has_errors(account.findings) else ExitCode.DONE
