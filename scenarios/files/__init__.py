"""Scenario files: what-if questions to one baseline, and what their answers have to reach."""

from scenarios.files.expanding import Scenario, expand
from scenarios.files.gates import COMPARED, Gate, Metric, Operator, Tolerance
from scenarios.files.reading import (
    ScenarioSet,
    findings_of_scenarios,
    read_scenarios,
    scenarios_in,
)
from scenarios.files.scenario_file import Baseline, Params, ScenarioEntry, ScenarioFile

__all__ = [
    "COMPARED",
    "Baseline",
    "Gate",
    "Metric",
    "Operator",
    "Params",
    "Scenario",
    "ScenarioEntry",
    "ScenarioFile",
    "ScenarioSet",
    "Tolerance",
    "expand",
    "findings_of_scenarios",
    "read_scenarios",
    "scenarios_in",
]
