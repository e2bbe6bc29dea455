"""The progress of a sweep: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time

from rich.console import Console
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from api.cli.drawing import Drawing
from scenarios.robustness import News
from scenarios.robustness.phrases import say

LINE_SECONDS = 5.0


class RobustnessView(Drawing):
    """What a sweep has told so far."""

    def __init__(self, console: Console, asked: int, language: str) -> None:
        super().__init__(console)
        self._console, self._language = console, language
        self._news = News(0, asked, 0)
        self._began = time.monotonic()
        self._told_at = self._began
        self._told = 0
        self.is_stopping = False
        self._has_said_so = False

    def take(self, news: News) -> None:
        """Takes in how far it has come; elsewhere than on a terminal it gets a line."""
        self._news = news
        if self.is_stopping and not self.is_shown and not self._has_said_so:
            self._has_said_so = True
            self._console.print(Text(say("stopping", self._language)), soft_wrap=True)
        now = time.monotonic()
        is_due = now - self._told_at >= LINE_SECONDS or news.done == news.asked
        if not self.is_shown and is_due and news.done != self._told:
            self._told_at, self._told = now, news.done
            self._console.print(Text(f"{now - self._began:6.1f} s  {self._line()}"), soft_wrap=True)

    def _line(self) -> str:
        news = self._news
        return say(
            "progress", self._language, done=news.done, asked=news.asked, plannings=news.plannings
        )

    def _drawing(self) -> Table:
        drawing = Table.grid(padding=(0, 2))
        bar = ProgressBar(total=self._news.asked, completed=self._news.done, width=24)
        seconds = f"{time.monotonic() - self._began:.0f} s"
        drawing.add_row(bar, Text(f"{self._line()} · {seconds}"))
        if self.is_stopping:
            drawing.add_row("", Text(say("stopping", self._language)))
        return drawing
