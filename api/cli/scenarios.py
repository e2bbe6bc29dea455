"""`paamaja scenarios`: what the scenarios of a file change, without solving any."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import typer

from api.cli.exits import ExitCode
from api.cli.inputs import json_findings
from api.cli.screen import print_findings, print_itinerary
from scenarios.files import Scenario, ScenarioSet, findings_of_scenarios
from scenarios.files.listing import scenarios_text
from scenarios.overlaying import needs_programme


def run_scenarios(file: Path, as_json: bool, language: str) -> ExitCode:
    """Prints the scenarios, or everything that is wrong; returns the code to exit with."""
    found, findings = findings_of_scenarios(file)
    if as_json:
        listed = [] if found is None else [_as_data(found, one) for one in found.scenarios]
        content = {
            "valid": found is not None,
            "findings": json_findings(findings),
            "scenarios": listed,
        }
        typer.echo(json.dumps(content, ensure_ascii=False, indent=2))
    elif findings:
        print_findings(findings, errors=True)
    if found is None:
        return ExitCode.BAD_INPUT
    if not as_json:
        print_itinerary(scenarios_text(found, language))
    return ExitCode.DONE


def _as_data(found: ScenarioSet, scenario: Scenario) -> dict[str, Any]:
    """A scenario with the log of what it changes and the hash of the problem it leads to.

    One that re-plans what the baseline's solve finds has neither before that is known.
    """
    waits = found.needs_baseline(scenario)
    overlaid = None if waits else found.overlaid(scenario)
    return {
        "name": scenario.name,
        "entry": scenario.entry,
        "overlays": [one.id for one in scenario.overlays],
        "ordered": scenario.ordered,
        "replans": [one.id for one in scenario.overlays if needs_programme(one)],
        "waits_for_baseline": waits,
        "problem_hash": overlaid and overlaid.problem.content_hash,
        "log": overlaid and [one.model_dump(mode="json") for one in overlaid.log],
        "params": scenario.params.model_dump(mode="json", exclude={"dump_folder"}),
        "gates": [one.model_dump(mode="json") for one in scenario.gates],
    }
