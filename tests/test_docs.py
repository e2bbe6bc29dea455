"""The documentation says what is there: rules, files, modules, names, commands and exit codes."""

from __future__ import annotations

import ast
import importlib
import re
import shlex
from functools import cache
from pathlib import Path

import pytest
import typer.main

from api.cli.app import app
from api.cli.exits import MEANINGS
from api.client import Client
from optimizer.domain.rules import Rule
from optimizer.master.rows import FAMILIES

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")))
PACKAGES = ("optimizer", "scenarios", "api", "benchmarks", "tests")

# What runs make or a checkout may lack.
NOT_IN_A_CHECKOUT = (".venv/", "out/")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
IN_BACKTICKS = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)*/?")
DOTTED = re.compile(rf"(?:{'|'.join(PACKAGES)})(?:\.\w+)+")
CLASS_NAME = re.compile(r"(?!None\b)([A-Z][a-z]\w+)(?:\.(\w+))?(?:\(.*\))?")
LINK = re.compile(r"\]\(([^)#\s]+)")


def _text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def _prose(page: str) -> str:
    """A page without its fenced blocks."""
    return FENCE.sub("", _text(page))


def _names(page: str) -> list[str]:
    return [name.strip() for name in IN_BACKTICKS.findall(_prose(page))]


def _rows(page: str, heading: str) -> list[list[str]]:
    """The cells of the table whose heading row begins so."""
    lines = _text(page).splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith(heading)) + 2
    rows = []
    for line in lines[first:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


@cache
def _files() -> frozenset[str]:
    """Files of the packages and pages, from the checkout's root."""
    found = [path for package in PACKAGES for path in (ROOT / package).rglob("*.*")]
    found += [*ROOT.glob("*.*"), *(ROOT / "docs").iterdir()]
    return frozenset(path.relative_to(ROOT).as_posix() for path in found)


def _exists(name: str) -> bool:
    """Whether a path is there, from the root or as the end of some file's path."""
    return (ROOT / name).exists() or any(file.endswith(f"/{name}") for file in _files())


@cache
def _classes() -> dict[str, set[str]]:
    """Every class of the library and its command with the names defined in it or set on self."""
    found: dict[str, set[str]] = {}
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef):
                    found.setdefault(node.name, set()).update(_members(node))
                elif isinstance(node, ast.Assign):  # a type that is named by assignment
                    for target in node.targets:
                        if isinstance(target, ast.Name):
                            found.setdefault(target.id, set())
    return found


def _members(node: ast.ClassDef) -> set[str]:
    names = {part.name for part in ast.walk(node) if isinstance(part, ast.FunctionDef)}
    for part in ast.walk(node):
        if isinstance(part, ast.AnnAssign | ast.Assign):
            targets = [part.target] if isinstance(part, ast.AnnAssign) else part.targets
            names |= {t.id for t in targets if isinstance(t, ast.Name)}
            names |= {t.attr for t in targets if isinstance(t, ast.Attribute)}
    return names


@pytest.mark.parametrize("rule", list(Rule))
def test_every_rule_is_in_the_rule_book(rule: Rule) -> None:
    """Each rule's id stands in the first column of the rule book's table."""
    cells = [row[0] for row in _rows("docs/rules.md", "| id |")]
    assert rule.value in IN_BACKTICKS.findall("\n".join(cells))


def test_the_rule_book_has_no_other_rule() -> None:
    """The first column of the rule book's table holds nothing but ids of the domain."""
    cells = [row[0] for row in _rows("docs/rules.md", "| id |")]
    assert set(IN_BACKTICKS.findall("\n".join(cells))) == {rule.value for rule in Rule}


@pytest.mark.parametrize("page", PAGES)
def test_files_named_in_backticks_exist(page: str) -> None:
    """Every file or folder that a page names is in the checkout."""
    paths = [
        name
        for name in _names(page)
        if PATH.fullmatch(name)
        and not name.startswith(NOT_IN_A_CHECKOUT)
        and (name.endswith("/") or re.search(r"\w\.(py|md|toml)$", name) or _in_package(name))
    ]
    assert [name for name in paths if not _exists(name)] == []


def _in_package(name: str) -> bool:
    return name.startswith(tuple(f"{package}/" for package in PACKAGES))


@pytest.mark.parametrize("page", PAGES)
def test_modules_named_in_backticks_can_be_imported(page: str) -> None:
    """Every dotted name that begins with a package is a module, or a name in one."""
    for name in _names(page):
        if not DOTTED.fullmatch(name):
            continue
        module, _, last = name.rpartition(".")
        try:
            importlib.import_module(name)
        except ModuleNotFoundError:
            assert hasattr(importlib.import_module(module), last), name


@pytest.mark.parametrize("page", ["README.md", "docs/model.md", "docs/engine.md"])
def test_classes_named_in_backticks_exist(page: str) -> None:
    """Every `Name` and `Name.member` of a page is a class of the code, with that member."""
    missing = []
    for name in _names(page):
        if found := CLASS_NAME.fullmatch(name):
            kind, member = found[1], found[2]
            members = _classes().get(kind)
            if members is None or (member and member not in members):
                missing.append(name)
    assert missing == []


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    """Every link to a file of the checkout finds it."""
    links = [link for link in LINK.findall(_prose(page)) if "://" not in link]
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []


def test_every_command_is_in_the_readme_and_the_other_way_round() -> None:
    """The README's table lists the commands of the program, no more and no fewer."""
    rows = _rows("README.md", "| command |")
    named = {word for row in rows for word in re.findall(r"paamaja ([\w-]+)", row[0])}
    mentioned = set(re.findall(r"`(?:\.venv/bin/)?paamaja ([\w-]+)", _prose("README.md")))
    commands = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    assert named == commands
    assert mentioned <= commands


def test_options_named_in_the_readme_exist() -> None:
    """Every option in the README's table of commands is one of that command."""
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    for row in _rows("README.md", "| command |"):
        name = re.findall(r"paamaja ([\w-]+)", row[0])[0]
        options = {option for parameter in commands[name].params for option in parameter.opts}
        assert set(re.findall(r"(?<!\w)--[a-z-]+", " ".join(row))) <= options, name


MODEL_PAGES = ("docs/operating-model.md", "docs/toimintamalli.md")


def _commands(page: str) -> list[list[str]]:
    """The calls of the program in a page's console blocks, as words, without comments."""
    blocks = [body for kind, body in FENCE.findall(_text(page)) if kind == "console"]
    lines = [line for body in blocks for line in body.replace("\\\n", " ").splitlines()]
    calls = (shlex.split(line.removeprefix(".venv/bin/"), comments=True) for line in lines)
    return [words for words in calls if words[:1] == ["paamaja"]]


@pytest.mark.parametrize("page", PAGES)
def test_commands_in_console_blocks_can_be_called(page: str) -> None:
    """Every command, sub-command and option exists, and every file of the checkout it names."""
    for words in _commands(page):
        command, rest = typer.main.get_command(app), words[1:]
        while rest and rest[0] in getattr(command, "commands", {}):
            command, rest = command.commands[rest[0]], rest[1:]  # type: ignore[attr-defined]
        assert not hasattr(command, "commands") or not rest or rest[0].startswith("-"), words
        options = {option for parameter in command.params for option in parameter.opts}
        used = {word.split("=")[0] for word in rest if re.match(r"--?[a-z]", word)}
        assert used <= options | {"--help"}, words
        named = [word for word in rest if word.startswith(PACKAGES) and "/" in word]
        assert [word for word in named if not (ROOT / word).exists()] == []


def test_the_operating_model_is_the_same_in_both_languages() -> None:
    """The same commands but for the language, the same steps, roles and numbers of deadlines."""
    plain = [
        [[word for word in words if word not in ("--language", "en", "fi")] for words in found]
        for found in map(_commands, MODEL_PAGES)
    ]
    assert plain[0] == plain[1]
    english, finnish = map(_text, MODEL_PAGES)
    for mark in (r"^\| \d+ ", r"^\| ", r"^> \d+\. ", r"^\* ", r"^#+ "):
        both = [len(re.findall(mark, text, re.MULTILINE)) for text in (english, finnish)]
        assert both[0] == both[1], mark
    numbers = [
        sorted(re.findall(r"\*[^*|]*?(\d+)[^*|]*?\*", "\n".join(re.findall(r"^\| .*", text, re.M))))
        for text in (english, finnish)
    ]
    assert numbers[0] == numbers[1]


def test_exit_codes_of_the_readme_are_those_of_the_program() -> None:
    """Codes and meanings are equal, in the same order."""
    rows = [(int(code), meaning) for code, meaning in _rows("README.md", "| exit code |")]
    assert rows == [(code.value, meaning) for code, meaning in MEANINGS.items()]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__.split(".")[-1])
def test_every_row_family_is_in_the_model(family: object) -> None:
    """Each module of rows has its place in the table of the mathematics."""
    module = str(family.__name__).rsplit(".", 1)[-1]  # type: ignore[attr-defined]
    assert f"`rows/{module}.py`" in _text("docs/model.md")


def test_equations_are_numbered_without_a_hole() -> None:
    """Equations of the model count from 1, and other pages name only those there are."""
    text = _text("docs/model.md")
    numbers = {int(found) for found in re.findall(r"\*\*Eq\. (\d+)\*\*", text)}
    numbers |= {int(row[0]) for row in _rows("docs/model.md", "| Eq. |") if row[0]}
    assert numbers == set(range(1, max(numbers) + 1))
    for page in PAGES:
        named = {int(found) for found in re.findall(r"Eq\. (\d+)", _text(page))}
        assert named <= numbers, page


@pytest.mark.parametrize("page", ["README.md", "docs/api.md"])
def test_examples_in_python_are_current(page: str) -> None:
    """Each is valid, and all it imports is there; the client is called as it can be."""
    codes = [body for kind, body in FENCE.findall(_text(page)) if kind == "python"]
    assert codes
    for code in codes:
        tree = ast.parse(code)
        imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
        assert imports
        exec(compile(ast.Module(imports, []), page, "exec"), {})
        for name in re.findall(r"\bclient\.(\w+)\(", code):
            assert callable(getattr(Client, name))


def test_the_readme_shows_an_itinerary_with_its_banner() -> None:
    """Between its marks stands a printed itinerary that says its data are illustrative."""
    shown = _text("README.md").split("<!-- itinerary -->")[1].split("<!-- /itinerary -->")[0]
    assert "Illustrative data" in shown
    assert "Day 1" in shown
    assert "proved" in shown.lower() or "at most" in shown.lower()
