"""Places of work on a Dask cluster: each node keeps warm processes, as a worker does here.

An order goes to a node as a task, its news come back through a queue of the order's own. What is
wanted of it is a variable that the worker keeps changing: a node that sees no change any more knows
that its worker is gone, and lets go of the order.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from api.jobs.faults import Fault, FaultCode, fault
from api.jobs.limits import Limits
from api.jobs.running.local import LocalPlace
from api.jobs.running.place import Answered, Broken, Cut, Ending, Left, Order, Wanted, Watcher
from optimizer.domain.progress import Progress

if TYPE_CHECKING:
    from distributed import Client

_CONNECT_SECONDS = 5
_LISTEN_SECONDS = 0.2
_TELL_SECONDS = 2.0
_ASK_SECONDS = 0.5
_SILENT_SECONDS = 30.0


class ClusterGone(Exception):
    """There is no cluster at the address, or the software for one is not installed."""


class Cluster:
    """The connection with a cluster; `on_lost` is called when it breaks."""

    def __init__(
        self, url: str, modules: Sequence[str], on_lost: Callable[[], None] = lambda: None
    ) -> None:
        try:
            from distributed import Client
        except ImportError:
            raise ClusterGone(
                "a cluster needs the extra 'cluster': pip install 'paamaja[cluster]'"
            ) from None
        try:
            self.client = Client(url, timeout=_CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ClusterGone(f"no cluster answers at {url}: {error}") from error
        self.modules, self.on_lost = tuple(modules), on_lost

    def places(self, number: int) -> list[ClusterPlace]:
        """So many places on it."""
        return [ClusterPlace(self) for _ in range(number)]

    def close(self) -> None:
        """Closes the connection; the cluster stays."""
        self.client.close()


class ClusterPlace:
    """Runs one order at a time on whichever node is free."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster

    def run(self, order: Order, watcher: Watcher) -> Ending:
        """Runs an order; with the cluster gone, it is left, and that is nobody's fault."""
        try:
            return _Away(self._cluster, order, watcher).to_the_end()
        except (OSError, RuntimeError, TimeoutError):
            if self._cluster.client.status == "running":
                raise
            self._cluster.on_lost()
            return Left()

    def close(self) -> None:
        """Nothing runs here."""


class _Away:
    """One order on a node, seen from the worker."""

    def __init__(self, cluster: Cluster, order: Order, watcher: Watcher) -> None:
        from distributed import Queue, Variable

        self._client: Client = cluster.client
        self._watcher, self._modules = watcher, cluster.modules
        self._name = f"paamaja-{secrets.token_hex(8)}"
        self._order = order
        self._news = Queue(self._name, client=self._client)
        self._wish = Variable(self._name, client=self._client)
        self._wanted, self._told_at, self._count = Wanted.GO_ON, float("-inf"), 0

    def to_the_end(self) -> Ending:
        """Until it answers, breaks or is left."""
        self._tell_wish()
        task = self._client.submit(
            on_node, _written(self._order), self._name, self._modules, key=self._name, pure=False
        )
        try:
            while True:
                if (ending := self._heard()) is not None:
                    return ending
                if task.status in ("error", "lost", "cancelled"):
                    how = str(task.exception()) if task.status == "error" else task.status
                    return Broken(fault(FaultCode.CLUSTER_LOST, how=how[:200]))
                self._tell_wish()
                if self._wanted is Wanted.LEAVE:
                    return Left()
        finally:
            if self._client.status == "running":
                task.release()
                self._news.close()
                if self._wanted is not Wanted.LEAVE:  # a node has still to read that
                    self._wish.delete()

    def _heard(self) -> Ending | None:
        try:
            first = self._news.get(timeout=_LISTEN_SECONDS)
        except TimeoutError:
            return None
        for message in (first, *self._news.get(batch=True)):
            if "step" in message:
                self._watcher.hear(Progress.model_validate(message["step"]))
            else:
                return _ending(message)
        return None

    def _tell_wish(self) -> None:
        """Says what is wanted: at once when that changes, else often enough to show life."""
        wanted, now = self._watcher.wanted(), time.monotonic()
        if wanted is not self._wanted or now - self._told_at > _TELL_SECONDS:
            self._wanted, self._told_at = wanted, now
            self._count += 1
            self._wish.set([wanted.name, self._count])


# --- on a node -----------------------------------------------------------------------------------
_free: dict[tuple[str, ...], list[LocalPlace]] = {}
_checking_out = threading.Lock()


def on_node(written: dict[str, Any], name: str, modules: tuple[str, ...]) -> None:
    """Runs an order in a warm process of this node; its news and its end go into its queue."""
    from distributed import Queue, Variable, get_client, get_worker

    news = Queue(name, client=get_client())
    place = _checked_out(modules, Path(get_worker().local_directory))
    try:
        ending = place.run(_read(written), _FromAfar(name, news))
    finally:
        with _checking_out:
            _free.setdefault(modules, []).append(place)
    if isinstance(ending, Left):
        Variable(name, client=get_client()).delete()
    else:
        news.put(_message(ending))


def _checked_out(modules: tuple[str, ...], folder: Path) -> LocalPlace:
    with _checking_out:
        free = _free.setdefault(modules, [])
        if free:
            return free.pop()
    return LocalPlace(folder / "paamaja", modules)


class _FromAfar:
    """Passes on what is told, and asks now and then what the worker wants."""

    def __init__(self, name: str, news: Any) -> None:
        from distributed import Variable, get_client

        self._news = news
        self._wish = Variable(name, client=get_client())
        self._wanted, self._count = Wanted.GO_ON, 0
        self._asked_at = self._changed_at = time.monotonic()

    def hear(self, step: Progress) -> None:
        """Passes a step on."""
        self._news.put({"step": step.model_dump(mode="json")})

    def wanted(self) -> Wanted:
        """What the worker wants; a worker that has gone silent wants nothing any more."""
        now = time.monotonic()
        if now - self._asked_at >= _ASK_SECONDS:
            self._asked_at = now
            self._ask(now)
        return Wanted.LEAVE if now - self._changed_at > _SILENT_SECONDS else self._wanted

    def _ask(self, now: float) -> None:
        try:
            wanted, count = self._wish.get(timeout=_ASK_SECONDS)
        except TimeoutError:  # it has been taken away, or the scheduler is slow
            return
        if count != self._count:
            self._wanted, self._count, self._changed_at = Wanted[wanted], count, now


# --- between them --------------------------------------------------------------------------------
def _written(order: Order) -> dict[str, Any]:
    return {
        "name": order.name,
        "module": order.module,
        "content": order.content,
        "seconds": order.seconds,
        "limits": order.limits.model_dump(mode="json"),
    }


def _read(written: dict[str, Any]) -> Order:
    return Order(**(written | {"limits": Limits.model_validate(written["limits"])}))


def _message(ending: Ending) -> dict[str, Any]:
    match ending:
        case Answered(result, was_stopped):
            return {"result": result, "was_stopped": was_stopped}
        case Broken(found, details):
            return {"fault": found.model_dump(mode="json"), "details": details}
        case _:
            return {"cut": True}


def _ending(message: dict[str, Any]) -> Ending:
    if "result" in message:
        return Answered(message["result"], message["was_stopped"])
    if "fault" in message:
        return Broken(Fault.model_validate(message["fault"]), message["details"])
    return Cut()
