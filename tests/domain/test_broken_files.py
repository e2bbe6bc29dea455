"""Files that are no documents, and harmful ones, are refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimizer.domain.documents import (
    findings_of_content,
    read_catalogue,
    read_wishes,
)
from optimizer.domain.findings import FindingCode, InvalidInput
from tests.builders.small import (
    small_problem,
    small_wishes_dict,
)
from tests.domain.files_written import refusal, wishes_file, yaml_text


def test_missing_file_and_folder_in_place_of_a_file(tmp_path: Path) -> None:
    """A file that is not there, a folder where a file is needed, a folder without files."""
    assert [one.code.value for one in refusal(tmp_path / "none.yaml")] == ["file-missing"]
    assert [one.code.value for one in refusal(tmp_path)] == ["file-unreadable"]
    with pytest.raises(InvalidInput) as refused:
        read_catalogue(tmp_path)
    assert [one.code.value for one in refused.value.findings] == ["file-missing"]


def test_text_in_another_encoding(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 are told with their position; a byte order mark is fine."""
    (finding,) = refusal(wishes_file(tmp_path, "note: ä".encode("latin-1")))
    assert (finding.code, finding.detail) == (FindingCode.FILE_UNREADABLE, {"byte": 7})
    marked = "\ufeff" + yaml_text(small_wishes_dict())
    assert read_wishes(wishes_file(tmp_path, marked)) == small_problem().wishes


BROKEN = {
    "unclosed.yaml": ("id: [a\nname: b\n", 2),
    "tab.yaml": ("party:\n\theads: 3\n", 2),
    "comma.json": ('{"id": "a",\n}', 2),
    "two documents.yaml": ("id: a\n---\nid: b\n", 2),
    "tag.yaml": ("id: !!python/object:os.system x\n", 1),
    "alias.yaml": ("id: *nothing\n", 1),
    "deep.yaml": ("id: " + "[" * 2000, 1),
    "deep.json": ('{"id": ' + "[" * 100_000, None),
    "digits.json": ('{"id": ' + "9" * 5000 + "}", None),
    "null byte.yaml": ("id: \0", None),
    "key.yaml": ("? [a]\n: b\n", None),
    "itself.yaml": ("id: &a [*a]\n", None),
    "bomb.yaml": (
        "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)),
        None,
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_files_are_told_with_their_line(tmp_path: Path, name: str) -> None:
    """Broken, endless or harmful files are one finding, with the line where there is one."""
    text, line = BROKEN[name]
    (finding,) = refusal(wishes_file(tmp_path, text, name))
    assert finding.code is FindingCode.SYNTAX
    assert finding.detail.get("line") == line
    assert line is None or f"line {line}," in finding.message


def test_problem_file_needs_both_parts_and_nothing_else() -> None:
    """A problem without wishes, with a list for a catalogue, or with something besides."""
    content = {"catalogue": [], "extra": 1}
    problem, findings = findings_of_content(content)
    assert problem is None
    assert {(one.code.value, one.path) for one in findings} == {
        ("not-a-mapping", "/catalogue"),
        ("field-missing", "/wishes"),
        ("field-unknown", "/extra"),
    }
    assert [one.code.value for one in findings_of_content([])[1]] == ["not-a-mapping"]
