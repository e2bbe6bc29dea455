"""Sources: a file, or a folder of files, as one content whose every part knows its file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from optimizer.domain.findings import Finding, FindingCode
from optimizer.domain.pointers import Steps
from optimizer.domain.reading.faults import duplicate_key, fault, not_a_mapping
from optimizer.domain.reading.json_text import json_content
from optimizer.domain.reading.yaml_text import YamlText

MOST_BYTES = 5_000_000
"""A larger file is refused unread."""

_SUFFIXES = (".json", ".yaml", ".yml")

Origin = tuple[str, Steps, int | None]
"""The document in which something stands, where in it, and on which line if that is known."""


@dataclass(frozen=True)
class Source:
    """Named fields as they were written, or None; `complete` tells whether all could be read."""

    content: dict[str, Any] | None
    findings: tuple[Finding, ...]
    origin: Callable[[Steps], Origin]
    complete: bool = True

    def only(self, key: str) -> Source:
        """The source with this one field, or with none if it is not there."""
        whole = self.content or {}
        content = {key: whole[key]} if key in whole else {}
        return Source(content, (), self.origin, self.complete)

    def part(self, key: str) -> Source:
        """The source of one field, which holds named fields itself."""
        whole = self.content or {}
        content = whole.get(key)
        findings: tuple[Finding, ...] = ()
        document, steps, _ = self.origin((key,))
        if key in whole and not isinstance(content, dict):
            findings = (not_a_mapping(document, _kind(content), steps),)
        elif key not in whole and self.content is not None:
            findings = (_part_missing(document, steps),)
        return Source(
            content if isinstance(content, dict) else None,
            findings,
            lambda steps: self.origin((key, *steps)),
            self.complete,
        )


def _part_missing(document: str, steps: Steps) -> Finding:
    return fault(
        FindingCode.FIELD_MISSING,
        document,
        f"{steps[-1]} is missing.",
        "Give both: the catalogue under catalogue and the wishes under wishes.",
        steps,
    )


def given(name: str, content: Any) -> Source:
    """Content that is already there, for instance the body of a request."""
    if isinstance(content, dict):
        return Source(content, (), lambda steps: (name, steps, None))
    return _unread(name, not_a_mapping(name, _kind(content)))


def source_of(path: Path) -> Source:
    """A file, or a folder of files whose named fields are put together."""
    try:
        if path.is_dir():
            return _folder(path)
    except (OSError, ValueError):
        pass  # the file itself will say what is wrong
    return source_of_file(path)


def source_of_file(path: Path) -> Source:
    """One YAML or JSON file."""
    return _source(path, None)


def source_of_list(path: Path, key: str) -> Source:
    """One file that holds a list, by itself or under a key."""
    return _source(path, key)


def joined(name: str, sources: Iterable[Source]) -> Source:
    """Sources put together: lists are joined, anything else stands in one of them."""
    return _joined(name, list(sources))


def _source(path: Path, list_key: str | None) -> Source:
    name = str(path)
    text = text_of_file(path)
    if isinstance(text, Finding):
        return _unread(name, text)
    line: Callable[[Steps], int | None]
    if path.suffix.lower() == ".json":
        content, findings = json_content(name, text)
        sound, line = not any(one.code is FindingCode.SYNTAX for one in findings), _no_line
    else:
        read = YamlText(name, text)
        content, findings, sound, line = read.content, read.findings, read.is_sound, read.line
    if list_key is not None and isinstance(content, list):
        named, found = {list_key: content}, tuple(findings)
        return Source(named, found, lambda steps: (name, steps[1:], line(steps[1:])))
    if not isinstance(content, dict):
        kind = [] if not sound else [not_a_mapping(name, _kind(content))]
        return _unread(name, *findings, *kind)
    return Source(content, tuple(findings), lambda steps: (name, steps, line(steps)))


def _no_line(steps: Steps) -> int | None:
    return None


def _unread(name: str, *findings: Finding) -> Source:
    return Source(None, findings, lambda steps: (name, steps, None), complete=False)


def _kind(content: Any) -> str:
    """What something is, for people."""
    if content is None:
        return "nothing"
    return "a list" if isinstance(content, list | tuple) else "a single value"


def text_of_file(path: Path) -> str | Finding:
    """The text of a file, or why there is none; a large file is refused by its size alone."""
    name = str(path)
    try:
        if path.is_dir():
            what, advice = "is a folder, and a file is needed", "Name the file itself."
            return fault(FindingCode.FILE_UNREADABLE, name, f"{name} {what}.", advice)
        if not path.exists():
            return fault(
                FindingCode.FILE_MISSING,
                name,
                f"There is no file {name}.",
                "Check the name and the folder.",
            )
        if not path.is_file():
            raise OSError("it is not a regular file")
        size = path.stat().st_size
        if size > MOST_BYTES:
            return _too_large(name, size)
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return fault(
            FindingCode.FILE_UNREADABLE,
            name,
            f"{name} is not UTF-8 text: byte {error.start + 1} fits no character.",
            "Save the file as text in the encoding UTF-8.",
            detail={"byte": error.start + 1},
        )
    except (OSError, ValueError) as error:
        return fault(
            FindingCode.FILE_UNREADABLE,
            name,
            f"{name} cannot be read: {getattr(error, 'strerror', None) or error}.",
            "Check that it is a file that you may read.",
        )


def _too_large(name: str, size: int) -> Finding:
    return fault(
        FindingCode.FILE_TOO_LARGE,
        name,
        f"{name} has {size / 1e6:.1f} MB; a file may have {MOST_BYTES / 1e6:.0f} MB.",
        "Check that it is the right file, or split the catalogue into several files in a folder.",
        detail={"bytes": size, "most_bytes": MOST_BYTES},
    )


def _folder(folder: Path) -> Source:
    """The files of a folder, by name: lists are joined, anything else stands in one of them."""
    files = sorted(one for one in folder.iterdir() if one.suffix.lower() in _SUFFIXES)
    if not files:
        return _unread(
            str(folder),
            fault(
                FindingCode.FILE_MISSING,
                str(folder),
                f"The folder {folder} has no YAML or JSON file.",
                "Name the folder with the catalogue's files.",
            ),
        )
    return _joined(str(folder), [source_of_file(file) for file in files])


def _joined(name: str, sources: list[Source]) -> Source:
    content: dict[str, Any] = {}
    findings = [finding for source in sources for finding in source.findings]
    pieces: dict[str, list[tuple[Source, int]]] = {}
    for source in sources:
        for key, value in (source.content or {}).items():
            if key not in content:
                content[key], pieces[key] = value, [(source, 0)]
            elif isinstance(value, list) and isinstance(content[key], list):
                pieces[key].append((source, len(content[key])))
                content[key] = content[key] + value
            else:
                document, steps, line = source.origin((key,))
                findings.append(duplicate_key(document, steps, line, None))
    complete = all(source.complete for source in sources)
    return Source(
        content if any(source.content is not None for source in sources) else None,
        tuple(findings),
        lambda steps: _origin(name, pieces, steps),
        complete,
    )


def _origin(name: str, pieces: dict[str, list[tuple[Source, int]]], steps: Steps) -> Origin:
    """Where a part of the joined content stands: the file, and its position in that file."""
    if not steps or steps[0] not in pieces:
        return name, steps, None
    key, found = str(steps[0]), pieces[str(steps[0])]
    if len(steps) == 1 or not isinstance(steps[1], int):
        return found[0][0].origin(steps)
    position = steps[1]
    source, offset = next(piece for piece in reversed(found) if piece[1] <= position)
    return source.origin((key, position - offset, *steps[2:]))
