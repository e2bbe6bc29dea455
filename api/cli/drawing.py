"""Drawings: what a terminal shows of work that goes on, drawn anew and gone at the end."""

from __future__ import annotations

from abc import ABC, abstractmethod
from types import TracebackType
from typing import Self

from rich.console import Console, RenderableType
from rich.live import Live

_TIMES_A_SECOND = 8


class Drawing(ABC):
    """A view with a drawing of its own, which is shown while it is entered, on a terminal only."""

    def __init__(self, console: Console) -> None:
        self.is_shown = console.is_terminal
        """Elsewhere a view writes lines instead."""
        self._screen = console
        self._live: Live | None = None

    @abstractmethod
    def _drawing(self) -> RenderableType:
        """What is drawn at this moment."""

    def __enter__(self) -> Self:
        if self.is_shown:
            self._live = Live(
                console=self._screen,
                get_renderable=self._drawing,
                refresh_per_second=_TIMES_A_SECOND,
                transient=True,
            )
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
