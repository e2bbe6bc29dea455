"""What came on top of the plan: visits that were added, and costs that nobody had planned."""

from __future__ import annotations

from api.client import Content
from api.web.after.amounts import NotSaid, cents_in, day_in, euros_of, time_in
from api.web.after.lists import Given, Rows
from api.web.after.subject import Subject
from optimizer.domain.charges import HOST
from optimizer.domain.money import CATEGORIES, Category
from optimizer.domain.ticks import clock, ticks
from optimizer.report.phrases import phrase
from optimizer.report.sheet_names import DELEGATION, payer_name


class AddedVisits(Rows):
    """Sessions that were held and had not been planned."""

    def __init__(self, subject: Subject, kept: Content, *, may_write: bool) -> None:
        with ticks(subject.problem.rules.ticks_per_minute):
            rows = [
                {**one, "start": clock(one["start"]), "end": clock(one["end"])}
                for one in kept.get("deviations", ())
                if one["kind"] == "added"
            ]
        super().__init__(subject.language, "added", rows, may_write=may_write)
        self.subject = subject
        names = {
            one.id: one.name.in_language(self.language)
            for one in subject.problem.catalogue.sessions
        }
        self._sessions = dict(sorted(names.items(), key=lambda pair: pair[1].casefold()))

    def fresh(self) -> Given:
        """On the first day."""
        first = next(iter(self.subject.days))
        return {"session": None, "date": first, "start": "", "end": "", "reason": ""}

    def row(self, given: Given) -> None:
        """Which, when, and why."""
        self.choice(given, "session", "visit", self._sessions)
        self.choice(given, "date", "day", self.subject.days)
        self.text(given, "start", "added.from", css="af-number")
        self.text(given, "end", "added.until", css="af-number")
        self.text(given, "reason", "reason", "maxlength=2000")

    def document(self, given: Given) -> Content:
        """As a deviation of the kind added. Raises NotSaid."""
        if not given["session"]:
            raise NotSaid("fault.visit")
        return {
            "kind": "added",
            "session": given["session"],
            "date": given["date"],
            "start": time_in(given["start"] or ""),
            "end": time_in(given["end"] or ""),
            "reason": (given["reason"] or "").strip(),
        }


class ExtraCosts(Rows):
    """Costs that were not planned."""

    def __init__(self, subject: Subject, kept: Content, *, may_write: bool) -> None:
        rows = [
            {
                **one,
                "gross": euros_of(one["gross_cents"]),
                "net": "" if one.get("net_cents") is None else euros_of(one["net_cents"]),
                "eligible": "yes" if one.get("eligible") else "no",
            }
            for one in kept.get("extra_costs", ())
        ]
        super().__init__(subject.language, "extra", rows, may_write=may_write)
        self.subject = subject

    def fresh(self) -> Given:
        """On the first day, paid by the host."""
        return {
            "date": next(iter(self.subject.days)),
            "category": Category.OTHER.value,
            "item": "",
            "supplier": "",
            "gross": "",
            "net": "",
            "eligible": "no",
            "payer": HOST,
        }

    def row(self, given: Given) -> None:
        """What, when, from whom, how much, and who pays."""
        language = self.language
        categories = {one.value: phrase(f"category.{one.value}", language) for one in CATEGORIES}
        known = (HOST, DELEGATION, *(one.payer for one in self.subject.problem.wishes.payers))
        payers = {one: payer_name(one, language).capitalize() for one in dict.fromkeys(known)}
        self.text(given, "item", "extra.item", "maxlength=200")
        self.text(given, "supplier", "extra.supplier", "maxlength=200")
        self.choice(given, "category", "extra.category", categories)
        self.text(given, "date", "day", "type=date stack-label", "af-number")
        self.text(given, "gross", "paid", "inputmode=decimal", "af-number")
        self.text(given, "net", "extra.net", "inputmode=decimal", "af-number")
        self.choice(given, "payer", "extra.payer", payers)
        yes_no = {"no": self.say("no"), "yes": self.say("yes")}
        self.choice(given, "eligible", "extra.eligible", yes_no)

    def document(self, given: Given) -> Content:
        """As an extra cost. Raises NotSaid."""
        item = (given["item"] or "").strip()
        if not item:
            raise NotSaid("fault.item")
        net = (given["net"] or "").strip()
        made = {
            "date": day_in(given["date"] or ""),
            "category": given["category"],
            "item": item,
            "supplier": (given["supplier"] or "").strip(),
            "gross_cents": cents_in(given["gross"] or ""),
            "eligible": given["eligible"] == "yes",
            "payer": given["payer"],
        }
        return made if not net else {**made, "net_cents": cents_in(net)}
