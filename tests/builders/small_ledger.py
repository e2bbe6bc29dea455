"""A small project ledger as plain content, for tests to change."""

from __future__ import annotations

from typing import Any

from tests.builders.small import Content


def _name(text: str) -> dict[str, str]:
    return {"fi": text, "en": text}


def small_ledger_dict(**changes: Any) -> Content:
    """A ledger with a grant, a municipality, two private payers, two costs and a trip."""
    content: Content = {
        "id": "project",
        "name": _name("Project"),
        "period": {"first": "2027-01-01", "last": "2027-12-31"},
        "funding": {
            "payers": [
                {"id": "state", "name": _name("State"), "kind": "grant"},
                {"id": "town", "name": _name("Town"), "kind": "municipal"},
                {"id": "firm", "name": _name("Firm"), "kind": "private"},
                {"id": "guild", "name": _name("Guild"), "kind": "private"},
            ],
            "grant": {"payer": "state", "rate_permille": 500, "unit_cents": 100},
            "given": [{"payer": "town", "cents": 1_000_00}],
            "remainder": [{"payer": "firm", "parts": 2}, {"payer": "guild"}],
            "eligibility": {"not_suppliers": ["wine-bar"]},
        },
        "plan": {"total_cents": 10_000_00},
        "applicant": "firm",
        "costs": [
            {
                "id": "work",
                "date": "2027-01-01",
                "item": "Work",
                "category": "personnel",
                "net_cents": 2_000_01,
                "gross_cents": 2_000_01,
            },
            {
                "id": "toast",
                "date": "2027-12-31",
                "item": "Toast",
                "category": "other",
                "supplier": "wine-bar",
                "net_cents": 100_00,
                "gross_cents": 125_50,
                "payer": "guild",
            },
        ],
        "trips": [
            {
                "id": "visit",
                "name": _name("Visit"),
                "date": "2027-05-10",
                "net_cents": 800_00,
                "gross_cents": 1_000_00,
            }
        ],
    }
    return content | changes


def small_line(date: str = "2027-05-11", **changes: Any) -> Content:
    """A cost line as a file has it."""
    line: Content = {
        "path": f"{date}/meal/lunch",
        "category": "meals",
        "supplier": "inn",
        "item": "lunch",
        "basis": "person",
        "quantity": 10,
        "unit_cents": 1_250,
        "gross_cents": 12_500,
    }
    return line | changes
