"""Head counts: another size of the party stays a party without findings."""

from __future__ import annotations

import pytest

from optimizer.domain.wishes import RoomDemand
from optimizer.explain.heads import head_counts, with_heads
from tests.builders.small import small_problem


@pytest.mark.parametrize("heads", [1, 3, 11, 13, 40])
def test_everything_counted_goes_along(heads: int) -> None:
    """Rooms sleep just the guests, groups count each once, and nothing counts more than all."""
    base = small_problem()
    party = base.wishes.party.model_copy(
        update={
            "rooms": RoomDemand(single=3, twin=4, accessible=1),
            "nationality_groups": {"eu": 7, "other": 5},
            "visa_bound": 4,
        }
    )
    wishes = base.wishes.model_copy(update={"party": party})
    resized = with_heads(base.with_wishes(wishes), heads).wishes.party
    assert resized.heads == heads
    assert resized.rooms is not None
    assert resized.rooms.guests == heads
    assert min(resized.rooms.single, resized.rooms.twin, resized.rooms.accessible) >= 0
    assert sum(resized.nationality_groups.values()) == heads
    assert min(resized.nationality_groups.values()) >= 0
    assert resized.visa_bound <= heads
    assert all(count <= heads for count in (*resized.diets.values(), *resized.roles.values()))


def test_only_sizes_at_which_something_changes_are_tried() -> None:
    """A session's largest and smallest group; none where every demanded session takes all."""
    base = small_problem()
    demo = base.catalogue.session("demo")
    assert head_counts(with_heads(base, max(demo.min_group, 2))) == ()
    too_many = with_heads(base, 400)
    assert demo.max_group in head_counts(too_many) or 2 * demo.max_group in head_counts(too_many)
