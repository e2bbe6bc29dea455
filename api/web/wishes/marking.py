"""Marking: fields tied to what is found about them, for whoever has the page read out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from nicegui import Client, ui

# The attributes are put on in the browser: a field that the service sent anew while somebody types
# in it would lose what was typed since.
_MARK = """setTimeout(() => {
  const [told, before] = GIVEN;
  const field = (id) => {
    const found = document.getElementById(id);
    return found?.querySelector("input, [role=combobox]") ?? found;
  };
  for (const id of before) {
    field(id)?.removeAttribute("aria-describedby");
    field(id)?.removeAttribute("aria-invalid");
  }
  for (const [id, findings, isWrong] of told) {
    field(id)?.setAttribute("aria-describedby", findings.join(" "));
    if (isWrong) field(id)?.setAttribute("aria-invalid", "true");
  }
}, 0)"""


@dataclass
class Told:
    """What is told of one field: the elements that tell it, and whether one is a fault."""

    findings: tuple[ui.element, ...] = ()
    is_wrong: bool = False

    def with_one(self, finding: ui.element, is_wrong: bool) -> Told:
        """The same with one more finding."""
        return Told((*self.findings, finding), self.is_wrong or is_wrong)


def tie(client: Client, told: Mapping[ui.element, Told], before: Mapping[ui.element, Told]) -> None:
    """Says in the browser which findings each field has, and which fields have none any more."""
    if not told and not before:
        return
    marks = [
        (field.html_id, [one.html_id for one in each.findings], each.is_wrong)
        for field, each in told.items()
    ]
    given = json.dumps([marks, [field.html_id for field in before]])
    client.run_javascript(_MARK.replace("GIVEN", given))
