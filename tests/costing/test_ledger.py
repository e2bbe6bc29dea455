"""Accounts of projects: sums that match, the plan held against its own rules."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.costing.ledger import ledger_account
from optimizer.domain.account import LedgerAccount
from optimizer.domain.findings import FindingCode, Severity
from optimizer.domain.ledger import LedgerInput
from optimizer.domain.ledger_documents import read_ledger
from optimizer.domain.schema import schemas
from tests.builders.small_ledger import small_ledger_dict, small_line

SHIPPED = Path(__file__).resolve().parents[2] / "scenarios" / "data" / "ledgers"


def _account(content: Any, lines: Any = None) -> LedgerAccount:
    return ledger_account(LedgerInput.model_validate({"ledger": content, "lines": lines or {}}))


def test_the_host_projects_plan() -> None:
    """Grant, municipal and private shares are the published ones; the slip is reported."""
    account = ledger_account(read_ledger(SHIPPED / "paamajakaupunki.yaml"))
    assert account.planned is not None
    assert account.planned.net_cents == 78_958_00
    shares = [account.planned.of(name) for name in ("aiko", "municipal", "other-public", "private")]
    assert shares == [55_270_00, 8_164_00, 0, 15_524_00]
    (finding,) = account.findings
    assert (finding.code, finding.severity) == (FindingCode.FIGURE_DIFFERS, Severity.WARNING)
    assert finding.path == "/plan/printed/2/cents"
    assert finding.detail == {"difference_cents": -1_00}
    assert "78 957.00" in finding.message
    assert "78 958.00" in finding.message


def test_the_host_projects_trips_are_examples() -> None:
    """What was spent is not published, so every cost and trip is marked."""
    ledger = read_ledger(SHIPPED / "paamajakaupunki.yaml").ledger
    assert all(one.illustrative for one in (*ledger.costs, *ledger.trips))
    assert len(ledger.trips) == 2


def test_sums_of_the_small_ledger() -> None:
    """By hand: 2000.01 + 125.50 + 1000.00; the toast's supplier is not eligible."""
    account = _account(small_ledger_dict())
    assert (account.total_cents, account.eligible_cents) == (3_125_51, 3_000_01)
    assert account.actual is not None
    found = {payer.payer: payer for payer in account.payers}
    shares = [found[name].share_cents for name in ("state", "town", "firm", "guild")]
    assert shares == [1_500_00, 1_000_00, 417_01, 208_50]
    assert [found[name].paid_cents for name in ("state", "firm", "guild")] == [
        0, 3_000_01, 125_50,
    ]  # fmt: skip
    assert [one.category for one in account.categories] == ["personnel", "other", "trips"]


def test_net_amounts_where_vat_is_deducted() -> None:
    """2000.01 + 100.00 + 800.00."""
    content = small_ledger_dict()
    content["funding"]["vat_deductible"] = True
    assert _account(content).total_cents == 2_900_01


cents = st.integers(-500_00, 5_000_00)


@settings(max_examples=200, deadline=None)
@given(
    costs=st.lists(st.tuples(cents, st.booleans(), st.sampled_from(["firm", "guild", None]))),
    lines=st.lists(st.tuples(cents, st.sampled_from(["meals", "rooms", "transport"]))),
    income=st.integers(0, 1_000_00),
    closed=st.booleans(),
)
def test_sums_match_or_the_split_is_refused(
    costs: list[tuple[int, bool, str | None]],
    lines: list[tuple[int, str]],
    income: int,
    closed: bool,
) -> None:
    """Lines to categories to trips to payers to total, exact for any amounts; balances sum to 0."""
    content = small_ledger_dict(income_cents=income, closed=closed)
    first = content["costs"][0]
    content["costs"] = [
        first
        | {"id": f"c{n}", "gross_cents": amount, "net_cents": None, "eligible": yes, "payer": payer}
        for n, (amount, yes, payer) in enumerate(costs)
    ]
    content["trips"] = [
        {"id": "visit", "name": {"fi": "V", "en": "V"}, "date": "2027-05-10", "file": "x.json"}
    ]
    dated = [
        {
            "date": "2027-05-11",
            "line": small_line(gross_cents=amount, category=category),
        }
        for amount, category in lines
    ]
    account = _account(content, {"visit": dated})
    total = sum(amount for amount, _, _ in costs) + sum(amount for amount, _ in lines)
    assert account.total_cents == total
    assert sum(one.cents for one in account.categories) == total
    assert sum(one.eligible_cents for one in account.categories) == account.eligible_cents
    assert account.trips[0].cents + sum(cost.cents for cost in account.costs) == total
    assert sum(payer.paid_cents or 0 for payer in account.payers) == total - income
    if account.actual is None:
        assert account.actual_refusal is not None
        refused = [one for one in account.findings if one.code is FindingCode.SPLIT_REFUSED]
        difference = account.actual_refusal.difference_cents
        assert [one.detail["difference_cents"] for one in refused] == [difference]
        assert difference != 0
    else:
        assert sum(payer.share_cents or 0 for payer in account.payers) == total - income
        assert sum(payer.balance_cents or 0 for payer in account.payers) == 0


def _of_lines(**changes: Any) -> LedgerAccount:
    """An account of one trip with one line."""
    content = small_ledger_dict(costs=[])
    content["trips"] = [
        {"id": "visit", "name": {"fi": "V", "en": "V"}, "date": "2027-05-10", "file": "x.json"}
    ]
    deducts = changes.pop("deducts", False)
    content["funding"]["vat_deductible"] = deducts
    return _account(content, {"visit": [{"date": "2027-05-11", "line": small_line(**changes)}]})


def test_lines_of_trips_count_as_they_say() -> None:
    """Eligible if marked and not refused; net where VAT is deducted; paid by a known payer."""
    assert [_of_lines(eligible=yes).eligible_cents for yes in (True, False)] == [12_500, 0]
    assert _of_lines(eligible=True, supplier="wine-bar").eligible_cents == 0
    assert _of_lines(deducts=True, net_cents=11_000).total_cents == 11_000
    for payer, paid in (("guild", [0, 12_500]), ("host", [12_500, 0])):
        account = _of_lines(payer=payer)
        assert [one.paid_cents for one in account.payers if one.kind == "private"] == paid


@pytest.mark.parametrize(
    ("line", "trip", "paid"),
    [("guild", "town", "guild"), ("host", "town", "town"), ("host", None, "firm")],
)
def test_a_lines_payer_counts_before_the_trips(line: str, trip: str | None, paid: str) -> None:
    """Then the trip's, where the ledger does not list the line's; at last the applicant."""
    content = small_ledger_dict(costs=[])
    name = {"fi": "V", "en": "V"}
    content["trips"] = [
        {"id": "visit", "name": name, "date": "2027-05-10", "file": "x.json", "payer": trip}
    ]
    lines = [{"date": "2027-05-11", "line": small_line(payer=line)}]
    account = _account(content, {"visit": lines})
    assert {one.payer: one.paid_cents for one in account.payers if one.paid_cents} == {paid: 12_500}


@pytest.mark.parametrize(
    ("payer", "trip", "told"),
    [("guests", None, [12_500]), ("guests", "town", []), ("host", None, []), ("guild", None, [])],
)
def test_who_pays_and_is_not_listed_is_told(payer: str, trip: str | None, told: list[int]) -> None:
    """With the sum, as a warning; the host is no stranger, nor anyone if the trip has a payer."""
    content = small_ledger_dict(costs=[])
    name = {"fi": "V", "en": "V"}
    content["trips"] = [
        {"id": "visit", "name": name, "date": "2027-05-10", "file": "x.json", "payer": trip}
    ]
    lines = [{"date": "2027-05-11", "line": small_line(payer=payer)}]
    found = _account(content, {"visit": lines}).findings
    strangers = [one for one in found if one.code is FindingCode.UNKNOWN_ID]
    assert [one.detail["cents"] for one in strangers] == told
    assert {one.severity for one in strangers} <= {Severity.WARNING}


@pytest.mark.parametrize(
    ("date", "told"),
    [("2027-05-10", True), ("2027-05-11", False), ("2027-05-12", False), ("2027-05-13", True)],
)
def test_a_file_of_other_days_is_told(date: str, told: bool) -> None:
    """As a warning, a day before and a day after its costs; the account has the file's days."""
    content = small_ledger_dict(costs=[])
    content["trips"] = [
        {"id": "visit", "name": {"fi": "V", "en": "V"}, "date": date, "file": "x.json"}
    ]
    days = ("2027-05-11", "2027-05-12")
    account = _account(content, {"visit": [{"date": day, "line": small_line()} for day in days]})
    found = [one for one in account.findings if one.code is FindingCode.CONTRADICTION]
    assert [one.severity for one in found] == [Severity.WARNING] * told
    assert (str(account.trips[0].first), str(account.trips[0].last)) == days


@pytest.mark.parametrize("inclusion", ["optional", "own-arrangement"])
def test_what_is_not_included_is_no_cost_of_the_project(inclusion: str) -> None:
    """It is in no total and no category."""
    account = _of_lines(inclusion=inclusion)
    assert (account.total_cents, account.categories) == (0, ())


@pytest.mark.parametrize(("town", "difference"), [(5_000_00, 0), (4_999_99, 1), (5_000_01, -1)])
def test_a_plan_without_remainder_is_even_or_refused(town: int, difference: int) -> None:
    """The plan of 10 000 € with half a grant: the town's half to the cent, or the difference."""
    content = small_ledger_dict()
    content["funding"].update(remainder=[], given=[{"payer": "town", "cents": town}])
    account = _account(content)
    refused = [one for one in account.findings if one.path == "/plan"]
    assert [one.detail["difference_cents"] for one in refused] == ([difference] * bool(difference))
    assert (account.planned is None) == bool(difference)


def test_decided_shares_that_differ_are_errors() -> None:
    """A cent off the share that the plan gives; the right one is no finding."""
    content = small_ledger_dict()
    content["plan"]["by_payer"] = {"state": 5_000_00, "town": 1_000_01}
    (finding,) = _account(content).findings
    assert (finding.severity, finding.path) == (Severity.ERROR, "/plan/by_payer/town")
    assert finding.detail == {"difference_cents": 1}


def test_printed_figures_of_every_kind_are_compared() -> None:
    """Right ones pass, each a cent more is reported."""
    content = small_ledger_dict()
    content["plan"].update(income_cents=500_00, eligible_cents=9_000_00)
    right = {
        "total": 10_000_00,
        "income": 500_00,
        "net": 9_500_00,
        "eligible": 9_000_00,
        "grant": 4_250_00,
        "municipal": 1_000_00,
        "other-public": 0,
        "private": 4_250_00,
    }
    for more in (0, 1):
        content["plan"]["printed"] = [
            {"figure": figure, "cents": amount + more, "source": "S"}
            for figure, amount in right.items()
        ]
        findings = _account(content).findings
        assert [one.detail["difference_cents"] for one in findings] == [more] * more * len(right)


def test_more_than_planned_is_a_warning() -> None:
    """Just the plan is not; a cent more is, with that cent."""
    content = small_ledger_dict(costs=[])
    content["trips"][0].update(net_cents=None, gross_cents=10_000_00)
    assert not _account(content).findings
    content["trips"][0]["gross_cents"] = 10_000_01
    (finding,) = _account(content).findings
    assert finding.code is FindingCode.PLAN_EXCEEDED
    assert finding.detail["difference_cents"] == 1


def test_who_paid_is_not_guessed() -> None:
    """Without an applicant, a cost that names nobody leaves all payments unknown."""
    content = small_ledger_dict(applicant=None)
    assert {payer.paid_cents for payer in _account(content).payers} == {None}
    for one in (*content["costs"], *content["trips"]):
        one["payer"] = "guild"
    assert [payer.paid_cents for payer in _account(content).payers] == [0, 0, 0, 3_125_51]


def test_an_account_fits_its_schema() -> None:
    """What the command writes is what the schema says."""
    jsonschema = pytest.importorskip("jsonschema")
    account = _account(small_ledger_dict())
    jsonschema.validate(json.loads(account.model_dump_json()), schemas()["account"])
