"""Laws of overlays that no solve is needed for: identity, inverse, order, no silent no-op."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.domain.findings import FindingCode, InvalidInput
from optimizer.domain.overlays import NamedOverlay
from optimizer.domain.problem import Problem
from scenarios.overlaying import (
    EDITS,
    ForeignLog,
    Overlaid,
    apply,
    findings_of_overlays,
    needs_programme,
    redo,
    undo,
)
from scenarios.overlaying.sameness import alike
from tests.generators.features import PROFILES
from tests.generators.small_overlays import MAKERS, overlay_of, random_overlays
from tests.generators.small_problems import random_problem

SEEDS = st.integers(0, 400)


def _problem(seed: int) -> Problem:
    return random_problem(seed, profile=PROFILES[seed % len(PROFILES)])


def _bytes(problem: Problem) -> str:
    return problem.model_dump_json()


def _applied(problem: Problem, overlays: list[NamedOverlay]) -> Overlaid | None:
    return findings_of_overlays(problem, overlays)[0]


def _that_apply(problem: Problem, seed: int) -> list[NamedOverlay]:
    """Random overlays, each of which can be applied by itself."""
    made = random_overlays(problem, Random(seed))
    return [one for one in made if _applied(problem, [one]) is not None]


def test_every_kind_of_overlay_has_an_edit_and_random_examples() -> None:
    """What is a kind in the files can be applied, and these laws try it."""
    kinds = {model.model_fields["kind"].default for model in EDITS}
    replanning = {
        model.model_fields["kind"].default
        for model in EDITS
        if needs_programme(model.model_construct())
    }
    assert kinds - replanning == set(MAKERS)
    assert replanning == {"replan-from", "late-cancellation"}


@settings(max_examples=15, deadline=None)
@given(SEEDS)
def test_no_overlay_is_the_identity(seed: int) -> None:
    """Without overlays: the same bytes, the same hash, an empty log."""
    problem = _problem(seed)
    overlaid = apply(problem, [])
    assert _bytes(overlaid.problem) == _bytes(problem)
    assert overlaid.problem.content_hash == problem.content_hash
    assert overlaid.log == ()


@settings(max_examples=8, deadline=None)
@given(SEEDS)
def test_every_log_leads_back_and_forth(seed: int) -> None:
    """Undone, an overlay returns the baseline's bytes; redone, its own, which are others."""
    problem = _problem(seed)
    for overlay in _that_apply(problem, seed):
        overlaid = apply(problem, [overlay])
        assert _bytes(overlaid.problem) != _bytes(problem), overlay
        assert {change.overlay for change in overlaid.log} == {overlay.id}
        assert _bytes(undo(overlaid.problem, overlaid.log)) == _bytes(problem), overlay
        assert _bytes(redo(problem, overlaid.log)) == _bytes(overlaid.problem), overlay


@settings(max_examples=8, deadline=None)
@given(SEEDS)
def test_a_list_of_overlays_leads_back_too(seed: int) -> None:
    """All that fit together, ordered on purpose: the whole log returns the baseline's bytes."""
    problem = _problem(seed)
    chosen: list[NamedOverlay] = []
    for overlay in _that_apply(problem, seed):
        if findings_of_overlays(problem, [*chosen, overlay], ordered=True)[0] is not None:
            chosen.append(overlay)
    overlaid = apply(problem, chosen, ordered=True)
    assert len(chosen) > 3
    assert _bytes(undo(overlaid.problem, overlaid.log)) == _bytes(problem)
    assert _bytes(redo(problem, overlaid.log)) == _bytes(overlaid.problem)


@settings(max_examples=6, deadline=None)
@given(SEEDS)
def test_the_order_of_overlays_that_do_not_clash_does_not_matter(seed: int) -> None:
    """Given either way round, and even applied in either order on purpose: the same problem."""
    problem = _problem(seed)
    overlays = _that_apply(problem, seed)
    pairs = list(combinations(overlays, 2))
    for one, other in Random(seed).sample(pairs, min(len(pairs), 12)):
        there, back = _applied(problem, [one, other]), _applied(problem, [other, one])
        assert (there is None) == (back is None)
        if there is None or back is None:
            continue
        assert _bytes(there.problem) == _bytes(back.problem)
        assert there.log == back.log
        forced = [
            findings_of_overlays(problem, pair, ordered=True)[0]
            for pair in ([one, other], [other, one])
        ]
        assert forced[0] is not None
        assert forced[1] is not None
        assert alike(forced[0].problem, forced[1].problem), (one, other)


@settings(max_examples=6, deadline=None)
@given(SEEDS)
def test_the_same_overlay_again_is_never_silent(seed: int) -> None:
    """Set twice, a thing clashes; ordered on purpose, the second time changes nothing."""
    problem = _problem(seed)
    repeatable = {"party-changed", "budget-changed", "travel-speed", "day-added", "dates-moved"}
    repeatable |= {"day-removed"}
    for overlay in _that_apply(problem, seed):
        if overlay.kind in repeatable:  # type: ignore[attr-defined]
            continue
        again = overlay.model_copy(update={"id": "z-again"})
        overlaid, findings = findings_of_overlays(problem, [overlay, again], ordered=True)
        assert overlaid is None, overlay
        codes = {one.code for one in findings}
        expected = {
            FindingCode.OVERLAY_NO_EFFECT,
            FindingCode.DUPLICATE_ID,
            FindingCode.UNKNOWN_ID,
        }
        assert codes & expected, (overlay, codes)


def test_a_log_of_another_problem_is_refused() -> None:
    """Undoing what was never done, or doing what does not fit, raises and changes nothing."""
    problem = _problem(2)
    overlaid = apply(
        problem, [overlay_of(kind="party-changed", heads=problem.wishes.party.heads + 1)]
    )
    with pytest.raises(ForeignLog):
        undo(problem, overlaid.log)
    with pytest.raises(ForeignLog):
        redo(overlaid.problem, overlaid.log)


def test_invalid_overlays_raise_with_every_finding() -> None:
    """Two wrong overlays, two findings, in the order of their ids."""
    wrong = [
        overlay_of(kind="unpin", id="b", session="nowhere"),
        overlay_of(kind="wish-dropped", id="a", wish="nothing"),
    ]
    with pytest.raises(InvalidInput) as caught:
        apply(_problem(2), wrong)
    assert [one.path for one in caught.value.findings] == ["/1/wish", "/0/session"]
