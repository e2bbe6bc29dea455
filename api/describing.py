"""Writes the description of the API anew: `python -m api.describing`."""

from __future__ import annotations

from api.app import described_app
from api.openapi import FILE, description, text


def main() -> None:
    """Writes the file."""
    FILE.write_text(text(description(described_app())), encoding="utf-8")


if __name__ == "__main__":
    main()
