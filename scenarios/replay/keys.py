"""Keys: what a result depends on, so that nothing is solved twice and nothing stale is used."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import optimizer
from optimizer.domain.progress import SolveParameters

PACKAGES = ("paamaja", "ortools", "numba", "numpy")

# How fast it is solved and where faults go does not belong to what is solved. How long it may
# take does, but a result that is proved, or had as long, is as good: the shelf looks at that.
_NOT_IN_KEY = {"workers", "dump_folder", "time_limit_seconds"}


@cache
def software() -> Mapping[str, str]:
    """The versions that an answer may depend on, and a digest of the library's own source.

    A checkout keeps its version while its code changes; the digest does not.
    """
    versions = {name: _version(name) for name in PACKAGES}
    return versions | {"source": _source_digest()}


def key_of(
    problem_hash: str, parameters: SolveParameters, *, warm: bool, made_by: Mapping[str, str]
) -> str:
    """The name of a result: problem, parameters, software, and whether it began from a baseline."""
    content = {
        "problem": problem_hash,
        "parameters": parameters.model_dump(mode="json", exclude=_NOT_IN_KEY),
        "software": dict(made_by),
        "warm": warm,
    }
    text = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "unknown"


def _source_digest() -> str:
    root = Path(optimizer.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
