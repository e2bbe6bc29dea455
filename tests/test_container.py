"""The container and compose files: what they name is there, and one fits the other."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from api.cli.app import app
from api.settings import PREFIX, Settings

ROOT = Path(__file__).parents[1]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
IGNORED = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
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
