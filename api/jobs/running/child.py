"""The process that works: warm, one order at a time, gone as soon as its worker is.

It knows nothing of the store. So whatever becomes of its worker, it can write nothing anywhere.
"""

from __future__ import annotations

import contextlib
import json
import os
import threading
import traceback
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from pydantic import ValidationError

from api.jobs.faults import Fault, FaultCode, fault
from api.jobs.kinds.kind import Course
from api.jobs.running.wire import Message, Wire
from optimizer.domain.progress import Progress


def main() -> None:
    """Serves its worker until that closes the wire, however that comes about."""
    wire = _own_wire()
    _be_the_first_to_go()
    # This thread only listens, so that whoever writes never waits, not even for a cold process.
    to_do: SimpleQueue[Callable[[], None]] = SimpleQueue()
    threading.Thread(target=_do, args=(to_do,), daemon=True).start()
    stop = threading.Event()
    for message in wire.messages():
        match message:
            case {"warm": modules}:
                to_do.put(partial(_warm, modules))
            case {"stop": _}:
                stop.set()
            case {"work": order}:
                stop = threading.Event()
                to_do.put(partial(_work, wire, order, stop))
    os._exit(0)  # the worker is gone, and nobody is there to take a result


def _own_wire() -> Wire:
    """The wire on copies of stdin and stdout: what libraries print goes to stderr instead."""
    reads, writes = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    return Wire(os.fdopen(reads, "rb"), os.fdopen(writes, "wb"))


def _be_the_first_to_go() -> None:
    """Where memory runs out for everybody, this process goes before its worker and others."""
    with contextlib.suppress(OSError):  # not every system has it
        Path("/proc/self/oom_score_adj").write_text("500", encoding="ascii")


def _do(to_do: SimpleQueue[Callable[[], None]]) -> None:
    """One thing after the other; what nobody catches ends the process, which its worker sees."""
    while True:
        try:
            to_do.get()()
        except BaseException:  # noqa: BLE001 - a thread that ends alone would leave it mute
            traceback.print_exc()
            os._exit(1)


def _warm(modules: list[str]) -> None:
    for module in modules:
        import_module(module).warm()


def _work(wire: Wire, order: Message, stop: threading.Event) -> None:
    """Works on an order and sends its result or what went wrong."""
    name = order["name"]

    def tell(step: Progress) -> None:
        wire.send_line(f'{{"order":"{name}","step":{step.model_dump_json()}}}')

    try:
        wire.send({"order": name, "began": True})
        answer = _answer(order, Course(tell, stop, order["folder"]))
        line = json.dumps({"order": name, "result": answer}, separators=(",", ":"))
        if len(line) > order["result_bytes"]:
            raise _TooLong
        wire.send_line(line)
    except BrokenPipeError:
        os._exit(0)
    except BaseException as error:  # noqa: BLE001 - whatever it is, the worker hears of it
        found = _fault_of(error, order)
        details = "".join(traceback.format_exception(error))
        message = {"order": name, "fault": found.model_dump(mode="json"), "details": details}
        with contextlib.suppress(OSError):
            wire.send(message)


class _TooLong(Exception):
    """The result is longer than may be kept."""


def _answer(order: Message, course: Course) -> Any:
    kind = import_module(order["module"])
    return kind.work(kind.read(order["content"]), course)


def _fault_of(error: BaseException, order: Message) -> Fault:
    """What went wrong, in people's words."""
    match error:
        case MemoryError():
            return fault(FaultCode.MEMORY, limit=order["memory_bytes"] // 1_000_000)
        case _TooLong():
            return fault(FaultCode.RESULT_SIZE, limit=order["result_bytes"])
        case ValidationError():
            return fault(FaultCode.REQUEST_WRONG, what=_first_line(error))
    saved = getattr(error, "saved", None)
    if type(error).__name__ == "CheckerDisagrees" and isinstance(saved, Path):
        return fault(FaultCode.CHECKER_DISAGREES, saved=saved.name)
    return fault(FaultCode.UNEXPECTED, what=_first_line(error))


def _first_line(error: BaseException) -> str:
    text = str(error).strip().splitlines()
    name = type(error).__name__
    return f"{name}: {text[0][:200]}" if text else name


if __name__ == "__main__":
    main()
