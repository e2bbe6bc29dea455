"""Past programmes: a workbook read as a plan of a stored trip, judged, and planned around."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy.orm import Session
from starlette.responses import Response

from api.errors import ProblemCode, Refusal
from api.jobs.kinds.plan import PlanParameters
from api.planning.accepting import Order
from api.planning.intake import problem_in
from api.planning.papers import Tongue
from api.planning.printed import XLSX
from api.planning.together import put_together
from api.schemas.editing import JudgedSentence
from api.schemas.past_programmes import JudgedProgramme
from api.schemas.plans import PlanRequest, Stored
from api.store.inputs import CATALOGUES, WISHES
from api.store.plans import Source
from optimizer.domain.drafts import Draft, Spot
from optimizer.domain.findings import InvalidInput, has_errors
from optimizer.domain.itinerary import DayItem
from optimizer.domain.problem import Problem
from optimizer.drafting import judge
from optimizer.report import violation_sentence
from scenarios.workbooks import (
    Around,
    OpenedProgramme,
    PastProgramme,
    open_programme_workbook,
    programme_workbook,
    read_programme,
    read_programme_workbook,
    to_plan_around,
)

NAME = "workbook"


@dataclass(frozen=True)
class Told:
    """What is said of a programme beside the file: when it begins, and what texts mean."""

    first: dt.date | None
    means: tuple[str, ...]

    @property
    def answers(self) -> dict[str, str]:
        """Each text with its meaning. Raises Refusal for what is no such pair."""
        pairs = [one.rpartition("=") for one in self.means]
        if not all(text.strip() and meant.strip() for text, _, meant in pairs):
            raise Refusal(ProblemCode.INVALID_INPUT, "Write each meaning as TEXT=ID.")
        return {text.strip(): meant.strip() for text, _, meant in pairs}


def trip_of(session: Session, organisation_id: str, wishes_id: str) -> tuple[Problem, Source]:
    """The problem of a stored trip with the catalogue that it names.

    Raises NotFound, Refusal where that catalogue is not stored, and InvalidInput.
    """
    wishes = WISHES.document(session, organisation_id, wishes_id).document
    catalogue = CATALOGUES.named(session, organisation_id, str(wishes["catalogue"]))
    if catalogue is None:
        what = f"The catalogue '{wishes['catalogue']}' of this trip is not stored."
        raise Refusal(ProblemCode.CONFLICT, what)
    asked = PlanRequest(catalogue=Stored(id=catalogue.id), wishes=Stored(id=wishes_id))
    return put_together(session, organisation_id, asked)


def to_fill_in(problem: Problem, tongue: Tongue) -> Response:
    """A workbook for a programme of the trip, with the names that may be used."""
    content = programme_workbook(problem, None, tongue.value)
    name = f"{problem.wishes.id}-programme.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=XLSX, headers=headers)


def judged(problem: Problem, file: bytes, told: Told, tongue: Tongue) -> JudgedProgramme:
    """The programme as a plan, by every rule, with all that was found and is asked."""
    past = read_programme_workbook(file, NAME, problem, told.answers, told.first)
    violations: tuple[JudgedSentence, ...] = ()
    score = None
    if past.itinerary is not None:
        draft = Draft(problem=past.problem, itinerary=past.itinerary)
        judgement = judge(past.problem, past.itinerary, draft)
        score = judgement.score
        violations = tuple(
            JudgedSentence(
                violation=one.violation,
                level=one.level,
                spot=one.spot,
                sentence=violation_sentence(
                    past.problem, one.violation, tongue.value, _item(past, one.spot)
                ),
            )
            for one in judgement.findings
        )
    return JudgedProgramme(
        itinerary=None if past.itinerary is None else past.itinerary.model_dump(mode="json"),
        moved_days=past.moved_days,
        questions=past.questions,
        findings=past.findings,
        violations=violations,
        score=score,
    )


def opened(file: bytes) -> OpenedProgramme:
    """A workbook for `order_around`, which reads its pages for a stored trip."""
    return open_programme_workbook(file, NAME)


def order_around(
    problem: Problem, source: Source, file: OpenedProgramme, told: Told, around: Around
) -> Order:
    """What is to be planned around a programme.

    Raises InvalidInput with every finding where a part of it could not be read or is asked about.
    """
    past = read_programme(file, problem, told.answers, told.first)
    if past.itinerary is None or has_errors(past.findings):
        raise InvalidInput(past.findings)
    repair = to_plan_around(past, around)
    planned = problem_in(repair.problem.model_dump(mode="json"))
    request = {"around": around.value, "means": list(told.means)}
    name = problem.wishes.name.en
    return Order(planned, request, PlanParameters(), name, source=source)


def _item(past: PastProgramme, spot: Spot) -> DayItem | None:
    if spot.item is None or past.itinerary is None:
        return None
    day = next(one for one in past.itinerary.days if one.date == spot.date)
    return day.items[spot.item]
