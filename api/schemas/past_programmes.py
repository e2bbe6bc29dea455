"""Last year's programme on the wire: as a plan, with what it breaks and what is asked about it."""

from __future__ import annotations

from typing import Annotated

from api.schemas.document import Content, Described
from api.schemas.editing import JudgedSentence
from optimizer.domain.findings import Finding
from optimizer.domain.itinerary import Itinerary, Score
from optimizer.domain.value import Value
from scenarios.workbooks import Question


class JudgedProgramme(Value):
    """A programme as it was read for a trip; nothing of it is stored.

    `moved_days` is by how much its dates were moved. Texts under `questions` are left out until
    `means` says what they mean. `violations` are by the levels of hand edits.
    """

    itinerary: Annotated[Content, Described(Itinerary)] | None
    moved_days: int
    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]
    violations: tuple[JudgedSentence, ...]
    score: Score | None
