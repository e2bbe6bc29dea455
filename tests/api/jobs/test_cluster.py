"""Places on a Dask cluster: a real one, with processes on the loopback."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from distributed import LocalCluster

from api.jobs.running.cluster import Cluster
from api.jobs.running.place import Answered, Cut, Left, Place, Wanted
from tests.api.jobs import acting
from tests.api.jobs.test_places import LIMITS, Onlooker, fault_in, once_told, order


@pytest.fixture(scope="module")
def local_cluster() -> Iterator[LocalCluster]:
    """A scheduler and one node, as processes of their own."""
    with LocalCluster(
        n_workers=1, threads_per_worker=2, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as made:
        yield made


@pytest.fixture
def away(local_cluster: LocalCluster) -> Iterator[Place]:
    """A place on it."""
    cluster = Cluster(local_cluster.scheduler_address, [acting.MODULE])
    yield cluster.places(1)[0]
    cluster.close()


def test_steps_and_result_arrive_in_order(away: Place) -> None:
    """As from a process of this machine."""
    onlooker = Onlooker()
    assert away.run(order(*[("tell", n) for n in range(20)]), onlooker) == Answered(
        acting.result(20, 19)
    )
    assert [step.value for step in onlooker.steps] == list(range(20))


def test_a_stop_reaches_the_node(away: Place) -> None:
    """It keeps the best."""
    ending = away.run(order(("tell", 7), ("wait", 60), ("tell", 8)), once_told(Wanted.STOP))
    assert isinstance(ending, Answered)
    assert (ending.result["told"], ending.was_stopped) == (7, True)


def test_limits_hold_on_the_node_too(away: Place) -> None:
    """Memory, and the grace of a stop."""
    assert fault_in(away.run(order(("grow", 2000)), Onlooker())).value == "memory-limit"
    limits = LIMITS.model_copy(update={"grace_seconds": 0.2})
    deaf = order(("tell-deaf", 1), limits=limits)
    assert away.run(deaf, once_told(Wanted.STOP)) == Cut()
    assert fault_in(away.run(order(("die", None)), Onlooker())).value == "process-lost"


def test_what_is_left_is_let_go_on_the_node(away: Place) -> None:
    """The next order finds a free place soon."""
    assert away.run(order(("tell", 1), ("deaf", 60)), once_told(Wanted.LEAVE)) == Left()
    assert away.run(order(("tell", 2)), Onlooker()) == Answered(acting.result(1, 2))
