"""Records: one line for each run, what tells it from the others, and files of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Record = dict[str, Any]
Key = tuple[Any, ...]


class NoResults(Exception):
    """Raised for a file that holds no results, with what to do."""


def read_results(*files: Path) -> list[Record]:
    """The records of files of JSON lines. Raises NoResults."""
    return [record for file in files for record in _records_of(file)]


def _records_of(file: Path) -> Iterator[Record]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
        for line in lines:
            record = json.loads(line) if line.strip() else None
            if record is not None and not (isinstance(record, dict) and "kind" in record):
                raise ValueError
            if record is not None:
                yield record
    except OSError as why:
        raise NoResults(f"{file} cannot be read: {why.strerror}.") from None
    except ValueError:
        told = "holds no results; name a results.jsonl that bench run has written"
        raise NoResults(f"{file} {told}.") from None


def key_of(record: Record) -> Key:
    """What tells a run from the others, whenever and on whatever it ran."""
    kind = record["kind"]
    asked = (record.get("time_limit_seconds"), record.get("workers"))
    if kind == "field":
        return (kind, record["group"], record["instance"], record["pass"], *asked)
    if kind == "scaling":
        size = record.get("size", ())
        return (kind, record["axis"], record["x"], *size, record.get("seed"), *asked)
    return (kind, record.get("what") or record.get("wishes") or record.get("way"))


def newest(records: Iterable[Record]) -> list[Record]:
    """Of each run its last record, in the order in which the runs came first."""
    return list({key_of(record): record for record in records}.values())


def mend(file: Path) -> None:
    """Takes away the half of a line that a stopped run has left at the end of a file."""
    content = file.read_bytes() if file.is_file() else b""
    if content and not content.endswith(b"\n"):
        file.write_bytes(content[: content.rfind(b"\n") + 1])
