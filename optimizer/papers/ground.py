"""Ground: the catalogue's base map as a drawing beneath the stops, cut off at the map's edge."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from optimizer.domain.base_map import BaseMap, Feature, GroundKind, Line

LAKE, BUILT_UP, ROAD = "#c9dfe8", "#e2ded5", "#c9bfa8"
_ROUND = 8

OnPaper = Callable[[float, float], tuple[float, float]]
"""Where longitude and latitude come to lie."""


def drawn_ground(
    base: BaseMap | None, on_paper: OnPaper, size: tuple[float, float]
) -> Iterator[str]:
    """Built-up areas, lakes and roads as parts of an SVG of a size; nothing without a base map."""
    if base is None:
        return
    width, height = size
    yield (
        f'<clipPath id="edge"><rect width="{width}" height="{height}" rx="{_ROUND}"/></clipPath>'
        '<g clip-path="url(#edge)">'
    )
    for kind, colour in ((GroundKind.BUILT_UP, BUILT_UP), (GroundKind.LAKE, LAKE)):
        for one in base.of(kind):
            yield f'<path d="{_path(one, on_paper)}" fill="{colour}" fill-rule="evenodd"/>'
    for one in base.of(GroundKind.ROAD):
        yield (
            f'<path d="{_path(one, on_paper)}" fill="none" stroke="{ROAD}" stroke-width="3" '
            'stroke-linejoin="round"/>'
        )
    yield "</g>"


def _path(feature: Feature, on_paper: OnPaper) -> str:
    end = " Z" if feature.geometry.is_area else ""
    return " ".join(_steps(line, on_paper) + end for line in feature.geometry.lines)


def _steps(line: Line, on_paper: OnPaper) -> str:
    points = (on_paper(*position) for position in line)
    return "M " + " L ".join(f"{x:.1f} {y:.1f}" for x, y in points)
