"""Measured public cases as a table for people."""

from __future__ import annotations

from rich.table import Table

from benchmarks.public.measuring import Record
from benchmarks.table import mebibytes

_COLUMNS = ("value", "bound", "best known", "gap to best", "proved", "seconds", "MiB", "verified")


def table_of_cases(records: list[Record]) -> Table:
    """One row for each case; a value above the best known has a star."""
    table = Table(title="Points against the best published values")
    for name in ("set", "instance", "m"):
        table.add_column(name, no_wrap=True)
    for name in _COLUMNS:
        table.add_column(name, justify="right", no_wrap=True)
    for record in records:
        table.add_row(*_row(record))
    return table


def _row(record: Record) -> list[str]:
    gap, verified = record["gap_to_best"], record["is_verified"]
    return [
        record["set"],
        record["instance"],
        str(record["m"]),
        _number(record["value"]) + ("*" if gap is not None and gap < 0 else ""),
        _number(record["bound"]),
        f"{_number(record['best_known'])} ({record['kind']})",
        "–" if gap is None else f"{100 * gap:.2f} %",
        "yes" if record["is_proved"] else "no",
        f"{record['seconds']:.1f}",
        mebibytes(record),
        "–" if verified is None else "yes" if verified else "NO: " + "; ".join(record["faults"]),
    ]


def _number(value: int | None) -> str:
    return "–" if value is None else str(value)
