"""Subset-row cuts: of three sessions that come once, at most one plan can hold two or more.

sum_p floor(|V_p and S| / 2) x_p <= 1   for any three once-only tokens S  (Jepsen et al. 2008)
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from optimizer.dayplans.plantable import PlanTable
from optimizer.domain.rules import Rule
from optimizer.master.rows import Row
from optimizer.prepare.instance import Instance

SUBSET = 3
"""How many tokens a cut is about."""

VIOLATED_BY = 0.02

CUTS_A_ROUND = 20
"""How many cuts are taken each time."""


def once_only(instance: Instance) -> list[int]:
    """The tokens that a trip uses at most once."""
    catalogue = instance.problem.catalogue
    return [
        token
        for token, name in enumerate(instance.tokens)
        if name.startswith("commitment:") or catalogue.session(name).visits_per_trip == 1
    ]


def violated_subsets(
    instance: Instance,
    plans: PlanTable,
    values: NDArray[np.float64],
    known: set[int],
    most: int = CUTS_A_ROUND,
) -> list[Row]:
    """The most violated cuts of a fractional choice of plans that are not known yet."""
    tokens = once_only(instance)
    carrying = np.flatnonzero(values > 1e-6).tolist()
    used = [number for number in carrying if plans.tokens[number].any()]
    if not used or len(tokens) < SUBSET:
        return []
    words, bits = np.divmod(np.array(tokens), 64)
    holds = (plans.tokens[used][:, words] >> bits.astype(np.uint64) & 1).astype(np.float64)
    carried = np.flatnonzero(holds.any(axis=0))
    holds = holds[:, carried]
    weights = values[used]
    pairs = np.einsum("p,pi,pj->ij", weights, holds, holds)
    triples = np.einsum("p,pi,pj,pk->ijk", weights, holds, holds, holds, optimize=True)
    load = pairs[:, :, None] + pairs[:, None, :] + pairs[None, :, :] - 2 * triples
    size = len(carried)
    first, second, third = np.indices((size, size, size))
    load[~((first < second) & (second < third))] = 0.0
    order = np.argsort(-load, axis=None, kind="stable")
    found: list[Row] = []
    for flat in order[: 4 * most]:
        index = np.unravel_index(flat, load.shape)
        if load[index] <= 1.0 + VIOLATED_BY or len(found) >= most:
            break
        mask = sum(1 << tokens[carried[place]] for place in index)
        if mask not in known:
            known.add(mask)
            found.append(_cut(mask))
    return found


def cut_of(instance: Instance, sessions: Collection[str]) -> Row | None:
    """The cut of three tokens by name; None where one of them is not there, or not once only."""
    names = {instance.tokens[token]: token for token in once_only(instance)}
    tokens = {names[name] for name in sessions if name in names}
    return _cut(sum(1 << token for token in tokens)) if len(tokens) == SUBSET else None


def _cut(mask: int) -> Row:
    return Row(Rule.ONCE, f"subset:{mask:x}", upper=1, subset=mask)
