"""`paamaja network`: what the partner network gave over several trips."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import typer

from api.cli.exits import ExitCode
from api.cli.inputs import json_findings, shipped_catalogues
from api.cli.screen import print_findings, print_itinerary
from optimizer.domain.catalogue import Catalogue
from optimizer.domain.documents import read_catalogue
from optimizer.domain.findings import Finding, FindingCode, InvalidInput
from optimizer.domain.reading.building import read
from optimizer.domain.reading.sources import source_of_file
from scenarios.learning import LearningReport
from scenarios.learning.telling import sheet_html, sheet_text
from scenarios.network import network_of, part_of_report
from scenarios.network.sheet import network_sheet


def run_network(files: Sequence[Path], catalogue: str | None, form: str, language: str) -> ExitCode:
    """Prints the network in its form; returns the code to exit with."""
    reports, findings = _reports(files)
    offered: Catalogue | None = None
    if catalogue is not None:
        try:
            offered = read_catalogue(shipped_catalogues().get(catalogue) or Path(catalogue))
        except InvalidInput as bad:
            findings += list(bad.findings)
    if findings:
        print_findings(findings, errors=True)
        if form == "json":
            told = {"findings": json_findings(tuple(findings))}
            typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return ExitCode.BAD_INPUT
    network = network_of([part_of_report(one) for one in reports], offered)
    if form == "json":
        typer.echo(network.model_dump_json(indent=2))
    elif form == "html":
        typer.echo(sheet_html(network_sheet(network, language)), nl=False)
    else:
        print_itinerary(sheet_text(network_sheet(network, language)))
    return ExitCode.DONE


def _reports(files: Sequence[Path]) -> tuple[list[LearningReport], list[Finding]]:
    """The reports of files, and what is wrong with any; each trip counts once."""
    reports: list[LearningReport] = []
    findings: list[Finding] = []
    seen: dict[tuple[str, str], Path] = {}
    for file in files:
        reading = read(LearningReport, source_of_file(file))
        findings += reading.findings
        if reading.value is None or reading.findings:
            continue
        trip = (reading.value.trip, reading.value.first.isoformat())
        if trip in seen:
            findings.append(_twice(file, seen[trip]))
        seen.setdefault(trip, file)
        reports.append(reading.value)
    return reports, findings


def _twice(file: Path, other: Path) -> Finding:
    return Finding(
        code=FindingCode.DUPLICATE_ID,
        document=str(file),
        path="/trip",
        message=f"It is about the same trip as {other}.",
        advice="Give one report of each trip, the newest.",
    )
