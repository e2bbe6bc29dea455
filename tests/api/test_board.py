"""Progress: drawn on a terminal, in lines elsewhere, never more than there is to say."""

import io
import threading
from pathlib import Path
from typing import Any

import pytest
import typer
from rich.console import Console

from api.cli.board import Board, LiveView, PlainView, view_of
from api.cli.crash import guarded
from api.cli.running import first_interrupt_stops
from api.cli.screen import print_itinerary
from optimizer.domain.progress import Progress


def _console(terminal: bool) -> tuple[Console, io.StringIO]:
    shown = io.StringIO()
    return Console(file=shown, force_terminal=terminal, width=120), shown


def _step(phase: str, value: int | None = None, **fields: Any) -> Progress:
    tier = None if value is None else "points"
    return Progress(
        phase=phase, elapsed_seconds=1.0, tier=tier, unit="points", value=value, **fields
    )


def test_view_fits_the_screen() -> None:
    """Drawn on a terminal only."""
    assert isinstance(view_of(_console(True)[0], Board("en")), LiveView)
    assert isinstance(view_of(_console(False)[0], Board("en")), PlainView)


def test_drawing_shows_phase_goals_and_gap() -> None:
    """Words for the phase; best, bound and gap, or dashes."""
    console, shown = _console(True)
    board = Board("en")
    with LiveView(console, board) as view:
        board.take(_step("bound", 70, bound=75, gap=5 / 70))
        view.refresh()
        view._live.refresh()
    text = shown.getvalue()
    assert "finding what is possible at best" in text
    assert "best 70 points" in text
    assert "gap 7.1 %" in text


def test_lines_are_few() -> None:
    """A phase is told once; better numbers within the same second are not told again."""
    console, shown = _console(False)
    board = Board("fi")
    with PlainView(console, board) as view:
        for value in range(100):
            board.take(_step("search", value))
            view.refresh()
        view.refresh()
    lines = shown.getvalue().splitlines()
    assert len(lines) == 2
    assert "valmistellaan ratkaisijaa" in lines[0]
    assert "pisteet: paras 0 pistettä, raja –, ero –" in lines[1]


def test_goals_keep_their_last_numbers() -> None:
    """A step without a goal leaves what is known; a message and an unknown phase are shown."""
    board = Board("en")
    board.take(_step("search", 70))
    board.take(_step("own-phase", message="half way"))
    assert board.sentence == "own-phase: half way"
    assert board.rows() == [("points", "best 70 points", "bound –", "gap –")]
    board.stopping = True
    assert board.sentence.startswith("stopping")


def test_itinerary_on_a_terminal_keeps_its_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Colours are added, letters are not changed, brackets are no markup."""
    monkeypatch.setattr("api.cli.screen.console", lambda: _terminal())
    print_itinerary("Day 1\n─────\n  09:00–10:00  Visit  [bold]x\n")
    shown = capsys.readouterr().out
    assert "\x1b[" in shown
    assert "[bold]x" in shown


def _terminal() -> Console:
    return Console(force_terminal=True, highlight=False, markup=False, width=20)


def test_interrupt_of_other_commands_has_its_code(tmp_path: Path) -> None:
    """Ctrl-C while reading: exit code 130 and one word."""
    with pytest.raises(typer.Exit) as ended, guarded(tmp_path):
        raise KeyboardInterrupt
    assert ended.value.exit_code == 130
    assert not list(tmp_path.iterdir())


def test_solve_outside_the_main_thread_is_not_interrupted() -> None:
    """Only the main thread may listen to Ctrl-C; elsewhere the event is simply never set."""
    seen: list[bool] = []

    def work() -> None:
        with first_interrupt_stops() as stop:
            seen.append(stop.is_set())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [False]
