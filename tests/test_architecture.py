"""The rules of the house that a tool can check: import directions, names, no trace of a machine."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("optimizer", "scenarios", "api", "benchmarks", "tests")

NAMES_THAT_SAY_NOTHING = re.compile(r"(^|_)(utils?|helpers?|common|misc|managers?)(_|$)")

# Written as patterns that do not match their own text.
TRACES = {
    "a package index's address": re.compile(
        r"https?://[^\s/]*(?:pypi|pythonhosted|registry)|https?://\S+/simple\b"
        r"|--(?:extra-)?index[-]url|--find[-]links|file:/{3}"
    ),
    "a path of one machine": re.compile(
        r"(?<![\w.-])/(?:work|root|opt/(?:pypi|wheels)(?:-\w+)?)/|(?<![\w.-])/home/\w+/"
    ),
}


def _modules() -> list[Path]:
    """The modules of every package, from the checkout's root."""
    return [
        path.relative_to(ROOT)
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
    ]


def _files_of_the_project() -> list[Path]:
    """Tracked files, and new ones that are about to be."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout, so which files belong to the project is unknown")
    listing = subprocess.run(
        [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [path for name in listing.split("\0") if name and (path := ROOT / name).is_file()]


def _pins(name: str) -> set[str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return {line.rstrip("\\ ") for line in lines if line and not line.startswith((" ", "#"))}


def test_imports_run_one_way() -> None:
    """Every import contract of pyproject.toml holds; when one is broken, its report is shown."""
    report = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert report.returncode == 0, f"\n{report.stdout}{report.stderr}"


def test_module_names_say_what_is_inside() -> None:
    """No module or package is a drawer for odds and ends: utils, helpers, common, misc, manager."""
    odd = [
        str(module)
        for module in _modules()
        if any(NAMES_THAT_SAY_NOTHING.search(part) for part in module.with_suffix("").parts)
    ]
    assert not odd


def test_no_file_names_an_index_or_a_machine() -> None:
    """No text file of the project holds a package index's address or a path of one machine."""
    found = []
    for path in _files_of_the_project():
        content = path.read_bytes()
        if b"\0" in content:
            continue
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), start=1):
            found += [
                f"{path.relative_to(ROOT)}:{number}: {what}: {line.strip()[:100]}"
                for what, pattern in TRACES.items()
                if pattern.search(line)
            ]
    assert not found, "\n" + "\n".join(found)


def test_tests_run_on_what_is_shipped() -> None:
    """Every release pinned for running is pinned the same for testing."""
    assert _pins("requirements.txt") <= _pins("requirements-test.txt")


def test_a_problem_with_other_wishes_keeps_the_rest() -> None:
    """A problem made of another one's catalogue is made of its bookings too (`with_wishes`)."""
    forgetful = [
        f"{module}:{node.lineno}"
        for module in _modules()
        if module.parts[0] != "tests"
        for node in ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Problem"
        and any(isinstance(one.value, ast.Attribute) for one in node.keywords)
        and {"bookings", None}.isdisjoint(one.arg for one in node.keywords)
    ]
    assert not forgetful
