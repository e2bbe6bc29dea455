"""`python -m benchmarks.packages`: the base packages planned for each season and size, and priced.

`--write` puts the prices into the file that comes with the software and into docs/packages.md.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from benchmarks.marked import between
from optimizer.report.numbers import money
from scenarios.packages import PackagePrice, PriceList, shipped_packages
from scenarios.packages.prices import PRICES
from scenarios.packages.pricing import priced_all

PAGE = Path(__file__).resolve().parent.parent / "docs" / "packages.md"


def price_table(prices: PriceList) -> str:
    """The prices as a table of a page."""
    rows = [
        "| package | season | guests | in a twin room | single room, more | visits |",
        "| --- | --- | ---: | ---: | ---: | ---: |",
    ]
    for package in shipped_packages().values():
        seasons = {one.id: one.name.en for one in package.seasons}
        rows += [
            f"| {package.name.en} | {seasons[one.season]} | {one.heads} | "
            f"{money(one.per_person_cents, 'en')} | {money(one.single_supplement_cents, 'en')} | "
            f"{one.visits} |"
            for one in prices.of(package.id)
        ]
    return "\n".join(rows) + "\n"


def _tell(price: PackagePrice) -> None:
    told = money(price.per_person_cents, "en")
    typer.echo(f"{price.package} {price.season} {price.heads} guests: {told}", err=True)


def main(
    write: Annotated[bool, typer.Option("--write", help="Write file and page.")] = False,
) -> None:
    """Prices every package anew."""
    prices = priced_all(_tell)
    typer.echo(price_table(prices))
    if write:
        PRICES.write_text(prices.model_dump_json(indent=1) + "\n", encoding="utf-8")
        page = between(PAGE.read_text(encoding="utf-8"), "prices", price_table(prices))
        PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
