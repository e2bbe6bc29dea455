"""Designing: candidates from solves, and the best few of them, each value proved when it counts.

A choice is made by what candidates can bring at most. What it rests on is then found out by solves
and the choice made again, until it rests on nothing but what was found out. Since the others were
given their best, no choice among the candidates can be better.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from optimizer.domain.problem import Problem
from optimizer.domain.progress import Progress, SolveParameters
from optimizer.domain.result import SolveResult
from optimizer.master.medians import best_medians
from optimizer.optimise import solve
from scenarios.designing.candidates import candidate_of, distinct, mixed
from scenarios.designing.design import Candidate, Chosen, Design, Origin, SegmentResult, Served
from scenarios.designing.reading import SegmentsRead
from scenarios.designing.segments import Segment
from scenarios.designing.serving import (
    ALL,
    at_most,
    lacks_something_required,
    points_of,
    restricted,
    served,
    share,
)
from scenarios.packages import shipped_packages

OnProgress = Callable[[Progress], None]


class Stopped(Exception):
    """It was stopped before anything could be chosen."""


def design(
    given: SegmentsRead,
    count: int,
    parameters: SolveParameters | None = None,
    *,
    on_progress: OnProgress | None = None,
    stop: threading.Event | None = None,
) -> Design:
    """The best packages, at most `count`, for segments. Raises Stopped and CheckerDisagrees.

    The time limit is for each solve. The packages that come with the software are candidates too
    if they are of the same catalogue.
    """
    return _Designing(given, count, parameters, on_progress, stop).designed()


@dataclass
class _Designing:
    given: SegmentsRead
    count: int
    parameters: SolveParameters | None
    on_progress: OnProgress | None
    stop: threading.Event | None
    plans: int = 0
    known: dict[tuple[str, str], Served] = field(default_factory=dict)

    def designed(self) -> Design:
        segments = self.given.file.segments
        problems = {one.id: self.given.problem(one) for one in segments}
        own = {key: self._solved(problem) for key, problem in problems.items()}
        results = tuple(segment_result(one, own[one.id]) for one in segments)
        made = distinct(tuple(self._candidates(problems, own)))
        hand_made = tuple(self._hand_made())
        candidates = (*made, *hand_made)
        best = self._chosen(results, problems, candidates)
        return Design(
            count=self.count,
            segments=results,
            candidates=candidates,
            best=best,
            hand_made=self._chosen(results, problems, hand_made) if hand_made else None,
            most=sum(one.weight * ALL for one in results if one.is_possible),
            plans=self.plans,
        )

    def _candidates(
        self, problems: Mapping[str, Problem], own: Mapping[str, SolveResult]
    ) -> Iterator[Candidate]:
        """The best trip of each segment, and of each two: in the days of the one that has more."""
        for key, result in own.items():
            if result.itinerary is not None:
                yield candidate_of(result.itinerary, Origin.SEGMENT, key)
        for one, other in combinations(own, 2):
            if own[one].itinerary is None or own[other].itinerary is None:
                continue
            longer = sorted((one, other), key=lambda key: -problems[key].wishes.dates.most_days)
            base, second = longer
            result = self._solved(mixed(problems[base], problems[second]))
            if result.itinerary is not None:
                yield candidate_of(result.itinerary, Origin.MIXTURE, base, second)

    def _hand_made(self) -> Iterator[Candidate]:
        """The packages that come with the software, as their own best trips."""
        for package in shipped_packages().values():
            if package.wishes.catalogue == self.given.catalogue.id:
                problem = Problem(
                    catalogue=self.given.catalogue, wishes=package.wishes, bookings=()
                )
                result = self._solved(problem)
                if result.itinerary is not None:
                    yield candidate_of(result.itinerary, Origin.HAND_MADE, package.id)

    def _chosen(
        self,
        segments: Sequence[SegmentResult],
        problems: Mapping[str, Problem],
        candidates: Sequence[Candidate],
    ) -> Chosen:
        """The best choice among candidates."""
        rows = [[self._ceiling(one, problems, each) for each in candidates] for one in segments]

        def found_out(segment: int, candidate: int) -> int:
            served = self._served(segments[segment], problems, candidates[candidate])
            return served.share_bound

        weights = [one.weight for one in segments]
        chosen, bound = choose(rows, weights, self.count, found_out)
        names = [candidates[index].id for index in chosen]
        told = tuple(self._best_served(segments, names))
        of = {one.segment: one.weight for one in segments}
        return Chosen(
            candidates=tuple(names),
            served=told,
            value=sum(of[one.segment] * one.share for one in told),
            bound=bound,
        )

    def _ceiling(
        self, segment: SegmentResult, problems: Mapping[str, Problem], candidate: Candidate
    ) -> int:
        """The share that a segment can get of a candidate at most, without a solve."""
        known = self.known.get((segment.segment, candidate.id))
        if known is not None:
            return known.share_bound
        problem = problems[segment.segment]
        if not segment.is_possible or lacks_something_required(problem, candidate):
            return 0
        return share(at_most(problem, candidate), segment.best_bound)

    def _served(
        self, segment: SegmentResult, problems: Mapping[str, Problem], candidate: Candidate
    ) -> Served:
        """What a segment gets of a candidate, found out once."""
        key = (segment.segment, candidate.id)
        if key not in self.known:
            found = self._solved(restricted(problems[segment.segment], candidate))
            self.known[key] = served(segment, candidate, found)
        return self.known[key]

    def _best_served(
        self, segments: Sequence[SegmentResult], names: Sequence[str]
    ) -> Iterator[Served]:
        """For each segment the chosen package that brings it most, if any brings something."""
        for segment in segments:
            told = [
                one
                for name in names
                if (one := self.known.get((segment.segment, name))) is not None
            ]
            best = max(told, key=lambda one: one.share, default=None)
            if best is not None and best.share:
                yield best

    def _solved(self, problem: Problem) -> SolveResult:
        if self.stop is not None and self.stop.is_set():
            raise Stopped
        self.plans += 1
        return solve(problem, self.parameters, on_progress=self.on_progress, stop=self.stop)


def segment_result(segment: Segment, own: SolveResult) -> SegmentResult:
    """A segment with the answer to its own wishes."""
    points, bound = points_of(own)
    return SegmentResult(
        segment=segment.id,
        name=segment.name,
        weight=segment.weight,
        verdict=own.verdict,
        best_points=points,
        best_bound=bound,
    )


def choose(
    ceilings: list[list[int]],
    weights: Sequence[int],
    count: int,
    found_out: Callable[[int, int], int],
) -> tuple[tuple[int, ...], int]:
    """The best choice and its bound; ceilings on which it rests are found out, and lowered.

    `ceilings` has a row for each segment and a column for each candidate.
    """
    known: set[tuple[int, int]] = set()
    while True:
        rows = [
            [weight * one for one in row] for weight, row in zip(weights, ceilings, strict=True)
        ]
        best = best_medians(rows, count)
        open_pairs = set()
        for segment, row in enumerate(ceilings):
            taken = max(best.chosen, key=lambda index: (row[index], -index), default=None)
            if taken is not None and row[taken] and (segment, taken) not in known:
                open_pairs.add((segment, taken))
        if not open_pairs:
            return best.chosen, best.bound
        for segment, candidate in sorted(open_pairs):
            ceilings[segment][candidate] = found_out(segment, candidate)
            known.add((segment, candidate))
