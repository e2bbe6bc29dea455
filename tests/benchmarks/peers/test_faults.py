"""A peer is judged by the best plan that it has, and what breaks a rule counts for nobody."""

from __future__ import annotations

import pytest

from benchmarks.field import running
from benchmarks.field.cases import FieldCase, generated
from benchmarks.instances.generator import generated_trip
from benchmarks.peers.answer import Judged, PeerAnswer
from benchmarks.peers.routing import search
from optimizer.prepare import prepare

SIZE = (8, 2, 2)
SOUND = Judged(None, 70, 1000, ())


def test_a_fault_on_the_way_does_not_undo_a_sound_plan() -> None:
    """A frame whose plan breaks a rule is left for another; only with no other it is told."""
    run = search._Run(prepare(generated_trip(*SIZE, 1)), 0.0, 1.0)
    run.faults = ("lunch: none",)
    assert (run.answer().points, run.answer().faults) == (None, ("lunch: none",))
    run.best = 0, [], SOUND
    assert (run.answer().points, run.answer().faults) == (70, ())


def test_what_breaks_a_rule_is_no_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is it a proof, nor a step of a curve."""
    broken = PeerAnswer(
        "one-model", 2.0, bound=90, is_proved=True, course=((1.0, 90),), faults=("lunch: none",)
    )
    monkeypatch.setattr(running, "answer_of", lambda *_: broken)
    case = FieldCase("generated", "one", job=generated(SIZE, 1))
    record = running.run_one(case, "one-model", 10.0, 1)
    assert (record["points"], record["is_proved"], record["proof_seconds"]) == (None, False, None)
    assert (record["course"], record["first_seconds"]) == ([], None)
    assert record["faults"] == ["lunch: none"]
