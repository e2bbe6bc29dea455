"""The program: the list of its commands, in the order of the help."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from api.cli.commands.calendars import availability, calendar
from api.cli.commands.judging import check, scenarios, schema, validate
from api.cli.commands.learning import improve, learning_report, network, visits
from api.cli.commands.measuring import bench
from api.cli.commands.money import cost_sheet, deadlines, ledger, papers
from api.cli.commands.offering import packages
from api.cli.commands.planning import explain, frontier, plan, tentative
from api.cli.commands.serving import backup, restore, serve, token
from api.cli.commands.travelling import travel
from api.cli.commands.upsets import replan, robustness
from api.cli.commands.what_if import compare, replay
from api.cli.commands.workbooks import catalogue, programme
from api.cli.commands.working import worker
from api.cli.exits import exit_codes_text

COMMANDS: tuple[tuple[str, Callable[..., None]], ...] = (
    ("plan", plan),
    ("explain", explain),
    ("frontier", frontier),
    ("replay", replay),
    ("compare", compare),
    ("check", check),
    ("deadlines", deadlines),
    ("cost-sheet", cost_sheet),
    ("papers", papers),
    ("calendar", calendar),
    ("availability", availability),
    ("validate", validate),
    ("tentative", tentative),
    ("replan", replan),
    ("robustness", robustness),
    ("ledger", ledger),
    ("learning-report", learning_report),
    ("improve", improve),
    ("network", network),
    ("visits", visits),
    ("scenarios", scenarios),
    ("schema", schema),
    ("serve", serve),
    ("worker", worker),
    ("token", token),
    ("backup", backup),
    ("restore", restore),
)
"""Each command by its name. A command is a function in `api/cli/commands/`."""

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _name, _command in COMMANDS:
    app.command(name=_name, epilog=exit_codes_text())(_command)
app.add_typer(packages, name="packages", epilog=exit_codes_text())
app.add_typer(bench, name="bench", epilog=exit_codes_text())
app.add_typer(catalogue, name="catalogue", epilog=exit_codes_text())
app.add_typer(programme, name="programme", epilog=exit_codes_text())
app.add_typer(travel, name="travel", epilog=exit_codes_text())


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            typer.echo(f"paamaja {version('paamaja')}")
        except PackageNotFoundError:
            typer.echo("paamaja, run from a checkout that is not installed")
        raise typer.Exit


@app.callback(epilog=exit_codes_text())
def paamaja(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Plans visits of expert delegations: the best multi-day itinerary, and how good it is."""
