"""The shelf: results on disk by their keys, each written whole, none trusted without a look."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import ValidationError

from optimizer.check import check, score
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult, Verdict

PROVED = (Verdict.OPTIMAL, Verdict.INFEASIBLE)

RESULTS, PROBLEMS, COURSES = "results", "problems", "courses"


class Shelf:
    """A folder of a replay. What is there after a kill is whole; what is not whole is not there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def prepare(self) -> None:
        """Makes the folders, and clears away what a killed run had begun to write."""
        for name in (RESULTS, PROBLEMS, COURSES):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        for partial in self.folder.glob("**/.*.part"):
            partial.unlink(missing_ok=True)

    def result_path(self, key: str) -> Path:
        """Where a result is kept."""
        return self.folder / RESULTS / f"{key}.json"

    def problem_path(self, problem_hash: str) -> Path:
        """Where a problem is kept."""
        return self.folder / PROBLEMS / f"{problem_hash}.json"

    def result(self, key: str, problem: Problem, parameters: SolveParameters) -> SolveResult | None:
        """The result of a key; None if there is none, or none that is as good as asked for.

        A plan must be one of this problem that the checker accepts, with the score it claims.
        """
        try:
            text = self.result_path(key).read_text(encoding="utf-8")
            found = SolveResult.model_validate_json(text)
        except (OSError, UnicodeDecodeError, ValidationError):
            return None
        return found if _is_as_good(found, parameters) and _is_of(found, problem) else None

    def put(self, key: str, problem: Problem, result: SolveResult) -> None:
        """Keeps a result and the problem that it answers."""
        place = self.problem_path(problem.content_hash)
        if not place.exists():
            write_durably(place, (problem.model_dump_json() + "\n").encode())
        text = result.model_dump_json(indent=2) + "\n"
        write_durably(self.result_path(key), text.encode())

    def courses(self, key: str) -> bytes | None:
        """What the solve of a key left for others to begin with, if it is there."""
        try:
            return (self.folder / COURSES / key).read_bytes()
        except OSError:
            return None

    def put_courses(self, key: str, courses: bytes) -> None:
        """Keeps them."""
        write_durably(self.folder / COURSES / key, courses)

    def problem(self, problem_hash: str) -> Problem | None:
        """A problem that was kept, None where it is not there or cannot be read."""
        try:
            text = self.problem_path(problem_hash).read_text(encoding="utf-8")
            return Problem.model_validate_json(text)
        except (OSError, UnicodeDecodeError, ValidationError):
            return None


def write_durably(path: Path, content: bytes) -> None:
    """Writes a file that is whole or not there, also when the power fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with partial.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _is_as_good(found: SolveResult, parameters: SolveParameters) -> bool:
    """Whether another solve could not be expected to know more: proved, or as much time given."""
    answers = (found, *found.alternatives)
    if all(one.verdict in PROVED for one in answers):
        return True
    given = found.provenance.parameters.get("time_limit_seconds")
    return isinstance(given, int | float) and given >= parameters.time_limit_seconds


def _is_of(found: SolveResult, problem: Problem) -> bool:
    if found.provenance.problem_hash != problem.content_hash:
        return False
    return all(
        one.itinerary is None
        or (not check(problem, one.itinerary) and one.score == score(problem, one.itinerary))
        for one in (found, *found.alternatives)
    )
