"""The progress of a solve: what is known so far, drawn live or printed line by line."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from types import TracebackType

from rich.console import Console
from rich.spinner import Spinner
from rich.table import Table
from rich.text import Text

from api.cli.drawing import Drawing
from optimizer.domain.progress import Progress
from optimizer.domain.result import Tier
from optimizer.report import amount, phrase, phrase_or, share, tier_name

_LINE_SECONDS = 1.0


@dataclass
class Board:
    """What a running solve has told so far."""

    language: str
    phase: str = "load"
    message: str = ""
    stopping: bool = False
    goals: dict[str, Progress] = field(default_factory=dict)
    started: float = field(default_factory=time.monotonic)

    def take(self, progress: Progress) -> None:
        """Takes in a step of the solve."""
        self.phase, self.message = progress.phase, progress.message
        if progress.tier is not None:
            self.goals[progress.tier] = progress

    @property
    def seconds(self) -> float:
        """How long it has been running."""
        return time.monotonic() - self.started

    @property
    def sentence(self) -> str:
        """What is going on, in words."""
        if self.stopping:
            return phrase("progress.stopping", self.language)
        words = phrase_or(f"phase.{self.phase}", self.language, self.phase)
        return f"{words}: {self.message}" if self.message else words

    def rows(self) -> list[tuple[str, str, str, str]]:
        """Name, best value, bound and gap of each goal, in words."""
        return [self._row(name, goal) for name, goal in self.goals.items()]

    def _row(self, name: str, goal: Progress) -> tuple[str, str, str, str]:
        language = self.language
        tier = Tier(name=name, unit=goal.unit, value=goal.value, bound=goal.bound)
        gap = phrase("none", language) if goal.gap is None else share(goal.gap, language)
        return (
            tier_name(tier, language),
            phrase("progress.best", language, n=amount(goal.value, goal.unit, language)),
            phrase("progress.bound", language, n=amount(goal.bound, goal.unit, language)),
            phrase("progress.gap", language, n=gap),
        )


class LiveView(Drawing):
    """The board on a terminal, drawn anew several times a second and gone at the end."""

    def __init__(self, console: Console, board: Board) -> None:
        super().__init__(console)
        self.board = board
        self._spinner = Spinner("dots")

    def refresh(self) -> None:
        """Nothing to do: the drawing refreshes itself."""

    def _drawing(self) -> Table:
        drawing = Table.grid(padding=(0, 2))
        self._spinner.update(text=Text(f"{self.board.sentence} · {self.board.seconds:.1f} s"))
        drawing.add_row(self._spinner)
        goals = Table.grid(padding=(0, 2))
        for row in self.board.rows():
            goals.add_row(Text(""), *(Text(cell) for cell in row))
        drawing.add_row(goals)
        return drawing


class PlainView:
    """The board as lines: one for each phase, and at most one a second for better numbers."""

    def __init__(self, console: Console, board: Board) -> None:
        self.board = board
        self._console = console
        self._shown: tuple[object, ...] = ()
        self._phase = ""
        self._at = 0.0

    def __enter__(self) -> PlainView:
        self.refresh()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        pass

    def refresh(self) -> None:
        """Prints a line if there is something new to say."""
        now, sentence, rows = self.board.seconds, self.board.sentence, self.board.rows()
        if (sentence, rows) == self._shown:
            return
        if sentence == self._phase and now - self._at < _LINE_SECONDS:
            return
        goals = [f"{name}: {', '.join(numbers)}" for name, *numbers in rows]
        line = " · ".join([f"{now:6.1f} s  {sentence}", *goals])
        self._console.print(Text(line), soft_wrap=True)
        self._shown, self._phase, self._at = (sentence, rows), sentence, now


def view_of(console: Console, board: Board) -> LiveView | PlainView:
    """Drawn live on a terminal, as lines elsewhere."""
    return LiveView(console, board) if console.is_terminal else PlainView(console, board)
