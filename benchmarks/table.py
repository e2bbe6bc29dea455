"""Measured runs as a table for people."""

from __future__ import annotations

from typing import Any

from rich.table import Table

from benchmarks.measuring import MOMENTS, Record

_COUNTERS = ("labels", "exact_rounds", "cuts", "listed")


def table_of(records: list[Record]) -> Table:
    """One row for each run; a peer's run has no cells for what only the engine tells."""
    table = Table(title="Seconds to the first plan, to the proof of the points, to all proofs")
    for name in ("instance", "run", "verdict"):
        table.add_column(name, no_wrap=True)
    for name in ("plan s", "points s", "all s", "value (bound)"):
        table.add_column(name, justify="right", no_wrap=True)
    for name in (*(f"gap {moment} s" for moment in MOMENTS), *_COUNTERS, "MiB"):
        table.add_column(name, justify="right")
    for record in records:
        table.add_row(*(_peer_row(record) if "status" in record else _engine_row(record)))
    return table


def _engine_row(record: Record) -> list[str]:
    counters = record["counters"]
    return [
        record["instance"],
        record["pass"],
        record["verdict"],
        _seconds(record["first_plan_seconds"]),
        _seconds(record["points_proved_seconds"]),
        _seconds(record["all_proved_seconds"]),
        "\n".join(_tier(tier["value"], tier["bound"]) for tier in record["tiers"]),
        *(_percent(gap) for gap in record["points_gap_after"].values()),
        *(_number(counters.get(name)) for name in _COUNTERS),
        mebibytes(record),
    ]


def mebibytes(record: Record) -> str:
    """The most that the process of a run had resident."""
    peak = (record.get("memory") or {}).get("peak_bytes")
    return "–" if peak is None else _number(peak >> 20)


def _peer_row(record: Record) -> list[str]:
    tiers = (
        _tier(record["points"], record["points_bound"]),
        _tier(record["cost_and_time_cents"], record["cost_bound"]),
    )
    proved = _seconds(record["seconds"]) if record["status"] == "OPTIMAL" else "–"
    return [
        record["instance"],
        record["pass"],
        str(record["status"]),
        "–",
        "–",
        proved,
        "\n".join(tiers),
    ]


def _tier(value: int | None, bound: int | None) -> str:
    return _number(value) if value == bound else f"{_number(value)} ({_number(bound)})"


def _number(value: Any) -> str:
    return "–" if value is None else f"{value:,}".replace(",", " ")


def _seconds(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _percent(gap: float | None) -> str:
    return "–" if gap is None else f"{100 * gap:.2f} %"
