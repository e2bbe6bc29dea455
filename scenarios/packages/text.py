"""Packages as text: the list to choose from, and one in full with its prices."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from optimizer.domain.problem import Problem
from optimizer.domain.wishes import WishKind
from optimizer.report.assignment import Names
from optimizer.report.layout import INDENT, table, title, wrapped
from optimizer.report.numbers import money
from optimizer.report.phrases import long_date
from scenarios.packages.package import Package
from scenarios.packages.phrases import say
from scenarios.packages.prices import PackagePrice


def packages_text(
    packages: Iterable[Package], prices: Iterable[PackagePrice], banner: str, language: str = "en"
) -> str:
    """The list; it ends with a line break."""
    prices = tuple(prices)
    lines = [*title(say("title", language)), *wrapped(banner, ""), ""]
    for package in packages:
        own = [one for one in prices if one.package == package.id]
        facts = [say("days", language, n=package.days), _heads(package, language)]
        if own:
            least = money(min(one.per_person_cents for one in own), language)
            facts.append(say("from", language, price=least))
        lines += [f"{package.id}  {package.name.in_language(language)}"]
        lines += wrapped(package.promise.in_language(language))
        lines += [f"{INDENT}{' · '.join(facts)}", ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def package_text(
    package: Package,
    problem: Problem,
    prices: Iterable[PackagePrice],
    earliest: dt.date | None,
    language: str = "en",
) -> str:
    """One package in full, with the problem of its wishes; it ends with a line break."""
    name = package.name.in_language(language)
    lines = [*title(name), *wrapped(package.promise.in_language(language), ""), ""]
    lines += wrapped(package.description.in_language(language), "")
    lines += ["", *wrapped(problem.catalogue.banner.in_language(language), "")]
    lines += ["", *title(say("for", language))]
    for customer in package.customers:
        lines += wrapped(customer.in_language(language), f"{INDENT}• ")
    lines += [f"{INDENT}{say('days', language, n=package.days)} · {_heads(package, language)}"]
    lines += ["", *title(say("when", language)), *_when(package, earliest, language)]
    lines += ["", *title(say("wishes", language)), *_wishes(problem, language)]
    own = tuple(prices)
    if own:
        lines += ["", *title(say("prices", language)), *_prices(package, own, language), ""]
        lines += wrapped(say("proved", language))
    return "\n".join(lines).rstrip("\n") + "\n"


def _heads(package: Package, language: str) -> str:
    return say("heads", language, least=package.heads.least, most=package.heads.most)


def _when(package: Package, earliest: dt.date | None, language: str) -> Iterator[str]:
    yield from wrapped(say("starts", language, days=weekdays(package.starts, language)))
    yield from wrapped(say("notice", language, n=package.notice_days))
    if earliest is not None:
        yield from wrapped(say("earliest", language, date=long_date(earliest, language)))
    for season in package.seasons:
        dates = f"{month_day(season.dates.start, language)}–{month_day(season.dates.end, language)}"
        note = season.note.in_language(language)
        yield from wrapped(f"{season.name.in_language(language)} ({dates}): {note}", f"{INDENT}• ")


def weekdays(starts: Iterable[str], language: str) -> str:
    """Weekdays in full, one after the other."""
    return ", ".join(say(day, language) for day in starts)


def month_day(text: str, language: str) -> str:
    """A day of every year, such as `04-15`, as the reader writes it: `15 April`, `15.4.`."""
    month, day = (int(part) for part in text.split("-"))
    if language == "fi":
        return f"{day}.{month}."
    return long_date(dt.date(2000, month, day), language).split(" ", 1)[1].rsplit(" ", 1)[0]


def _wishes(problem: Problem, language: str) -> list[str]:
    names = Names([problem], language)
    rows = [
        (
            names.wish(wish.id),
            say("always" if wish.kind is WishKind.REQUIRED else "as-fits", language),
        )
        for wish in problem.wishes.wishes
        if wish.kind is not WishKind.EXCLUDED
    ]
    return table(rows, "ll")


def _prices(package: Package, prices: tuple[PackagePrice, ...], language: str) -> list[str]:
    seasons = {one.id: one.name.in_language(language) for one in package.seasons}
    heading = tuple(say(key, language) for key in ("season", "guests", "twin", "single", "visits"))
    rows = [
        (
            seasons[one.season],
            str(one.heads),
            money(one.per_person_cents, language),
            money(one.single_supplement_cents, language),
            str(one.visits),
        )
        for one in prices
    ]
    return table([heading, *rows], "lrrrr")
