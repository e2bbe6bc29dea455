"""Hand edits on the wire: what was changed of a plan by hand, and how the rules judge it."""

from __future__ import annotations

from typing import Annotated

from api.jobs.kinds.plan import PlanParameters
from api.schemas.document import Content, Described
from api.schemas.plans import PlanMetadata, PlanName
from optimizer.domain.drafts import Judged
from optimizer.domain.edits import HandEdits
from optimizer.domain.itinerary import Itinerary, Score
from optimizer.domain.levels import Levels
from optimizer.domain.value import Value


class HandEdited(Value):
    """What was done to a plan by hand, in order.

    `levels` count before those of the trip's wishes (`rule_levels`), and these before the usual
    ones: what only warns may be left out, or made to block.
    """

    edits: HandEdits = ()
    levels: Levels = {}


HandEditedBody = Annotated[Content, Described(HandEdited)]


class RepairRequest(Value):
    """The same, to be planned around with the fewest other changes."""

    edits: HandEdits
    name: PlanName = ""
    parameters: PlanParameters = PlanParameters()


RepairBody = Annotated[Content, Described(RepairRequest)]


class KeepRequest(Value):
    """The same, to be kept as it stands: a plan of its own that no solver proves."""

    edits: HandEdits
    levels: Levels = {}
    name: PlanName = ""


KeepBody = Annotated[Content, Described(KeepRequest)]


class JudgedSentence(Judged):
    """A broken rule with its level, its spot in the draft, and a sentence for people."""

    sentence: str


class JudgedDraft(Value):
    """A plan changed by hand: nothing of it is stored.

    `score` is its own, `before` that of the plan that was changed. It may be published once nothing
    in it blocks.
    """

    itinerary: Annotated[Content, Described(Itinerary)]
    findings: tuple[JudgedSentence, ...]
    may_be_published: bool
    score: Score
    before: Score


class Repairing(PlanMetadata):
    """The plan that is being made; `released` are wishes that the edits contradict."""

    released: tuple[str, ...]
