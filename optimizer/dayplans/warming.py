"""Warming: what is compiled is compiled once, before the first day is priced, and kept on disk."""

from __future__ import annotations

import numpy as np

from optimizer.dayplans import kernel, repair
from optimizer.dayplans.ahead import backward, open_tokens
from optimizer.dayplans.merging import sweep


def warm_up() -> None:
    """Compiles, or loads what was compiled before, by looking at a day without offers."""
    _label()
    _look_ahead()
    sweep(np.zeros(0, np.int64), np.zeros((0, 0), np.int64))
    _improve()


def _look_ahead() -> None:
    none, pairs, square = np.zeros(0, np.int64), np.zeros((0, 2), np.int64), np.zeros((1, 1), int)
    ahead = backward(
        0, 0, 0, 1, 0, np.zeros((0, 14), np.int64), none, pairs, np.zeros(1, np.int64), none,
        square, square, 0, 0, 0, np.zeros((0, 8), np.int64), none, np.zeros(4, np.int64), True,
        True, np.zeros(1, np.int64),
    )  # fmt: skip
    open_tokens(
        ahead[3], np.zeros((0, 1), np.uint64), np.zeros(1, np.uint64), np.zeros(1, np.int64)
    )


def _label() -> None:
    none, row = np.zeros(0, np.int64), np.zeros((0, 8), np.int64)
    numbers = dict.fromkeys(kernel.Rules._fields, 1)
    rules = kernel.Rules(**{**numbers, "own_rows": np.zeros(6, np.int64)})  # type: ignore[arg-type]
    masks = np.zeros((0, 1), np.uint64)
    graph = kernel.Graph(
        nodes=np.zeros((0, 14), np.int64),
        costs=np.zeros((0, 6), np.int64),
        tokens=masks,
        forbidden=masks,
        span_start=np.zeros(1, np.int64),
        spans=np.zeros((0, 2), np.int64),
        charges=np.zeros((1, 6), np.int64),
    )
    square = np.zeros((1, 1), np.int64)
    ends = kernel.Ends(
        roots=np.zeros((0, 7), np.int64),
        root_values=none,
        root_costs=np.zeros((0, 6), np.int64),
        terminals=row,
        terminal_values=none,
        thresholds=none,
        leg_minutes=square,
        leg_cents=square,
        hire=np.ones(3, np.int64),
        leg_driving=square,
        root_driving=none,
        terminal_driving=none,
        stands=none,
    )
    prices = kernel.Prices(none, 0, 0, 0, 0, none, none, masks, none, np.zeros(1, np.int64), none)
    ahead = np.zeros((0, 4, 1, 1), np.int64)
    outlook = kernel.Outlook(
        np.zeros((4, 5), np.int64),
        np.zeros((0, 3), np.int64),
        none,
        none,
        ahead,
        ahead,
        ahead,
        np.zeros((0, 1, 1), np.int16),
        square,
        np.zeros((0, 1, 1), np.uint64),
        masks,
        1,
        1,
        0,
        0,
    )
    kernel.label_day(kernel.MODE_PRICE, rules, graph, ends, prices, outlook, np.zeros(1, np.int64))
    kernel.follow_routes(
        rules, graph, ends, prices, outlook,
        np.zeros((0, 1), np.int64), square, none, np.zeros((0, 0), bool),
    )  # fmt: skip
    kernel.paths_of(np.zeros((0, kernel.FIELDS), np.int64), none)


def _improve() -> None:
    none, table = np.zeros(0, np.int64), np.zeros((0, 0), np.int64)
    doors, by_point = np.zeros((0, 0, 2), np.int64), np.zeros((0, 0, 0), np.int64)
    field = repair.Field(
        places=table, minutes=table, buffers=table, first=table, last=table,
        spans=np.zeros((0, 2), np.int64), uses=by_point, prizes=none, legs=by_point,
        begins=doors, ends=doors, hotels=none, near=table, changeover=1, grid=1,
    )  # fmt: skip
    routes = repair.Routes(table, none, none, none, none, table, table, np.zeros(2, np.int64))
    course = repair.Course(0, 0.02, 0.0005, 10, 10.0, 0.0)
    found, marks = np.zeros((1, 4), np.int64), np.zeros(1, np.uint64)
    repair.improve(field, routes, 1, course, np.zeros(1, np.int64), found, marks)
