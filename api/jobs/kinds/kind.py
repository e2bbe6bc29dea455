"""What a kind of job has to say: how its request is read, worked on, and kept if it is cut off."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Protocol

from pydantic import Field

from optimizer.domain.progress import Progress, SolveParameters
from optimizer.domain.value import Value

Content = dict[str, Any]
"""A JSON object."""

Tell = Callable[[Progress], None]


class UnknownKind(Exception):
    """There is no such kind of job."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        self.name, self.known = name, tuple(known)
        super().__init__(f"there is no job of the kind {name!r}; known: {', '.join(known)}")


class Limited(Value):
    """How a job's solves run; where a case is saved is not for a request to say."""

    time_limit_seconds: Annotated[float, Field(gt=0, le=86_400)] = 180.0
    workers: Annotated[int, Field(ge=1, le=64)] = 2
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] = 0

    def parameters(self, folder: str) -> SolveParameters:
        """The same for the engine; disagreements of the checker are saved in the folder."""
        return SolveParameters(**self.model_dump(), dump_folder=folder)


@dataclass(frozen=True)
class Asked:
    """What a request wants of the machine."""

    seconds: float
    threads: int


@dataclass(frozen=True)
class Course:
    """What a running job may do: tell how it goes, see whether to stop, save cases in a folder."""

    tell: Tell
    stop: threading.Event
    folder: str


class Kind(Protocol):
    """One kind of job. A module is one: all of these are its functions."""

    def read(self, content: Mapping[str, Any]) -> Any:
        """The request of its content; raises pydantic's ValidationError."""

    def asked(self, request: Any) -> Asked:
        """What the request wants of the machine."""

    def warm(self) -> None:
        """Imports and compiles what the work needs, before there is any."""

    def work(self, request: Any, course: Course) -> Content:
        """The result. What it raises becomes the job's reason for having failed."""

    def resumed(self, content: Content, steps: Sequence[Mapping[str, Any]]) -> Content:
        """The request's content, to be begun again with what an earlier attempt had told."""

    def salvaged(self, content: Content, steps: Sequence[Mapping[str, Any]]) -> Content | None:
        """The best that a cut-off job had told, as a result; None where it had nothing."""
