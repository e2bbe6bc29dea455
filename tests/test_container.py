"""The container and compose files: what they name is there, and one fits the other."""

from __future__ import annotations

import importlib
import json
import re
import shlex
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
import typer.main
import yaml
from packaging.specifiers import SpecifierSet

from api.cli.app import app
from api.openapi import FILE
from api.routes.door import ACTION
from api.settings import PREFIX, Settings

ROOT = Path(__file__).parents[1]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
TEXT = (ROOT / "compose.yaml").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load(TEXT)
IGNORED = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
PACKAGES = ("optimizer", "scenarios", "api", "benchmarks")
OLDEST_POSTGRESQL = 14
"""Older ones are no longer kept by their makers."""

COMMANDS = {
    str(one.name or getattr(one.callback, "__name__", "")) for one in app.registered_commands
}


def copied() -> list[str]:
    """What the image takes from the project."""
    lines = re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE)
    return [source for line in lines for source in shlex.split(line)[:-1]]


def test_what_is_copied_is_there_and_not_kept_from_the_build() -> None:
    """Each file and folder is in the project, and .dockerignore lets it through."""
    assert copied()
    for source in copied():
        assert (ROOT / source).exists(), source
        assert f"!{source}" in IGNORED, source


def test_every_package_is_in_the_image() -> None:
    """A room that the project installs and the image lacks would be missed at the first start."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = set(told["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"])
    assert packages <= set(copied())


def test_stages_that_are_copied_from_are_built() -> None:
    """And a stage is built before it is copied from."""
    stages = re.findall(r"^FROM \S+ AS (\S+)", DOCKERFILE, re.MULTILINE)
    assert set(re.findall(r"--from=(\S+)", DOCKERFILE)) <= set(stages)


@pytest.mark.parametrize("service", ["web", "worker"])
def test_commands_are_commands_of_the_program(service: str) -> None:
    """Those of the compose file, and that of the image where it says none."""
    default = yaml.safe_load(re.findall(r"^CMD (.+)$", DOCKERFILE, re.MULTILINE)[-1])
    program, command, *_ = COMPOSE["services"][service].get("command", default)
    assert program == "paamaja"
    assert command in COMMANDS


def test_what_compose_names_is_there() -> None:
    """Services that others wait for, volumes, builds, variables, and the port that is served."""
    services = COMPOSE["services"]
    for name, one in services.items():
        assert set(one.get("depends_on", {})) <= set(services), name
        for volume in one.get("volumes", ()):
            assert volume.partition(":")[0] in COMPOSE["volumes"], volume
        if "build" in one:
            assert (ROOT / one["build"] / "Dockerfile").is_file()
        else:
            assert one["image"] in {"paamaja", "postgres:17"}, name
        for variable in one.get("environment", {}):
            if variable.startswith(PREFIX):
                assert variable.removeprefix(PREFIX).lower() in Settings.model_fields, variable
    (exposed,) = re.findall(r"^EXPOSE (\d+)", DOCKERFILE, re.MULTILINE)
    (port,) = services["web"]["ports"]
    assert port.split(":")[-1] == exposed
    assert f"127.0.0.1:{exposed}/health/live" in DOCKERFILE


def test_both_stages_have_one_python_that_the_project_takes() -> None:
    """An environment is moved from one stage to the other, so its interpreter has to be there."""
    bases = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    assert len(set(bases)) == 1
    (version,) = set(re.findall(r"^python:(\d+\.\d+)-slim$", bases[0]))
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert SpecifierSet(told["project"]["requires-python"]).contains(f"{version}.0")


def test_what_the_image_runs_while_it_is_built_is_there() -> None:
    """What is imported to be compiled, and the backend without which nothing is installed."""
    (module, name) = re.findall(r'-c "from (\S+) import (\w+);', DOCKERFILE)[0]
    assert callable(getattr(importlib.import_module(module), name))
    pinned = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert re.search(r"^hatchling==", pinned, re.MULTILINE)
    assert re.search(r"^psycopg-binary==", pinned, re.MULTILINE)


def test_health_is_asked_where_nobody_has_to_sign_in() -> None:
    """At a route of the service that is open."""
    (asked,) = re.findall(r"127\.0\.0\.1:\d+(/[\w/]+)", DOCKERFILE)
    described = json.loads(FILE.read_text(encoding="utf-8"))["paths"][asked]["get"]
    assert ACTION not in described


def test_the_service_and_its_database_know_one_another() -> None:
    """Name, user, password and database of the address are those that the database is made with."""
    database = COMPOSE["services"]["database"]
    made = database["environment"]
    for name in ("web", "worker"):
        address = COMPOSE["services"][name]["environment"][f"{PREFIX}DATABASE_URL"]
        user, password, host, base = re.fullmatch(
            r"postgresql://(\w+):(\$\{.+\})@(\w+)/(\w+)", address
        ).groups()  # type: ignore[union-attr]
        assert (user, base) == (made["POSTGRES_USER"], made["POSTGRES_DB"])
        assert password == made["POSTGRES_PASSWORD"]
        assert host in COMPOSE["services"]
    assert database["healthcheck"]["test"] == ["CMD-SHELL", f"pg_isready -U {user}"]


def test_the_database_keeps_its_data_where_the_volume_is() -> None:
    """Up to release 17 the official image has it there; from 18 on one folder higher."""
    database = COMPOSE["services"]["database"]
    release = int(database["image"].removeprefix("postgres:"))
    (volume,) = database["volumes"]
    folder = "/var/lib/postgresql/data" if release < 18 else "/var/lib/postgresql"
    assert volume.split(":")[1] == folder
    assert release >= OLDEST_POSTGRESQL


@pytest.mark.parametrize(
    "line", re.findall(r"^#\s+docker compose run --rm web paamaja (.+)$", TEXT, re.MULTILINE)
)
def test_commands_that_are_told_are_understood(line: str) -> None:
    """The first steps in the compose file: each option is one of its command's."""
    name, *words = shlex.split(line)
    command = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]
    command.make_context(name, words).close()


def test_every_file_of_the_packages_is_installed(tmp_path: Path) -> None:
    """Templates, data, the look of the pages, the description: all that git has is in the wheel."""
    made = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert made.returncode == 0, made.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as parts:
        installed = set(parts.namelist())
    listed = subprocess.run(
        ["git", "ls-files", *PACKAGES], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert sorted(set(listed.stdout.split()) - installed) == []
