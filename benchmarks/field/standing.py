"""How the solvers stand on a group of instances: tables, refusals, and curves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.field.cells import listed, number_cell, percent_cell, seconds_cell, table
from benchmarks.field.figures import (
    Curve,
    Record,
    Summary,
    anytime,
    best_known,
    gap,
    grouped,
    quality_profile,
    summaries,
    time_profile,
)
from benchmarks.field.plots import anytime_plot, quality_plot, time_plot

MOMENTS = 60
"""Moments of an anytime curve, evenly on a logarithmic axis."""


ORDER = ("paamaja", "one-model", "routing", "pyvrp", "greedy")
"""The solvers from the one that keeps most rules and proves to a person's way."""

_NAMES = {"toptw": "TOPTW", "mctopmtw": "MC-TOP-MTW", "ophs": "OPHS"}


def titled(group: str) -> str:
    """A group as a heading."""
    return _NAMES.get(group, f"{group[:1].upper()}{group[1:]}")


def _sizes(one: tuple[str, object]) -> list[tuple[int, str]]:
    """Names in order, their numbers as numbers."""
    parts = re.split(r"(\d+)", one[0])
    return [(int(part), "") if part.isdigit() else (-1, part) for part in parts]


def group_report(group: str, runs: list[Record], folder: Path) -> Iterator[str]:
    """The group in a table for all solvers, one for each instance, and curves."""
    runs = sorted(runs, key=lambda run: ORDER.index(run["pass"]))
    limits = sorted({run["time_limit_seconds"] for run in runs})
    workers = sorted({run["workers"] for run in runs})
    beside = max(run.get("side_by_side", 1) for run in runs)
    yield from ("", f"## {titled(group)}", "")
    yield (
        f"Limit {listed(limits)} s for each run, {listed(workers)} worker(s), "
        f"{'one run' if beside == 1 else f'{beside} runs'} at a time. "
        "Gaps are to the best known: published, or reached by anyone here. "
        "Each solver's figures are of the instances that it did not refuse."
    )
    yield from table(
        (
            "solver",
            "instances",
            "refused",
            "with a plan",
            "at the best known",
            "mean gap",
            "points proved",
            "first plan s",
            "within 1 % s",
            "proof s",
            "faults",
            "no answer",
        ),
        [_row(one) for one in summaries(runs)],
    )
    yield from _together(runs)
    yield from _refusals(runs)
    yield from ("", "<details><summary>Every instance</summary>")
    yield from _instances(runs)
    yield from ("", "</details>")
    yield from _curves(group, runs, folder)


def _row(one: Summary) -> tuple[str, ...]:
    tried = one.cases - one.refused
    if not tried:
        return (one.solver, str(one.cases), str(one.refused), *["–"] * 9)
    return (
        one.solver,
        str(one.cases),
        str(one.refused),
        f"{one.planned} of {tried}",
        f"{one.at_best} of {tried}",
        percent_cell(one.mean_gap),
        f"{one.proved} of {tried}",
        seconds_cell(one.first),
        seconds_cell(one.near),
        seconds_cell(one.proof),
        str(one.faulty),
        str(one.lost),
    )


def _together(runs: list[Record]) -> Iterator[str]:
    """Mean gaps over the instances that every solver tried which tried any, if those are fewer."""
    tried = {run["pass"] for run in runs if not run["refused"]}
    by_instance = grouped(runs, lambda run: run["instance"])
    shared = [
        run
        for ones in by_instance.values()
        if tried <= {run["pass"] for run in ones if not run["refused"]}
        for run in ones
        if run["pass"] in tried
    ]
    count = len({run["instance"] for run in shared})
    if count < len(by_instance):
        gaps = [f"{one.solver} {percent_cell(one.mean_gap)}" for one in summaries(shared)]
        names = ", ".join(gaps) if gaps else "there is none"
        yield from (
            "",
            f"Mean gap over what all of these tried ({count} of {len(by_instance)}): {names}.",
        )


def _refusals(runs: list[Record]) -> Iterator[str]:
    """What a solver said it cannot express, with how many instances ask for it."""
    for solver, refused in grouped(runs, lambda run: run["pass"]).items():
        reasons = [reason for run in refused for reason in run["refused"]]
        told = [f"{reason} ({reasons.count(reason)})" for reason in dict.fromkeys(reasons)]
        if told:
            yield from ("", f"{solver} refuses what it cannot express: {'; '.join(told)}.")


def _instances(runs: list[Record]) -> list[str]:
    """Each instance: points of each solver, the bound proved here, and what is published."""
    solvers = list(dict.fromkeys(run["pass"] for run in runs))
    best, rows = best_known(runs), []
    for instance, ones in sorted(grouped(runs, lambda run: run["instance"]).items(), key=_sizes):
        by_solver = {run["pass"]: run for run in ones}
        bounds = [run["bound"] for run in ones if run["bound"] is not None]
        published = ones[0]["published"]
        bound = min(bounds, default=None)
        rows.append(
            (
                instance,
                *(_points(by_solver.get(solver), best.get(instance)) for solver in solvers),
                number_cell(bound),
                "–" if published is None else f"{published} ({ones[0]['published_kind']})",
            )
        )
    return table(("instance", *solvers, "least bound", "published"), rows)


def _points(run: Record | None, best: int | None) -> str:
    if run is None:
        return ""
    if run["refused"]:
        return "refused"
    if run["faults"]:
        return "breaks rules"
    if run.get("lost"):
        return "no answer"
    if run["points"] is None:
        return "impossible, proved" if run["is_proved"] else "no plan"
    told = str(run["points"])
    if run["is_proved"]:
        return f"{told}, proved, {seconds_cell(run['proof_seconds'])} s"
    return (
        told
        if best in (None, run["points"])
        else f"{told} ({percent_cell(gap(run['points'], best))})"
    )


def _curves(group: str, runs: list[Record], folder: Path) -> Iterator[str]:
    """Profiles and the anytime curve; a solver that refused everything has none."""
    best, limit = best_known(runs), max(run["time_limit_seconds"] for run in runs)
    first = 0.01
    moments = [first * (limit / first) ** (step / MOMENTS) for step in range(MOMENTS + 1)]
    quality: dict[str, Curve] = {}
    times: dict[str, Curve] = {}
    means: dict[str, Curve] = {}
    for solver, ones in grouped(runs, lambda run: run["pass"]).items():
        if all(run["refused"] for run in ones):
            continue
        quality[solver] = quality_profile(ones, best)
        times[solver] = time_profile(ones, best)
        means[solver] = anytime(ones, best, moments)
    title = titled(group)
    yield ""
    for name, picture in (
        ("quality", quality_plot(f"{title}: points in the end", quality)),
        ("time", time_plot(f"{title}: how soon near the best known", times, limit)),
        ("anytime", anytime_plot(f"{title}: gap over time", means, limit)),
    ):
        file = f"{group.replace(' ', '-')}-{name}.svg"
        (folder / file).write_bytes(picture)
        yield f"![{title}, {name}]({file})"
