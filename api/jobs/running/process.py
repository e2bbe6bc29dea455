"""A process that works, seen from its worker: started, given orders, listened to, ended."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from queue import Empty, SimpleQueue

from api.jobs.running.resident import resident_bytes
from api.jobs.running.wire import Message, Wire


class Process:
    """A child process with a wire to it. Nothing that happens to it happens to the worker."""

    def __init__(self, folder: Path, modules: Sequence[str]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._popen = subprocess.Popen(
            [sys.executable, "-m", "api.jobs.running.child"],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": _import_path()},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for the worker, which then tells the process
        )
        assert self._popen.stdin is not None
        assert self._popen.stdout is not None
        self._wire = Wire(self._popen.stdout, self._popen.stdin)  # type: ignore[arg-type]
        self._heard: SimpleQueue[Message | None] = SimpleQueue()
        self._is_silent = False
        self.orders = 0
        threading.Thread(target=self._listen, name="wire", daemon=True).start()
        self.send({"warm": list(modules)})

    @property
    def pid(self) -> int:
        """Its id among the system's processes."""
        return self._popen.pid

    @property
    def resident_bytes(self) -> int | None:
        """The memory it has resident."""
        return resident_bytes(self.pid)

    @property
    def is_alive(self) -> bool:
        """Whether it has not ended."""
        return self._popen.poll() is None

    @property
    def has_ended(self) -> bool:
        """Whether it has ended and everything it sent has been heard."""
        return self._is_silent and self._popen.poll() is not None

    def send(self, message: Message) -> None:
        """Sends a message; one that has ended does not hear it, which shows by its silence."""
        with contextlib.suppress(OSError):
            self._wire.send(message)

    def hear(self, timeout: float) -> Message | None:
        """The next message; None if none came in that time, or none will come any more."""
        if self._is_silent:
            return None
        try:
            message = self._heard.get(timeout=timeout)
        except Empty:
            return None
        self._is_silent = message is None
        return message

    def how_it_ended(self) -> str:
        """In words: by which signal, or with which code."""
        code = self._popen.wait()
        return f"signal {-code}" if code < 0 else f"code {code}"

    def kill(self) -> None:
        """Ends it at once, and waits until it is gone."""
        self._popen.kill()
        self._popen.wait()
        self._wire.close()

    def _listen(self) -> None:
        try:
            for message in self._wire.messages():
                self._heard.put(message)
        except (OSError, ValueError):  # closed in the middle of a line
            pass
        self._heard.put(None)


def _import_path() -> str:
    """Where this process finds its modules, for one that is started in another folder."""
    places = [str(Path(place or ".").absolute()) for place in sys.path]
    return os.pathsep.join(dict.fromkeys(places))
