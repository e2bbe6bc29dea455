"""A kind of job that does what its request says, act by act, without any solver."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from typing import Any

from api.jobs.kinds.kind import Asked, Content, Course
from optimizer.domain.progress import Progress
from optimizer.domain.value import Value

MODULE = "tests.api.jobs.acting"


class Script(Value):
    """The acts, each a word and what it needs; and what the job asks of the machine."""

    acts: tuple[tuple[str, Any], ...] = ()
    seconds: float = 20.0
    threads: int = 1


def read(content: Mapping[str, Any]) -> Script:
    """The script of a request."""
    return Script.model_validate(content)


def asked(request: Script) -> Asked:
    """As the script says."""
    return Asked(request.seconds, request.threads)


def warm() -> None:
    """Nothing to load."""


def work(request: Script, course: Course) -> Content:
    """Does one act after the other; the result says how many were done, and the last value told."""
    told = None
    for done, (act, value) in enumerate(request.acts):
        if course.stop.is_set():
            return result(done, told)
        told = _do(act, value, course, told)
    return result(len(request.acts), told)


def result(done: int | None, told: int | None) -> Content:
    """What such a job answers."""
    return {"verdict": "UNKNOWN", "done": done, "told": told}


def _do(act: str, value: Any, course: Course, told: int | None) -> int | None:
    match act:
        case "tell":
            course.tell(Progress(phase="search", elapsed_seconds=0, tier="points", value=value))
            return int(value)
        case "phase":
            course.tell(Progress(phase=value, elapsed_seconds=0))
        case "wait":  # until told to stop, or so many seconds
            course.stop.wait(value)
        case "deaf":
            time.sleep(value)
        case "tell-deaf":  # in one act, so that a stop after what was told never comes in between
            course.tell(Progress(phase="search", elapsed_seconds=0, tier="points", value=value))
            time.sleep(60)
        case "mark":  # a line in a file: how often work was really done
            with open(value, "a", encoding="utf-8") as file:
                file.write("done\n")
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "exit":
            os._exit(value)
        case "raise":
            raise RuntimeError(value)
        case "print":
            print(value, flush=True)  # noqa: T201 - as a library would
            sys.stderr.flush()
        case "grow":
            hoard = []
            for _ in range(value):
                hoard.append(bytearray(os.urandom(1 << 10)) * 1024)
                time.sleep(0.001)
            time.sleep(10)
        case "long":
            return len("x" * value) and None
        case "pid":
            return os.getpid()
        case _:
            raise ValueError(act)
    return told


def resumed(content: Content, steps: Sequence[Mapping[str, Any]]) -> Content:
    """Without what was told already."""
    known = {step["value"] for step in steps if step.get("value") is not None}
    acts = [act for act in content["acts"] if not (act[0] == "tell" and act[1] in known)]
    return {**content, "acts": acts}


def salvaged(content: Content, steps: Sequence[Mapping[str, Any]]) -> Content | None:
    """The last value that was told."""
    values = [step["value"] for step in steps if step.get("value") is not None]
    return result(None, values[-1]) if values else None
