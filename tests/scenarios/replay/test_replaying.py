"""Replays in this process: every scenario once, kept, compared, and the same however solved."""

import json
import threading
from collections import Counter
from pathlib import Path

import pytest

from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import Verdict
from optimizer.optimise import solve
from scenarios.comparison.gates import Standing
from scenarios.files import scenarios_in
from scenarios.overlaying import undo
from scenarios.replay import News, ReplayReport, Settings, Shelf, Step, replay, report_in
from scenarios.replay.keys import software
from scenarios.replay.solving import Answer, Task, answered
from tests.scenarios.replay.files_written import LIMIT, content, small_set, trip, written
from tests.scenarios.replay.pools_faked import InlinePool

PARAMETERS = SolveParameters(workers=1, time_limit_seconds=LIMIT)


def _replayed(
    folder: Path,
    pool: InlinePool | None = None,
    *,
    warm: bool = True,
    news: list[News] | None = None,
    out: str = "out",
) -> ReplayReport:
    return replay(
        small_set(folder),
        Settings(PARAMETERS, warm=warm),
        Shelf(folder / out),
        pool or InlinePool(),
        threading.Event(),
        on_news=(news if news is not None else []).append,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the small file was replayed."""
    place = tmp_path_factory.mktemp("replayed")
    _replayed(place)
    return place


@pytest.fixture(scope="module")
def report(folder: Path) -> ReplayReport:
    """What came of it."""
    return report_in(folder / "out")


def test_scenarios_stand_in_the_order_of_the_file(report: ReplayReport) -> None:
    """All solved, with the edits of each."""
    names = [one["id"] for one in content(trip())["scenarios"]]
    assert [one.name for one in report.scenarios] == names
    assert report.is_complete
    assert not report.failures
    for one in report.scenarios:
        assert {change.overlay for change in one.changes} == set(one.overlays)


def test_answers_are_those_of_the_scenarios(report: ReplayReport) -> None:
    """The same plan without an edit, none for a cent, and a gate that more money breaks."""
    by_name = {one.name: one for one in report.scenarios}
    same, penniless, richer = (by_name[name] for name in ("same", "penniless", "richer"))
    assert same.comparison
    assert same.comparison.assignment
    assert same.comparison.assignment.is_empty
    assert penniless.comparison
    assert penniless.comparison.after.verdict is Verdict.INFEASIBLE
    assert penniless.comparison.assignment is None
    assert [gate.standing for gate in penniless.gates] == [Standing.FAILS]
    assert [gate.standing for gate in richer.gates] == [Standing.FAILS]
    assert not richer.passes
    assert same.passes


def test_the_log_leads_back_to_the_baseline(report: ReplayReport, folder: Path) -> None:
    """Every change that is stored with a result can be undone, to the byte."""
    shelf = Shelf(folder / "out")
    baseline = shelf.problem(report.baseline.problem_hash)
    assert baseline is not None
    for one in report.scenarios:
        edited = shelf.problem(one.problem_hash or "")
        assert edited is not None
        assert undo(edited, one.changes).model_dump_json() == baseline.model_dump_json()


def test_a_second_run_solves_nothing_and_says_so(tmp_path: Path) -> None:
    """Everything is taken from the shelf, and the report is the same to the byte."""
    first = _replayed(tmp_path)
    before = (tmp_path / "out" / "report.json").read_bytes()
    pool, news = InlinePool(), list[News]()
    assert _replayed(tmp_path, pool, news=news) == first
    assert not pool.handed
    assert {one.step for one in news} == {Step.TAKEN}
    assert len(news) == len(first.scenarios) + 1
    assert (tmp_path / "out" / "report.json").read_bytes() == before
    runs = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))["runs"]
    assert {run["source"] for run in runs} == {"taken"}


def test_equal_scenarios_are_solved_once(tmp_path: Path) -> None:
    """Two without an edit ask the same; each has its answer."""
    pool = InlinePool()
    report = _replayed(tmp_path, pool)
    assert not [key for key, count in Counter(pool.handed).items() if count > 1]
    results = {one.name: one.result for one in report.scenarios}
    assert results["same"] == results["as-before"]
    assert len(pool.handed) == len(report.scenarios)  # one less, and the baseline


def test_one_that_was_lost_is_solved_again(tmp_path: Path) -> None:
    """Without its file only that scenario is handed over."""
    report = _replayed(tmp_path)
    lost = report.scenarios[3].result
    assert lost is not None
    Shelf(tmp_path / "out").result_path(lost).unlink()
    pool = InlinePool()
    assert _replayed(tmp_path, pool) == report
    assert pool.handed == [lost]


def test_cold_gives_the_same_as_warm(tmp_path: Path, report: ReplayReport) -> None:
    """All is proved, so all but the keys is equal; cold begins from nothing."""
    begun: list[bool] = []

    def answer_to(task: Task) -> Answer:
        begun.append(task.start is not None)
        return answered(task)

    cold = _replayed(tmp_path, InlinePool(answer_to), warm=False)
    assert not any(begun)
    assert _without_keys(cold) == _without_keys(report)


def test_warm_begins_with_all_that_the_baseline_knew(tmp_path: Path) -> None:
    """Courses of the baseline are carried, also in a later run that takes it from the shelf."""
    carried: list[int] = []

    def answer_to(task: Task) -> Answer:
        answer = answered(task)
        if task.start is not None and answer.result is not None:
            carried.append(answer.result.provenance.counters["carried"])
        return answer

    report = _replayed(tmp_path, InlinePool(answer_to))
    first = list(carried)
    assert min(first) > 10
    for one in report.scenarios:
        Shelf(tmp_path / "out").result_path(one.result or "").unlink(missing_ok=True)
    carried.clear()
    _replayed(tmp_path, InlinePool(answer_to))
    assert carried == first


def _without_keys(report: ReplayReport) -> str:
    plain = report.model_dump(mode="json")
    for one in (plain["baseline"], *plain["scenarios"]):
        one.pop("result")
    return json.dumps(plain)


def test_a_baseline_that_fails_is_told_of_and_nothing_else_is_begun(tmp_path: Path) -> None:
    """Every scenario says why it is not solved; what the checker refuses is marked."""

    def answer_to(task: Task) -> Answer:
        return Answer(task.key, software(), failure="no", disagrees=True)

    pool = InlinePool(answer_to)
    report = _replayed(tmp_path, pool)
    assert len(pool.handed) == 1
    assert report.baseline.disagrees
    assert all("no" in (one.failure or "") for one in report.scenarios)
    assert not list((tmp_path / "out" / "results").iterdir()), "a failure is not kept"


def test_a_stop_keeps_what_is_solved(tmp_path: Path) -> None:
    """The others have no answer and no failure; the next run goes on with them."""
    stop = threading.Event()
    solved = list[str]()

    def answer_to(task: Task) -> Answer:
        answer = answered(task)
        solved.append(task.key)
        if len(solved) == 3:
            stop.set()
        return answer

    found = small_set(tmp_path)
    shelf = Shelf(tmp_path / "out")
    report = replay(found, Settings(PARAMETERS), shelf, InlinePool(answer_to), stop)
    assert not report.is_complete
    assert not report.failures
    pool = InlinePool()
    whole = _replayed(tmp_path, pool)
    assert whole.is_complete
    assert not set(pool.handed) & set(solved)


def test_scenarios_that_plan_the_baseline_anew_wait_for_it(tmp_path: Path) -> None:
    """What the baseline's solve found is the programme; what is cancelled in it is dropped."""
    planned = solve(trip(), PARAMETERS).itinerary
    assert planned is not None
    date, visit = planned.visits[-1]
    late = {
        "id": "late",
        "kind": "late-cancellation",
        "session": visit.sessions[0],
        "date": date.isoformat(),
        "time": 0,
    }
    overlays = [late, {"id": "again", "kind": "replan-from", "date": str(date)}]
    scenarios = [{"id": one["id"], "overlays": [one["id"]]} for one in overlays]
    baseline = {"wishes": "problem.json", "programme": "baseline"}
    written(tmp_path, baseline=baseline, overlays=overlays, scenarios=scenarios, gates=[])
    report = _replay_of(tmp_path)
    dropped, again = (one.comparison and one.comparison.assignment for one in report.scenarios)
    assert again is not None
    assert again.is_empty
    assert dropped is not None
    assert visit.sessions[0] in {one.session for one in dropped.dropped}
    early = {one for one in dropped.kept if one.date < date}
    assert early == {one for one in again.kept if one.date < date}, "what was before stays"


def test_what_does_not_fit_the_found_plan_fails_alone(tmp_path: Path) -> None:
    """Nothing is left to cancel, which only the baseline's plan shows; the others go on."""
    plan = solve(trip(), PARAMETERS).itinerary
    assert plan is not None
    date, last = plan.visits[-1]
    late = {
        "id": "too-late",
        "kind": "late-cancellation",
        "session": last.sessions[0],
        "date": str(date),
        "time": "23:00",
    }
    written(
        tmp_path,
        baseline={"wishes": "problem.json", "programme": "baseline"},
        overlays=[late],
        scenarios=[{"id": "too-late", "overlays": ["too-late"]}, {"id": "same"}],
    )
    report = _replay_of(tmp_path)
    failed, same = report.scenarios
    assert "is left to cancel" in (failed.failure or "")
    assert same.passes
    assert report.is_complete


def test_a_baseline_without_a_plan_cannot_be_planned_anew(tmp_path: Path) -> None:
    """The scenario says so; one that needs no programme is solved all the same."""
    poor = trip()
    budget = poor.wishes.budget.model_copy(update={"total_cents": 1, "per_head_cents": None})
    poor = poor.with_wishes(poor.wishes.model_copy(update={"budget": budget}))
    overlays = [
        {"id": "again", "kind": "replan-from", "date": str(poor.wishes.dates.first)},
        {"id": "rich", "kind": "budget-changed", "change_cents": 100_000_000},
    ]
    scenarios = [{"id": one["id"], "overlays": [one["id"]]} for one in overlays]
    baseline = {"wishes": "problem.json", "programme": "baseline"}
    written(tmp_path, poor, baseline=baseline, overlays=overlays, scenarios=scenarios, gates=[])
    again, rich = _replay_of(tmp_path).scenarios
    assert "no plan" in (again.failure or "")
    assert rich.comparison
    assert rich.comparison.after.verdict is Verdict.OPTIMAL


def _replay_of(folder: Path) -> ReplayReport:
    found = scenarios_in(folder / "scenarios.json", PARAMETERS)
    shelf = Shelf(folder / "out")
    return replay(found, Settings(PARAMETERS), shelf, InlinePool(), threading.Event())
