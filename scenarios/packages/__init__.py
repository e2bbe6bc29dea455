"""Packages: ready wishes for kinds of customers, tailored to dates and guests, with their prices.

`scenarios.packages.pricing` makes the prices anew; it needs the solver.
"""

from scenarios.packages.package import Heads, Package, PackageSeason
from scenarios.packages.prices import PackagePrice, PriceList, shipped_prices
from scenarios.packages.reading import package_in, problem_of, shipped_catalogue, shipped_packages
from scenarios.packages.starting import earliest_start
from scenarios.packages.tailoring import tailored

__all__ = [
    "Heads",
    "Package",
    "PackagePrice",
    "PackageSeason",
    "PriceList",
    "earliest_start",
    "package_in",
    "problem_of",
    "shipped_catalogue",
    "shipped_packages",
    "shipped_prices",
    "tailored",
]
