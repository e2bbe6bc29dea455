"""Pricing: what a package sells for by season and size, each price from a plan that is proved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from optimizer.costsheet import cost_sheet
from optimizer.domain.cost_sheet import PriceAt
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult, Verdict
from optimizer.optimise import solve
from scenarios.packages.package import Package, PackageSeason
from scenarios.packages.prices import PackagePrice, PriceList
from scenarios.packages.reading import problem_of, shipped_packages
from scenarios.packages.tailoring import tailored

SECONDS = 300.0
"""How long a plan behind a price may take; they take a few."""


class NotProved(Exception):
    """A package for which no plan was proved best, so that it has no price."""


def priced_problems(package: Package) -> Iterator[tuple[PackageSeason, int, Problem]]:
    """The problem behind each price of a package: season by season, size by size."""
    for season in package.seasons:
        planned_on = season.priced_on - dt.timedelta(days=package.notice_days)
        for heads in package.heads.sizes:
            wishes = tailored(package, season.priced_on, heads, planned_on)
            yield season, heads, problem_of(wishes)


def planned(problem: Problem) -> SolveResult:
    """The plan behind a price. Raises NotProved."""
    result = solve(problem, SolveParameters(time_limit_seconds=SECONDS))
    if result.verdict is not Verdict.OPTIMAL:
        raise NotProved(f"{problem.wishes.id}, {problem.wishes.party.heads}: {result.verdict}")
    return result


def priced_all(tell: Callable[[PackagePrice], None] = lambda _: None) -> PriceList:
    """Every price of every package that comes with the software. Raises NotProved."""
    prices: list[PackagePrice] = []
    software: dict[str, str] = {}
    for package in shipped_packages().values():
        for season, _, problem in priced_problems(package):
            result = planned(problem)
            software = result.provenance.software
            prices.append(read_off(package, season, problem, result))
            tell(prices[-1])
    return PriceList(made_with=software, prices=tuple(prices))


def read_off(
    package: Package, season: PackageSeason, problem: Problem, result: SolveResult
) -> PackagePrice:
    """The price of a plan. Raises NotProved if it does not hold for its own size."""
    heads, itinerary = problem.wishes.party.heads, result.itinerary
    assert itinerary is not None
    sheet = cost_sheet(problem, itinerary, (heads,), 0)
    size = sheet.sizes[0]
    if not isinstance(size, PriceAt) or size.broken or size.single_supplement_cents is None:
        raise NotProved(f"{problem.wishes.id}, {heads}: the plan has no price")
    return PackagePrice(
        package=package.id,
        season=season.id,
        heads=heads,
        first=season.priced_on,
        per_person_cents=size.per_person_cents,
        single_supplement_cents=size.single_supplement_cents,
        cost_cents=size.amounts.cost_cents,
        points=result.tiers[0].value or 0,
        visits=sum(item.kind == "visit" for day in itinerary.days for item in day.items),
        problem_hash=problem.content_hash,
    )
