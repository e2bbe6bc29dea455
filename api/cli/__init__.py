"""The command line: `paamaja`. What a command needs is imported when it runs."""

import sys


def main() -> None:
    """Runs the command line; the exit codes are in `api.cli.exits` and in `paamaja --help`."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a letter shows a question mark instead of failing.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    from api.cli.app import app

    app(prog_name="paamaja")
