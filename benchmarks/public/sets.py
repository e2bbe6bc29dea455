"""The public sets in a folder: which cases there are, their best published values, their files.

The folder holds one folder for each set, in it `instances/` and `best_known.csv` with the columns
instance, m (tours), best_known and kind (`optimal`, `best`, `unknown`). Nothing is copied from it.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from benchmarks.public.mctopmtw import read_mctopmtw
from benchmarks.public.ophs import Rounding, read_ophs
from benchmarks.public.toptw import read_toptw
from benchmarks.public.trip import PublicTrip
from benchmarks.public.verify import Tours, Verified, verify_mctopmtw, verify_ophs, verify_toptw


class PublicSet(StrEnum):
    """A public set by the name of its folder."""

    TOPTW = "toptw"
    MCTOPMTW = "mctopmtw"
    OPHS = "ophs"


SOURCES = {
    PublicSet.TOPTW: "github.com/thtran97/orienteering-cpp, data/toptw",
    PublicSet.MCTOPMTW: "github.com/thtran97/orienteering-cpp, data/mctopmtw",
    PublicSet.OPHS: "github.com/mcroboredo/TSPHS_OPHS",
}
"""Where the instances are published."""


class NoInstances(Exception):
    """Raised where a folder lacks a set; says where to get it."""

    def __init__(self, data: Path, name: PublicSet, what: str) -> None:
        super().__init__(
            f"{what}. Get the instances from {SOURCES[name]} and put them into "
            f"{data / name / 'instances'}, with {data / name / 'best_known.csv'} beside them "
            "(instance,m,best_known,kind)."
        )


@dataclass(frozen=True)
class Case:
    """One instance with its tours, and the best published value, if any."""

    set: PublicSet
    file: Path
    instance: str
    tours: int
    best_known: int | None = None
    kind: str = "unknown"

    @property
    def name(self) -> str:
        """The case for people."""
        return f"{self.set} {self.instance} m={self.tours}"

    def trips(self) -> tuple[PublicTrip, ...]:
        """The trip to plan; for OPHS after it the one that gives the bound."""
        if self.set is PublicSet.TOPTW:
            return (read_toptw(self.file, self.tours),)
        if self.set is PublicSet.MCTOPMTW:
            return (read_mctopmtw(self.file),)
        return tuple(read_ophs(self.file, rounding) for rounding in Rounding)

    def verified(self, tours: Tours, nights: tuple[str, ...]) -> Verified:
        """What tours are worth by the file alone."""
        if self.set is PublicSet.TOPTW:
            return verify_toptw(self.file, self.tours, tours)
        if self.set is PublicSet.MCTOPMTW:
            return verify_mctopmtw(self.file, tours)
        return verify_ophs(self.file, tours, [int(key.split("-")[1]) for key in nights])


def cases_of(
    data: Path, name: PublicSet, only: tuple[str, ...] = (), tours: tuple[int, ...] = ()
) -> list[Case]:
    """The cases of a set, all or only some instances and numbers of tours."""
    folder = data / name
    listing = folder / "best_known.csv"
    if not (folder / "instances").is_dir() or not listing.is_file():
        raise NoInstances(data, name, f"{folder} does not hold the set {name}")
    with listing.open(encoding="utf-8", newline="") as lines:
        cases = [_case(folder, name, row) for row in csv.DictReader(lines)]
    chosen = [
        case
        for case in cases
        if (not only or case.instance in only or case.file.stem in only)
        and (not tours or case.tours in tours)
    ]
    if not chosen:
        raise NoInstances(data, name, f"{listing} has no such instance or number of tours")
    for case in chosen:
        if not case.file.is_file():
            raise NoInstances(data, name, f"{case.file} is not there")
    return chosen


def _case(folder: Path, name: PublicSet, row: dict[str, str]) -> Case:
    instance, tours = row["instance"], int(row["m"])
    file = {
        PublicSet.TOPTW: f"{instance}.txt",
        PublicSet.MCTOPMTW: f"MCTOPMTW-{tours}-{instance}.txt",
        PublicSet.OPHS: f"{instance}.ophs",
    }[name]
    best = row.get("best_known") or ""
    return Case(
        set=name,
        file=folder / "instances" / file,
        instance=instance,
        tours=tours,
        best_known=int(float(best)) if best else None,
        kind=row.get("kind") or "unknown",
    )
