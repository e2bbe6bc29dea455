"""Tiny files in the public formats, by hand and by chance, and their optimum by enumeration."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import permutations, product
from pathlib import Path
from random import Random

from benchmarks.public.verify import Verified

Tours = tuple[tuple[int, ...], ...]

TOPTW_POINTS = (
    "1 10 0 5 10 1 1 1 0 20",
    "2 20 0 5 20 1 1 1 30 40",
    "3 0 10 5 15 1 1 1 0 9",
    "4 0 -20 5 7 1 1 1 0 60",
)
"""From the depot at (0, 0): 1 then 2 takes until 55; 3 is open too early; 4 lies the other way."""


def toptw_file(folder: Path, closing: str = "60", points: tuple[str, ...] = TOPTW_POINTS) -> Path:
    """A TOPTW file of points given as lines."""
    head = [f"4 19 {len(points)} 1", "0 200", f"0 0 0 0 0 0 0 0 {closing}"]
    file = folder / "tiny.txt"
    file.write_text("\n".join([*head, *points]) + "\n", encoding="utf-8")
    return file


def random_toptw(folder: Path, seed: int) -> Path:
    """Four points with windows in a small field."""
    random = Random(f"toptw/{seed}")
    points = []
    for number in range(1, 5):
        opens = random.randint(0, 60)
        spot = f"{random.randint(-20, 20)} {random.uniform(-20, 20):.2f}"
        closes = opens + random.randint(0, 40)
        points.append(
            f"{number} {spot} {random.randint(1, 12)} {random.randint(1, 9)} {opens} {closes}"
        )
    return toptw_file(folder, str(random.randint(50, 110)), tuple(points))


def random_mctopmtw(folder: Path, seed: int, tours: int = 2) -> Path:
    """Four points whose windows differ by tour, with fees and categories."""
    random = Random(f"mctopmtw/{seed}")
    caps = [random.choice((0, 1, 2, 9)) for _ in range(10)]
    lines = [f"{tours} 4 {random.randint(40, 120)} {' '.join(map(str, caps))}", "0 0 0 0 0 0 80"]
    for number in range(2, 6):
        bounds = sorted(random.uniform(0, 70) for _ in range(5))
        flags = [int(random.random() < 0.3) for _ in range(10)]
        lines.append(
            f"{number} {random.randint(-15, 15)} {random.randint(-15, 15)} {random.randint(2, 9)} "
            f"{random.randint(1, 9)} {' '.join(f'{bound:.1f}' for bound in bounds)} "
            f"{random.randint(0, 1)} {random.randint(5, 60)} {' '.join(map(str, flags))}"
        )
    file = folder / f"MCTOPMTW-{tours}-tiny.txt"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def random_ophs(folder: Path, seed: int, trips: int = 2) -> Path:
    """Four points, an extra hotel, limits that bind."""
    random = Random(f"ophs/{seed}")
    limits = [f"{random.uniform(8, 22):.4f}" for _ in range(trips)]
    total = sum(map(float, limits)) + 1
    lines = ["6\t1\t" + str(trips), f"{total:.4f}", "\t".join(limits), ""]
    lines += [f"{random.randint(-4, 4)}\t{random.randint(-4, 4)}\t0" for _ in range(3)]
    for _ in range(4):
        spot = f"{random.uniform(-9, 9):.2f}\t{random.uniform(-9, 9):.2f}"
        lines.append(f"{spot}\t{random.randint(1, 9)}")
    file = folder / "tiny.ophs"
    file.write_text("\n".join([*lines, "-" * 20]) + "\n", encoding="utf-8")
    return file


def all_tours(points: tuple[int, ...], tours: int) -> Iterator[Tours]:
    """Every way to share points among tours, in every order."""
    for choice in product(range(tours + 1), repeat=len(points)):
        shares = [
            [point for point, tour in zip(points, choice, strict=True) if tour == number]
            for number in range(tours)
        ]
        yield from product(*(tuple(permutations(share)) for share in shares))


def best_score(
    points: tuple[int, ...], tours: int, verify: Callable[[Tours], Verified]
) -> int | None:
    """The best score without a fault; None if every way has one."""
    found = (verify(way) for way in all_tours(points, tours))
    return max((one.score for one in found if not one.faults), default=None)
