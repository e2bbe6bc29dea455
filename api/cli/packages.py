"""`paamaja packages`: ready wishes for kinds of customers, and the wishes of one for a trip."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path

import typer
from ruamel.yaml import YAML

from api.cli.exits import ExitCode
from api.cli.screen import print_findings, print_itinerary
from api.cli.writing import require_writable, write_whole
from optimizer.domain.findings import InvalidInput
from optimizer.domain.wishes import Wishes
from optimizer.domain.writing import written
from scenarios.packages import (
    Package,
    earliest_start,
    problem_of,
    shipped_catalogue,
    shipped_packages,
    shipped_prices,
    tailored,
)
from scenarios.packages.text import package_text, packages_text


def run_list(as_json: bool, language: str) -> ExitCode:
    """Prints every package, the shorter ones first."""
    packages = shipped_packages().values()
    if as_json:
        _print_json([one.model_dump(mode="json", exclude={"wishes"}) for one in packages])
        return ExitCode.DONE
    banners = {one.wishes.catalogue: shipped_catalogue(one.wishes.catalogue) for one in packages}
    banner = " ".join(one.banner.in_language(language) for one in banners.values())
    print_itinerary(packages_text(packages, shipped_prices().prices, banner, language))
    return ExitCode.DONE


def run_show(name: str, today: dt.date, as_json: bool, language: str) -> ExitCode:
    """Prints one package in full, with its prices and the next date on which it can begin."""
    package = _named(name)
    problem = problem_of(package.wishes)
    prices = shipped_prices().of(package.id)
    earliest = earliest_start(package, problem, today)
    if as_json:
        told = written(package)
        told["prices"] = [one.model_dump(mode="json") for one in prices]
        told["earliest"] = None if earliest is None else earliest.isoformat()
        _print_json(told)
    else:
        print_itinerary(package_text(package, problem, prices, earliest, language))
    return ExitCode.DONE


def run_wishes(
    name: str, first: dt.date, heads: int | None, planned_on: dt.date, out: Path | None
) -> ExitCode:
    """Prints the wishes of a package for a trip, or writes them to a file."""
    package = _named(name)
    if out is not None:
        if out.is_dir():
            raise typer.BadParameter(f"{out} is a folder.", param_hint="-o")
        require_writable(out.parent)
    try:
        wishes = tailored(package, first, heads or package.heads.usual, planned_on)
    except InvalidInput as refused:
        print_findings(refused.findings, errors=True)
        return ExitCode.BAD_INPUT
    if out is None:
        typer.echo(_yaml(wishes), nl=False)
        return ExitCode.DONE
    text = _json(wishes) if out.suffix == ".json" else _yaml(wishes)
    write_whole(out.parent, {out.name: text})
    typer.echo(f"Wrote {out}: paamaja plan {out} plans it.")
    return ExitCode.DONE


def _named(name: str) -> Package:
    packages = shipped_packages()
    if name not in packages:
        known = ", ".join(packages)
        raise typer.BadParameter(f"no package {name!r}; choose from {known}.", param_hint="ID")
    return packages[name]


def _json(wishes: Wishes) -> str:
    content = written(wishes)
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _yaml(wishes: Wishes) -> str:
    yaml = YAML()
    yaml.default_flow_style = False
    yaml.width = 100
    text = io.StringIO()
    yaml.dump(written(wishes), text)
    return text.getvalue().rstrip("\n") + "\n"


def _print_json(content: object) -> None:
    typer.echo(json.dumps(content, ensure_ascii=False, indent=2))
