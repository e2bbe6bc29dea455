"""`paamaja programme`: last year's programme read from a workbook, judged, and planned around."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from api.cli.exits import ExitCode
from api.cli.inputs import itinerary_in, json_findings, judged, problem_text
from api.cli.screen import print_findings, print_table
from api.cli.workbooks import read_bytes, write_file
from api.cli.writing import require_writable, write_whole
from optimizer.domain.drafts import Draft, Judgement
from optimizer.domain.findings import Finding, InvalidInput, has_errors
from optimizer.drafting import judge
from optimizer.report import violation_sentence
from scenarios.workbooks import (
    Around,
    PastProgramme,
    programme_workbook,
    read_programme_workbook,
    to_plan_around,
)


@dataclass(frozen=True)
class Import:
    """What is to be read, for which trip, and what is to come of it."""

    workbook: Path
    wishes: Path
    catalogue: Path | None
    first: dt.date | None
    means: tuple[str, ...]
    around: str
    out: Path | None


def run_export(
    wishes: Path, plan: Path | None, catalogue: Path | None, out: Path | None, language: str
) -> ExitCode:
    """Writes a workbook for a programme; returns the code to exit with."""
    problem, findings = judged(wishes, catalogue)
    itinerary = None
    try:
        itinerary = None if plan is None else itinerary_in(plan)
    except InvalidInput as bad:
        findings += bad.findings
    if findings:
        print_findings(findings, errors=True)
    if problem is None or (plan is not None and itinerary is None):
        return ExitCode.BAD_INPUT
    target = out or Path(f"{problem.wishes.id}-programme.xlsx")
    write_file(target, programme_workbook(problem, itinerary, language))
    typer.echo(f"Wrote {target}: paamaja programme import {target} {wishes} reads it.")
    return ExitCode.DONE


def run_import(asked: Import, as_json: bool, language: str) -> ExitCode:
    """Judges a programme, and writes what to plan around it; returns the code to exit with."""
    require_writable(asked.out)
    answers = _answers(asked.means)
    problem, findings = judged(asked.wishes, asked.catalogue)
    content = read_bytes(asked.workbook)
    if isinstance(content, Finding):
        findings += (content,)
    past = None
    if problem is not None and not isinstance(content, Finding):
        name = str(asked.workbook)
        past = read_programme_workbook(content, name, problem, answers, asked.first)
        findings += past.findings
    judgement = None if past is None else _judged(past)
    if as_json:
        typer.echo(json.dumps(_told(past, judgement, findings), ensure_ascii=False, indent=2))
    elif findings:
        print_findings(findings, errors=True)
    if past is None or judgement is None:
        return ExitCode.BAD_INPUT
    if not as_json:
        _print(past, judgement, language)
    if asked.out is not None:
        _write(past, Around(asked.around), asked.out, quiet=as_json)
    if has_errors(findings):
        return ExitCode.BAD_INPUT
    return ExitCode.NOT_KEPT if judgement.findings else ExitCode.DONE


def _answers(means: tuple[str, ...]) -> dict[str, str]:
    answers = {}
    for one in means:
        text, equals, meant = one.rpartition("=")
        if not equals or not text.strip() or not meant.strip():
            raise typer.BadParameter(f"{one!r} is not TEXT=ID.", param_hint="--means")
        answers[text.strip()] = meant.strip()
    return answers


def _judged(past: PastProgramme) -> Judgement | None:
    if past.itinerary is None:
        return None
    draft = Draft(problem=past.problem, itinerary=past.itinerary)
    return judge(past.problem, past.itinerary, draft)


def _told(
    past: PastProgramme | None, judgement: Judgement | None, findings: tuple[Finding, ...]
) -> dict[str, Any]:
    questions = () if past is None else past.questions
    return {
        "findings": json_findings(findings),
        "questions": [one.model_dump(mode="json") for one in questions],
        "moved_days": 0 if past is None else past.moved_days,
        "violations": []
        if judgement is None
        else [one.model_dump(mode="json") for one in judgement.findings],
        "score": None if judgement is None else judgement.score.model_dump(mode="json"),
        "itinerary": None
        if past is None or past.itinerary is None
        else past.itinerary.model_dump(mode="json"),
    }


def _print(past: PastProgramme, judgement: Judgement, language: str) -> None:
    assert past.itinerary is not None
    if past.questions:
        rows = [
            (
                one.text,
                ", ".join(map(str, one.rows)),
                ", ".join(f"{p.id} ({p.name.in_language(language)})" for p in one.proposals) or "-",
            )
            for one in past.questions
        ]
        print_table(("What does it mean?", "Rows", "--means TEXT=… one of, or own or skip"), rows)
    rows = [
        (
            one.level.value,
            one.violation.rule.value,
            one.violation.where,
            violation_sentence(past.problem, one.violation, language, _item(past, one.spot)),
        )
        for one in judgement.findings
    ]
    if rows:
        print_table(("", "Rule", "Where", "What is broken"), rows)
    days, visits = len(past.itinerary.days), len(past.itinerary.visits)
    kept = f"{len(rows)} rules broken" if rows else "every rule is kept"
    typer.echo(f"{days} days with {visits} visits; {kept}; {judgement.score.points} points.")


def _item(past: PastProgramme, spot: Any) -> Any:
    if spot.item is None or past.itinerary is None:
        return None
    day = next(one for one in past.itinerary.days if one.date == spot.date)
    return day.items[spot.item]


def _write(past: PastProgramme, around: Around, out: Path, *, quiet: bool) -> None:
    assert past.itinerary is not None
    repair = to_plan_around(past, around)
    texts = {
        "itinerary.json": past.itinerary.model_dump_json(indent=1) + "\n",
        "problem.json": problem_text(past.problem),
        "around.json": problem_text(repair.problem),
    }
    write_whole(out, texts)
    if not quiet:
        typer.echo(
            f"Wrote {out}: itinerary.json as it was, problem.json to check it with; "
            f"paamaja plan {out / 'around.json'} plans around it."
        )
