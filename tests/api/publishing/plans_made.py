"""The example plan of the checker's tests as plans in a store, with edits."""

from __future__ import annotations

from api.publishing import Published, draft, publish
from api.store import COMMAND_LINE, Store, plans
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from tests.check.example import DROP, Edit, example, later

MOVED: Edit = {"plan/days/0/items/dinner": later(30), "plan/days/0/items/to-hotel": later(30)}
"""Dinner on the first day half an hour later: still a valid plan."""

WITHOUT_SEMINAR: Edit = {
    "plan/days/0/items/seminar": DROP,
    "plan/days/0/items/to-dinner": later(-60),
}
"""One visit less: still a valid plan."""


def stored(store: Store, organisation: str, edit: Edit | None = None, name: str = "") -> str:
    """A plan with a result in the store; gives its id."""
    problem, itinerary = example(edit)
    return stored_plan(store, organisation, problem, itinerary, name)


def stored_plan(
    store: Store, organisation: str, problem: Problem, itinerary: Itinerary, name: str = ""
) -> str:
    """As `stored`, of a problem and an itinerary."""
    asked = plans.Asked(
        request={},
        problem=problem.model_dump(mode="json"),
        problem_hash=problem.content_hash,
        parameters={},
        name=name,
    )
    with store.writing(COMMAND_LINE) as session:
        plan = plans.add(session, organisation, asked)
        result = {"verdict": "OPTIMAL", "itinerary": itinerary.model_dump(mode="json")}
        plans.record_result(session, plan, result)
    return plan.id


def published(
    store: Store,
    organisation: str,
    edit: Edit | None = None,
    *,
    programme_id: str | None = None,
    name: str = "",
) -> Published:
    """A programme that is published from the example plan, or the next version of one."""
    plan = stored(store, organisation, edit, name)
    with store.writing(COMMAND_LINE) as session:
        programme, _ = draft(session, organisation, plan, programme_id=programme_id)
        return publish(session, organisation, programme.id)
