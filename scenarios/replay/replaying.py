"""Replaying: the baseline is solved, then every scenario from what it found, each result kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from optimizer.domain.findings import InvalidInput
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult, Verdict
from scenarios.comparison import compared, figures_of
from scenarios.comparison.gates import judged_gates
from scenarios.files import Scenario, ScenarioSet
from scenarios.overlaying import Overlaid
from scenarios.replay.keys import key_of, software
from scenarios.replay.outcome import BaselineOutcome, ReplayReport, ScenarioOutcome
from scenarios.replay.pools import Pool
from scenarios.replay.running import run
from scenarios.replay.shelf import Shelf, write_durably
from scenarios.replay.solving import Answer, Start, Stop, Task

MANIFEST, REPORT = "manifest.json", "report.json"


class Step(StrEnum):
    """What happened to a scenario."""

    BEGUN = "begun"
    SOLVED = "solved"
    TAKEN = "taken"
    FAILED = "failed"


@dataclass(frozen=True)
class News:
    """A step of a replay: a scenario by its name, or the baseline by None."""

    step: Step
    scenario: str | None
    verdict: Verdict | None = None
    seconds: float | None = None


@dataclass(frozen=True)
class Settings:
    """How a replay runs. `parameters` are the baseline's; each scenario has its own.

    Without `warm` every scenario is solved from nothing.
    """

    parameters: SolveParameters
    warm: bool = True


def replay(
    found: ScenarioSet,
    settings: Settings,
    shelf: Shelf,
    pool: Pool,
    stop: Stop,
    *,
    on_news: Callable[[News], None] = lambda news: None,
    on_wait: Callable[[], None] = lambda: None,
) -> ReplayReport:
    """Solves what the shelf does not have and compares all with the baseline.

    Every answer is kept as soon as it is there, so that a run that was killed goes on where it was.
    Where an overlay does not fit what the baseline's solve found, its scenario fails with a
    sentence. Raises ClusterLost.
    """
    return _Replay(found, settings, shelf, pool, stop, on_news, on_wait).report()


@dataclass
class _Waiting:
    """A scenario whose answer is awaited."""

    place: int
    scenario: Scenario
    overlaid: Overlaid


@dataclass
class _Replay:
    found: ScenarioSet
    settings: Settings
    shelf: Shelf
    pool: Pool
    stop: Stop
    on_news: Callable[[News], None]
    on_wait: Callable[[], None]
    waiting: dict[str, list[_Waiting]] = field(default_factory=dict)
    outcomes: dict[int, ScenarioOutcome] = field(default_factory=dict)
    sources: dict[str, Step] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def report(self) -> ReplayReport:
        self.shelf.prepare()
        base, answer = self._baseline()
        if answer.result is not None:
            self._scenarios(answer)
        failure = answer.failure
        unsolved = None if failure is None else f"the baseline is not solved: {failure}"
        report = ReplayReport(
            id=self.found.file.id,
            name=self.found.file.name,
            baseline=base,
            scenarios=tuple(
                self.outcomes.get(place) or _unsolved(scenario, unsolved)
                for place, scenario in enumerate(self.found.scenarios)
            ),
        )
        self._write(report)
        return report

    # --- the baseline ---------------------------------------------------------------------------
    def _baseline(self) -> tuple[BaselineOutcome, Answer]:
        problem, parameters = self.found.baseline, self.settings.parameters
        key = self._key(problem, parameters, warm=False)
        answer = self._kept(key, problem, parameters, keeps=self.settings.warm)
        if answer is None:
            task = Task(key, problem, parameters, keeps=self.settings.warm)
            answer = next(self._run([task]), None) or Answer(key, software())
            self._put(answer, problem)
            self._tell(None, answer, Step.SOLVED)
        else:
            self._tell(None, answer, Step.TAKEN)
        outcome = BaselineOutcome(
            problem_hash=problem.content_hash,
            result=key,
            figures=None if answer.result is None else figures_of(answer.result),
            failure=answer.failure,
            disagrees=answer.disagrees,
        )
        return outcome, answer

    def _kept(
        self, key: str, problem: Problem, parameters: SolveParameters, *, keeps: bool
    ) -> Answer | None:
        result = self.shelf.result(key, problem, parameters)
        if result is None:
            return None
        courses = self.shelf.courses(key) if keeps else None
        return Answer(key, software(), result, courses)

    # --- the scenarios --------------------------------------------------------------------------
    def _scenarios(self, base: Answer) -> None:
        assert base.result is not None
        start = None
        if self.settings.warm:
            start = Start(base.result.model_dump_json(), base.courses or b"")
        for answer in self._run(self._tasks(base.result, start)):
            waiting = self.waiting.pop(answer.key)
            self._put(answer, waiting[0].overlaid.problem)
            for one in waiting:
                self._settle(one, base.result, answer, Step.SOLVED)

    def _tasks(self, base: SolveResult, start: Start | None) -> Iterator[Task]:
        """What has to be solved, in order; what is on the shelf is settled on the way."""
        for place, scenario in enumerate(self.found.scenarios):
            if self.found.needs_baseline(scenario) and base.itinerary is None:
                failure = "the baseline has no plan that could be planned anew"
                self.outcomes[place] = _unsolved(scenario, failure)
                self.on_news(News(Step.FAILED, scenario.name))
                continue
            try:
                overlaid = self.found.overlaid(scenario, base.itinerary)
            except InvalidInput as bad:
                failure = " ".join(one.message for one in bad.findings)
                self.outcomes[place] = _unsolved(scenario, failure)
                self.on_news(News(Step.FAILED, scenario.name))
                continue
            key = self._key(overlaid.problem, scenario.params, warm=self.settings.warm)
            one = _Waiting(place, scenario, overlaid)
            if key in self.waiting:
                self.waiting[key].append(one)
                continue
            kept = self._kept(key, overlaid.problem, scenario.params, keeps=False)
            if kept is not None:
                self._settle(one, base, kept, Step.TAKEN)
                continue
            self.waiting[key] = [one]
            yield Task(key, overlaid.problem, scenario.params, start)

    def _settle(self, one: _Waiting, base: SolveResult, answer: Answer, step: Step) -> None:
        """Compares an answer with the baseline's and judges its gates."""
        scenario, overlaid = one.scenario, one.overlaid
        comparison = None
        if answer.result is not None:
            comparison = compared(self.found.baseline, base, answer.result, overlaid.problem)
        self.outcomes[one.place] = ScenarioOutcome(
            name=scenario.name,
            title=scenario.title,
            overlays=tuple(overlay.id for overlay in scenario.overlays),
            changes=overlaid.log,
            problem_hash=overlaid.problem.content_hash,
            result=answer.key,
            comparison=comparison,
            gates=() if comparison is None else judged_gates(scenario.gates, comparison),
            failure=answer.failure,
            disagrees=answer.disagrees,
        )
        self._tell(scenario.name, answer, step)

    # --- common to both -------------------------------------------------------------------------
    def _key(self, problem: Problem, parameters: SolveParameters, *, warm: bool) -> str:
        return key_of(problem.content_hash, parameters, warm=warm, made_by=software())

    def _run(self, tasks: Iterator[Task] | list[Task]) -> Iterator[Answer]:
        return run(tasks, self.pool, self.stop, on_begin=self._begun, on_wait=self.on_wait)

    def _begun(self, key: str) -> None:
        waiting = self.waiting.get(key)
        if waiting is None:
            self.on_news(News(Step.BEGUN, None))
            return
        for one in waiting:
            self.on_news(News(Step.BEGUN, one.scenario.name))

    def _put(self, answer: Answer, problem: Problem) -> None:
        if answer.courses is not None:
            self.shelf.put_courses(answer.key, answer.courses)
        if answer.result is not None:
            self.shelf.put(answer.key, problem, answer.result)

    def _tell(self, name: str | None, answer: Answer, step: Step) -> None:
        if answer.result is None:
            if answer.failure is not None:
                self.on_news(News(Step.FAILED, name))
            return
        self.sources[name or ""] = step
        seconds = answer.result.provenance.wall_seconds
        self.seconds[name or ""] = seconds
        self.on_news(News(step, name, answer.result.verdict, seconds))

    def _write(self, report: ReplayReport) -> None:
        """The report, and the manifest: what differs from run to run."""
        write_durably(
            self.shelf.folder / REPORT, (report.model_dump_json(indent=2) + "\n").encode()
        )
        write_durably(self.shelf.folder / MANIFEST, (self._manifest() + "\n").encode())

    def _manifest(self) -> str:
        names = ("", *(scenario.name for scenario in self.found.scenarios))
        content = {
            "file": self.found.document,
            "software": dict(software()),
            "warm": self.settings.warm,
            "runs": [
                {
                    "scenario": name or None,
                    "source": str(self.sources.get(name, "unsolved")),
                    "wall_seconds": self.seconds.get(name),
                }
                for name in names
            ],
        }
        return json.dumps(content, ensure_ascii=False, indent=2)


def _unsolved(scenario: Scenario, failure: str | None) -> ScenarioOutcome:
    """A scenario that was not come to, or cannot be solved."""
    overlays = tuple(overlay.id for overlay in scenario.overlays)
    return ScenarioOutcome(
        name=scenario.name, title=scenario.title, overlays=overlays, failure=failure
    )


def report_in(folder: Path) -> ReplayReport:
    """The report of a replay's folder. Raises OSError, and ValueError for what is none."""
    return ReplayReport.model_validate_json((folder / REPORT).read_text(encoding="utf-8"))
