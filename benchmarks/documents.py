"""`python -m benchmarks.documents`: how long each document of the examples takes to make.

`--write docs/benchmarks.md` puts the table between the marks of that page. `--plans PLANS` takes
plans as `benchmarks.papers` does; `--out FOLDER` keeps the documents, to be looked at.
"""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Annotated

import typer

from benchmarks.instances.examples import example, example_names
from benchmarks.marked import between
from benchmarks.papers import SIZES, planned
from optimizer.costsheet import cost_sheet
from optimizer.deadlines import deadlines_of
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult
from optimizer.papers import (
    cost_sheet_xlsx,
    itinerary_geojson,
    itinerary_gpx,
    itinerary_jsonld,
    offer_pdf,
    partner_letter_pdf,
    programme_pdf,
    rooming_xlsx,
    run_sheet_pdf,
    run_sheet_xlsx,
    transport_order_pdf,
)
from optimizer.report import cost_sheet_csv, deadlines_ics, itinerary_text
from scenarios.learning import (
    Audience,
    Delivery,
    FormAnswers,
    Learning,
    LearningReport,
    learning_report,
    shipped_forms,
)
from scenarios.learning.telling import learning_html, learning_pdf

LANGUAGES = ("en", "fi")
_PAGE = re.compile(rb"/Type\s*/Page\b")

Maker = Callable[[str], str | bytes]


def makers(problem: Problem, result: SolveResult) -> dict[str, Maker]:
    """How each document of a plan is made in a language, the pricing of the plan included."""
    itinerary = result.itinerary
    assert itinerary is not None
    trip = (problem, itinerary)
    partner = problem.catalogue.session(itinerary.visits[0][1].sessions[0]).partner
    sizes = sorted({*SIZES, problem.wishes.party.heads})

    def priced(make: Callable[..., str | bytes], *before: object) -> Maker:
        return lambda tongue: make(*before, cost_sheet(*trip, sizes, 0, exposure=False), tongue)

    return {
        "programme.pdf": lambda tongue: programme_pdf(*trip, tongue),
        "run-sheet.pdf": lambda tongue: run_sheet_pdf(*trip, tongue),
        "run-sheet.xlsx": lambda tongue: run_sheet_xlsx(*trip, tongue),
        "transport-order.pdf": lambda tongue: transport_order_pdf(*trip, tongue),
        "letter.pdf": lambda tongue: partner_letter_pdf(*trip, partner, tongue),
        "offer.pdf": priced(offer_pdf, *trip),
        "cost-sheet.xlsx": priced(cost_sheet_xlsx, problem),
        "cost-sheet.csv": priced(cost_sheet_csv, problem),
        "rooming-list.xlsx": lambda tongue: rooming_xlsx(*trip, (), tongue),
        "itinerary.geojson": lambda tongue: itinerary_geojson(*trip, tongue),
        "itinerary.gpx": lambda tongue: itinerary_gpx(*trip, tongue),
        "itinerary.jsonld": lambda tongue: itinerary_jsonld(*trip, tongue),
        "itinerary.txt": lambda tongue: itinerary_text(problem, result, tongue),
        "deadlines.ics": lambda tongue: deadlines_ics(problem, deadlines_of(*trip), tongue),
        "learning-report.pdf": lambda tongue: learning_pdf(_learnt(*trip), tongue),
        "learning-report.html": lambda tongue: learning_html(_learnt(*trip), tongue),
    }


def _learnt(problem: Problem, itinerary: Itinerary) -> LearningReport:
    """The report of the trip held as planned, with ten made-up forms of participants."""
    keys = dict.fromkeys(key for _, visit in itinerary.visits for key in visit.sessions)
    forms = tuple(
        FormAnswers(
            audience=Audience.PARTICIPANTS,
            marks={key: 3 + (number + index) % 3 for index, key in enumerate(keys)},
            answers={"learnt": f"Illustrative words of form {number}: what agencies share."},
        )
        for number in range(10)
    )
    learning = Learning(
        problem=problem,
        itinerary=itinerary,
        version=1,
        forms=shipped_forms(),
        answers=forms,
        delivery=Delivery(illustrative=True),
    )
    return learning_report(learning, itinerary.days[-1].date + dt.timedelta(days=10))


def rows(plans: Path | None, repeats: int, out: Path | None) -> Iterator[str]:
    """A row for each document: its first and its median seconds, pages and size, by example."""
    yield "| document | trip | first, s | then, s | pages | kB |"
    yield "| --- | --- | ---: | ---: | ---: | ---: |"
    for name in example_names():
        problem = example(name)
        result = planned(name, problem, plans)
        for document, make in makers(problem, result).items():
            seconds: list[float] = []
            made: str | bytes = b""
            for tongue in LANGUAGES * repeats:
                begun = time.perf_counter()
                made = make(tongue)
                seconds.append(time.perf_counter() - begun)
                if out is not None:
                    _keep(out / f"{name}-{tongue}", document, made)
            content = made.encode() if isinstance(made, str) else made
            pages = len(_PAGE.findall(content)) if document.endswith(".pdf") else ""
            rest = median(seconds[1:])
            size = len(content) / 1000
            yield f"| {document} | {name} | {seconds[0]:.2f} | {rest:.3f} | {pages} | {size:.0f} |"


def _keep(folder: Path, name: str, made: str | bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(made.encode() if isinstance(made, str) else made)


def main(
    plans: Annotated[Path | None, typer.Option(help="A folder of plans by name.")] = None,
    repeats: Annotated[int, typer.Option(min=1, help="How often in each language.")] = 3,
    out: Annotated[Path | None, typer.Option(help="A folder for the documents.")] = None,
    write: Annotated[Path | None, typer.Option(help="The page to write into.")] = None,
) -> None:
    """Makes every document of the examples and says how long it took."""
    page = "\n".join(rows(plans, repeats, out)) + "\n"
    typer.echo(page)
    if write is not None:
        write.write_text(between(write.read_text(encoding="utf-8"), "documents", page), "utf-8")


if __name__ == "__main__":
    typer.run(main)
