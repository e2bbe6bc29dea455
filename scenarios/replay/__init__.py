"""Scenarios solved and compared: on this machine or on a cluster, each once, also after a kill."""

from scenarios.replay.outcome import BaselineOutcome, ReplayReport, ScenarioOutcome
from scenarios.replay.pools import (
    ClusterMissing,
    ClusterPool,
    ClusterUnreachable,
    LocalPool,
    Pool,
    cluster_pool,
    local_pool,
)
from scenarios.replay.replaying import News, Settings, Step, replay, report_in
from scenarios.replay.running import ClusterLost
from scenarios.replay.shelf import Shelf

__all__ = [
    "BaselineOutcome",
    "ClusterLost",
    "ClusterMissing",
    "ClusterPool",
    "ClusterUnreachable",
    "LocalPool",
    "News",
    "Pool",
    "ReplayReport",
    "ScenarioOutcome",
    "Settings",
    "Shelf",
    "Step",
    "cluster_pool",
    "local_pool",
    "replay",
    "report_in",
]
