"""Workbooks on the wire: what a file holds and what is wrong with it, by sheet, row and column."""

from __future__ import annotations

from optimizer.domain.findings import Finding
from optimizer.domain.value import Value


class JudgedWorkbook(Value):
    """A catalogue's workbook as it was read; nothing of it is stored.

    `key` is the id of the catalogue in it, `counts` how many of each list it has. The detail of a
    finding names `sheet`, `row`, `column` and `heading` where it is about a cell.
    """

    valid: bool
    key: str | None
    counts: dict[str, int]
    findings: tuple[Finding, ...]
