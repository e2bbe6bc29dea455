"""The checker disagrees with the engine: the case is saved and nothing is shown."""

from __future__ import annotations

import json
from pathlib import Path

from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import Violation


class CheckerDisagrees(Exception):
    """The checker found a fault in a plan of the engine; the case is saved for reproduction."""

    def __init__(self, violations: tuple[Violation, ...], saved: Path) -> None:
        self.violations, self.saved = violations, saved
        super().__init__("; ".join(violation.message for violation in violations))

    def __reduce__(self) -> tuple[type[CheckerDisagrees], tuple[tuple[Violation, ...], Path]]:
        """Made again from what it was made of: otherwise no other process can read it."""
        return CheckerDisagrees, (self.violations, self.saved)


def disagreement(
    problem: Problem,
    parameters: SolveParameters,
    itinerary: Itinerary,
    violations: tuple[Violation, ...],
) -> CheckerDisagrees:
    """The exception to raise, its case saved under the parameters' `dump_folder`."""
    folder = Path(parameters.dump_folder)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{problem.content_hash[:16]}.json"
    case = {
        "problem": problem.model_dump(mode="json"),
        "itinerary": itinerary.model_dump(mode="json"),
        "violations": [violation.model_dump(mode="json") for violation in violations],
        "parameters": parameters.model_dump(mode="json"),
    }
    path.write_text(json.dumps(case, ensure_ascii=False, indent=1), encoding="utf-8")
    return CheckerDisagrees(violations, path)
