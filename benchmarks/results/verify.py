"""Judges plans by the public instances alone: python verify.py FOLDER RESULTS... (JSON lines)."""

import json
import sys
from decimal import ROUND_FLOOR, Decimal, getcontext
from itertools import pairwise
from pathlib import Path

getcontext().prec = 60
FILES = {"toptw": "{instance}.txt", "mctopmtw": "MCTOPMTW-{m}-{instance}.txt"}


def judge(folder: str, run: dict) -> list[str]:
    """All that is wrong with a run's tours and value by the file in FOLDER/SET/instances/."""
    kind, tours, ends, step = run["set"], run["tours"], [0] * (run["m"] + 1), None
    file = Path(folder, kind, "instances", FILES.get(kind, "{instance}.ophs").format(**run))
    lines = [line.split() for line in file.read_text().splitlines() if line.strip("- \t")]
    head, *rows = [[Decimal(text) for text in line] for line in lines]
    if kind == "ophs":  # a stop is x, y, service, score, hours; hotels are start, end, others
        hotels, points = rows[2 : 4 + int(head[1])], rows[4 + int(head[1]) :]
        stops = {number: [x, y, 0, score] for number, (x, y, score) in enumerate(points, 1)}
        begins, limits = Decimal(0), rows[1]
        ends = [0, *(int(name.removeprefix("hotel-")) for name in run["nights"]), 1]
    else:
        depot, *points = rows[kind == "toptw" :]
        stops, hotels = {int(row[0]): row[1:] for row in points}, [depot[1:]]
        begins, limits = depot[-2], depot[-1:] * run["m"]
        step = Decimal("0.01" if run["instance"].startswith("pr") else "0.1")
    seen = [stop for tour in tours for stop in tour]
    faults = [f"point {one}" for one in {*seen} if one not in stops or seen.count(one) > 1]
    faults += [f"hotel {one}" for one in ends if not 0 <= one < len(hotels)]
    faults += ["number of tours"] * (not len(tours) <= len(limits) == len(ends) - 1)
    for day, tour in enumerate([] if faults else tours):
        clock, here = begins, hotels[ends[day]]
        for there in (*(stops[stop] for stop in tour), hotels[ends[day + 1]]):
            way = ((here[0] - there[0]) ** 2 + (here[1] - there[1]) ** 2).sqrt()
            clock, here = clock + (way.quantize(step, ROUND_FLOOR) if step else way), there
            if step and there is not hotels[0]:  # mctopmtw: of four windows two, by day and flag
                shut = kind == "mctopmtw" and (day % 2 == 0) != (there[9] == 1)
                spans = [*pairwise(there[4:9] if kind == "mctopmtw" else there[-2:])][shut::2]
                begin = [max(opens, clock) for opens, closes in spans if clock <= closes]
                clock = min(begin, default=limits[0]) + there[2] + (0 if begin else 1)
        faults += [f"tour {day + 1} ends at {clock:.9f}"] * (clock > limits[day])
    if kind == "mctopmtw" and not faults:  # the fees, then the visits of each category
        sums = [sum(stops[stop][10 + place] for stop in seen) for place in range(11)]
        faults += [f"limit {n}: {sums[n]}" for n in range(11) if sums[n] > head[2 + n]]
    score = sum(stops[stop][3] for stop in seen if stop in stops)
    return [*faults, *[f"the score is {score}"] * (score != run["value"])]


if __name__ == "__main__":
    texts = [line for name in sys.argv[2:] for line in Path(name).read_text().splitlines()]
    wrong = [(run, told) for run in map(json.loads, texts) if (told := judge(sys.argv[1], run))]
    told = [f"{run['set']} {run['instance']} m={run['m']}: {told}" for run, told in wrong]
    told += [f"{len(texts)} plans, {len(wrong)} wrong"]
    sys.exit("\n".join(told)) if wrong or not texts else sys.stdout.write(f"{told[-1]}\n")
