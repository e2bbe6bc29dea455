"""`paamaja worker` as a program, whose jobs do what their requests say."""

from api.cli import main
from api.jobs.kinds import KINDS
from tests.api.jobs import acting

if __name__ == "__main__":
    KINDS.clear()
    # A plan as well, so that its answer is written.
    KINDS.update({"acting": acting.MODULE, "plan": acting.MODULE})
    main()
