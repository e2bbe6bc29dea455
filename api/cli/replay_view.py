"""The progress of a replay: a bar on a terminal, a line for each scenario elsewhere."""

from __future__ import annotations

import time

from rich.console import Console
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from api.cli.drawing import Drawing
from optimizer.report import phrase
from scenarios.replay import News, Step

MOST_NAMES = 3
"""Scenarios that are named as being solved."""


class ReplayView(Drawing):
    """What a replay has told so far. `total` counts the baseline as one."""

    def __init__(self, console: Console, total: int, language: str) -> None:
        super().__init__(console)
        self._console, self._total, self._language = console, total, language
        self._done = self._taken = 0
        self._running: dict[str, float] = {}
        self._began = time.monotonic()
        self.is_stopping = False

    def take(self, news: News) -> None:
        """Takes in a step; a terminal's bar shows it, elsewhere what is done gets a line."""
        name = news.scenario or phrase("replay.baseline", self._language)
        if news.step is Step.BEGUN:
            self._running.setdefault(name, time.monotonic())
            return
        self._running.pop(name, None)
        self._done += 1
        self._taken += news.step is Step.TAKEN
        if not self.is_shown:
            self._console.print(Text(self._line(news, name)), soft_wrap=True)

    def _line(self, news: News, name: str) -> str:
        language = self._language
        verdict = "" if news.verdict is None else phrase(news.verdict.value, language)
        seconds = "" if news.seconds is None else f"{news.seconds:.1f}"
        said = phrase(
            f"replay.step-{news.step.value}", language, name=name, verdict=verdict, seconds=seconds
        )
        return f"{time.monotonic() - self._began:6.1f} s  {self._done}/{self._total}  {said}"

    def _drawing(self) -> Table:
        language = self._language
        drawing = Table.grid(padding=(0, 2))
        head = Table.grid(padding=(0, 2))
        counts = phrase(
            "replay.progress", language, done=self._done, total=self._total, taken=self._taken
        )
        seconds = f"{time.monotonic() - self._began:.0f} s"
        bar = ProgressBar(total=self._total, completed=self._done, width=24)
        head.add_row(bar, Text(f"{counts} · {seconds}"))
        drawing.add_row(head)
        if self.is_stopping:
            drawing.add_row(Text(phrase("replay.stopping", language)))
        elif names := list(self._running):
            more = f" (+{len(names) - MOST_NAMES})" if len(names) > MOST_NAMES else ""
            shown = ", ".join(names[:MOST_NAMES]) + more
            drawing.add_row(Text(phrase("replay.running", language, names=shown)))
        return drawing
