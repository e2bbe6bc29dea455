"""`python -m benchmarks.papers`: cost sheet, deadlines and funding of the example delegations.

`--write docs/example-delegations.md` puts them between the marks of that page. Plans that
`paamaja plan WISHES --out PLANS/NAME` wrote are taken from `--plans PLANS`, others are planned.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from benchmarks.instances.examples import example, example_names
from benchmarks.marked import between
from optimizer.costing.funding import funding_split
from optimizer.costsheet import cost_sheet
from optimizer.deadlines import deadlines_of
from optimizer.domain.funding import (
    FundingPlan,
    FundingSplit,
    GivenShare,
    Grant,
    Payer,
    PayerKind,
    RemainderShare,
)
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult
from optimizer.domain.value import Text
from optimizer.optimise import solve
from optimizer.report import cost_sheet_text, deadlines_text, verdict_sentence
from optimizer.report.numbers import money

SIZES = (10, 16, 24, 30)
LANGUAGE = "en"

FUNDING = FundingPlan(
    payers=(
        Payer(
            id="grant",
            name=Text(fi="Alueellinen avustus", en="Regional grant, 70 %, whole euros"),
            kind=PayerKind.GRANT,
        ),
        Payer(
            id="municipal",
            name=Text(fi="Kunta", en="Municipality, a given 10 %"),
            kind=PayerKind.MUNICIPAL,
        ),
        Payer(
            id="private",
            name=Text(fi="Yksityinen", en="Private, what is left"),
            kind=PayerKind.PRIVATE,
        ),
    ),
    grant=Grant(payer="grant", rate_permille=700, unit_cents=100),
    remainder=(RemainderShare(payer="private"),),
)
"""The shares of the host's own project, for one trip alone."""


def planned(name: str, problem: Problem, plans: Path | None) -> SolveResult:
    """The plan of an example: from its file if that is for this very problem, else made now."""
    file = None if plans is None else plans / name / "result.json"
    if file is not None and file.exists():
        result = SolveResult.model_validate_json(file.read_text(encoding="utf-8"))
        if result.itinerary is not None and result.itinerary.problem_hash == problem.content_hash:
            return result
    return solve(problem, SolveParameters(time_limit_seconds=300))


def funding_table(itinerary: Itinerary) -> str:
    """Who pays for the trip, as a table of a page."""
    lines = [line for line in itinerary.cost_lines if line.is_included]
    total = sum(line.gross_cents for line in lines)
    eligible = sum(line.gross_cents for line in lines if line.eligible)
    given = GivenShare(payer="municipal", cents=total // 10)
    split = funding_split(FUNDING.model_copy(update={"given": (given,)}), total, eligible)
    if not isinstance(split, FundingSplit):
        needed, covered = money(split.needed_cents, LANGUAGE), money(split.covered_cents, LANGUAGE)
        return f"Refused ({split.code}): {needed} are needed, {covered} are covered."
    names = {payer.id: payer.name.in_language(LANGUAGE) for payer in FUNDING.payers}
    rows = ["| payer | share |", "| --- | --- |"]
    rows += [f"| {names[one.payer]} | {money(one.cents, LANGUAGE)} |" for one in split.shares]
    counted = f"total, of which eligible {money(eligible, LANGUAGE)}"
    rows += [f"| {counted} | {money(total, LANGUAGE)} |"]
    return "\n".join(rows)


def papers(plans: Path | None) -> Iterator[str]:
    """The papers of each example as text of a page."""
    for name in example_names():
        problem = example(name)
        result = planned(name, problem, plans)
        yield f"## {problem.wishes.name.in_language(LANGUAGE)}\n\n{verdict_sentence(result)}\n"
        if result.itinerary is None:
            continue
        sizes = sorted({*SIZES, problem.wishes.party.heads})
        sheet = cost_sheet(problem, result.itinerary, sizes, 0, exposure=True)
        todo = deadlines_of(problem, result.itinerary)
        for title, text in (
            ("Cost sheet", cost_sheet_text(problem, sheet, LANGUAGE)),
            ("Deadlines", deadlines_text(problem, todo, LANGUAGE)),
        ):
            yield f"### {title}\n\n```text\n{text.rstrip()}\n```\n"
        yield f"### Funding\n\n{funding_table(result.itinerary)}\n"


def main(
    plans: Annotated[Path | None, typer.Option(help="A folder of plans by name.")] = None,
    write: Annotated[Path | None, typer.Option(help="The page to write into.")] = None,
) -> None:
    """Prints the papers of the examples."""
    page = "\n".join(papers(plans))
    typer.echo(page)
    if write is not None:
        text = between(write.read_text(encoding="utf-8"), "papers", page)
        write.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
