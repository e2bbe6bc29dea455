"""`python -m benchmarks.explanations`: explains the examples, and says how long that takes.

`--write docs/explanations.md` puts the worked explanations and the times between their marks.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from benchmarks.instances.examples import example, example_names
from benchmarks.instances.generator import generated_trip
from benchmarks.machine import machine_facts
from benchmarks.marked import between
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult
from optimizer.explain import Inquiry, by_days, explain, frontier
from optimizer.optimise import solve
from optimizer.report import explanation_text, frontier_text, verdict_sentence

GENERATED = (40, 4, 4)
"""Sessions, days and hotels of the generated trip that is timed."""


@dataclass(frozen=True)
class Worked:
    """One worked explanation: what was asked, and what was said."""

    title: str
    text: str
    seconds: float
    solves: int


class Explainer:
    """Explains problems, each planned once, within a limit for every explanation."""

    def __init__(self, limit: float) -> None:
        self.parameters = SolveParameters(time_limit_seconds=limit)
        self._planned: dict[str, SolveResult] = {}

    def planned(self, name: str, problem: Problem) -> SolveResult:
        """The plan of a problem by its name."""
        if name not in self._planned:
            self._planned[name] = solve(problem, self.parameters)
        return self._planned[name]

    def worked(self, title: str, work: Callable[[Inquiry], str]) -> Worked:
        """An explanation with the time it took."""
        inquiry, began = Inquiry(self.parameters), time.monotonic()
        text = work(inquiry)
        return Worked(title, text, time.monotonic() - began, inquiry.solves)

    def left_out(
        self, title: str, name: str, problem: Problem, wishes: tuple[str, ...] | None = None
    ) -> Worked:
        """Why wishes of an example's plan were left out, all if none are named."""
        result = self.planned(name, problem)
        return self.worked(
            title,
            lambda inquiry: explanation_text(problem, explain(problem, result, inquiry, wishes)),
        )

    def impossible(self, title: str, problem: Problem) -> Worked:
        """Why a problem has no plan."""

        def work(inquiry: Inquiry) -> str:
            result = inquiry.ask(problem)
            said = explanation_text(problem, explain(problem, result, inquiry))
            return f"{verdict_sentence(result)}\n\n{said}"

        return self.worked(title, work)

    def visit(self, title: str, name: str, problem: Problem, session: str) -> Worked:
        """Why a visit of an example's plan is there."""
        result = self.planned(name, problem)
        return self.worked(
            title,
            lambda inquiry: explanation_text(
                problem, explain(problem, result, inquiry, (), [session])
            ),
        )

    def frontier(self, title: str, name: str, problem: Problem) -> Worked:
        """What points cost in an example, with the numbers of days."""
        result = self.planned(name, problem)

        def work(inquiry: Inquiry) -> str:
            found = frontier(problem, inquiry, result)
            lengths = by_days(problem, Inquiry(self.parameters), result)
            return frontier_text(found.model_copy(update={"by_days": lengths.by_days}))

        return self.worked(title, work)


def with_total(problem: Problem, cents: int) -> Problem:
    """The same problem with another total budget."""
    budget = problem.wishes.budget.model_copy(update={"total_cents": cents})
    wishes = problem.wishes.model_copy(update={"budget": budget})
    return problem.with_wishes(wishes)


def shortened(problem: Problem, days: int) -> Problem:
    """The same problem for the first days of its dates only."""
    first = problem.wishes.dates.first
    last = first.fromordinal(first.toordinal() + days - 1)
    dates = problem.wishes.dates.model_copy(
        update={"last": last, "min_days": days, "max_days": days}
    )
    kept = {
        "dates": dates,
        "pins": tuple(pin for pin in problem.wishes.pins if pin.date <= last),
    }
    wishes = problem.wishes.model_copy(update=kept)
    return problem.with_wishes(wishes)


def worked_examples(explainer: Explainer) -> Iterator[Worked]:
    """Five explanations of the examples."""
    rescue, security = example("cbrne-rescue"), example("comprehensive-security")
    yield explainer.left_out(
        "Two wishes left out of the plan for the rescue experts",
        "cbrne-rescue",
        rescue,
        ("radiation", "hospital"),
    )
    yield explainer.impossible(
        "The rescue experts with a budget of 9 000 €", with_total(rescue, 900_000)
    )
    yield explainer.impossible("The rescue experts in one day", shortened(rescue, 1))
    yield explainer.visit(
        "Why the mass decontamination exercise", "cbrne-rescue", rescue, "decontamination-exercise"
    )
    yield explainer.frontier(
        "What points cost the delegation on comprehensive security",
        "comprehensive-security",
        security,
    )


def times(explainer: Explainer) -> Iterator[tuple[str, float, Worked]]:
    """For each example and a generated trip: planning, and explaining every wish left out."""
    problems = {name: example(name) for name in example_names()}
    sessions, days, hotels = GENERATED
    problems[f"generated {sessions}×{days}×{hotels}"] = generated_trip(sessions, days, hotels, 1)
    for name, problem in problems.items():
        began = time.monotonic()
        explainer.planned(name, problem)
        planning = time.monotonic() - began
        yield name, planning, explainer.left_out(name, name, problem)


def page(worked: list[Worked]) -> str:
    """The worked explanations as text of a page."""
    parts = []
    for number, one in enumerate(worked, start=1):
        said = f"{one.seconds:.0f} s, {one.solves} solves"
        parts.append(f"### {number}. {one.title}\n\n{said}\n\n```text\n{one.text.rstrip()}\n```\n")
    return "\n".join(parts)


def table(rows: list[tuple[str, float, Worked]]) -> str:
    """The times as a table of a page."""
    lines = ["| problem | planning s | explaining s | solves |", "| --- | --- | --- | --- |"]
    lines += [f"| {name} | {p:.1f} | {w.seconds:.1f} | {w.solves} |" for name, p, w in rows]
    facts = machine_facts()
    return "\n".join([*lines, "", f"{facts['processor']}, {facts['cpu_count']} cores."]) + "\n"


def main(
    limit: Annotated[float, typer.Option(help="Seconds for each explanation.")] = 180.0,
    write: Annotated[Path | None, typer.Option(help="The page to write into.")] = None,
    only_times: Annotated[bool, typer.Option(help="No worked explanations.")] = False,
) -> None:
    """Explains the examples and says how long it took."""
    explainer = Explainer(limit)
    solve(example("water-security"), SolveParameters(time_limit_seconds=1))  # loads compiled code
    worked = [] if only_times else list(worked_examples(explainer))
    timed = table(list(times(Explainer(limit))))
    typer.echo(f"{page(worked)}\n{timed}")
    if write is not None:
        text = between(write.read_text(encoding="utf-8"), "times", timed)
        if worked:
            text = between(text, "worked", page(worked))
        write.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
