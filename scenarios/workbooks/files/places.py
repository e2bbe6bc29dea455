"""Places: in which cell each part of a document stands, for findings by sheet, row, column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from optimizer.domain.findings import Finding, FindingCode, Severity
from optimizer.domain.pointers import Steps, pointer
from optimizer.domain.reading.faults import fault


@dataclass(frozen=True)
class At:
    """A cell, or with no column a row, or with neither a sheet as a whole."""

    sheet: str
    row: int | None = None
    column: int | None = None
    heading: str = ""

    @property
    def detail(self) -> dict[str, Any]:
        """The place as facts of a finding; what is not known is None."""
        letter = None if self.column is None else letter_of(self.column)
        return {
            "sheet": self.sheet,
            "row": self.row,
            "column": letter,
            "heading": self.heading or None,
        }


@dataclass
class Places:
    """Where everything stands that was read of a workbook, and what was found on the way."""

    document: str
    findings: list[Finding] = field(default_factory=list)
    _at: dict[str, At] = field(default_factory=dict)
    _told: set[str] = field(default_factory=set)

    def stands(self, steps: Steps, at: At) -> None:
        """Notes where a part of the document stands; the first place counts."""
        self._at.setdefault(pointer(steps), at)

    def tell(
        self,
        code: FindingCode,
        at: At | None,
        message: str,
        advice: str,
        steps: Steps | None = None,
        severity: Severity = Severity.ERROR,
        detail: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        """Notes a finding; of the part at `steps` nothing else is then said to be missing."""
        where = {} if at is None else at.detail
        if steps is not None:
            self._told.add(pointer(steps))
        self.findings.append(
            fault(code, self.document, message, advice, steps or (), {**where, **detail}, severity)
        )

    def silence(self, steps: Steps) -> None:
        """Has nothing more said to be missing there: what holds it is missing as a whole."""
        self._told.add(pointer(steps))

    def with_cells(self, findings: Iterable[Finding]) -> list[Finding]:
        """What was found of the document, each at its cell, without what is told already."""
        found = []
        for one in findings:
            if one.code is FindingCode.FIELD_MISSING and one.path in self._told:
                continue
            at = self._nearest(one.path)
            where = {} if at is None else {k: v for k, v in at.detail.items() if v is not None}
            found.append(one.model_copy(update={"detail": {**one.detail, **where}}))
        return found

    def _nearest(self, path: str) -> At | None:
        """The cell of a part, or of what holds it."""
        while path:
            if path in self._at:
                return self._at[path]
            path = path.rpartition("/")[0]
        return None


def letter_of(column: int) -> str:
    """The letters of a column, counted from 1."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def cell_name(detail: Mapping[str, Any]) -> str:
    """The place that a finding's detail names, as spreadsheets write it: `Sessions!G12`."""
    sheet = detail.get("sheet")
    if not sheet:
        return ""
    row, column = detail.get("row"), detail.get("column") or ""
    return f"{sheet}!{column}{row}" if row else f"{sheet}!{column}" if column else str(sheet)
