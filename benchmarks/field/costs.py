"""What else a run measured: growth, starts, plans and sweeps through the service."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.field.cells import mebibytes_cell, seconds_cell, table
from benchmarks.field.figures import Record, grouped, growth
from benchmarks.field.plots import growth_plot


def growth_report(records: list[Record], folder: Path) -> Iterator[str]:
    """Exponents of what was proved in time, and a plot of each."""
    if not records:
        return
    yield from ("", "## Growth", "")
    yield (
        "Seconds to the proof of the points (delegations: of everything, one after the other), and "
        "labels, fitted as a power of the size; what was not proved in time is not fitted."
    )
    rows = []
    pictures = []
    for axis, points in grouped(records, lambda record: record["axis"]).items():
        proved = [point for point in points if point["is_proved"] and point["seconds"]]
        for what, unit in (("seconds", "seconds"), ("labels", "labels")):
            found = growth((point["x"], point[what]) for point in proved)
            power = "–" if found is None else f"{found.exponent:.2f}"
            fit = "–" if found is None else f"{found.fit:.2f}"
            rows.append((axis, what, f"{len(proved)} of {len(points)}", power, fit))
            if proved:
                file = f"growth-{axis}-{what}.svg"
                drawn = [(float(point["x"]), float(point[what])) for point in proved]
                picture = growth_plot(f"{what} over {axis}", axis, unit, drawn, found)
                (folder / file).write_bytes(picture)
                pictures.append(f"![{what} over {axis}]({file})")
    yield from table(("what grows", "measured", "proved", "exponent", "R²"), rows)
    yield from ("", *pictures)


def startup_report(records: list[Record]) -> Iterator[str]:
    """Commands cold and warm, memory, and the dearest imports."""
    if not records:
        return
    yield from ("", "## Start", "")
    yield "Cold: without bytecode. Warm: as a second run. Most resident memory of the process."
    yield from table(
        ("what", "cold s", "warm s", "MiB"),
        [
            (
                record["what"],
                seconds_cell(record.get("cold_seconds")),
                seconds_cell(record.get("warm_seconds")),
                mebibytes_cell(record["peak_bytes"]),
            )
            for record in records
            if "packages" not in record
        ],
    )
    for record in records:
        if "packages" in record:
            dearest = ", ".join(f"{name} {s:.2f}" for name, s in record["packages"].items())
            yield from ("", f"{record['what']}: {record['seconds']:.2f} s, of these {dearest}.")


def plans_report(records: list[Record]) -> list[str]:
    """From submitting an example to each step of its plan."""
    if not records:
        return []
    rows = [
        (
            record["wishes"],
            seconds_cell(record.get("accepted_seconds")),
            seconds_cell(record.get("first_seconds")),
            seconds_cell(record.get("points_seconds")),
            seconds_cell(record.get("proof_seconds")),
            ", ".join(record["verdicts"]),
            f"{record['service_megabytes']:.0f}",
            f"{record['worker_megabytes']:.0f}",
        )
        for record in records
    ]
    heading = (
        "example",
        "accepted s",
        "first plan s",
        "points proved s",
        "all proved s",
        "verdict",
        "service afterwards MB",
        "worker afterwards MB",
    )
    return ["", "## A plan through the service", *table(heading, rows)]


def sweep_report(records: list[Record]) -> list[str]:
    """Answers a minute by who works them off."""
    if not records:
        return []
    rows = [
        (
            record["way"],
            f"{record['answered']} of {record['questions']}",
            seconds_cell(record["seconds"]),
            f"{record['answers_a_minute']:.1f}",
            ", ".join(record["verdicts"]),
        )
        for record in records
    ]
    heading = ("worked off by", "answered", "seconds", "answers a minute", "verdicts")
    return ["", "## A what-if sweep through the service", *table(heading, rows)]
