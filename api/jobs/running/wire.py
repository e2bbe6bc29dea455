"""The wire between a worker and the process that works: one JSON object a line, both ways.

To the process: `warm` (modules of kinds to load), `work` (an order), `stop`. From it: `began`,
`step` (a Progress), `result`, `fault`. Every answer names the order it belongs to.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from typing import Any, BinaryIO

Message = dict[str, Any]


class Wire:
    """Both directions, as lines of JSON; several threads may send."""

    def __init__(self, reads: BinaryIO, writes: BinaryIO) -> None:
        self._reads, self._writes = reads, writes
        self._sending = threading.Lock()

    def send(self, message: Message) -> None:
        """Sends a message; raises OSError (BrokenPipeError) when nobody reads any more."""
        self.send_line(json.dumps(message, separators=(",", ":"), allow_nan=False))

    def send_line(self, line: str) -> None:
        """Sends a message that is JSON already."""
        with self._sending:
            self._writes.write(line.encode() + b"\n")
            self._writes.flush()

    def messages(self) -> Iterator[Message]:
        """Messages until the other side closes; half a line is none."""
        while line := self._reads.readline():
            if line.endswith(b"\n"):
                yield json.loads(line)

    def close(self) -> None:
        """Closes both directions."""
        for end in (self._writes, self._reads):
            try:
                end.close()
            except OSError:  # what was still to be sent has no reader any more
                continue
