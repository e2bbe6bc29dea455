"""Editing: a plan changed by hand, judged at once, or planned around with the fewest changes."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy.orm import Session

from api.planning.accepting import Order
from api.planning.answered import Answered, answered
from api.planning.intake import document_in
from api.schemas.document import Content
from api.schemas.editing import HandEdited, JudgedDraft, JudgedSentence, RepairRequest
from api.store import plans
from api.store.plans import Source
from optimizer.domain.drafts import Draft, Spot
from optimizer.domain.findings import InvalidInput
from optimizer.domain.itinerary import DayItem
from optimizer.domain.ticks import ticks
from optimizer.drafting import draft, judge, level_faults, to_repair
from optimizer.report import violation_sentence

_REMEMBERED = 8


@lru_cache(maxsize=_REMEMBERED)
def _read(organisation_id: str, plan_id: str, at: str) -> list[Answered]:
    """Where a plan is kept once it was read: who drags a visit about asks many times over."""
    return []


def plan_to_edit(session: Session, organisation_id: str, plan_id: str) -> Answered:
    """The plan with its itinerary. Raises NotFound, and Refusal where there is none.

    A plan's answer is written once, so what was read of it stays true.
    """
    row = plans.get(session, organisation_id, plan_id)
    kept = _read(organisation_id, plan_id, str(row.ended_at))
    if not kept or row.ended_at is None:
        found = answered(session, organisation_id, plan_id)
        _ = found.itinerary  # refused where there is none
        kept[:] = [found]
    return kept[0]


def judged_draft(plan: Answered, content: Content, tongue: str) -> JudgedDraft:
    """The draft that hand edits make, by every rule. Raises InvalidInput with every finding."""
    asked = _in_its_ticks(plan, HandEdited, content)
    if faults := tuple(level_faults(asked.levels)):
        raise InvalidInput(faults)
    made = draft(plan.problem, plan.itinerary, asked.edits)
    judgement = judge(plan.problem, plan.itinerary, made, asked.levels)
    return JudgedDraft(
        itinerary=made.itinerary.model_dump(mode="json"),
        findings=tuple(
            JudgedSentence(
                violation=one.violation,
                level=one.level,
                spot=one.spot,
                sentence=violation_sentence(
                    made.problem, one.violation, tongue, _item(made, one.spot)
                ),
            )
            for one in judgement.findings
        ),
        may_be_published=judgement.may_be_published,
        score=judgement.score,
        before=judgement.before,
    )


def order_of_repair(
    plan: Answered, plan_id: str, content: Content
) -> tuple[Order, tuple[str, ...]]:
    """What is to be planned around hand edits, and the wishes that they contradict.

    Raises InvalidInput with every edit that cannot be made.
    """
    asked = _in_its_ticks(plan, RepairRequest, content)
    repair = to_repair(plan.problem, plan.itinerary, asked.edits)
    order = Order(
        problem=repair.problem,
        request=content,
        parameters=asked.parameters,
        name=asked.name or plan.problem.wishes.name.en,
        start=plan.result.model_dump(mode="json"),
        source=Source(parent=plan_id),
    )
    return order, repair.released


def _in_its_ticks(plan: Answered, model: Any, content: Content) -> Any:
    with ticks(plan.problem.rules.ticks_per_minute):
        return document_in(model, content, "")


def _item(made: Draft, spot: Spot) -> DayItem | None:
    if spot.item is None:
        return None
    day = next(one for one in made.itinerary.days if one.date == spot.date)
    return day.items[spot.item]
