"""Robustness: how often a plan holds when things go wrong, what is lost, whose absence hurts."""

from scenarios.robustness.disturbances import Disturbances
from scenarios.robustness.processes import Ground, Here, Processes, Steps, prepared, processes
from scenarios.robustness.reading import SHIPPED, disturbances_in
from scenarios.robustness.report import Fate, HostRisk, Mean, Outcome, Robustness
from scenarios.robustness.sweeping import News, Settings, SweepLost, sweep

__all__ = [
    "SHIPPED",
    "Disturbances",
    "Fate",
    "Ground",
    "Here",
    "HostRisk",
    "Mean",
    "News",
    "Outcome",
    "Processes",
    "Robustness",
    "Settings",
    "Steps",
    "SweepLost",
    "disturbances_in",
    "prepared",
    "processes",
    "sweep",
]
