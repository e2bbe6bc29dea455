"""The instances on which all are measured: examples, generated trips, public sets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.instances.examples import example_names
from benchmarks.measuring import Job
from benchmarks.public.sets import Case, PublicSet, cases_of
from optimizer.domain.problem import Problem

TIGHT, USUAL, LOOSE = 0.4, 0.6, 1.0
"""Shares of a rich plan's cost that are there: hardly anything, some, nearly all is affordable."""

SIZES = ((20, 2, 2), (30, 3, 3), (40, 4, 4), (60, 5, 4), (120, 7, 6), (200, 10, 8))
VARIED = ((20, 2, 2), (30, 3, 3), (40, 4, 4))
"""Sizes that are also measured tight, loose, without pacing caps and with every rule."""

SEEDS = (1, 2, 3)

QUICK_PUBLIC = {
    PublicSet.TOPTW: ("r101", "c101"),
    PublicSet.MCTOPMTW: ("r101", "rc101"),
    PublicSet.OPHS: ("SET_1-2/T1-65-1-2", "SET_2-3/T1-65-2-3"),
}


@dataclass(frozen=True)
class FieldCase:
    """One instance for everybody: `group` is what it is reported with."""

    group: str
    name: str
    job: Job | None = None
    public: Case | None = None

    def problem(self) -> Problem:
        """What all are asked. Of an OPHS instance it is the one whose plans hold as they stand."""
        if self.job is not None:
            return self.job.problem()
        assert self.public is not None
        return self.public.trips()[0].problem


def generated(
    size: tuple[int, int, int],
    seed: int,
    *,
    caps: bool = True,
    budget: float = USUAL,
    all_rules: bool = False,
) -> Job:
    """A generated trip whose name says what it has and has not."""
    kind = ("" if caps else "-free") + ("-all" if all_rules else "")
    kind += {TIGHT: "-tight", USUAL: "", LOOSE: "-loose"}.get(budget, f"-{budget:g}")
    name = f"{'x'.join(map(str, size))}{kind}/{seed}"
    return Job(name, size, seed, caps, "all" if all_rules else "plain", budget)


def full_cases(data: Path | None, seeds: int = len(SEEDS)) -> tuple[FieldCase, ...]:
    """Every instance; the public ones if their folder is given. Raises NoInstances.

    Of each kind of generated trips so many seeds.
    """
    return (*_own(SIZES, VARIED, SEEDS[:seeds]), *_public(data, quick=False))


def quick_cases(data: Path | None) -> tuple[FieldCase, ...]:
    """A few of each group."""
    return (*_own(SIZES[:2], VARIED[:1], SEEDS[:1]), *_public(data, quick=True))


def _own(
    sizes: tuple[tuple[int, int, int], ...],
    varied: tuple[tuple[int, int, int], ...],
    seeds: tuple[int, ...],
) -> Iterator[FieldCase]:
    for name in example_names():
        yield FieldCase("examples", name, Job(name))
    for size in sizes:
        for seed in seeds:
            job = generated(size, seed)
            yield FieldCase("generated", job.name, job)
    for size in varied:
        for seed in seeds:
            for job in (
                generated(size, seed, budget=TIGHT),
                generated(size, seed, budget=LOOSE),
                generated(size, seed, caps=False),
            ):
                yield FieldCase("varied", job.name, job)
            job = generated(size, seed, all_rules=True)
            yield FieldCase("every rule", job.name, job)


def _public(data: Path | None, *, quick: bool) -> Iterator[FieldCase]:
    if data is None:
        return
    for name in PublicSet:
        only = QUICK_PUBLIC[name] if quick else ()
        tours = (1, 2) if quick and name is not PublicSet.OPHS else ()
        for case in cases_of(data, name, only, tours):
            yield FieldCase(str(name), case.name, public=case)


def of_groups(cases: tuple[FieldCase, ...], groups: tuple[str, ...]) -> tuple[FieldCase, ...]:
    """The cases of some groups only; all without any named."""
    return tuple(case for case in cases if not groups or case.group in groups)
