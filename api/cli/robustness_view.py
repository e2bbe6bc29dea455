"""The progress of a sweep: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from types import TracebackType

from rich.console import Console
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from scenarios.robustness import News
from scenarios.robustness.phrases import say

LINE_SECONDS = 5.0


class RobustnessView:
    """What a sweep has told so far."""

    def __init__(self, console: Console, asked: int, language: str) -> None:
        self._console, self._language = console, language
        self._news = News(0, asked, 0)
        self._began = time.monotonic()
        self._told_at = self._began
        self._told = 0
        self.is_stopping = False
        self._has_said_so = False
        self._live = (
            Live(
                console=console, get_renderable=self._drawing, refresh_per_second=8, transient=True
            )
            if console.is_terminal
            else None
        )

    def __enter__(self) -> RobustnessView:
        if self._live is not None:
            self._live.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._live is not None:
            self._live.stop()

    def take(self, news: News) -> None:
        """Takes in how far it has come; elsewhere than on a terminal it gets a line."""
        self._news = news
        if self.is_stopping and self._live is None and not self._has_said_so:
            self._has_said_so = True
            self._console.print(Text(say("stopping", self._language)), soft_wrap=True)
        now = time.monotonic()
        is_due = now - self._told_at >= LINE_SECONDS or news.done == news.asked
        if self._live is None and is_due and news.done != self._told:
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
