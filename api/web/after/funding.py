"""Who pays for the trip in the end: the plan by which its cost is split."""

from __future__ import annotations

import re
from typing import Any

from nicegui import ui

from api.client import Content
from api.web.after.amounts import NotSaid, cents_in, euros_of
from api.web.after.lists import Given, Rows
from api.web.after.subject import Subject
from api.web.ids import plain_id
from optimizer.domain.funding import PayerKind

WAYS = ("rest", "grant", "given", "nothing")
_PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d))?")


class Funding(Rows):
    """The payers, each with the part that it pays; without any there is no funding plan."""

    def __init__(self, subject: Subject, kept: Content, *, may_write: bool) -> None:
        self._kept: Content = kept.get("funding") or {}
        rows = [_row(self._kept, one, subject.language) for one in self._kept.get("payers", ())]
        super().__init__(subject.language, "funding", rows, may_write=may_write)
        self.head = {"vat": bool(self._kept.get("vat_deductible", False))}

    def build(self) -> None:
        """Puts up the payers, and whether tax counts."""
        super().build()
        box = ui.checkbox(self.say("funding.vat")).bind_value(self.head, "vat")
        box.set_enabled(self.may_write)
        ui.label(self.say("funding.vat.how")).classes("pm-soft pm-small")

    def fresh(self) -> Given:
        """Somebody who pays what is left."""
        kind = PayerKind.MUNICIPAL.value
        return {"id": "", "name": "", "kind": kind, "way": "rest", "amount": "1", "cap": ""}

    def row(self, given: Given) -> None:
        """Who, and what it pays."""
        kinds = {one.value: self.say(f"payer.{one.value}") for one in PayerKind}
        ways = {way: self.say(f"way.{way}") for way in WAYS}
        self.text(given, "name", "funding.name", "maxlength=200")
        self.choice(given, "kind", "funding.kind", kinds)
        self.choice(given, "way", "funding.way", ways)
        for way in WAYS[:-1]:
            self._seen(self.text(given, "amount", f"amount.{way}", "", "af-number"), given, way)
        cap = self.text(given, "cap", "amount.cap", "inputmode=decimal", "af-number")
        self._seen(cap, given, "grant")

    @staticmethod
    def _seen(field: ui.element, given: Given, way: str) -> None:
        field.bind_visibility_from(given, "way", lambda chosen: chosen == way)

    def document(self, given: Given) -> Content:
        """A payer with its part. Raises NotSaid."""
        name = (given["name"] or "").strip()
        payer = given["id"] or plain_id(name)
        if not payer:
            raise NotSaid("fault.name")
        cap = (given["cap"] or "").strip()
        part: Content = {}
        match given["way"]:
            case "grant":
                part = {"rate_permille": _permille(given["amount"])}
                part |= {"cap_cents": cents_in(cap)} if cap else {}
            case "given":
                part = {"cents": cents_in(given["amount"] or "")}
            case "rest":
                part = {"parts": _parts(given["amount"])}
        names = given.get("names") or {"fi": name, "en": name}
        return {
            "payer": {"id": payer, "name": {**names, self.language: name}, "kind": given["kind"]},
            "way": given["way"],
            "part": {"payer": payer, **part},
        }

    def plan(self, made: list[Content]) -> Content | None:
        """The funding plan of payers with their parts. Raises NotSaid for a second grant."""
        if not made:
            return None
        grants = [one["part"] for one in made if one["way"] == "grant"]
        if len(grants) > 1:
            raise NotSaid("fault.grants")
        grant: Any = None
        if grants:
            before = self._kept.get("grant") or {}
            grant = {
                **{key: one for key, one in before.items() if key == "unit_cents"},
                **grants[0],
            }
        return {
            "payers": [one["payer"] for one in made],
            "grant": grant,
            "given": [one["part"] for one in made if one["way"] == "given"],
            "remainder": [one["part"] for one in made if one["way"] == "rest"],
            "eligibility": self._kept.get("eligibility", {}),
            "vat_deductible": bool(self.head["vat"]),
        }


def _row(plan: Content, payer: Content, language: str) -> Given:
    given: Given = {"id": payer["id"], "name": payer["name"][language], "kind": payer["kind"]}
    given |= {"names": payer["name"], "cap": ""}
    grant = plan.get("grant") or {}
    if grant.get("payer") == payer["id"]:
        cap = grant.get("cap_cents")
        rate = grant["rate_permille"]
        amount = str(rate // 10) if rate % 10 == 0 else f"{rate // 10},{rate % 10}"
        return {
            **given,
            "way": "grant",
            "amount": amount,
            "cap": "" if cap is None else euros_of(cap),
        }
    for one in plan.get("given", ()):
        if one["payer"] == payer["id"]:
            return {**given, "way": "given", "amount": euros_of(one["cents"])}
    for one in plan.get("remainder", ()):
        if one["payer"] == payer["id"]:
            return {**given, "way": "rest", "amount": str(one.get("parts", 1))}
    return {**given, "way": "nothing", "amount": ""}


def _permille(text: object) -> int:
    """Percent as people write them, in thousandths. Raises NotSaid."""
    found = _PERCENT.fullmatch(re.sub(r"[\s%]", "", str(text or "")))
    if found is None or int(found[1]) * 10 + int(found[2] or 0) > 1000:
        raise NotSaid("fault.percent")
    return int(found[1]) * 10 + int(found[2] or 0)


def _parts(text: object) -> int:
    given = str(text or "").strip()
    if not given.isdigit() or int(given) < 1:
        raise NotSaid("fault.parts")
    return int(given)
