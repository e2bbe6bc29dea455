"""Scenario runs: what-if questions to one baseline, each solved and held against it."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, ModelWrapValidatorHandler, model_validator

from api.jobs.kinds.kind import Asked, Content, Course, Limited
from api.jobs.kinds.plan import warm as warm
from optimizer.domain.findings import InvalidInput
from optimizer.domain.overlays import Overlay
from optimizer.domain.problem import Problem
from optimizer.domain.progress import Progress, SolveParameters
from optimizer.domain.ticks import part, ticks, ticks_in
from optimizer.domain.value import Id, Text, Value
from scenarios.files import Params, ScenarioSet
from scenarios.files.expanding import count_of, expand
from scenarios.files.gates import Gate
from scenarios.files.scenario_file import Baseline, Published, ScenarioEntry, ScenarioFile
from scenarios.replay import News, Settings, Shelf, replay
from scenarios.replay.solving import Answer, Stop, Task, answered

MOST_SCENARIOS = 1000
"""In one run, with every combination counted."""


class ScenarioRunRequest(Value):
    """A scenario file with its baseline's problem in it, so that it names no file.

    `parameters` are the baseline's, and every scenario's that says nothing else itself. With
    `replans_baseline` re-planning overlays start from what the baseline's solve finds.
    """

    problem: Problem
    id: Id = "scenario-run"
    name: Text | None = None
    overlays: tuple[Overlay, ...] = ()
    scenarios: Annotated[tuple[ScenarioEntry, ...], Field(min_length=1)]
    gates: tuple[Gate, ...] = ()
    parameters: Limited = Limited()
    replans_baseline: bool = False

    @model_validator(mode="wrap")
    @classmethod
    def _in_its_ticks(
        cls, data: Any, build: ModelWrapValidatorHandler[ScenarioRunRequest]
    ) -> ScenarioRunRequest:
        """Overlays are in the catalogue's ticks."""
        with ticks(ticks_in(part(part(part(data, "problem"), "catalogue"), "rules"))):
            return build(data)

    @model_validator(mode="after")
    def _fits_the_baseline(self) -> ScenarioRunRequest:
        """What is wrong with a scenario is known before any is solved."""
        if (number := sum(count_of(entry) for entry in self.scenarios)) > MOST_SCENARIOS:
            raise ValueError(f"these are {number} scenarios; a run has at most {MOST_SCENARIOS}")
        known = {overlay.id for overlay in self.overlays}
        for entry in self.scenarios:
            choices = [key for choice in entry.cross for keys in choice for key in keys]
            for key in (*entry.overlays, *choices):
                if key not in known:
                    raise ValueError(f"the scenario '{entry.id}' names no overlay: '{key}'")
        self._apply_all()
        return self

    def _apply_all(self) -> None:
        found = self.scenario_set(SolveParameters())
        names = [scenario.name for scenario in found.scenarios]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"several scenarios have the same name: {', '.join(twice)}")
        for scenario in found.scenarios:
            if not found.needs_baseline(scenario):
                try:
                    found.overlaid(scenario)
                except InvalidInput as bad:
                    raise ValueError(f"the scenario '{scenario.name}': {bad}") from None

    def scenario_set(self, parameters: SolveParameters) -> ScenarioSet:
        """The baseline and all scenarios, to be solved with these parameters."""
        file = ScenarioFile(
            id=self.id,
            name=self.name,
            baseline=Baseline(
                wishes="request", programme=Published() if self.replans_baseline else None
            ),
            overlays=self.overlays,
            scenarios=self.scenarios,
            gates=self.gates,
            params=Params(**self.parameters.model_dump()),
        )
        return ScenarioSet("request", file, self.problem, expand(file, parameters))


def read(content: Mapping[str, Any]) -> ScenarioRunRequest:
    """The request of its content; raises pydantic's ValidationError."""
    return ScenarioRunRequest.model_validate(content)


def asked(request: ScenarioRunRequest) -> Asked:
    """The time limits of the baseline and of all scenarios together, and the most threads."""
    own = request.parameters
    every = [scenario.params for scenario in request.scenario_set(SolveParameters()).scenarios]
    return Asked(
        own.time_limit_seconds + sum(one.time_limit_seconds for one in every),
        max(own.workers, *(one.workers for one in every)),
    )


def work(request: ScenarioRunRequest, course: Course) -> Content:
    """Solves one after the other; a stop ends it with the scenarios that are answered.

    The report, and under `results` every result by the key that the report names.
    """
    parameters = request.parameters.parameters(course.folder)
    pool = _Here(course)
    with tempfile.TemporaryDirectory(dir=".", prefix="scenarios-") as folder:
        report = replay(
            request.scenario_set(parameters),
            Settings(parameters),
            Shelf(Path(folder)),
            pool,
            course.stop,
            on_news=lambda news: course.tell(_step(news)),
        )
    named = {report.baseline.result, *(one.result for one in report.scenarios)}
    results = {
        key: answer.result.model_dump(mode="json")
        for key, answer in pool.answers.items()
        if key in named and answer.result is not None
    }
    return {"report": report.model_dump(mode="json"), "results": results}


def resumed(content: Content, steps: Sequence[Mapping[str, Any]]) -> Content:
    """The same request: scenarios are told by name only."""
    return content


def salvaged(content: Content, steps: Sequence[Mapping[str, Any]]) -> Content | None:
    """Nothing: what the scenarios found was not told."""
    return None


class _Here:
    """Solves in this process, one after the other: it is one job's, with one job's limits."""

    width = 1

    def __init__(self, course: Course) -> None:
        self._stop: Stop = course.stop
        self.answers: dict[str, Answer] = {}

    def submit(self, task: Task) -> Future[Answer]:
        """Solves it before it returns."""
        done: Future[Answer] = Future()
        answer = self.answers[task.key] = answered(task, self._stop)
        done.set_result(answer)
        return done

    def restart(self) -> bool:
        """There is nothing to be lost."""
        return False

    def stop(self) -> None:
        """Its stop is the job's."""


def _step(news: News) -> Progress:
    """What happened to a scenario, or to the baseline."""
    verdict = "" if news.verdict is None else f" {news.verdict.value}"
    message = f"{news.scenario or 'baseline'}: {news.step.value}{verdict}"
    return Progress(phase="scenarios", elapsed_seconds=news.seconds or 0.0, message=message)
