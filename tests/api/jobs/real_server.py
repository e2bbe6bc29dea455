"""A server that accepts jobs while it lives: says the id of each once it is in the store."""

import random
import sys
import time

from api.jobs import NewJob, Queueing, submit
from api.jobs.kinds import KINDS
from api.store import SERVER, Store, make_engine
from api.store.tables.plans import Plan
from tests.api.jobs import acting


def main(url: str, host: str, seed: int) -> None:
    """Accepts plans, each of which takes a moment to make."""
    KINDS["plan"] = acting.MODULE
    store, chance = Store(make_engine(url)), random.Random(seed)
    while True:
        with store.writing(by=SERVER) as session:
            plan = Plan(
                organisation_id=host, problem_hash="0" * 64, parameters={}, request={}, problem={}
            )
            session.add(plan)
            session.flush()
            acts = (("tell", 1), ("wait", chance.random() / 3), ("tell", 2))
            new = NewJob(host, "plan", {"acts": acts}, plan.id)
            job_id = submit(session, new, queueing=Queueing(length=100_000)).id
        sys.stdout.write(f"{job_id}\n")
        sys.stdout.flush()
        time.sleep(0.1 + chance.random() / 5)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
