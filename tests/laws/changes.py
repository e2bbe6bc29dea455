"""Changes of a problem: other names, another order, more that is useless, less that is useful."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from optimizer.domain.problem import Problem

Content = dict[str, Any]

NAMED = (
    "places",
    "matrices",
    "partners",
    "venues",
    "sessions",
    "hotels",
    "restaurants",
    "vehicles",
    "connections",
    "interpreters",
)
"""Lists of a catalogue whose items have ids that other parts name."""

ORDERED = frozenset({"exceptions", "minutes", "metres"}) | {"places in matrices"}
"""Lists whose order means something: the last exception decides, rows belong to places."""

KINDS = frozenset({"kind", "format", "meal", "meals", "mode", "split", "access", "direction"})
"""Fields that hold words of the language of the files, never an id."""


def content_of(problem: Problem) -> Content:
    """A problem as content that may be changed."""
    content: Content = problem.model_dump(mode="json")
    return content


def problem_of(content: Content) -> Problem:
    """The problem of changed content."""
    return Problem.model_validate(content)


def renamed(problem: Problem, random: Random) -> Problem:
    """The same problem under other ids, which sort in another order."""
    content = content_of(problem)
    catalogue, wishes = content["catalogue"], content["wishes"]
    things = [item for field in NAMED for item in catalogue[field]]
    things += [item for field in ("wishes", "quotas", "commitments") for item in wishes[field]]
    ids = sorted({item["id"] for item in things})
    numbers = random.sample(range(100, 100 + len(ids)), len(ids))
    names = {key: f"n{number}" for key, number in zip(ids, numbers, strict=True)}
    return problem_of(_replaced(content, names))


def _replaced(content: Any, names: dict[str, str]) -> Any:
    if isinstance(content, dict):
        return {
            key: value if key in KINDS else _replaced(value, names)
            for key, value in content.items()
        }
    if isinstance(content, list):
        return [_replaced(value, names) for value in content]
    return names.get(content, content) if isinstance(content, str) else content


def shuffled(problem: Problem, random: Random, *, only_named: bool) -> Problem:
    """The same problem with its lists in another order: of things with ids, or all unordered."""
    return problem_of(_shuffled(content_of(problem), random, only_named, ""))


def _shuffled(content: Any, random: Random, only_named: bool, field: str) -> Any:
    if isinstance(content, dict):
        inner = {key: "places in matrices" for key in content if field == "matrices"}
        return {
            key: _shuffled(value, random, only_named, inner.get(key, key))
            for key, value in content.items()
        }
    if not isinstance(content, list):
        return content
    items = [_shuffled(item, random, only_named, field) for item in content]
    named = all(isinstance(item, dict) and "id" in item for item in items)
    if field not in ORDERED and (named or not only_named):
        random.shuffle(items)
    return items


def with_closed_session(problem: Problem, random: Random) -> Problem:
    """With one more session, wished for with many points, that is closed every day."""
    content = content_of(problem)
    model = random.choice(content["catalogue"]["sessions"])
    closed = {"id": "closed", "availability": {"weekly": []}, "rotates_with": []}
    content["catalogue"]["sessions"].append({**model, **closed})
    wish = {"id": "in-vain", "target": {"session": "closed"}, "weight": 500}
    content["wishes"]["wishes"].append(wish)
    return problem_of(content)


def without_session(problem: Problem, random: Random) -> Problem:
    """With one of the sessions closed every day."""
    content = content_of(problem)
    random.choice(content["catalogue"]["sessions"])["availability"] = {"weekly": []}
    return problem_of(content)


def with_shorter_hours(problem: Problem, random: Random) -> Problem:
    """With every window of one partner cut by an hour, those too short for it gone."""
    content = content_of(problem)
    availability = random.choice(content["catalogue"]["partners"])["availability"]
    late = random.random() < 0.5
    for hours in (*availability["weekly"], *availability["exceptions"]):
        hours["windows"] = [
            {"start": w["start"] + (0 if late else 60), "end": w["end"] - (60 if late else 0)}
            for w in hours["windows"]
            if w["end"] - w["start"] > 60
        ]
    return problem_of(content)


def with_fewer_sessions_a_day(problem: Problem, random: Random) -> Problem:
    """With one session a day less, where there may be more than one."""
    content = content_of(problem)
    most = problem.rules.sessions_per_day
    content["wishes"]["limits"]["sessions_per_day"] = max(1, most - 1)
    return problem_of(content)


def with_budget_below(problem: Problem, cents: int) -> Problem:
    """With a budget that just does not reach a cost."""
    content = content_of(problem)
    content["wishes"]["budget"]["total_cents"] = max(0, cents - 1)
    return problem_of(content)


TIGHTENINGS: tuple[Callable[[Problem, Random], Problem], ...] = (
    without_session,
    with_shorter_hours,
    with_fewer_sessions_a_day,
)
