"""`paamaja replay` and `paamaja compare`: exit codes, files, and what is said."""

import io
import json
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from typer.testing import Result

from api.cli.replay_view import ReplayView
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult, Verdict
from optimizer.optimise import solve
from optimizer.report.phrases import PHRASES
from scenarios.comparison.gates import Standing
from scenarios.files import Metric, Operator
from scenarios.replay import News, ReplayReport, Step
from scenarios.replay.keys import software
from scenarios.replay.solving import Answer, Task, answered
from tests.api.calls import run
from tests.scenarios.replay.files_written import trip, written
from tests.scenarios.replay.pools_faked import InlinePool

PARAMETERS = SolveParameters(workers=1)
SHORT = [
    {"id": "same"},
    {"id": "richer", "overlays": ["richer"]},
    {"id": "none", "overlays": ["penniless"]},
]
OVERLAYS = [
    {"id": "richer", "kind": "budget-changed", "change_permille": 100},
    {"id": "penniless", "kind": "budget-changed", "cents": 1},
]


@pytest.fixture
def inline(monkeypatch: pytest.MonkeyPatch) -> Callable[..., InlinePool]:
    """Solves in this process instead of others, as a test says."""

    def use(answer_to: Callable[[Task], Answer] = answered) -> InlinePool:
        pool = InlinePool(answer_to)

        @contextmanager
        def local_pool(jobs: int) -> Iterator[InlinePool]:
            yield pool

        monkeypatch.setattr("api.cli.replay.local_pool", local_pool)
        return pool

    return use


@pytest.fixture(scope="module")
def replayed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a scenario file and its replay in `out`."""
    folder = tmp_path_factory.mktemp("replay")
    _file(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("api.cli.replay.local_pool", _inline_pool)
        assert _replay(folder).exit_code == 1
    return folder


@contextmanager
def _inline_pool(jobs: int) -> Iterator[InlinePool]:
    yield InlinePool()


def _file(folder: Path, **changed: Any) -> Path:
    fields = {"scenarios": SHORT, "overlays": OVERLAYS} | changed
    return written(folder, **fields)


def _replay(folder: Path, *options: str | Path) -> Result:
    file, out = folder / "scenarios.json", folder / "out"
    return run("replay", file, "--workers", "1", "--out", out, *options)


# --- replay ------------------------------------------------------------------------------------
def test_a_gate_that_fails_is_exit_code_one(replayed: Path) -> None:
    """More money buys more points than the gate allows; every file is there all the same."""
    text = (replayed / "out" / "report.txt").read_text(encoding="utf-8")
    assert "do not hold or" in text
    assert "richer" in text
    names = {path.name for path in (replayed / "out").iterdir() if path.is_file()}
    kinds = ("txt", "json", "csv", "svg", "png")
    assert names == {"manifest.json", *(f"report.{kind}" for kind in kinds)}
    assert (replayed / "out" / "report.png").read_bytes().startswith(b"\x89PNG")
    assert (replayed / "out" / "report.svg").read_text(encoding="utf-8").startswith("<?xml")
    rows = (replayed / "out" / "report.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) == 2 + len(SHORT)
    assert {len(row.split(",")) for row in rows} == {16}


def test_without_gates_it_ends_well(tmp_path: Path, inline: Callable[..., InlinePool]) -> None:
    """Exit code 0, and JSON on stdout is the report that is kept."""
    inline()
    _file(tmp_path, gates=[])
    done = _replay(tmp_path, "--format", "json")
    assert done.exit_code == 0
    report = ReplayReport.model_validate_json(done.stdout)
    kept = (tmp_path / "out" / "report.json").read_text(encoding="utf-8")
    assert ReplayReport.model_validate_json(kept) == report
    assert done.stderr.count("\n") == len(SHORT) + 2


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({"scenarios": [{"id": "a", "overlays": ["nowhere"]}]}, ["unknown-id"]),
        ({"baseline": {"wishes": "nowhere.json"}}, ["file-missing"]),
        ({"scenarios": []}, ["value-out-of-range"]),
        (
            {"gates": [{"metric": "points", "operator": "at-least"}], "surprise": 1},
            ["value-wrong", "field-unknown"],
        ),
    ],
)
def test_bad_input_is_told_at_once_and_nothing_is_solved(
    tmp_path: Path, inline: Callable[..., InlinePool], changed: dict[str, Any], codes: list[str]
) -> None:
    """Exit code 2, every finding."""
    pool = inline()
    _file(tmp_path, **changed)
    done = _replay(tmp_path)
    assert done.exit_code == 2
    assert all(code in done.stderr for code in codes)
    assert not pool.handed


def test_what_the_command_says_counts_before_the_file(
    tmp_path: Path, inline: Callable[..., InlinePool]
) -> None:
    """Time limit, threads and seed reach every solve, and `--cold` starts none from another."""
    tasks: list[Task] = []

    def answer_to(task: Task) -> Answer:
        tasks.append(task)
        return answered(task)

    inline(answer_to)
    _file(tmp_path)
    _replay(tmp_path, "--time-limit", "77", "--seed", "5", "--cold")
    assert len(tasks) == len(SHORT)  # cold, a scenario without an edit is the baseline itself
    asked = {
        (t.parameters.time_limit_seconds, t.parameters.workers, t.parameters.seed) for t in tasks
    }
    assert asked == {(77.0, 1, 5)}
    assert not any(task.start for task in tasks)
    saved = {task.parameters.dump_folder for task in tasks}
    assert saved == {str(tmp_path / "out" / "disagreements")}


def test_a_plan_that_the_checker_refuses_is_exit_code_five(
    tmp_path: Path, inline: Callable[..., InlinePool]
) -> None:
    """With where the instance is saved, and the other scenarios solved."""

    def answer_to(task: Task) -> Answer:
        if task.start is None:
            return answered(task)
        return Answer(task.key, software(), failure="saved in a folder", disagrees=True)

    inline(answer_to)
    _file(tmp_path)
    done = _replay(tmp_path)
    assert done.exit_code == 5
    assert "saved in a folder" in done.stdout


def test_an_interrupt_keeps_what_is_solved(
    tmp_path: Path, inline: Callable[..., InlinePool], replayed: Path
) -> None:
    """Exit code 130; the same command goes on and solves only the rest."""
    solved: list[str] = []

    def known(task: Task) -> Answer:
        """The answer of another run: a solver in this process would take the signal itself."""
        text = (replayed / "out" / "results" / f"{task.key}.json").read_text(encoding="utf-8")
        return Answer(task.key, software(), SolveResult.model_validate_json(text))

    def answer_to(task: Task) -> Answer:
        solved.append(task.key)
        if len(solved) == 2:
            os.kill(os.getpid(), signal.SIGINT)
        return known(task)

    inline(answer_to)
    _file(tmp_path)
    done = _replay(tmp_path)
    assert done.exit_code == 130
    assert "Stopped early" in done.stdout
    pool = inline(known)
    assert _replay(tmp_path).exit_code == 1
    assert pool.handed
    assert not set(pool.handed) & set(solved)


def test_a_cluster_has_its_own_workers(tmp_path: Path) -> None:
    """`--jobs` would be ignored, so it is refused."""
    _file(tmp_path)
    done = _replay(tmp_path, "--jobs", "2", "--scheduler", "tcp://127.0.0.1:9")
    assert done.exit_code == 2
    assert "its own workers" in " ".join(done.stderr.split())


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://x"])
def test_an_address_where_nobody_answers_is_bad_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    """In words, without a traceback."""
    from scenarios.replay import cluster_pool

    monkeypatch.setattr("api.cli.replay.cluster_pool", lambda where: cluster_pool(where, 1.0))
    _file(tmp_path)
    done = _replay(tmp_path, "--scheduler", address)
    assert done.exit_code == 2
    assert "no scheduler answers" in " ".join(done.stderr.split())


def test_a_terminal_sees_a_bar() -> None:
    """Counts, names of what is being solved, and that a stop was heard; gone at the end."""
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=100)
    with ReplayView(console, 3, "en") as view:
        view.take(News(Step.TAKEN, None, Verdict.OPTIMAL, 1.0))
        view.take(News(Step.BEGUN, "hotel-full"))
        drawn = Console(file=io.StringIO(), width=100)
        drawn.print(view._drawing())
        view.is_stopping = True
        drawn.print(view._drawing())
    text = drawn.file.getvalue()  # type: ignore[attr-defined]
    assert "1 of 3 scenarios, 1 of them solved before" in text
    assert "solving hotel-full" in text
    assert "stopping" in text


def test_every_value_has_its_phrase() -> None:
    """Metrics, operators, standings and steps are never left without words."""
    needed = [f"metric.{one.value}" for one in Metric]
    needed += [f"operator.{one.value}" for one in Operator]
    needed += [f"replay.gate-{one.value}" for one in Standing]
    needed += [f"replay.step-{one.value}" for one in Step if one is not Step.BEGUN]
    assert not [key for key in needed if key not in PHRASES]


# --- compare -----------------------------------------------------------------------------------
def test_a_replay_is_printed_again_with_its_exit_code(replayed: Path) -> None:
    """The same table, in either language, or the report as JSON."""
    done = run("compare", replayed / "out")
    assert done.exit_code == 1
    assert done.stdout == (replayed / "out" / "report.txt").read_text(encoding="utf-8")
    assert "perustilanne" in run("compare", replayed / "out", "--language", "fi").stdout
    report = ReplayReport.model_validate_json(
        run("compare", replayed / "out", "--format", "json").stdout
    )
    assert [one.name for one in report.scenarios] == [one["id"] for one in SHORT]


def test_a_scenario_is_shown_in_full_with_its_own_exit_code(replayed: Path) -> None:
    """Figures, visits, gates; 0 where all of its gates hold."""
    same = run("compare", replayed / "out", "--scenario", "same")
    assert same.exit_code == 0
    assert "Every visit" in same.stdout
    both = run("compare", replayed / "out", "--scenario", "richer", "--scenario", "none")
    assert both.exit_code == 1
    assert "no plan" in both.stdout
    assert both.stdout.count("Before and after") == 2
    unknown = run("compare", replayed / "out", "--scenario", "nowhere")
    assert unknown.exit_code == 2
    assert "choose from same" in " ".join(unknown.stderr.split())


def _planned(folder: Path, closed: str | None = None) -> Path:
    """A folder as `paamaja plan --out` leaves it."""
    problem = trip()
    if closed is not None:
        sessions = tuple(one for one in problem.catalogue.sessions if one.id != closed)
        catalogue = problem.catalogue.model_copy(update={"sessions": sessions})
        wishes = tuple(one for one in problem.wishes.wishes if one.target.session != closed)
        changed = problem.wishes.model_copy(update={"wishes": wishes})
        problem = problem.model_copy(update={"catalogue": catalogue}).with_wishes(changed)
    folder.mkdir(parents=True)
    (folder / "problem.json").write_text(problem.model_dump_json(), encoding="utf-8")
    result = solve(problem, PARAMETERS)
    (folder / "result.json").write_text(result.model_dump_json(), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str]:
    """Two planned folders, the second without a session that the first visits; and which."""
    place = tmp_path_factory.mktemp("plans")
    before = _planned(place / "before")
    content = json.loads((before / "result.json").read_text(encoding="utf-8"))
    items = [item for day in content["itinerary"]["days"] for item in day["items"]]
    gone = next(item["sessions"][0] for item in items if item["kind"] == "visit")
    return before, _planned(place / "after", gone), gone


def test_two_folders_side_by_side(plans: tuple[Path, Path, str]) -> None:
    """What is no longer in the catalogue is dropped, by its name of before."""
    before, after, gone = plans
    done = run("compare", before, after, "--format", "json")
    assert done.exit_code == 0
    dropped = [one["session"] for one in json.loads(done.stdout)["assignment"]["dropped"]]
    assert gone in dropped
    done = run("compare", before, after)
    text = done.stdout
    assert "The two answer different problems" in done.stderr
    assert "different" not in run("compare", before, before).stderr
    assert trip().catalogue.session(gone).name.en in text
    back = json.loads(run("compare", after, before, "--format", "json").stdout)
    assert gone in [one["session"] for one in back["assignment"]["added"]]


def test_results_without_a_problem_beside_them(
    plans: tuple[Path, Path, str], tmp_path: Path
) -> None:
    """A finding that says so; with the problem named all is well."""
    before, _, _ = plans
    alone = tmp_path / "some-result.json"
    alone.write_bytes((before / "result.json").read_bytes())
    done = run("compare", alone, alone)
    assert done.exit_code == 2
    assert "file-missing" in done.stderr
    named = run("compare", alone, alone, "--problem", before / "problem.json")
    assert named.exit_code == 0
    assert "Every visit" in named.stdout


def test_a_result_of_another_problem_is_refused(
    plans: tuple[Path, Path, str], tmp_path: Path
) -> None:
    """Its sessions are not in the problem that is named."""
    before, after, gone = plans
    alone = tmp_path / "some-result.json"
    alone.write_bytes((before / "result.json").read_bytes())
    done = run("compare", after, alone)
    assert done.exit_code == 2
    assert gone in done.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "not the folder of a replay"),
        (["--problem", "problem.json"], "a replay has its own"),
    ],
)
def test_what_is_no_replay_is_bad_input(tmp_path: Path, options: list[str], said: str) -> None:
    """An empty folder, and options that only two answers need."""
    done = run("compare", tmp_path, *options)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())


def test_scenarios_are_of_a_replay(plans: tuple[Path, Path, str]) -> None:
    """With two answers there is none to choose."""
    before, after, _ = plans
    assert run("compare", before, after, "--scenario", "same").exit_code == 2
