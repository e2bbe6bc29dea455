"""Required: every required wish is met, every pin kept, every commitment held just once.

sum_p a_wp x_p >= 1        sum_p (visits on the pinned date) x_p >= 1        sum_p a_cp x_p = 1

What is past of a published programme: sum_p (its stop) x_p >= 1.
"""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.domain.rules import Rule
from optimizer.domain.wishes import WishKind
from optimizer.master.rows.row import Row, scaled, visits_of
from optimizer.prepare.instance import Instance


def rows(instance: Instance) -> Iterator[Row]:
    """One row for each required wish, pin and commitment."""
    problem = instance.problem
    for wish in sorted(problem.wishes.wishes, key=lambda wish: wish.id):
        if wish.kind is WishKind.REQUIRED:
            visits = visits_of(instance, problem.sessions_of(wish.target))
            yield Row(Rule.REQUIRED, f"required:{wish.id}", lower=1, visits=visits)
    for session, date in sorted(problem.pinned):
        day = (date - instance.days[0].date).days
        visits = scaled(visits_of(instance, [session]), 1, day, day)
        yield Row(Rule.PIN, f"pin:{session}:{date}", lower=1, visits=visits)
    for held in instance.held:
        number = (held.date - instance.days[0].date).days
        same = held.offers if 0 <= number < len(instance.days) else ()
        yield Row(Rule.PIN, held.name, lower=1, visits={(number, index): 1 for index in same})
    for commitment in sorted(problem.wishes.commitments, key=lambda commitment: commitment.id):
        offers = {
            (day.index, index): 1
            for day in instance.days
            for index, offer in enumerate(day.offers)
            if offer.subject == commitment.id and offer.key.startswith("appointment:")
        }
        name = f"commitment:{commitment.id}"
        yield Row(Rule.COMMITMENT, name, lower=1, upper=1, visits=offers)
